#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/polls.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

void touch_poll(const Poll& poll, Touched& touched) {
  touched.insert({"poll", to_string(poll.id)});
  touched.insert({"poll_turnout", to_string(poll.id)});
  touch_desk(touched);
  if (poll.terms.sitting) touched.insert({"desk", to_string(*poll.terms.sitting)});
  if (poll.terms.round_of) touched.insert({"poll", to_string(*poll.terms.round_of)});
}

/// The poll began or ended for everybody who is asked.
void touch_asked(const Poll& poll, Touched& touched) {
  for (const OrganisationId body : poll.electorate) touched.insert({"waiting", to_string(body)});
}

/// One more version of a body's answer, whoever put it on record.
void take_answer(Poll& poll, OrganisationId body, PollAnswerVersion version, Touched& touched) {
  auto& versions = poll.answers[body];
  const bool marked = version.channel || (!versions.empty() && versions.back().channel);
  versions.push_back(std::move(version));
  touched.insert({"poll_turnout", to_string(poll.id)});
  touched.insert({"waiting", to_string(body)});
  touched.insert({"own_poll_answer", to_string(poll.id) + '/' + to_string(body)});
  if (marked) touched.insert({"poll", to_string(poll.id)});
}

void end(Poll& poll, VoteState state, const Stamp& stamp, const Disclosed<MultilineText<0, 2000>>& reason) {
  poll.state = state;
  poll.closed = stamp;
  poll.closing_reason = reason;
}

Disclosed<MultilineText<0, 2000>> as_closing_reason(const Disclosed<Reason>& reason) {
  if (reason.erased()) return {};
  return MultilineText<0, 2000>::of(reason.value->str());
}

}  // namespace

void evolve_one(State& state, const Stamp&, const events::PollPrepared& event, Touched& touched) {
  Poll& poll = state.polls[event.poll];
  poll.id = event.poll;
  poll.terms = event.terms;
  poll.title = event.title;
  poll.question = event.question;
  poll.options = event.options;
  ++state.counters.poll;
  if (event.terms.round_of) state.polls.at(*event.terms.round_of).rounds.push_back(event.poll);
  touch_poll(poll, touched);
}

void evolve_one(State& state, const Stamp&, const events::PollDiscarded& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  poll.state = VoteState::discarded;
  poll.closing_reason = as_closing_reason(event.reason);
  touch_poll(poll, touched);
}

void evolve_one(State& state, const Stamp&, const events::PollScheduled& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  poll.scheduled = true;
  poll.missed.reset();
  poll.on_order = event.on_order;
  poll.order = event.order;
  touch_poll(poll, touched);
}

void evolve_one(State& state, const Stamp&, const events::PollOpeningMissed& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  poll.scheduled = false;
  poll.on_order = false;
  poll.order = {};
  poll.missed = event.cause;
  touch_poll(poll, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PollOpened& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  poll.state = VoteState::open;
  poll.scheduled = false;
  poll.missed.reset();
  poll.terms = event.terms;
  poll.title = event.title;
  poll.question = event.question;
  poll.options = event.options;
  poll.order = event.order;
  poll.on_order = event.on_order;
  poll.regulation = event.regulation;
  poll.quorum_needed = event.quorum_needed;
  poll.electorate = poll_electorate(state, poll.terms);
  if (poll.terms.sitting) poll.item = state.sittings.at(*poll.terms.sitting).current_item;
  for (const OrganisationId body : poll.electorate) poll.bench_at_opening[body] = state.organisations.at(body).bench;
  TAVOLO_CHECK(electorate_digest(poll.electorate) == event.electorate_digest);  // decision 10
  poll.opened = stamp;
  touch_poll(poll, touched);
  touch_asked(poll, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PollAnswered& event, Touched& touched) {
  TAVOLO_CHECK(stamp.organisation.has_value());
  PollAnswerVersion version;
  version.value = event.value;
  version.stamp = stamp;
  take_answer(state.polls.at(event.poll), *stamp.organisation, std::move(version), touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PollAnswerRecorded& event, Touched& touched) {
  PollAnswerVersion version;
  version.value = event.value;
  version.stamp = stamp;
  version.channel = event.channel;
  version.evidence = event.evidence;
  version.stored = event.stored;
  take_answer(state.polls.at(event.poll), event.organisation, std::move(version), touched);
}

void evolve_one(State& state, const Stamp&, const events::PollAnswerContested& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  PollAnswerVersion& version = poll.answers.at(event.organisation).back();
  version.contested = true;
  version.contest = event.reason;
  touched.insert({"poll", to_string(poll.id)});
  touched.insert({"waiting", to_string(event.organisation)});
  touched.insert({"own_poll_answer", to_string(poll.id) + '/' + to_string(event.organisation)});
}

void evolve_one(State& state, const Stamp& stamp, const events::PollClosed& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  end(poll, VoteState::closed, stamp, event.reason);
  touch_poll(poll, touched);
  touch_asked(poll, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PollResultDeclared& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  poll.result = event.result;
  poll.declared = stamp;
  touch_poll(poll, touched);
  touched.insert({"poll_result", to_string(poll.id)});
}

void evolve_one(State& state, const Stamp& stamp, const events::PollAnnulled& event, Touched& touched) {
  Poll& poll = state.polls.at(event.poll);
  end(poll, VoteState::annulled, stamp, as_closing_reason(event.reason));
  touch_poll(poll, touched);
  touch_asked(poll, touched);
}

}  // namespace tavolo::domain
