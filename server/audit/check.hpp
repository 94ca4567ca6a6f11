#pragma once
// The part of `tavolo verify` that knows the table's rules: every entry read strictly against the schema of its event,
// every electorate and every outcome computed again. record::verify_table checks the bytes beneath.

#include <cstdint>
#include <memory>
#include <vector>

#include "server/record/log.hpp"
#include "server/record/verify.hpp"

namespace tavolo::audit {

/// Replays all entries. What does not hold, named by its entry: `field` is "type" (a kind of entry that this program
/// does not know), "schema", "rule" (a regulation that is not on record), "electorate", "position", "close" or
/// "outcome". Positions of votes that are not closed are read for their form alone, never tallied, and no finding says
/// anything of what they hold. A log that cannot be read to its end gives a last finding without entry. At most
/// record::max_findings.
std::vector<record::Finding> check_entries(record::Log& log);

/// The same for entries of which some texts are withheld, as in a pack: what cannot be counted is left uncounted, and
/// said so. Entries come in order; those whose content is withheld are not given.
class EntryChecker {
 public:
  EntryChecker();
  ~EntryChecker();
  EntryChecker(const EntryChecker&) = delete;
  EntryChecker& operator=(const EntryChecker&) = delete;

  void take(const record::StoredEntry& entry);
  /// After the last entry.
  void finish();
  const std::vector<record::Finding>& findings() const;
  std::uint64_t recounted() const;  ///< outcomes and results that were counted again
  std::uint64_t uncounted() const;  ///< those whose positions or answers are withheld

 private:
  friend std::vector<record::Finding> check_entries(record::Log& log);
  class Checker;
  explicit EntryChecker(bool partial);
  std::unique_ptr<Checker> checker_;
};

}  // namespace tavolo::audit
