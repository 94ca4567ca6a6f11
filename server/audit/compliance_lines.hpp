#pragma once
// Inside the room: what the rules of the compliance report share.

#include <vector>

#include "protocol/views/findings.hpp"
#include "server/domain/calendar.hpp"
#include "server/domain/state.hpp"

namespace tavolo::audit {

using ComplianceLines = std::vector<views::ComplianceLine>;

/// What a rule is judged on. `moment.now` is the moment of the report.
struct Judged {
  const domain::State& state;
  domain::Moment moment;

  /// The version in force when the entry `index` was made.
  const domain::RegulationVersion& in_force(std::uint64_t index) const;
  SittingRules sittings_in_force(std::uint64_t index) const;
  std::int64_t days_between(LocalDate from, LocalDate to) const { return (to.day - from.day).count(); }
  LocalDate day_of(Instant instant) const { return moment.calendar.day_of(instant); }
};

/// A line about a thing under the version that was in force at the entry `since`, which it names as the first.
views::ComplianceLine line_of(const Judged& judged, ComplianceRule rule, std::string object, std::uint64_t since);

/// Judges a term: when it ended, and the entry that met it, if any. Sets verdict, moments and entries of the line.
void judge_term(const Judged& judged, views::ComplianceLine& line, Instant due_at,
                const std::optional<domain::Stamp>& met);

/// Rules of sittings, their documents and minutes (compliance_sittings.cpp), of one rule each.
void add_notice_terms(const Judged& judged, ComplianceLines& lines);
void add_notices_delivered(const Judged& judged, ComplianceLines& lines);
void add_document_terms(const Judged& judged, ComplianceLines& lines);
void add_second_calls(const Judged& judged, ComplianceLines& lines);
void add_quorums(const Judged& judged, ComplianceLines& lines);
void add_minutes_drafts(const Judged& judged, ComplianceLines& lines);
void add_minutes_objections(const Judged& judged, ComplianceLines& lines);
void add_extracts(const Judged& judged, ComplianceLines& lines);

}  // namespace tavolo::audit
