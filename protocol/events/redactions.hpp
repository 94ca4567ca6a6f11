#pragma once
// Erasure by order (record.md 2.2, decision 13).

#include <boost/describe/class.hpp>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/redaction_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::events {

/// What is to be erased, on what legal basis and by whose decision. Entries redaction.applied follow in the same
/// commit, one for each entry that the order reaches into. `decided_by` names the office and its act, not a person.
struct RedactionOrdered {
  static constexpr std::string_view type = "redaction.ordered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  RedactionId redaction;
  ErasureTargets targets;
  LegalBasis legal_basis{};
  LocalDate decided_on;
  Disclosed<Text<3, 300>> decided_by;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(redaction); }
};
BOOST_DESCRIBE_STRUCT(RedactionOrdered, (), (redaction, targets, legal_basis, decided_on, decided_by, reason))

/// The commit that holds this has removed these disclosures of the entry `target_seq`. The verifier takes a missing
/// disclosure as REDACTED only where such an entry names it (format).
struct RedactionApplied {
  static constexpr std::string_view type = "redaction.applied";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  RedactionId redaction;
  std::int64_t target_seq = 0;
  List<FieldName, 1, 64> fields;
  std::string object() const { return to_string(redaction); }
};
BOOST_DESCRIBE_STRUCT(RedactionApplied, (), (redaction, target_seq, fields))

}  // namespace tavolo::events
