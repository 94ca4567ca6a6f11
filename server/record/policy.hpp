#pragma once
// Policy files (C2SP tlog-policy; record.md 1.11): which logs and witnesses are known, and which witnesses together are
// enough. For the verifier, and for the server that asks the witnesses.

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/note.hpp"

namespace tavolo::record {

/// Of each kind of line; the specification asks for 32.
inline constexpr std::size_t most_policy_lines = 256;

class Policy {
 public:
  struct Log {
    Verifier key;
    std::string url;  ///< empty: none
  };
  struct Witness {
    std::string name;  ///< in the file; the key has a name of its own
    Verifier key;
    std::string url;  ///< submission prefix; empty: none
  };

  /// Keys are Ed25519, of logs 0x01, of witnesses 0x04. Error `malformed_policy`, with the number of the line.
  static Result<Policy> parse(std::string_view text);

  const std::vector<Log>& logs() const { return logs_; }
  const std::vector<Witness>& witnesses() const { return witnesses_; }
  /// Whether witnesses, by their places in witnesses(), make the quorum; "none" is made by nobody at all.
  bool quorum(const std::set<std::size_t>& cosigned) const;
  bool quorum_is_none() const { return quorum_.empty(); }

 private:
  struct Group {
    std::string name;
    std::size_t threshold = 0;
    std::vector<std::string> members;
  };
  class Reader;

  bool witnessed(const std::string& name, const std::set<std::size_t>& cosigned) const;

  std::vector<Log> logs_;
  std::vector<Witness> witnesses_;
  std::vector<Group> groups_;
  std::string quorum_;
};

/// What a policy finds in a note.
struct Judged {
  Checkpoint checkpoint;
  std::set<std::size_t> cosigned;  ///< places in Policy::witnesses()
  bool quorum = false;
};
/// Verifies the lines of these logs and of every witness of the policy. Errors: those of open_note and of
/// parse_checkpoint_text, `no_known_signature` when none of the logs, with the note's origin, signed it.
Result<Judged> judge(const Policy& policy, std::string_view note, std::span<const Verifier> logs);
/// With the logs that the policy names.
Result<Judged> judge(const Policy& policy, std::string_view note);

}  // namespace tavolo::record
