#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

/// The vote itself says of a body that its position was recorded for it, or is to be ratified.
bool shows_in_vote(const CastVersion& version) {
  return version.channel.has_value() || version.subject_to_ratification;
}

CastVersion& newest(Vote& vote, OrganisationId body) { return vote.positions.at(body).back(); }

void touch_marks(const Vote& vote, OrganisationId body, Touched& touched) {
  touched.insert({"vote", to_string(vote.id)});
  touched.insert({"waiting", to_string(body)});
  touch_own_position(vote.id, body, touched);
}

/// Every value is there; where positions are withheld, as from a report that needs none, nothing can be counted.
bool can_be_counted(const Vote& vote) {
  return std::ranges::all_of(vote.positions,
                             [](const auto& held) { return held.second.back().value.value.has_value(); });
}

/// Counted anew, of a closed vote whose outcome does not stand yet.
void find_pending(const State& state, Vote& vote, Touched& touched) {
  if (vote.state == VoteState::closed && !vote.confirmed && can_be_counted(vote))
    vote.pending = pending_causes(vote, result_of(state, vote));
  touched.insert({"vote", to_string(vote.id)});
  touched.insert({"outcome", to_string(vote.id)});
  touch_desk(touched);
  if (vote.place) touched.insert({"desk", to_string(vote.place->sitting)});
}

}  // namespace

void take_position(Vote& vote, OrganisationId body, CastVersion version, Touched& touched) {
  auto& versions = vote.positions[body];
  const bool marked = shows_in_vote(version) || (!versions.empty() && shows_in_vote(versions.back()));
  versions.push_back(std::move(version));
  touched.insert({"ballot", to_string(vote.id)});
  touched.insert({"waiting", to_string(body)});
  if (marked) touched.insert({"vote", to_string(vote.id)});
  touch_own_position(vote.id, body, touched);
  touch_proxy(vote, body, touched);
}

void evolve_one(State& state, const Stamp&, const events::VotePlaced& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.place = event.place;
  vote.link = event.link;
  auto& agenda = state.sittings.at(event.place.sitting).agenda;
  const auto item = std::ranges::find(agenda, event.place.item, [](const AgendaItem& held) { return held.entry.id; });
  TAVOLO_CHECK(item != agenda.end());
  item->votes.push_back(vote.id);
  touched.insert({"vote", to_string(vote.id)});
  touched.insert({"sitting", to_string(event.place.sitting)});
  touched.insert({"desk", to_string(event.place.sitting)});
  if (vote.link) state.votes.at(vote.link->vote).linked.push_back(vote.id);
}

void evolve_one(State& state, const Stamp& stamp, const events::PositionRecorded& event, Touched& touched) {
  CastVersion version;
  version.value = event.value;
  version.texts = event.texts;
  version.evidence = event.evidence;
  version.stored = event.stored;
  version.capacity = stamp.capacity;
  version.stamp = stamp;
  version.channel = event.channel;
  version.subject_to_ratification = event.subject_to_ratification;
  take_position(state.votes.at(event.vote), event.organisation, std::move(version), touched);
}

void evolve_one(State& state, const Stamp&, const events::RecordedPositionContested& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  CastVersion& version = newest(vote, event.organisation);
  version.contested = true;
  version.contest = event.reason;
  touch_marks(vote, event.organisation, touched);
  touch_proxy(vote, event.organisation, touched);
  touch_desk(touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PositionRatified& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  newest(vote, event.organisation).ratified = stamp;
  touch_marks(vote, event.organisation, touched);
  find_pending(state, vote, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PositionLapsed& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  newest(vote, event.organisation).lapsed = stamp;
  touch_marks(vote, event.organisation, touched);
  find_pending(state, vote, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::DissentAnswered& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.dissent_answer = event.answer;
  vote.answered = stamp;
  find_pending(state, vote, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::OutcomeConfirmed& event, Touched& touched) {
  Vote& vote = state.votes.at(event.vote);
  vote.result = event.result;
  vote.confirmed = stamp;
  vote.pending.clear();
  if (const auto* on = std::get_if<OnProposal>(&vote.terms.subject)) {
    touched.insert({"proposal", to_string(on->proposal)});  // it can have its reply now
  }
  touched.insert({"vote", to_string(vote.id)});
  touched.insert({"outcome", to_string(vote.id)});
  touch_desk(touched);
  if (vote.place) touched.insert({"desk", to_string(vote.place->sitting)});
}

}  // namespace tavolo::domain
