#include "server/feed/views_hall.hpp"

#include <string>

#include "server/domain/agenda.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/floor.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/polls.hpp"
#include "server/domain/sittings.hpp"
#include "server/feed/texts.hpp"

namespace tavolo::feed {
namespace {

constexpr std::size_t queue_shown = 4;

views::HallBody hall_body(const domain::State& state, OrganisationId id) {
  const domain::Organisation& body = state.organisations.at(id);
  return {label(body.name), body.bench};
}

views::HallItem hall_item(const domain::State& state, const domain::Sitting& sitting, const domain::AgendaItem& item) {
  views::HallItem view{Text<1, 20>::of(domain::number_of(sitting, item.entry.id)), label(item.title), {}};
  const auto subject = item.entry.subject ? parse_id<ProposalIdTag>(item.entry.subject->text) : std::nullopt;
  if (subject) view.proposal = state.proposals.at(*subject).number;
  return view;
}

views::HallSpeaker hall_speaker(const domain::State& state, const domain::FloorRequest& speech) {
  const auto ends_at = domain::speech_ends_at(speech);
  return {hall_body(state, speech.organisation), speech.kind, speech.seconds, speech.spoken_ms, ends_at};
}

views::HallQuorum hall_quorum(const domain::State& state, const domain::Sitting& sitting) {
  const domain::Quorum quorum = domain::quorum_of(state, sitting);
  views::HallQuorum view{quorum.call, quorum.present, quorum.of, quorum.needed(), quorum.reached(), {}};
  if (domain::quorum_is_lost(sitting)) view.lost_at = sitting.quorum.back().stamp.ts;
  return view;
}

views::HallVote hall_vote(const domain::Vote& vote) {
  return {label(vote.title), count(vote.positions.size()), count(vote.electorate.size()), vote.terms.closes_at};
}

views::HallOutcome hall_outcome(const domain::Vote& vote) {
  const VoteResult& result = *vote.result;
  views::HallOutcome view{label(vote.title),
                          result.outcome,
                          result.votes_for,
                          result.votes_against,
                          result.present,
                          result.electorate,
                          result.quorum_needed,
                          {},
                          {}};
  for (const Bench bench : domain::dissenting(result)) view.dissenting.push_back(bench);
  for (const PendingCause cause : vote.pending) view.pending.push_back(cause);
  return view;
}

views::HallVote hall_poll(const domain::Poll& poll) {
  return {label(poll.title), count(poll.answers.size()), count(poll.electorate.size()), poll.terms.closes_at};
}

views::HallPollResult hall_poll_result(const domain::Poll& poll) {
  views::HallPollResult view{label(poll.title), {}, poll.terms, domain::is_binding(poll.terms.method), *poll.result};
  if (poll.options.value) {
    for (const PollOption& option : *poll.options.value) view.options.push_back(label(option.str()));
  }
  return view;
}

/// The newest of what votes and polls on the item came to.
void show_newest_result(const domain::State& state, const domain::AgendaItem& item, views::HallScreen& view) {
  Instant newest;
  for (const VoteId id : item.votes) {
    const domain::Vote& vote = state.votes.at(id);
    if (!vote.result || !vote.declared || vote.declared->ts < newest) continue;
    view.outcome = hall_outcome(vote);
    newest = vote.declared->ts;
  }
  for (const auto& [id, poll] : state.polls) {
    const bool shown = poll.item == item.entry.id && poll.state == VoteState::closed && poll.result && poll.declared &&
                       domain::answers_readable(poll) && poll.declared->ts >= newest;
    if (!shown) continue;
    view.poll_result = hall_poll_result(poll);
    view.outcome.reset();
    newest = poll.declared->ts;
  }
}

void show_item(const domain::State& state, const domain::AgendaItem& item, views::HallScreen& view) {
  show_newest_result(state, item, view);
  if (const auto& asked = item.consensus) {
    views::HallConsensus consensus{body(asked->text), asked->asked.ts, asked->ends_at, {}, !asked->objected.empty()};
    if (asked->recorded) consensus.recorded_at = asked->recorded->ts;
    view.consensus = std::move(consensus);
  }
}

}  // namespace

views::HallScreen hall_view(const domain::State& state, const domain::Sitting& sitting) {
  TAVOLO_CHECK(sitting.number.has_value());
  views::HallScreen view;
  if (const auto& names = state.names.value) view.ambito = label(names->ambito.str());
  view.demonstration = state.demonstration;
  view.number = *sitting.number;
  view.state = sitting.state;
  view.title = label(sitting.title);
  if (sitting.state == SittingState::suspended) view.suspended_at = sitting.suspensions.back().from.ts;
  if (sitting.current_item) {
    const domain::AgendaItem& item = **domain::known_item(sitting, *sitting.current_item);
    view.item = hall_item(state, sitting, item);
    show_item(state, item, view);
  }
  if (const domain::FloorRequest* speech = domain::speech_under_way(sitting)) {
    view.speaker = hall_speaker(state, *speech);
  }
  for (const domain::QueuedRequest& queued : domain::floor_queue(state, sitting)) {
    if (view.queue.size() == queue_shown) break;
    view.queue.push_back(hall_body(state, queued.request->organisation));
  }
  if (sitting.shown_document) {
    const domain::Document& shown = state.documents.at(*sitting.shown_document);
    if (domain::audience_of(state, shown).kind == domain::Audience::Kind::everyone) view.document = label(shown.title);
  }
  view.quorum = hall_quorum(state, sitting);
  if (const auto open = domain::open_vote_in(state, sitting)) view.vote = hall_vote(state.votes.at(*open));
  if (const auto open = domain::open_poll_in(state, sitting.id)) view.poll = hall_poll(state.polls.at(*open));
  return view;
}

}  // namespace tavolo::feed
