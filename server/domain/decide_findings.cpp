// Findings of an auditor: filed, answered by the desk, followed up; and that an auditor read (issue: the auditor's
// place). A finding belongs to the office, not to who holds it: any auditor follows it up.

#include "server/domain/families.hpp"
#include "server/domain/findings.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/redactions.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#findings";
constexpr std::string_view reading_rule = "rules#auditing";
/// An answer further away than that is none.
constexpr std::int64_t longest_term_days = 365;

std::expected<void, Refusal> check_term(const Moment& moment, LocalDate answer_by) {
  if (answer_by <= moment.today()) return refuse_at("/answer_by", "answer_day_too_near", rule);
  if (answer_by > plus_days(moment.today(), longest_term_days)) {
    return refuse_at("/answer_by", "answer_day_too_far", rule);
  }
  return {};
}

/// The finding, unless it is unknown or closed.
std::expected<const Finding*, Refusal> find_open(const State& state, FindingId id) {
  const auto found = state.findings.find(id);
  if (found == state.findings.end()) return refuse_at("/finding", "not_found", rule);
  if (found->second.closed) return refuse("finding_closed", rule, Detail().add("finding", to_string(id)));
  return &found->second;
}

Decision one(events::Event event) { return Decided{.events = {std::move(event)}, .created = {}}; }

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::FileFinding&) { return Relation::none; }
Relation relation_to(const State&, const Acting&, const commands::AnswerFinding&) { return Relation::none; }
Relation relation_to(const State&, const Acting&, const commands::AskFindingAgain&) { return Relation::none; }
Relation relation_to(const State&, const Acting&, const commands::CloseFinding&) { return Relation::none; }
Relation relation_to(const State&, const Acting&, const commands::NoteAuditAccess&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::FileFinding& command) {
  if (command.subject && !is_known(state, *command.subject)) return refuse_at("/subject", "not_found", rule);
  if (command.entry && (*command.entry < 0 || static_cast<std::uint64_t>(*command.entry) >= state.size)) {
    return refuse_at("/entry", "entry_not_on_record", rule);
  }
  if (auto term = check_term(moment, command.answer_by); !term) return std::unexpected(term.error());
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/text", command.text.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  events::FindingFiled event;
  event.finding = FindingId{state.counters.finding + 1};
  event.subject = command.subject;
  event.entry = command.entry;
  event.answer_by = command.answer_by;
  event.answer_by_at = moment.end_of(command.answer_by);
  event.title = command.title;
  event.text = command.text;
  return Decided{.events = {event}, .created = to_string(event.finding)};
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::AnswerFinding& command) {
  const auto finding = find_open(state, command.finding);
  if (!finding) return std::unexpected(finding.error());
  if ((*finding)->state() == FindingState::answered) return refuse("finding_answered_already", rule);
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::FindingAnswered{command.finding, command.text});
}

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::AskFindingAgain& command) {
  const auto finding = find_open(state, command.finding);
  if (!finding) return std::unexpected(finding.error());
  if ((*finding)->state() != FindingState::answered) return refuse("finding_not_answered", rule);
  if (auto term = check_term(moment, command.answer_by); !term) return std::unexpected(term.error());
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(
      events::FindingAskedAgain{command.finding, command.answer_by, moment.end_of(command.answer_by), command.text});
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::CloseFinding& command) {
  const auto finding = find_open(state, command.finding);
  if (!finding) return std::unexpected(finding.error());
  if (command.outcome == FindingOutcome::accepted && (*finding)->state() != FindingState::answered) {
    return refuse("finding_not_answered", rule);
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::FindingClosed{command.finding, command.outcome, command.reason});
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::NoteAuditAccess& command) {
  TAVOLO_CHECK(acting.appointment.has_value());
  if (is_noted(state, *acting.appointment, command.reading, moment.today())) {
    return refuse("reading_noted_already", reading_rule);
  }
  return one(events::AuditAccessed{*acting.appointment, command.reading, moment.today()});
}

bool is_noted(const State& state, AppointmentId auditor, AuditedReading reading, LocalDate today) {
  const auto found = state.audited.find(auditor);
  if (found == state.audited.end()) return false;
  const auto day = found->second.find(reading);
  return day != found->second.end() && day->second >= today;
}

}  // namespace tavolo::domain
