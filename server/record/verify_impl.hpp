#pragma once
// The inside of the verifier: what its steps hand to each other.

#include <map>
#include <set>
#include <vector>

#include "server/record/keys.hpp"
#include "server/record/rotation.hpp"
#include "server/record/tree.hpp"
#include "server/record/verify.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::record {

struct Verifying {
  const VerifyRequest& request;
  storage::Connection& database;
  KeyStore* keys;  ///< null: every disclosure is withheld
  const LogKeys& log_keys;
  std::string origin;

  /// Checkpoints of the file whose signature holds, by size.
  std::map<std::uint64_t, Hash> signed_roots;
  /// Leaf hashes as the record is believed to have been: of the entries, or of the nodes where those fit what was
  /// signed.
  std::vector<Hash> leaves;
  /// Entries whose bytes are not those that were recorded.
  std::set<std::uint64_t> changed;
  /// Root of the tree that the entries as they are make.
  Hash rebuilt_root{};
};

/// Notes a finding and that the step has failed.
void note_finding(Step& step, std::optional<std::uint64_t> seq, std::string field, std::string what);

Step verify_signatures(Verifying& verifying);
Step verify_tree(Verifying& verifying);
Step verify_checkpoints(Verifying& verifying);
Step verify_known_checkpoints(Verifying& verifying);
/// Fills both steps: a non-public entry is read through one of its disclosures.
void verify_entries(Verifying& verifying, Step& entries, Step& disclosures, DisclosureCounts& counts);
Step verify_commands(Verifying& verifying);

}  // namespace tavolo::record
