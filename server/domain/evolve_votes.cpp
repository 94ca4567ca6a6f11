#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

const OnProposal* proposal_of(const Vote& vote) { return std::get_if<OnProposal>(&vote.terms.subject); }

/// The proposal that is voted follows its vote (decision 30).
void move_proposal(State& state, const Vote& vote, ProposalState next, const Stamp& stamp) {
  const OnProposal* on = proposal_of(vote);
  if (on == nullptr) return;
  Proposal& proposal = state.proposals.at(on->proposal);
  proposal.state = next;
  proposal.path.push_back({next, stamp});
  proposal.vote = vote.id;
}

/// The vote, its turnout, what hangs on it, and what waits for the desk.
void touch_vote(const State& state, const Vote& vote, Touched& touched) {
  touched.insert({"vote", to_string(vote.id)});
  touched.insert({"ballot", to_string(vote.id)});
  touch_desk(touched);
  if (vote.place) touched.insert({"desk", to_string(vote.place->sitting)});
  const OnProposal* on = proposal_of(vote);
  if (on == nullptr) return;
  const Proposal& proposal = state.proposals.at(on->proposal);
  touched.insert({"proposal", to_string(proposal.id)});
  touched.insert({"waiting", to_string(proposal.proposer)});
  for (const auto& [asked, answer] : proposal.cosignatures) touched.insert({"waiting", to_string(asked)});
  touch_plan_around(state, proposal.newest().facts.target, touched);
}

/// The vote began or ended for everybody in its electorate.
void touch_electorate(const Vote& vote, Touched& touched) {
  for (const OrganisationId body : vote.electorate) touched.insert({"waiting", to_string(body)});
  for (const auto& [body, versions] : vote.positions) touch_own_position(vote.id, body, touched);
  for (const auto& [giver, holder] : vote.proxies) touch_proxy(vote, giver, touched);
}

/// From here on nobody is asked any more.
void end(Vote& vote, VoteState state, const Stamp& stamp, const Disclosed<MultilineText<0, 2000>>& reason) {
  vote.state = state;
  vote.closed = stamp;
  vote.closing_reason = reason;
}

Disclosed<MultilineText<0, 2000>> as_closing_reason(const Disclosed<Reason>& reason) {
  if (reason.erased()) return {};
  return MultilineText<0, 2000>::of(reason.value->str());
}

}  // namespace

void evolve_one(State& state, const Stamp&, const events::VotePrepared& event, Touched& touched) {
  Vote& vote = state.votes[event.vote];
  vote.id = event.vote;
  vote.terms = event.terms;
  vote.title = event.title;
  vote.question = event.question;
  ++state.counters.vote;
  touch_vote(state, vote, touched);
}

void evolve_one(State& state, const Stamp&, const events::VoteDiscarded& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.state = VoteState::discarded;
  vote.opens_at.reset();
  vote.closing_reason = as_closing_reason(event.reason);
  touch_vote(state, vote, touched);
}

void evolve_one(State& state, const Stamp&, const events::VoteScheduled& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.opens_at = event.opens_at;
  vote.on_order = event.on_order;
  vote.order = event.order;
  vote.missed.reset();
  touch_vote(state, vote, touched);
}

void evolve_one(State& state, const Stamp&, const events::VoteOpeningMissed& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.opens_at.reset();
  vote.on_order = false;
  vote.order = {};
  vote.missed = event.cause;
  touch_vote(state, vote, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::VoteOpened& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.state = VoteState::open;
  vote.opens_at.reset();
  vote.missed.reset();
  vote.terms = event.terms;
  vote.title = event.title;
  vote.question = event.question;
  vote.order = event.order;
  vote.on_order = event.on_order;
  vote.regulation = event.regulation;
  vote.quorum_needed = event.quorum_needed;
  if (event.seat) vote.place = event.seat->place;
  vote.link = event.link;
  vote.ratify_by = event.ratify_by;
  vote.ratify_by_at = event.ratify_by_at;
  Electorate electorate = electorate_of(state, vote);
  vote.electorate = std::move(electorate.bodies);
  vote.proxies = std::move(electorate.proxies);
  vote.seat = electorate.seat;
  for (const OrganisationId body : vote.electorate) vote.bench_at_opening[body] = state.organisations.at(body).bench;
  // decision 10: the entry holds the digest alone, so a list that differs from the one frozen must not count votes
  TAVOLO_CHECK(electorate_digest(vote.electorate) == event.electorate_digest && vote.seat == event.seat);
  vote.opened = stamp;
  move_proposal(state, vote, ProposalState::positions_open, stamp);
  touch_vote(state, vote, touched);
  touch_electorate(vote, touched);
  if (vote.place) touched.insert({"sitting", to_string(vote.place->sitting)});
  if (vote.link) touched.insert({"vote", to_string(vote.link->vote)});
}

void evolve_one(State& state, const Stamp& stamp, const events::PositionCast& event, Touched& touched) {
  TAVOLO_CHECK(stamp.organisation.has_value());
  CastVersion version;
  version.value = event.value;
  version.texts = event.texts;
  version.capacity = stamp.capacity;
  version.stamp = stamp;
  version.subject_to_ratification = event.subject_to_ratification;
  take_position(state.votes.at(event.vote), *stamp.organisation, std::move(version), touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::VoteClosed& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  end(vote, VoteState::closed, stamp, event.reason);
  move_proposal(state, vote, ProposalState::positions_closed, stamp);
  touch_vote(state, vote, touched);
  touch_electorate(vote, touched);
  touched.insert({"outcome", to_string(vote.id)});
}

void evolve_one(State& state, const Stamp& stamp, const events::OutcomeDeclared& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.result = event.result;
  vote.declared = stamp;
  vote.pending.assign(event.pending.begin(), event.pending.end());
  touch_vote(state, vote, touched);
  touched.insert({"outcome", to_string(vote.id)});
}

void evolve_one(State& state, const Stamp& stamp, const events::VoteAnnulled& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  end(vote, VoteState::annulled, stamp, as_closing_reason(event.reason));
  move_proposal(state, vote, ProposalState::in_discussion, stamp);
  touch_vote(state, vote, touched);
  touch_electorate(vote, touched);
}

}  // namespace tavolo::domain
