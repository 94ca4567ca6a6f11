// When an outcome stands (decision 26): positions subject to ratification become firm or lapse, and the chair answers
// the benches that dissent.

#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/vote_rules.hpp"

namespace tavolo::domain {
namespace {

/// The vote once it was opened; of others nobody knows but the desk.
std::expected<const Vote*, Refusal> opened_vote(const State& state, VoteId id) {
  const auto found = state.votes.find(id);
  if (found == state.votes.end() || !found->second.opened) return refuse_at("/vote", "not_found", vote_rule);
  return &found->second;
}

}  // namespace

std::vector<events::Event> lapse_due(const State& state, const Vote& vote, Instant due_at) {
  std::vector<events::Event> happened;
  Vote after = vote;
  for (auto& [body, versions] : after.positions) {
    if (!versions.back().unratified()) continue;
    happened.emplace_back(events::PositionLapsed{vote.id, body, due_at});
    versions.back().lapsed = Stamp{};
  }
  if (auto confirmed = confirmation_of(state, after)) happened.push_back(*std::move(confirmed));
  return happened;
}

Relation relation_to(const State&, const Acting&, const commands::RatifyPosition&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::RatifyPosition& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = opened_vote(state, command.vote);
  if (!found) return std::unexpected(found.error());
  const Vote& vote = **found;
  const auto positions = vote.positions.find(*acting.organisation);
  if (vote.state == VoteState::annulled || positions == vote.positions.end() ||
      !positions->second.back().subject_to_ratification || positions->second.back().ratified) {
    return refuse("nothing_to_ratify", vote_rule);
  }
  if (moment.now >= *vote.ratify_by_at) {
    return refuse("ratification_lapsed", vote_rule, Detail().add("ratify_by", to_string(*vote.ratify_by)));
  }
  if (auto clean = refuse_personal_data({{"/act", command.act.str()}}); !clean) return std::unexpected(clean.error());
  Decided decided;
  decided.events = {events::PositionRatified{vote.id, *acting.organisation, command.document, command.act}};
  Vote after = vote;
  after.positions.at(*acting.organisation).back().ratified = Stamp{};
  if (auto confirmed = confirmation_of(state, after)) decided.events.push_back(*std::move(confirmed));
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::AnswerDissent&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::AnswerDissent& command) {
  const auto found = opened_vote(state, command.vote);
  if (!found) return std::unexpected(found.error());
  const Vote& vote = **found;
  if (vote.answered) return refuse("dissent_answered", vote_rule);
  if (std::ranges::find(vote.pending, PendingCause::conciliation) == vote.pending.end()) {
    return refuse("no_dissent_to_answer", vote_rule);
  }
  if (auto clean = refuse_personal_data({{"/answer", command.answer.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  Decided decided;
  decided.events = {events::DissentAnswered{vote.id, command.answer}};
  Vote after = vote;
  after.answered = Stamp{};
  if (auto confirmed = confirmation_of(state, after)) decided.events.push_back(*std::move(confirmed));
  return decided;
}

}  // namespace tavolo::domain
