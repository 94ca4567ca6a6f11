// A sitting from its opening to its close (domain.md 4.3, 5): calls, items, consensus.

#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/floor.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/requests.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#sittings";
constexpr std::string_view quorum_rule = "rules#quorum";

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

/// A call that is to be held: the first of a sitting that was convened, the second after the first was deserted.
std::expected<const Sitting*, Refusal> called_sitting(const State& state, SittingId id, Instant now) {
  const auto found = state.sittings.find(id);
  if (found == state.sittings.end()) return refuse_at("/sitting", "not_found", rule);
  const Sitting& sitting = found->second;
  if (sitting.state != SittingState::convened && sitting.state != SittingState::deserted_first_call) {
    return refuse("sitting_not_convened", rule, Detail().add("state", name_of(sitting.state)));
  }
  const Instant at = call_at(sitting, call_of(sitting));
  if (now < at) return refuse("call_not_yet", rule, Detail().add("from", to_string(at)));
  return &sitting;
}

/// The item under discussion, or why it is not.
std::expected<const AgendaItem*, Refusal> open_item(const Sitting& sitting, AgendaItemId id) {
  const auto item = known_item(sitting, id);
  if (!item || (*item)->state == AgendaItemState::open) return item;
  return refuse("item_not_open", rule, Detail().add("state", name_of((*item)->state)));
}

/// Nothing on the item waits for an answer of the bodies.
Checked check_nothing_asked(const State& state, const Sitting& sitting, const AgendaItem& item) {
  if (const auto vote = open_vote_on(state, item)) {
    return refuse("vote_still_open", rule, Detail().add("vote", to_string(*vote)));
  }
  if (const auto poll = open_poll_in(state, sitting.id, item.entry.id)) {
    return refuse("poll_still_open", rule, Detail().add("poll", to_string(*poll)));
  }
  if (consensus_runs(item)) {
    return refuse("consensus_running", rule, Detail().add("ends_at", to_string(item.consensus->ends_at)));
  }
  return {};
}

/// The item is put off to another sitting, or ended.
events::AgendaItemClosed closing(const Sitting& sitting, const AgendaItem& item, AgendaItemState outcome,
                                 MultilineText<0, 2000> note) {
  return {sitting.id, item.entry.id, outcome, std::move(note)};
}

/// Communications and any other business are heard, not decided (domain.md 6, sections 7 and 10 of the minutes).
bool is_decided_on(const AgendaItem& item) {
  return item.entry.kind == AgendaItemKind::discussion || item.entry.kind == AgendaItemKind::previous_minutes;
}

/// All that take part in sittings are inside themselves, or counted through a proxy.
bool everybody_is_present(const State& state, const Sitting& sitting) {
  const auto proxies = proxies_that_count(state, sitting);
  return std::ranges::all_of(state.organisations, [&](const auto& row) {
    return !takes_part(row.second) || is_inside(sitting, row.first) || proxies.contains(row.first);
  });
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::OpenSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::OpenSitting& command) {
  const auto found = called_sitting(state, command.sitting, moment.now);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  for (const auto& [id, other] : state.sittings) {
    if (other.state == SittingState::open || other.state == SittingState::suspended) {
      return refuse("another_sitting_open", rule, Detail().add("sitting", to_string(id)));
    }
  }
  if (auto checked = check_quorum(state, sitting); !checked) return std::unexpected(checked.error());
  const Quorum quorum = quorum_of(state, sitting);
  return one(events::SittingOpened{sitting.id, quorum.call, state.regulations.back().id, quorum.of, quorum.present,
                                   quorum.needed()});
}

Relation relation_to(const State&, const Acting&, const commands::DeclareDeserted&) { return Relation::none; }

/// How long after the hour of the call the chair waits, no rule says.
Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::DeclareDeserted& command) {
  const auto found = called_sitting(state, command.sitting, moment.now);
  if (!found) return std::unexpected(found.error());
  const Quorum quorum = quorum_of(state, **found);
  if (quorum.reached()) return refuse("quorum_is_there", quorum_rule, Detail().add("present", quorum.present));
  return one(events::CallDeserted{command.sitting, quorum.call, quorum.of, quorum.present, quorum.needed()});
}

Relation relation_to(const State&, const Acting&, const commands::SuspendSitting&) { return Relation::none; }

/// Not between the opening of a vote and its outcome: who voted and who has yet to would not be in the same sitting. A
/// question of consensus lapses.
Decision decide_one(const State& state, const Acting&, const Moment&, const commands::SuspendSitting& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  if (const auto vote = open_vote_in(state, **found)) {
    return refuse("vote_still_open", rule, Detail().add("vote", to_string(*vote)));
  }
  if (const auto poll = open_poll_in(state, command.sitting)) {
    return refuse("poll_still_open", rule, Detail().add("poll", to_string(*poll)));
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  Decided decided{.events = pause_speech(**found), .created = {}};
  decided.events.emplace_back(events::SittingSuspended{command.sitting, command.reason});
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::ResumeSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::ResumeSitting& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  if ((*found)->state != SittingState::suspended) {
    return refuse("sitting_not_suspended", rule, Detail().add("state", name_of((*found)->state)));
  }
  return one(events::SittingResumed{command.sitting});
}

Relation relation_to(const State&, const Acting&, const commands::CloseSitting&) { return Relation::none; }

/// What was not dealt with is put off in the same commit. A suspended sitting that cannot go on is closed as it stands.
Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::CloseSitting& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (sitting.state != SittingState::open && sitting.state != SittingState::suspended) {
    return refuse("sitting_not_open", rule, Detail().add("state", name_of(sitting.state)));
  }
  if (const auto vote = open_vote_in(state, sitting)) {
    return refuse("vote_still_open", rule, Detail().add("vote", to_string(*vote)));
  }
  if (const auto poll = open_poll_in(state, sitting.id)) {
    return refuse("poll_still_open", rule, Detail().add("poll", to_string(*poll)));
  }
  if (sitting.current_item) {
    return refuse("item_still_open", rule, Detail().add("item", to_string(*sitting.current_item)));
  }
  if (speech_under_way(sitting) != nullptr) return refuse("floor_is_taken", rule);
  Decided decided;
  for (const AgendaItem& item : sitting.agenda) {
    if (!is_over(item)) decided.events.emplace_back(closing(sitting, item, AgendaItemState::deferred, {}));
  }
  decided.events.emplace_back(events::SittingClosed{command.sitting});
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::OpenItem&) { return Relation::none; }

/// The chair may take the items in another order than the notice's.
Decision decide_one(const State& state, const Acting&, const Moment&, const commands::OpenItem& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto item = known_item(**found, command.item);
  if (!item) return std::unexpected(item.error());
  if ((*found)->current_item) {
    return refuse("item_still_open", rule, Detail().add("item", to_string(*(*found)->current_item)));
  }
  if (is_over(**item)) return refuse("item_is_over", rule, Detail().add("state", name_of((*item)->state)));
  return one(events::AgendaItemOpened{command.sitting, command.item});
}

Relation relation_to(const State&, const Acting&, const commands::SuspendItem&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::SuspendItem& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto item = open_item(**found, command.item);
  if (!item) return std::unexpected(item.error());
  if (auto checked = check_nothing_asked(state, **found, **item); !checked) return std::unexpected(checked.error());
  Decided decided{.events = end_speech(**found, FloorEnd::item_closed, moment.now), .created = {}};
  decided.events.emplace_back(events::AgendaItemSuspended{command.sitting, command.item});
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::CloseItem&) { return Relation::none; }

/// An item that is not open can be put off, and nothing else.
Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::CloseItem& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const bool put_off = command.outcome == AgendaItemState::deferred;
  const bool ended = command.outcome == AgendaItemState::decided || command.outcome == AgendaItemState::no_decision;
  if (!put_off && !ended) return refuse_at("/outcome", "outcome_not_of_item", rule);
  const auto item = put_off ? known_item(**found, command.item) : open_item(**found, command.item);
  if (!item) return std::unexpected(item.error());
  if (is_over(**item)) return refuse("item_is_over", rule, Detail().add("state", name_of((*item)->state)));
  if (auto checked = check_nothing_asked(state, **found, **item); !checked) return std::unexpected(checked.error());
  const std::string note = command.note ? command.note->str() : std::string();
  if (auto clean = refuse_personal_data({{"/note", note}}); !clean) return std::unexpected(clean.error());
  Decided decided;
  if ((*found)->current_item == command.item) decided.events = end_speech(**found, FloorEnd::item_closed, moment.now);
  decided.events.emplace_back(closing(**found, **item, command.outcome, MultilineText<0, 2000>::of(note)));
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::AddItem&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::AddItem& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const bool heard_only = command.kind == AgendaItemKind::communications;
  if (!heard_only && !everybody_is_present(state, **found)) return refuse("late_item_needs_everybody", rule);
  if (command.minutes < 0 || command.minutes > 600) return refuse_at("/minutes", "duration_not_sensible", rule);
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  constexpr std::size_t most_items = 120;  // of views::Sitting
  if ((*found)->agenda.size() >= most_items) return refuse("agenda_full", rule);
  const AgendaItemId id{state.counters.agenda_item + 1};
  Decided decided = one(events::AgendaItemAdded{
      command.sitting,
      AgendaEntry{.id = id, .parent = {}, .kind = command.kind, .minutes = command.minutes, .subject = {}},
      command.title, command.reason});
  decided.created = to_string(id);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::AskConsensus&) { return Relation::none; }

/// After an objection the chair may ask again, with another text.
Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::AskConsensus& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto item = open_item(**found, command.item);
  if (!item) return std::unexpected(item.error());
  if (!is_decided_on(**item)) return refuse("item_without_decision", rule);
  if (auto checked = check_nothing_asked(state, **found, **item); !checked) return std::unexpected(checked.error());
  if (speech_under_way(**found) != nullptr) return refuse("floor_is_taken", rule);
  if (auto checked = check_quorum(state, **found); !checked) return std::unexpected(checked.error());
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  const std::int64_t window = sitting_rules_of(state, **found).objection_window_seconds * 1000;
  return one(events::ConsensusAsked{command.sitting, command.item, Instant{moment.now.ms + window}, command.text});
}

Relation relation_to(const State&, const Acting&, const commands::ObjectToConsensus&) { return Relation::none; }

/// By a body with a vote that is inside itself: who holds its proxy objects for the own body.
Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ObjectToConsensus& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto known = known_sitting(state, acting, command.sitting);
  if (!known) return std::unexpected(known.error());
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const auto item = known_item(**found, command.item);
  if (!item) return std::unexpected(item.error());
  if (!consensus_runs(**item) || moment.now >= (*item)->consensus->ends_at) return refuse("consensus_not_asked", rule);
  if (!is_inside(**found, *acting.organisation)) return refuse("not_inside", rule);
  if (!is_voting_member(state.organisations.at(*acting.organisation))) return refuse("no_vote_in_sitting", rule);
  if (has_conflict(**found, command.item, *acting.organisation)) return refuse("conflict_declared", rule);
  const std::string reason = command.reason ? command.reason->str() : std::string();
  if (auto clean = refuse_personal_data({{"/reason", reason}}); !clean) return std::unexpected(clean.error());
  return one(events::ConsensusObjected{command.sitting, command.item, *acting.organisation,
                                       MultilineText<0, 2000>::of(reason)});
}

std::vector<events::Event> record_consensus(const State& state, const Sitting& sitting, const AgendaItem& item,
                                            Instant due_at) {
  const auto present = bodies_present(state, sitting);
  std::vector<events::Event> all = end_speech(sitting, FloorEnd::item_closed, due_at);
  all.emplace_back(events::ConsensusRecorded{sitting.id, item.entry.id, due_at,
                                             static_cast<std::int64_t>(present.size()), electorate_digest(present)});
  return all;
}

}  // namespace tavolo::domain
