#pragma once
// Whom a verifier believes (C2SP tlog-policy.md; record.md 1.11): keys of logs, keys of witnesses, and how many of
// these have to have cosigned a checkpoint.

#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/note.hpp"

namespace tavolo::pack {

struct Witness {
  std::string name;           ///< in the policy
  std::string vkey_name;      ///< in the signature lines
  std::uint32_t id = 0;       ///< in the signature lines
  record::Verifier verifier;  ///< of the same key, for the text that a cosignature is over
};

struct Group {
  std::string name;
  std::size_t needed = 0;
  std::vector<std::string> members;
};

struct Policy {
  std::vector<record::Verifier> logs;
  std::vector<Witness> witnesses;
  std::vector<Group> groups;
  std::string quorum;  ///< name of a witness or group, or "none"

  /// The key of a log, or null.
  const record::Verifier* log_key(std::string_view origin) const;
};

/// Lines `log`, `witness`, `group`, `quorum`; empty ones and those that begin with '#' say nothing.
/// Error `malformed_policy`, whose message names the line.
Result<Policy> parse_policy(std::string_view text);

/// The names of the witnesses whose cosignature (tlog-cosignature.md v1) of the note verifies. Errors: malformed_note,
/// `bad_signature` (a known witness's line that does not verify).
Result<std::vector<std::string>> cosigners_of(std::string_view note, const Policy& policy);
/// True when these witnesses meet the policy's quorum.
bool meets_quorum(const Policy& policy, const std::vector<std::string>& cosigners);

}  // namespace tavolo::pack
