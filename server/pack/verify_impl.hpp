#pragma once
// The inside of the verifier: what its steps hand to each other.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/pack/container.hpp"
#include "server/pack/verify.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/policy.hpp"
#include "server/record/rotation.hpp"
#include "server/record/tree.hpp"

namespace tavolo::pack {

/// One of the two logs of a pack.
struct PackedLog {
  std::string prefix;  ///< "" or "registry/"
  std::string origin;
  const record::Verifier* key = nullptr;   ///< the one that is believed
  std::optional<record::LogKeys> keys{};   ///< that one, and those that the registry leads to from it
  std::optional<record::Checkpoint> head;  ///< when its signature holds
  std::vector<Hash> leaves;                ///< of the entries as they are, up to the first bundle that is not there
  bool whole = false;                      ///< the leaves make the signed root
};

struct Verifying {
  const VerifyRequest& request;
  const Source& source;
  PackVerification& result;
  record::Policy policy{};
  std::vector<record::Verifier> keys{};  ///< of logs: those given stand over the policy's
  record::KeyChains chains{};            ///< as the registry's entries say; each link is signed by both its keys
  PackedLog table{};
  PackedLog registry{"registry/", {}, nullptr, std::nullopt, std::nullopt, {}, false};

  record::Step& step(StepKind kind) { return result.steps[static_cast<std::size_t>(kind)]; }
  void note(StepKind kind, std::optional<std::uint64_t> seq, std::string field, std::string what);
  /// What of the step could not be looked at; once.
  void leave_out(StepKind kind, std::string_view part);
  void note(StepKind kind, std::string field, std::string what) {
    note(kind, std::nullopt, std::move(field), std::move(what));
  }
};

void verify_files(Verifying& verifying);
/// Reads how the logs' keys were changed, before anything is believed.
void read_chains(Verifying& verifying);
/// Also decides which keys are believed. False: there is no key, nothing more can be said.
bool verify_policy(Verifying& verifying);
void verify_signatures(Verifying& verifying);
void verify_tree(Verifying& verifying, PackedLog& log);
void verify_checkpoints(Verifying& verifying, const PackedLog& log);
void verify_known_checkpoints(Verifying& verifying);
/// The registry's word on the ends of the logs, against their entries; that the table cites another log.
void verify_end(Verifying& verifying);
/// What entry 0 cites.
void read_beginning(Verifying& verifying);
/// The steps `entries`, `disclosures`, `rules` and `attachments`.
void verify_entries(Verifying& verifying);
/// Of both logs, as the registry names them.
void verify_stamps(Verifying& verifying);
/// That the registry names the table's log.
void verify_registry(Verifying& verifying);

/// The bundles of a log, in order; stops where one is missing or out of form.
template <class Visit>
void for_each_bundle(const Source& source, const PackedLog& log, std::uint64_t size, const Visit& visit) {
  for (const record::Tile& bundle : bundles_of(size)) {
    const auto bytes = source.read(log.prefix + record::tile_path(bundle));
    const auto leaves = bytes ? record::parse_bundle(*bytes) : std::unexpected(bytes.error());
    if (!leaves || leaves->size() != bundle.width) return;
    visit(bundle.n * record::full_tile, *leaves);
  }
}

}  // namespace tavolo::pack
