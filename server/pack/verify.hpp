#pragma once
// The check of a pack in the nine steps of record.md 2.8, each with its own verdict, with nothing but the pack and what
// the reader brings: no server, no database. What does not hold is named by its entry or file; no finding quotes a
// text.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/pack/layout.hpp"
#include "server/record/freeze.hpp"
#include "server/record/succession.hpp"
#include "server/record/verify.hpp"
#include "server/stamp/token.hpp"

namespace tavolo::pack {

struct VerifyRequest {
  std::filesystem::path pack;
  std::optional<std::string> policy;                 ///< text of a policy kept elsewhere; nothing: the pack's own
  std::vector<std::string> vkeys;                    ///< keys of logs kept elsewhere
  std::vector<std::string> known_checkpoints;        ///< notes kept elsewhere
  std::optional<stamp::Authorities> tsa_chain = {};  ///< who may stamp; nothing: the pack's own certificates
};

/// The steps in their order; the first is about the files as such, the others are the nine.
enum class StepKind { files, policy, signatures, tree, checkpoints, entries, disclosures, rules, stamps, attachments };
inline constexpr std::size_t step_count = 10;
std::string_view name_of(StepKind kind);

/// By whose certificates the signatures of the time stamps were verified.
enum class StampsBy { nobody, own, given };

struct PackVerification {
  PackNote note;
  std::string root_hex;  ///< of the tree rebuilt from the entries
  std::string vkey;      ///< the key of the log that was believed
  bool key_from_elsewhere = false;
  std::size_t known_checkpoints = 0;
  std::vector<std::string> cosigners;
  std::vector<record::Step> steps;  ///< by StepKind
  record::DisclosureCounts fields;
  /// Of documents that were filed: their files where the entry's description can be read; where it is redacted or not
  /// of the level the entry counts once, since how many files it names cannot be told.
  record::DisclosureCounts documents;
  record::DisclosureCounts scans;  ///< files of positions and answers that were recorded from paper
  StampsBy stamps_by = StampsBy::nobody;
  std::optional<stamp::Stamp> newest_stamp;  ///< of those that hold
  std::uint64_t recounted = 0;               ///< outcomes counted again from the positions
  std::uint64_t uncounted = 0;               ///< outcomes whose positions are withheld at this level
  std::optional<record::LogFreeze> frozen;   ///< the table's log, as the registry says
  std::optional<record::Checkpoint>
      succeeds;  ///< where the log ended that the table's goes on from, as its entry 0 says

  bool ok() const;
  /// 0 when all holds, else 10 and the number of the first step that does not: 10 files, 11 policy ... 19 attachments.
  int exit_code() const;
};

/// Errors: of the request or the pack as such (no_pack, pack_unreadable, pack_too_new, bad_vkey): nothing was checked.
Result<PackVerification> verify_pack(const VerifyRequest& request);

}  // namespace tavolo::pack
