// Votes and positions (domain.md 5, decisions 8, 26, 27, 32).

#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/quorum.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/vote_rules.hpp"

namespace tavolo::domain {
namespace {

/// The body holds the giver's proxy of the opening, it is still in force, and the giver has not spoken by itself.
Checked check_proxy(const State& state, const Vote& vote, OrganisationId giver, OrganisationId holder) {
  const auto frozen = vote.proxies.find(giver);
  if (frozen == vote.proxies.end() || frozen->second != holder)
    return refuse_at("/giver", "no_proxy_in_vote", vote_rule);
  if (!proxy_in_force(state, vote, giver)) return refuse_at("/giver", "proxy_ended", vote_rule);
  return {};
}

/// The close and, in the same decision, what it amounts to (decision 26).
std::vector<events::Event> close(const State& state, const Vote& vote, std::optional<Instant> due_at,
                                 MultilineText<0, 2000> reason) {
  events::OutcomeDeclared outcome;
  outcome.vote = vote.id;
  outcome.regulation = regulation_of(state, vote).id;
  outcome.result = result_of(state, vote);
  outcome.pending = pending_causes(vote, outcome.result);
  return {events::VoteClosed{vote.id, due_at, std::move(reason)}, outcome};
}

/// Arranged for an hour: as it stands it could open then.
Decision schedule(const State& state, const Moment& moment, const Vote& vote, const DayHour& opens, bool on_order,
                  const std::string& order) {
  const Instant at = moment.calendar.instant_of(opens.on, minute_of(opens.time));
  if (vote.place || at <= moment.now || at >= vote.terms.closes_at) {
    return refuse_at("/opens", "opening_not_sensible", vote_rule);
  }
  // the same that the opening itself asks for (opening_of)
  for (const Checked& checked :
       {check_subject(state, vote.terms.subject, false), check_alone(state, vote.terms.subject, vote.id),
        check_deadline(state, at, vote.terms.closes_at), refuse_personal_data({{"/order", order}})}) {
    if (!checked) return std::unexpected(checked.error());
  }
  return Decided{
      .events = {events::VoteScheduled{vote.id, opens.on, opens.time, at, on_order, Text<0, 300>::of(order)}},
      .created = {}};
}

MissedOpening cause_of(const Refusal& refusal) {
  if (refusal.code == "deadline_too_soon") return MissedOpening::too_late;
  if (refusal.code == "electorate_empty") return MissedOpening::nobody_to_vote;
  return MissedOpening::subject_changed;
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

/// In a sitting nobody takes part in a vote who is not there, whatever the electorate that its opening froze.
Checked check_there(const State& state, const Vote& vote, OrganisationId body) {
  const bool there = !vote.place || is_inside(state.sittings.at(vote.place->sitting), body);
  return there ? Checked{} : refuse("not_inside", vote_rule);
}

}  // namespace

std::vector<events::Event> open_due(const State& state, const Moment& moment, const Vote& vote, Instant due_at) {
  // the timer comes a little after the hour, which is no fault of the deadline
  constexpr std::int64_t grace_ms = 60'000;
  const Moment counted{std::max(due_at, Instant{moment.now.ms - grace_ms}), moment.calendar};
  auto opening = opening_of(state, counted, vote, vote.on_order, {});
  if (!opening) return {events::VoteOpeningMissed{vote.id, due_at, cause_of(opening.error())}};
  std::get<events::VoteOpened>(opening->back()).order = vote.order;
  return *std::move(opening);
}

std::vector<events::Event> close_due(const State& state, const Vote& vote, Instant due_at) {
  return close(state, vote, due_at, {});
}

Relation relation_to(const State&, const Acting&, const commands::PrepareVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::PrepareVote& command) {
  if (auto checked = check_subject(state, command.subject, false); !checked) return std::unexpected(checked.error());
  if (auto checked = check_alone(state, command.subject, {}); !checked) return std::unexpected(checked.error());
  if (auto checked = check_benches(state, command.benches); !checked) return std::unexpected(checked.error());
  if (auto checked = check_majority(command.majority); !checked) return std::unexpected(checked.error());
  const Instant closes_at = moment.calendar.instant_of(command.closes_on, minute_of(command.closes_time));
  if (auto checked = check_deadline(state, moment.now, closes_at); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/question", command.question.str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  events::VotePrepared event;
  event.vote = VoteId{state.counters.vote + 1};
  event.terms = {.subject = command.subject,
                 .benches = command.benches,
                 .majority = command.majority,
                 .visibility = command.visibility,
                 .closes_on = command.closes_on,
                 .closes_time = command.closes_time,
                 .closes_at = closes_at};
  event.title = command.title;
  event.question = command.question;
  Decided decided = one(event);
  decided.created = to_string(event.vote);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::DiscardVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::DiscardVote& command) {
  const auto vote = prepared_vote(state, command.vote);
  if (!vote) return std::unexpected(vote.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::VoteDiscarded{command.vote, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::OpenVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment, const commands::OpenVote& command) {
  const auto found = prepared_vote(state, command.vote);
  if (!found) return std::unexpected(found.error());
  const bool on_order = acting.role == ActorRole::secretary;
  if (on_order && !command.order) return refuse_at("/order", "order_required", vote_rule);
  const std::string order = command.order ? command.order->str() : std::string();
  if (command.opens) return schedule(state, moment, **found, *command.opens, on_order, order);
  auto opening = opening_of(state, moment, **found, on_order, order);
  if (!opening) return std::unexpected(opening.error());
  return Decided{.events = *std::move(opening), .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::CastPosition&) { return Relation::own; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::CastPosition& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_bodies);
  if (!found) return std::unexpected(found.error());
  const Vote& vote = **found;
  const OrganisationId body = command.giver.value_or(*acting.organisation);
  const bool by_proxy = body != *acting.organisation;
  if (by_proxy) {
    if (auto checked = check_proxy(state, vote, body, *acting.organisation); !checked) {
      return std::unexpected(checked.error());
    }
  } else if (!std::ranges::binary_search(vote.electorate, body)) {
    return refuse("not_in_electorate", vote_rule);
  }
  if (auto checked = check_there(state, vote, *acting.organisation); !checked) return std::unexpected(checked.error());
  Stated stated = stated_in(command);
  if (auto checked = apply_conflict(state, vote, body, stated); !checked) return std::unexpected(checked.error());
  if (auto checked = check_stated(stated); !checked) return std::unexpected(checked.error());
  const bool subject_to_ratification = command.subject_to_ratification.value_or(false);
  if (auto checked = check_ratification(vote, subject_to_ratification); !checked) {
    return std::unexpected(checked.error());
  }
  if (!by_proxy) return one(events::PositionCast{vote.id, subject_to_ratification, stated.value, stated.texts});
  return one(events::PositionRecorded{vote.id,
                                      body,
                                      PositionChannel::proxy,
                                      subject_to_ratification,
                                      {},
                                      stated.value,
                                      stated.texts,
                                      PositionEvidence{}});
}

Relation relation_to(const State&, const Acting&, const commands::CloseVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::CloseVote& command) {
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  if (!command.reason && !(*found)->place) return refuse_at("/reason", "closing_reason_required", vote_rule);
  const std::string reason = command.reason ? command.reason->str() : std::string();
  if (auto clean = refuse_personal_data({{"/reason", reason}}); !clean) return std::unexpected(clean.error());
  return Decided{.events = close(state, **found, {}, MultilineText<0, 2000>::of(reason)), .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::AnnulVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::AnnulVote& command) {
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::VoteAnnulled{command.vote, command.reason});
}

}  // namespace tavolo::domain
