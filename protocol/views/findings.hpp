#pragma once
// What the auditor's place shows: findings, exceptions with their reasons, who acted how often, and what the regulation
// asked against what happened.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/views/record.hpp"
#include "protocol/views/table.hpp"
#include "protocol/vocabulary/audit_terms.hpp"

namespace tavolo::views {

/// A question of the auditor and the answer to it. `late`: the answer came after its day, or has not come and the day
/// is over.
struct FindingRound {
  Instant asked_at;
  std::int64_t asked_entry = 0;
  std::optional<Body> text;
  LocalDate answer_by;
  bool late = false;
  std::optional<Instant> answered_at;
  std::optional<std::int64_t> answer_entry;
  std::optional<Capacity> answered_as;
  std::optional<Body> answer;
};
BOOST_DESCRIBE_STRUCT(FindingRound, (),
                      (asked_at, asked_entry, text, answer_by, late, answered_at, answer_entry, answered_as, answer))

struct FindingClose {
  Instant at;
  std::int64_t entry = 0;
  FindingOutcome outcome{};
  std::optional<Body> reason;
};
BOOST_DESCRIBE_STRUCT(FindingClose, (), (at, entry, outcome, reason))

/// Audience: members.
struct Finding {
  static constexpr std::string_view type = "finding";
  FindingId id;
  FindingState state{};
  bool late = false;  ///< an answer is awaited and its day is over
  std::optional<ObjectRef> subject;
  std::optional<std::int64_t> entry;  ///< that it is about
  std::optional<Label> title;
  LocalDate answer_by;  ///< of the last question
  std::vector<FindingRound> rounds;
  std::optional<FindingClose> closed;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (id, state, late, subject, entry, title, answer_by, rounds, closed))

struct OverrideLine {
  EntryLine line;
  OverrideKind kind{};
  std::optional<EntryField> reason;  ///< as the reader may have it; none: there is none to that kind
};
BOOST_DESCRIBE_STRUCT(OverrideLine, (), (line, kind, reason))

struct OverridePage {
  std::int64_t size = 0;  ///< entries on record
  std::vector<OverrideLine> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(OverridePage, (), (size, items, next))

/// Acts of one body, or one office, in one capacity; for auditors under one mandate.
struct ActCount {
  std::optional<OrganisationId> organisation;
  Capacity capacity{};
  std::int64_t acts = 0;
  std::int64_t overrides = 0;
  std::int64_t first = 0;  ///< entry
  std::int64_t last = 0;
  Instant last_at;
  std::optional<ActedUnder> under;  ///< as in EntryLine
};
BOOST_DESCRIBE_STRUCT(ActCount, (), (organisation, capacity, acts, overrides, first, last, last_at, under))

struct ActCounts {
  std::int64_t size = 0;
  std::vector<ActCount> items;  ///< offices first, then bodies by their number
};
BOOST_DESCRIBE_STRUCT(ActCounts, (), (size, items))

/// One thing that the regulation asked. `asked` and `happened` are in `unit`; where a rule sets a day, `due_at` is its
/// end. What is not there cannot be said: nothing was asked in a number, or nothing happened.
struct ComplianceLine {
  ComplianceRule rule{};
  ComplianceVerdict verdict{};
  RegulationId regulation;  ///< the version that held then
  ObjectRef object;
  std::optional<Label> label;
  std::optional<ComplianceUnit> unit;
  std::optional<std::int64_t> asked;
  std::optional<std::int64_t> happened;
  std::optional<Instant> due_at;
  std::optional<Instant> happened_at;
  std::vector<std::int64_t> entries;  ///< that it was read from
};
BOOST_DESCRIBE_STRUCT(ComplianceLine, (),
                      (rule, verdict, regulation, object, label, unit, asked, happened, due_at, happened_at, entries))

struct ComplianceCount {
  ComplianceVerdict verdict{};
  std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(ComplianceCount, (), (verdict, lines))

/// The same for all who ask it of a record of `size` entries for the moment `at`.
struct ComplianceReport {
  std::int64_t size = 0;
  Instant at;
  std::vector<ComplianceCount> counts;  ///< of every verdict
  std::vector<ComplianceLine> lines;
};
BOOST_DESCRIBE_STRUCT(ComplianceReport, (), (size, at, counts, lines))

}  // namespace tavolo::views
