// The minutes: written, put to the members, objected to, approved, published (domain.md 6).

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/minutes.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/quorum.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view minutes_rule = "rules#minutes";
using Found = std::expected<const Sitting*, Refusal>;

/// The sitting as all see it: a draft is the desk's alone, and has no minutes.
Found seen_sitting(const State& state, std::string_view pointer, SittingId id) {
  const auto found = state.sittings.find(id);
  const bool hidden = found == state.sittings.end() || found->second.state == SittingState::draft ||
                      found->second.state == SittingState::discarded;
  if (hidden) return refuse_at(pointer, "not_found", "rules#sittings");
  return &found->second;
}

/// Also a sitting whose second call was deserted has minutes: that nobody came is what they say.
bool is_over(const Sitting& sitting) {
  return sitting.state == SittingState::closed || sitting.state == SittingState::deserted;
}

bool waits_for_answer(const Objection& objection) { return !objection.accepted; }
bool asks_for_a_change(const Objection& objection) { return objection.accepted.value_or(true); }

bool answered(const Minutes& minutes) {
  return std::none_of(minutes.objections.begin(), minutes.objections.end(), waits_for_answer);
}

/// The minutes while bodies may object to them, or the desk answers.
Found under_objection(const State& state, SittingId id) {
  const auto sitting = seen_sitting(state, "/sitting", id);
  if (!sitting || (*sitting)->minutes.state == MinutesState::objections) return sitting;
  return refuse("minutes_not_under_objection", minutes_rule, Detail().add("state", name_of((*sitting)->minutes.state)));
}

bool belongs_to_item(MinutesBlock block) {
  return block == MinutesBlock::item_report || block == MinutesBlock::item_discussion;
}

std::expected<void, Refusal> check_key(const Sitting& sitting, const commands::WriteMinutes& command) {
  if (belongs_to_item(command.block) != command.item.has_value()) {
    return refuse_at("/item", command.item ? "minutes_block_has_no_item" : "minutes_block_needs_item", minutes_rule);
  }
  if (!command.item) return {};
  const bool known = std::any_of(sitting.agenda.begin(), sitting.agenda.end(),
                                 [&](const AgendaItem& item) { return item.entry.id == *command.item; });
  if (!known) return refuse_at("/item", "not_found", minutes_rule);
  return {};
}

/// Texts are written until they go to the members, and afterwards only for an objection that was accepted or is to be
/// decided.
std::expected<void, Refusal> check_writable(const Sitting& sitting) {
  if (!sitting.opened && !is_over(sitting)) return refuse("minutes_not_ready", minutes_rule);
  const Minutes& minutes = sitting.minutes;
  if (minutes.state == MinutesState::none || minutes.state == MinutesState::draft) return {};
  if (minutes.state == MinutesState::objections && std::ranges::any_of(minutes.objections, asks_for_a_change)) {
    return {};
  }
  return refuse("minutes_text_fixed", minutes_rule, Detail().add("state", name_of(minutes.state)));
}

std::expected<void, Refusal> check_version(const Minutes& minutes, const commands::WriteMinutes& command) {
  const auto held = minutes.blocks.find({command.block, command.item});
  const bool none = held == minutes.blocks.end();
  const std::int64_t current = none ? 0 : held->second.back().version;
  if (command.version != current) {
    return refuse("stale_version", minutes_rule, Detail().add("pointer", "/version").add("current", current));
  }
  const bool same = none ? command.text.str().empty() : held->second.back().text.value == command.text;
  if (same) return refuse("nothing_changed", minutes_rule);
  return {};
}

/// The table said yes (domain.md 2.4): by consensus, or by a vote on the whole whose outcome stands.
bool is_approved_on(const State& state, const AgendaItem& item) {
  if (item.state == AgendaItemState::consensus_recorded) return true;
  return std::ranges::any_of(item.votes, [&](VoteId id) {
    const Vote& vote = state.votes.at(id);
    return vote.result && vote.pending.empty() && decides_the_whole(vote.place, vote.link) &&
           approves(vote.result->outcome);
  });
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

}  // namespace

std::optional<Instant> tacit_approval_at(const Minutes& minutes) {
  if (minutes.state != MinutesState::objections || !answered(minutes)) return std::nullopt;
  Instant at = *minutes.objections_until_at;
  for (const Objection& objection : minutes.objections) at = std::max(at, objection.answered->ts);
  return at;
}

std::optional<NextSitting> next_sitting(const State& state, const Sitting& sitting) {
  if (sitting.minutes.approved) return sitting.minutes.next;
  std::optional<NextSitting> next;
  for (const auto& [id, other] : state.sittings) {
    const Instant at = other.terms.first_call.at;
    const bool convened = other.number && other.state != SittingState::cancelled;
    if (convened && sitting.terms.first_call.at < at && (!next || at < next->at)) next = NextSitting{*other.number, at};
  }
  return next;
}

std::vector<events::Event> approve_due(const Sitting& sitting, Instant due_at) {
  if (tacit_approval_at(sitting.minutes) != due_at) return {};
  return {events::MinutesApproved{sitting.id, due_at, {}}};
}

Relation relation_to(const State&, const Acting&, const commands::WriteMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::WriteMinutes& command) {
  const auto sitting = seen_sitting(state, "/sitting", command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (auto checked = check_key(**sitting, command); !checked) return std::unexpected(checked.error());
  if (auto checked = check_writable(**sitting); !checked) return std::unexpected(checked.error());
  if (auto checked = check_version((*sitting)->minutes, command); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  return one(events::MinutesWritten{command.sitting, command.block, command.item, command.version + 1, command.text});
}

Relation relation_to(const State&, const Acting&, const commands::ProposeMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::ProposeMinutes& command) {
  const auto sitting = seen_sitting(state, "/sitting", command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (!is_over(**sitting)) {
    return refuse("minutes_sitting_not_closed", minutes_rule, Detail().add("state", name_of((*sitting)->state)));
  }
  const MinutesState now = (*sitting)->minutes.state;
  if (now == MinutesState::none) return refuse("minutes_not_drafted", minutes_rule);
  if (now != MinutesState::draft) {
    return refuse("minutes_no_longer_draft", minutes_rule, Detail().add("state", name_of(now)));
  }
  events::MinutesProposed event;
  event.sitting = command.sitting;
  event.objections_until = plus_days(moment.today(), sitting_rules_of(state, **sitting).minutes_objection_days);
  event.objections_until_at = moment.end_of(event.objections_until);
  return one(event);
}

Relation relation_to(const State&, const Acting&, const commands::ObjectToMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ObjectToMinutes& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto sitting = under_objection(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const Minutes& minutes = (*sitting)->minutes;
  if (moment.now >= *minutes.objections_until_at) {
    return refuse("minutes_objections_over", minutes_rule,
                  Detail().add("until", to_string(*minutes.objections_until_at)));
  }
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  events::MinutesObjected event;
  event.sitting = command.sitting;
  event.objection = ObjectionId{state.counters.objection + 1};
  event.organisation = *acting.organisation;
  event.text = command.text;
  Decided decided = one(event);
  decided.created = to_string(event.objection);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::AnswerObjection&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::AnswerObjection& command) {
  const auto sitting = under_objection(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const auto& objections = (*sitting)->minutes.objections;
  const auto found = std::find_if(objections.begin(), objections.end(),
                                  [&](const Objection& held) { return held.id == command.objection; });
  if (found == objections.end()) return refuse_at("/objection", "not_found", minutes_rule);
  if (found->accepted) return refuse("objection_answered", minutes_rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::ObjectionAnswered{command.sitting, command.objection, command.accepted, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::ApproveMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::ApproveMinutes& command) {
  const auto sitting = under_objection(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (!answered((*sitting)->minutes)) return refuse("objections_unanswered", minutes_rule);
  // the system's own step comes first (decision 32)
  if (tacit_approval_at((*sitting)->minutes) <= moment.now) {
    return refuse("minutes_not_under_objection", minutes_rule);
  }
  const auto later = seen_sitting(state, "/at_sitting", command.at_sitting);
  if (!later) return std::unexpected(later.error());
  const AgendaItem* item = item_about(**later, command.sitting);
  if (item == nullptr || !(*later)->opened || (*later)->id == command.sitting) {
    return refuse_at("/at_sitting", "minutes_approved_elsewhere", minutes_rule);
  }
  if (!is_approved_on(state, *item)) return refuse("minutes_not_decided", minutes_rule);
  return one(events::MinutesApproved{command.sitting, {}, command.at_sitting});
}

Relation relation_to(const State&, const Acting&, const commands::RectifyMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::RectifyMinutes& command) {
  const auto sitting = seen_sitting(state, "/sitting", command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (!(*sitting)->minutes.approved) return refuse("minutes_not_approved", minutes_rule);
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  return one(events::MinutesRectified{command.sitting, command.text});
}

Relation relation_to(const State&, const Acting&, const commands::PublishMinutes&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::PublishMinutes& command) {
  const auto sitting = seen_sitting(state, "/sitting", command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const Minutes& minutes = (*sitting)->minutes;
  if (!minutes.approved) return refuse("minutes_not_approved", minutes_rule);
  if (minutes.published) return refuse("minutes_already_published", minutes_rule);
  const std::string channel = command.channel ? command.channel->str() : std::string();
  if (auto clean = refuse_personal_data({{"/channel", channel}}); !clean) return std::unexpected(clean.error());
  return one(events::MinutesPublished{command.sitting, Text<0, 300>::of(channel)});
}

}  // namespace tavolo::domain
