// Votes and positions (domain.md 5, decisions 8, 26, 27, 32).

#include <algorithm>
#include <set>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view votes = "rules#votes";
constexpr std::string_view opening = "rules#votes";
using Checked = std::expected<void, Refusal>;

const Vote* find(const State& state, VoteId id) {
  const auto found = state.votes.find(id);
  return found == state.votes.end() ? nullptr : &found->second;
}

/// The vote as the desk sees it, in that state, or why not.
std::expected<const Vote*, Refusal> prepared_vote(const State& state, VoteId id) {
  const Vote* vote = find(state, id);
  if (vote == nullptr) return refuse_at("/vote", "not_found", votes);
  if (vote->state == VoteState::prepared) return vote;
  return refuse("vote_not_prepared", votes, Detail().add("state", name_of(vote->state)));
}

/// Who asks for a vote: the desk knows of those that were only prepared, the bodies do not.
enum class Seen { by_desk, by_bodies };

/// The vote while acts on it count: open and before its deadline.
std::expected<const Vote*, Refusal> open_vote(const State& state, VoteId id, Instant now, Seen seen) {
  const Vote* vote = find(state, id);
  const bool unopened = vote != nullptr && (vote->state == VoteState::prepared || vote->state == VoteState::discarded);
  if (vote == nullptr || (unopened && seen == Seen::by_bodies)) return refuse_at("/vote", "not_found", votes);
  if (unopened) return refuse("vote_not_open", votes, Detail().add("state", name_of(vote->state)));
  if (vote->state == VoteState::annulled) {
    return refuse("vote_annulled", opening, Detail().add("annulled_at", to_string(vote->closed->ts)));
  }
  if (takes_positions(*vote, now)) return vote;
  const Instant at =
      vote->state == VoteState::closed ? std::min(vote->closed->ts, vote->terms.closes_at) : vote->terms.closes_at;
  return refuse("vote_closed", opening, Detail().add("closed_at", to_string(at)));
}

/// No other vote that is prepared or open on the same thing.
Checked check_alone(const State& state, const VoteSubject& subject, std::optional<VoteId> itself) {
  if (std::holds_alternative<OnText>(subject)) return {};
  for (const auto& [id, other] : state.votes) {
    const bool waiting = other.state == VoteState::prepared || other.state == VoteState::open;
    if (id == itself || !waiting) continue;
    const auto* node = std::get_if<OnNode>(&subject);
    const auto* proposal = std::get_if<OnProposal>(&subject);
    const auto* other_node = std::get_if<OnNode>(&other.terms.subject);
    const auto* other_proposal = std::get_if<OnProposal>(&other.terms.subject);
    const bool same =
        (node != nullptr && other_node != nullptr && node->node == other_node->node) ||
        (proposal != nullptr && other_proposal != nullptr && proposal->proposal == other_proposal->proposal);
    if (same) return refuse("vote_exists", opening, Detail().add("vote", to_string(id)));
  }
  return {};
}

/// What is voted exists, in its newest version, and a proposal is ripe for it.
Checked check_subject(const State& state, const VoteSubject& subject) {
  const auto stale = [](std::int64_t current) {
    return refuse("stale_version", votes, Detail().add("pointer", "/subject/version").add("current", current));
  };
  if (const auto* node = std::get_if<OnNode>(&subject)) {
    const auto found = state.nodes.find(node->node);
    if (found == state.nodes.end()) return refuse_at("/subject/node", "not_found", votes);
    if (found->second.newest().version != node->version) return stale(found->second.newest().version);
  }
  if (const auto* on = std::get_if<OnProposal>(&subject)) {
    const auto found = state.proposals.find(on->proposal);
    if (found == state.proposals.end()) return refuse_at("/subject/proposal", "not_found", votes);
    const Proposal& proposal = found->second;
    if (proposal.state != ProposalState::in_discussion && proposal.state != ProposalState::admissible) {
      return refuse("proposal_not_in_discussion", "rules#proposals", Detail().add("state", name_of(proposal.state)));
    }
    if (proposal.newest().version != on->version) return stale(proposal.newest().version);
  }
  return {};
}

/// A deadline leaves the time that the regulation asks for.
Checked check_deadline(const State& state, Instant now, Instant closes_at) {
  const Instant earliest{now.ms + state.rules().min_vote_minutes * 60'000};
  if (closes_at >= earliest) return {};
  return refuse("deadline_too_soon", opening,
                Detail().add("pointer", "/closes_on").add("earliest", to_string(earliest)));
}

/// More than half, exactly, and of a size that a reader can check by hand.
Checked check_majority(const Majority& majority) {
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return {};
  const bool sane = qualified->den >= 1 && qualified->den <= 1000 && qualified->num <= qualified->den &&
                    2 * qualified->num > qualified->den;
  if (!sane) return refuse_at("/majority", "majority_not_sensible", votes);
  return {};
}

Checked check_benches(const State& state, const List<Bench, 1, 4>& benches) {
  if (std::set<Bench>(benches.begin(), benches.end()).size() != benches.size()) {
    return refuse_at("/benches", "duplicate_entry", votes);
  }
  if (electorate_now(state, benches).empty()) return refuse_at("/benches", "electorate_empty", votes);
  return {};
}

/// Each choice with the texts it asks for and no others; a statement goes with any.
Checked check_position(const commands::CastPosition& command) {
  const bool reserved = command.choice == PositionChoice::favourable_with_reservations;
  const bool outside = command.choice == PositionChoice::not_participating;
  if (reserved && !command.reservation) return refuse_at("/reservation", "reservation_required", votes);
  if (!reserved && command.reservation) return refuse_at("/reservation", "reservation_not_expected", votes);
  if (outside && !command.reason) return refuse_at("/reason", "reason_required", votes);
  if (!outside && command.reason) return refuse_at("/reason", "reason_not_expected", votes);
  if (!outside && command.conflict_of_interest) {
    return refuse_at("/conflict_of_interest", "conflict_means_not_participating", votes);
  }
  const auto text_of = [](const auto& text) { return text ? std::string_view(text->str()) : std::string_view(); };
  return refuse_personal_data({{"/reservation", text_of(command.reservation)},
                               {"/reason", text_of(command.reason)},
                               {"/statement", text_of(command.statement)}});
}

/// The close and, in the same decision, what it amounts to (decision 26).
std::vector<events::Event> close(const State& state, const Vote& vote, std::optional<Instant> due_at,
                                 MultilineText<0, 2000> reason) {
  events::OutcomeDeclared outcome;
  outcome.vote = vote.id;
  outcome.regulation = regulation_of(state, vote).id;
  outcome.result = result_of(state, vote);
  return {events::VoteClosed{vote.id, due_at, std::move(reason)}, outcome};
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

}  // namespace

std::vector<events::Event> close_due(const State& state, const Vote& vote, Instant due_at) {
  return close(state, vote, due_at, {});
}

Relation relation_to(const State&, const Acting&, const commands::PrepareVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::PrepareVote& command) {
  if (auto checked = check_subject(state, command.subject); !checked) return std::unexpected(checked.error());
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
  const Vote& vote = **found;
  const bool on_order = acting.role == ActorRole::secretary;
  if (on_order && !command.order) return refuse_at("/order", "order_required", opening);
  // since the preparation a new version may have come, and time has passed
  if (auto checked = check_subject(state, vote.terms.subject); !checked) return std::unexpected(checked.error());
  if (auto checked = check_alone(state, vote.terms.subject, vote.id); !checked) return std::unexpected(checked.error());
  if (auto checked = check_deadline(state, moment.now, vote.terms.closes_at); !checked) {
    return std::unexpected(checked.error());
  }
  const std::string order = command.order ? command.order->str() : std::string();
  if (auto clean = refuse_personal_data({{"/order", order}}); !clean) return std::unexpected(clean.error());
  const std::vector<OrganisationId> electorate = electorate_now(state, vote.terms.benches);
  if (electorate.empty()) return refuse("electorate_empty", opening);

  events::VoteOpened event;
  event.vote = vote.id;
  event.terms = vote.terms;
  event.electorate_size = static_cast<std::int64_t>(electorate.size());
  event.electorate_digest = electorate_digest(electorate);
  event.quorum_needed = quorum_needed(state.rules().async_quorum, event.electorate_size);
  event.regulation = state.regulations.back().id;
  event.on_order = on_order;
  event.title = vote.title;
  event.question = vote.question;
  event.order = Text<0, 300>::of(order);
  return one(event);
}

Relation relation_to(const State&, const Acting&, const commands::CastPosition&) { return Relation::own; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::CastPosition& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_bodies);
  if (!found) return std::unexpected(found.error());
  if (!std::ranges::binary_search((*found)->electorate, *acting.organisation)) {
    return refuse("not_in_electorate", opening);
  }
  if (auto checked = check_position(command); !checked) return std::unexpected(checked.error());
  events::PositionCast event;
  event.vote = command.vote;
  event.value = PositionValue{command.choice, command.conflict_of_interest};
  event.texts = PositionTexts{command.reservation, command.reason, command.statement};
  return one(event);
}

Relation relation_to(const State&, const Acting&, const commands::CloseVote&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::CloseVote& command) {
  const auto found = open_vote(state, command.vote, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{.events = close(state, **found, {}, MultilineText<0, 2000>::of(command.reason.str())), .created = {}};
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
