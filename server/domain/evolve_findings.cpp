#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

void touch_finding(FindingId finding, Touched& touched) {
  touched.insert({"finding", to_string(finding)});
  touched.insert({"waiting", "desk-3"});
  touch_desk(touched);
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::FindingFiled& event, Touched& touched) {
  Finding& finding = state.findings[event.finding];
  finding.id = event.finding;
  finding.subject = event.subject;
  finding.entry = event.entry;
  finding.title = event.title;
  FindingRound& round = finding.rounds.emplace_back();
  round.text = event.text;
  round.answer_by = event.answer_by;
  round.answer_by_at = event.answer_by_at;
  round.asked = stamp;
  state.counters.finding = std::max(state.counters.finding, event.finding.n);
  touch_finding(event.finding, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::FindingAnswered& event, Touched& touched) {
  FindingRound& round = state.findings.at(event.finding).rounds.back();
  round.answer = event.text;
  round.answered = stamp;
  touch_finding(event.finding, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::FindingAskedAgain& event, Touched& touched) {
  FindingRound& round = state.findings.at(event.finding).rounds.emplace_back();
  round.text = event.text;
  round.answer_by = event.answer_by;
  round.answer_by_at = event.answer_by_at;
  round.asked = stamp;
  touch_finding(event.finding, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::FindingClosed& event, Touched& touched) {
  Finding& finding = state.findings.at(event.finding);
  finding.outcome = event.outcome;
  finding.reason = event.reason;
  finding.closed = stamp;
  touch_finding(event.finding, touched);
}

/// No value of the feed shows it: the history does.
void evolve_one(State& state, const Stamp&, const events::AuditAccessed& event, Touched&) {
  state.audited[event.appointment][event.reading] = event.on;
}

}  // namespace tavolo::domain
