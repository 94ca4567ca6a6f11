#pragma once
// Findings of an auditor, and that an auditor read. Members read them; nobody else does.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/audit_terms.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::events {

/// About a thing, an entry, both, or, without either, the table. An answer is asked by the end of `answer_by`.
struct FindingFiled {
  static constexpr std::string_view type = "finding.filed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  FindingId finding;
  std::optional<ObjectRef> subject;
  std::optional<std::int64_t> entry;
  LocalDate answer_by;
  Instant answer_by_at;
  Disclosed<Title> title;
  Disclosed<MultilineText<20, 4000>> text;
  std::string object() const { return to_string(finding); }
};
BOOST_DESCRIBE_STRUCT(FindingFiled, (), (finding, subject, entry, answer_by, answer_by_at, title, text))

/// By the secretary or the chair, as the entry's capacity says.
struct FindingAnswered {
  static constexpr std::string_view type = "finding.answered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  FindingId finding;
  Disclosed<MultilineText<20, 4000>> text;
  std::string object() const { return to_string(finding); }
};
BOOST_DESCRIBE_STRUCT(FindingAnswered, (), (finding, text))

/// The answer does not do: another is asked, by a new day.
struct FindingAskedAgain {
  static constexpr std::string_view type = "finding.asked_again";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  FindingId finding;
  LocalDate answer_by;
  Instant answer_by_at;
  Disclosed<MultilineText<20, 4000>> text;
  std::string object() const { return to_string(finding); }
};
BOOST_DESCRIBE_STRUCT(FindingAskedAgain, (), (finding, answer_by, answer_by_at, text))

struct FindingClosed {
  static constexpr std::string_view type = "finding.closed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  FindingId finding;
  FindingOutcome outcome{};
  Disclosed<Reason> reason;
  std::string object() const { return to_string(finding); }
};
BOOST_DESCRIBE_STRUCT(FindingClosed, (), (finding, outcome, reason))

/// The holder of that office read, at least once on that day in Europe/Rome, what `reading` names.
struct AuditAccessed {
  static constexpr std::string_view type = "audit.accessed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  AppointmentId appointment;
  AuditedReading reading{};
  LocalDate on;
  std::string object() const { return to_string(appointment); }
};
BOOST_DESCRIBE_STRUCT(AuditAccessed, (), (appointment, reading, on))

}  // namespace tavolo::events
