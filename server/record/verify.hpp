#pragma once
// The verifier of bytes: reads a table's files without changing them and without the server, trusts the log's public
// key alone, and names the entry and the field of what does not hold. Rules of the table are recounted elsewhere
// (audit).

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/freeze.hpp"

namespace tavolo::record {

struct StoredEntry;

/// What does not hold. `seq` is the entry's, if it is one entry's matter; `field` is a stable path: "leaf", "node 2/5",
/// "checkpoint 17", "sd.reason", "prev", "command" ...; `what` a sentence in English without any disclosed text.
struct Finding {
  std::optional<std::uint64_t> seq;
  std::string field;
  std::string what;
};

struct Step {
  std::string name;  ///< storage, signatures, tree, checkpoints, known_checkpoints, entries, disclosures, commands;
                     ///< frozen and succession of a log that is so
  bool ok = true;
  std::vector<Finding> findings;
  std::uint64_t checked = 0;  ///< things looked at
  /// What of it could not be looked at with what was given, each a sentence in English; none: all was.
  std::vector<std::string> left_out = {};
};

/// What a step says, in one word: `ok` all of it was looked at and holds; `partly` what was looked at holds, and
/// `left_out` says what was not; `nothing` there was nothing to look at; `fail` something does not hold.
enum class Verdict { ok, partly, nothing, fail };
Verdict verdict_of(const Step& step);
std::string_view to_string(Verdict verdict);

/// The four states of a field (record.md 2.2).
struct DisclosureCounts {
  std::uint64_t disclosed = 0;
  std::uint64_t redacted = 0;
  std::uint64_t withheld = 0;
  std::uint64_t missing = 0;  ///< each is also a finding
};

struct VerifyRequest {
  std::filesystem::path data;
  std::string slug;
  /// The log's public key. Empty: taken from the signing key's file below DATA, which shows only that the files agree.
  std::string vkey;
  /// Notes of checkpoints kept elsewhere (the whole text of each).
  std::vector<std::string> known_checkpoints;
  /// The same of the log that this one goes on from, and its key (empty: their signatures are not looked at).
  std::vector<std::string> predecessor_checkpoints = {};
  std::string predecessor_vkey = {};
  /// Units whose disclosures are not to be opened (open votes); they count as withheld.
  std::function<bool(std::string_view unit)> withheld;
  /// Told of each entry that could be read, in order. What of it is erased or withheld is there without its text, as
  /// erased; texts of disclosures are left out.
  std::function<void(const StoredEntry&)> visit;
};

struct Verification {
  std::string origin;
  std::uint64_t size = 0;
  std::string root_hex;  ///< of the tree rebuilt from the entries
  std::string vkey;      ///< the key that was trusted
  std::vector<Step> steps;
  DisclosureCounts disclosures;
  std::optional<LogFreeze> frozen;     ///< as the registry beside it says
  std::optional<Checkpoint> succeeds;  ///< where the log ended that this one goes on from, as entry 0 says
  bool ok() const;
  const Step* find(std::string_view step) const;
};

/// At most this many findings are kept a step.
inline constexpr std::size_t max_findings = 100;

/// Errors are of the request and the files as such (log_not_found, log_unavailable, bad_vkey, file_not_found for a key
/// that is nowhere): what is wrong with the record is a finding. Without keys/<slug>.db every disclosure counts as
/// withheld.
Result<Verification> verify_table(const VerifyRequest& request);

/// Only tells `request.visit` of the entries, as they stand at one moment: also beside the program that writes them.
/// What does not hold is left out and not told. Errors as above.
Result<void> visit_entries(const VerifyRequest& request);

}  // namespace tavolo::record
