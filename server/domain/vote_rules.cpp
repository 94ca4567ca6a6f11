// What several acts on votes ask for alike.

#include "server/domain/vote_rules.hpp"

#include <algorithm>
#include <set>

#include "server/domain/ballot.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

const Vote* find(const State& state, VoteId id) {
  const auto found = state.votes.find(id);
  return found == state.votes.end() ? nullptr : &found->second;
}

bool waits(const Vote& vote) { return vote.state == VoteState::prepared || vote.state == VoteState::open; }

bool is_of_question(const VoteLink& link) { return link.kind != VoteLinkKind::repeats; }

/// Amendments come before parts, and each in its order (domain.md 4.2).
bool comes_before(const VoteLink& left, const VoteLink& right) {
  if (left.kind != right.kind) return left.kind == VoteLinkKind::amendment;
  return left.order < right.order;
}

/// Amendments, parts and the whole are voted in that order.
Checked check_sequence(const State& state, const Vote& vote) {
  const bool of_question = vote.link && is_of_question(*vote.link);
  const VoteId whole = of_question ? vote.link->vote : vote.id;
  const Vote* parent = find(state, whole);
  if (parent == nullptr) return {};
  for (const VoteId id : parent->linked) {
    const Vote& other = state.votes.at(id);
    if (id == vote.id || !waits(other) || !is_of_question(*other.link)) continue;
    if (of_question && !comes_before(*other.link, *vote.link)) continue;
    return refuse("earlier_vote_first", vote_rule, Detail().add("vote", to_string(id)));
  }
  return {};
}

}  // namespace

std::expected<const Vote*, Refusal> prepared_vote(const State& state, VoteId id) {
  const Vote* vote = find(state, id);
  if (vote == nullptr) return refuse_at("/vote", "not_found", vote_rule);
  if (vote->state == VoteState::prepared) return vote;
  return refuse("vote_not_prepared", vote_rule, Detail().add("state", name_of(vote->state)));
}

std::expected<const Vote*, Refusal> open_vote(const State& state, VoteId id, Instant now, Seen seen) {
  const Vote* vote = find(state, id);
  const bool unopened = vote != nullptr && (vote->state == VoteState::prepared || vote->state == VoteState::discarded);
  if (vote == nullptr || (unopened && seen == Seen::by_bodies)) return refuse_at("/vote", "not_found", vote_rule);
  if (unopened) return refuse("vote_not_open", vote_rule, Detail().add("state", name_of(vote->state)));
  if (vote->state == VoteState::annulled) {
    return refuse("vote_annulled", vote_rule, Detail().add("annulled_at", to_string(vote->closed->ts)));
  }
  if (takes_positions(*vote, now)) return vote;
  const Instant at =
      vote->state == VoteState::closed ? std::min(vote->closed->ts, vote->terms.closes_at) : vote->terms.closes_at;
  return refuse("vote_closed", vote_rule, Detail().add("closed_at", to_string(at)));
}

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
    if (same) return refuse("vote_exists", vote_rule, Detail().add("vote", to_string(id)));
  }
  return {};
}

Checked check_subject(const State& state, const VoteSubject& subject, bool repeats) {
  const auto stale = [](std::int64_t current) {
    return refuse("stale_version", vote_rule, Detail().add("pointer", "/subject/version").add("current", current));
  };
  if (const auto* node = std::get_if<OnNode>(&subject)) {
    const auto found = state.nodes.find(node->node);
    if (found == state.nodes.end()) return refuse_at("/subject/node", "not_found", vote_rule);
    if (found->second.newest().version != node->version) return stale(found->second.newest().version);
  }
  if (const auto* on = std::get_if<OnProposal>(&subject)) {
    const auto found = state.proposals.find(on->proposal);
    if (found == state.proposals.end()) return refuse_at("/subject/proposal", "not_found", vote_rule);
    const Proposal& proposal = found->second;
    const bool again = repeats && proposal.state == ProposalState::positions_closed;
    const bool ripe = proposal.state == ProposalState::in_discussion || proposal.state == ProposalState::admissible;
    if (!ripe && !again) {
      return refuse("proposal_not_in_discussion", "rules#proposals", Detail().add("state", name_of(proposal.state)));
    }
    if (proposal.newest().version != on->version) return stale(proposal.newest().version);
  }
  return {};
}

Checked check_majority(const Majority& majority) {
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return {};
  const bool sane = qualified->den >= 1 && qualified->den <= 1000 && qualified->num <= qualified->den &&
                    2 * qualified->num > qualified->den;
  if (!sane) return refuse_at("/majority", "majority_not_sensible", vote_rule);
  return {};
}

Checked check_deadline(const State& state, Instant now, Instant closes_at) {
  const Instant earliest{now.ms + state.rules().min_vote_minutes * 60'000};
  if (closes_at >= earliest) return {};
  return refuse("deadline_too_soon", vote_rule,
                Detail().add("pointer", "/closes_on").add("earliest", to_string(earliest)));
}

Checked check_benches(const State& state, const List<Bench, 1, 4>& benches) {
  if (std::set<Bench>(benches.begin(), benches.end()).size() != benches.size()) {
    return refuse_at("/benches", "duplicate_entry", vote_rule);
  }
  if (electorate_now(state, benches).empty()) return refuse_at("/benches", "electorate_empty", vote_rule);
  return {};
}

Checked check_stated(const Stated& stated) {
  const auto& [value, texts] = stated;
  const bool reserved = value.choice == PositionChoice::favourable_with_reservations;
  const bool outside = value.choice == PositionChoice::not_participating;
  if (reserved && !texts.reservation) return refuse_at("/reservation", "reservation_required", vote_rule);
  if (!reserved && texts.reservation) return refuse_at("/reservation", "reservation_not_expected", vote_rule);
  if (outside && !texts.reason) return refuse_at("/reason", "reason_required", vote_rule);
  if (!outside && texts.reason) return refuse_at("/reason", "reason_not_expected", vote_rule);
  if (!outside && value.conflict_of_interest) {
    return refuse_at("/conflict_of_interest", "conflict_means_not_participating", vote_rule);
  }
  const auto text_of = [](const auto& text) { return text ? std::string_view(text->str()) : std::string_view(); };
  return refuse_personal_data({{"/reservation", text_of(texts.reservation)},
                               {"/reason", text_of(texts.reason)},
                               {"/statement", text_of(texts.statement)}});
}

void set_deadline(VoteTerms& terms, const Moment& moment, Instant closes_at) {
  terms.closes_at = closes_at;
  terms.closes_on = moment.calendar.day_of(closes_at);
  const Instant midnight = moment.calendar.instant_of(terms.closes_on, 0);
  const int passed = static_cast<int>((closes_at.ms - midnight.ms) / 60'000);
  // An hour more or less where clocks changed since midnight; an hour that comes twice is not found the second time.
  int minute = passed - 60;
  for (const int each : {passed, passed + 60}) {
    const std::int64_t left = closes_at.ms - moment.calendar.instant_of(terms.closes_on, each).ms;
    if (left >= 0 && left < 60'000) minute = each;
  }
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  terms.closes_time = LocalTime{two(minute / 60) + ":" + two(minute % 60)};
}

Checked apply_conflict(const State& state, const Vote& vote, OrganisationId body, Stated& stated) {
  if (!vote.place || !has_conflict(state.sittings.at(vote.place->sitting), vote.place->item, body)) return {};
  if (stated.value.choice != PositionChoice::not_participating)
    return refuse_at("/choice", "conflict_declared", vote_rule);
  stated.value.conflict_of_interest = true;
  return {};
}

Checked check_ratification(const Vote& vote, bool subject_to_ratification) {
  if (!subject_to_ratification || vote.ratify_by) return {};
  return refuse_at("/subject_to_ratification", "ratification_not_provided", vote_rule);
}

Checked check_place(const State& state, const VotePlace& place) {
  const auto sitting = sitting_under_way(state, place.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const auto item = known_item(**sitting, place.item);
  if (!item) return std::unexpected(item.error());
  if ((*sitting)->current_item != place.item) {
    return refuse("item_not_open", "rules#sittings", Detail().add("state", name_of((*item)->state)));
  }
  const AgendaItemKind kind = (*item)->entry.kind;
  const bool knows_votes = kind == AgendaItemKind::discussion || kind == AgendaItemKind::previous_minutes;
  if (!knows_votes && !place.motion) return refuse_at("/item", "item_without_votes", vote_rule);
  if (!consensus_runs(**item)) return {};
  return refuse("consensus_running", "rules#sittings", Detail().add("ends_at", to_string((*item)->consensus->ends_at)));
}

namespace {

/// domain.md 5: the table is asked for consensus first, and an objection is what makes a vote. Motions, parts,
/// amendments and further rounds come of a decision that was begun already; minutes have objections of their own.
Checked check_consensus_sought(const State& state, const Vote& vote) {
  const bool repeats = vote.link && vote.link->kind == VoteLinkKind::repeats;
  if (!vote.place || repeats || !decides_the_whole(vote.place, vote.link)) return {};
  const auto item = known_item(state.sittings.at(vote.place->sitting), vote.place->item);
  if (!item) return std::unexpected(item.error());
  if ((*item)->consensus || (*item)->entry.kind != AgendaItemKind::discussion) return {};
  return refuse("consensus_first", "rules#sittings");
}

}  // namespace

std::expected<std::vector<events::Event>, Refusal> opening_of(const State& state, const Moment& moment,
                                                              const Vote& vote, bool on_order,
                                                              const std::string& order) {
  // since the preparation a new version may have come, and time has passed
  const bool repeats = vote.link && vote.link->kind == VoteLinkKind::repeats;
  if (auto checked = check_subject(state, vote.terms.subject, repeats); !checked) {
    return std::unexpected(checked.error());
  }
  if (auto checked = check_alone(state, vote.terms.subject, vote.id); !checked) {
    return std::unexpected(checked.error());
  }
  if (auto checked = check_sequence(state, vote); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/order", order}}); !clean) return std::unexpected(clean.error());

  std::vector<events::Event> opening;
  events::VoteOpened event;
  event.terms = vote.terms;
  std::optional<std::int64_t> quorum;
  RegulationId regulation = state.regulations.back().id;
  if (vote.place) {
    if (auto checked = check_place(state, *vote.place); !checked) return std::unexpected(checked.error());
    if (auto checked = check_consensus_sought(state, vote); !checked) return std::unexpected(checked.error());
    const Sitting& sitting = state.sittings.at(vote.place->sitting);
    if (const auto other = open_vote_in(state, sitting)) {
      return refuse("vote_still_open", vote_rule, Detail().add("vote", to_string(*other)));
    }
    // verified again at each vote (domain.md 4.3)
    if (auto checked = check_quorum(state, sitting); !checked) return std::unexpected(checked.error());
    const Quorum verified = quorum_of(state, sitting);
    quorum = verified.needed();
    regulation = sitting.regulation.value_or(regulation);
    opening.emplace_back(events::QuorumVerified{sitting.id, verified.present, verified.needed(), true});
    set_deadline(event.terms, moment, Instant{moment.now.ms + vote.place->minutes * 60'000});
  } else if (auto checked = check_deadline(state, moment.now, vote.terms.closes_at); !checked) {
    return std::unexpected(checked.error());
  }
  const Electorate electorate = electorate_of(state, vote);
  if (electorate.bodies.empty()) return refuse("electorate_empty", vote_rule);

  event.vote = vote.id;
  event.electorate_size = static_cast<std::int64_t>(electorate.bodies.size());
  event.electorate_digest = electorate_digest(electorate.bodies);
  event.quorum_needed = quorum.value_or(quorum_needed(state.rules().async_quorum, event.electorate_size));
  event.regulation = regulation;
  event.on_order = on_order;
  event.seat = electorate.seat;
  event.link = vote.link;
  event.ratify_by = plus_days(moment.calendar.day_of(event.terms.closes_at),
                              state.rules().sittings.value_or(SittingRules{}).ratification_days);
  event.ratify_by_at = moment.end_of(*event.ratify_by);
  event.title = vote.title;
  event.question = vote.question;
  event.order = Text<0, 300>::of(order);
  opening.emplace_back(std::move(event));
  return opening;
}

std::optional<events::Event> confirmation_of(const State& state, const Vote& after) {
  if (after.state != VoteState::closed || after.confirmed) return std::nullopt;
  const VoteResult result = result_of(state, after);
  if (!pending_causes(after, result).empty()) return std::nullopt;
  return events::OutcomeConfirmed{after.id, regulation_of(state, after).id, result};
}

}  // namespace tavolo::domain
