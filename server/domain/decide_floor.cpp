// Who asks for the floor, who gives it and takes it, and what is said (domain.md 6). The floor is not taken by the
// clock: the time is shown, and whoever presides ends a speech.

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/floor.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/quorum.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view floor_rule = "rules#floor";
constexpr std::string_view sittings_rule = "rules#sittings";
constexpr std::int64_t shortest_speech = 10;    ///< seconds; beneath it nobody can say anything
constexpr std::int64_t longest_speech = 7'200;  ///< seconds; what the type of the event allows

/// The sitting as all see it: a draft is the desk's alone.
std::expected<const Sitting*, Refusal> seen_sitting(const State& state, SittingId id) {
  const auto found = state.sittings.find(id);
  const bool hidden = found == state.sittings.end() || found->second.state == SittingState::draft ||
                      found->second.state == SittingState::discarded;
  if (hidden) return refuse_at("/sitting", "not_found", sittings_rule);
  return &found->second;
}

/// The sitting while it goes on.
std::expected<const Sitting*, Refusal> open_sitting(const State& state, SittingId id) {
  const auto sitting = seen_sitting(state, id);
  if (!sitting || (*sitting)->state == SittingState::open) return sitting;
  return refuse("sitting_not_open", sittings_rule, Detail().add("state", name_of((*sitting)->state)));
}

const FloorRequest* find(const Sitting& sitting, FloorRequestId id) {
  const auto found =
      std::find_if(sitting.floor.begin(), sitting.floor.end(), [&](const auto& request) { return request.id == id; });
  return found == sitting.floor.end() ? nullptr : &*found;
}

const FloorRequest* find(const State& state, SittingId sitting, FloorRequestId id) {
  const auto found = state.sittings.find(sitting);
  return found == state.sittings.end() ? nullptr : find(found->second, id);
}

/// Acts on another's request are the desk's; one that does not exist is nobody's, and is refused as not found.
Relation relation_to_request(const State& state, const Acting& acting, SittingId sitting, FloorRequestId id) {
  if (const FloorRequest* request = find(state, sitting, id)) return relation_to_body(acting, request->organisation);
  return acting.organisation ? Relation::own : Relation::other;
}

/// A body waits with one request, beside a point of order; and asks for nothing while it has the floor.
std::expected<void, Refusal> check_request(const State& state, const Sitting& sitting, OrganisationId body,
                                           FloorKind kind) {
  if (!sitting.current_item) return refuse("floor_no_item", floor_rule);
  if (!is_inside(sitting, body)) return refuse("floor_not_present", floor_rule);
  const bool order = kind == FloorKind::point_of_order;
  std::int64_t replies = 0;
  for (const FloorRequest& request : sitting.floor) {
    if (request.organisation != body || request.item != sitting.current_item) continue;
    const bool alike = (request.kind == FloorKind::point_of_order) == order;
    if (request.speaks() || (request.waits() && alike)) {
      return refuse("floor_already_asked", floor_rule, Detail().add("request", to_string(request.id)));
    }
    if (request.kind == FloorKind::reply && !request.withdrawn) ++replies;
  }
  const auto allowed = sitting_rules_of(state, sitting).replies_each;
  if (kind == FloorKind::reply && replies >= allowed) {
    return refuse("floor_replies_used", floor_rule, Detail().add("allowed", allowed));
  }
  return {};
}

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::RequestFloor&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::RequestFloor& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto sitting = open_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (auto checked = check_request(state, **sitting, *acting.organisation, command.kind); !checked) {
    return std::unexpected(checked.error());
  }
  events::FloorRequested event;
  event.sitting = command.sitting;
  event.item = *(*sitting)->current_item;
  event.request = FloorRequestId{state.counters.floor_request + 1};
  event.organisation = *acting.organisation;
  event.kind = command.kind;
  Decided decided = one(event);
  decided.created = to_string(event.request);
  return decided;
}

Relation relation_to(const State& state, const Acting& acting, const commands::WithdrawFloor& command) {
  return relation_to_request(state, acting, command.sitting, command.request);
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::WithdrawFloor& command) {
  const auto sitting = seen_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const FloorRequest* request = find(**sitting, command.request);
  if (request == nullptr) return refuse_at("/request", "not_found", floor_rule);
  if (!request->waits()) return refuse("floor_not_waiting", floor_rule);
  return one(events::FloorWithdrawn{command.sitting, command.request});
}

Relation relation_to(const State&, const Acting&, const commands::GrantFloor&) { return Relation::other; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::GrantFloor& command) {
  const auto sitting = open_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const FloorRequest* request = find(**sitting, command.request);
  if (request == nullptr) return refuse_at("/request", "not_found", floor_rule);
  if (!request->waits() || request->item != (*sitting)->current_item) return refuse("floor_not_waiting", floor_rule);
  if (!is_inside(**sitting, request->organisation)) return refuse("floor_not_present", floor_rule);
  if (const FloorRequest* speech = speech_under_way(**sitting)) {
    return refuse("floor_taken", floor_rule, Detail().add("request", to_string(speech->id)));
  }
  const FloorRequestId first = floor_queue(state, **sitting).front().request->id;
  const bool overridden = first != command.request;
  if (overridden && !command.reason) {
    return refuse("floor_order_needs_reason", floor_rule,
                  Detail().add("pointer", "/reason").add("first", to_string(first)));
  }
  events::FloorGranted event;
  event.sitting = command.sitting;
  event.request = command.request;
  event.seconds = speaking_seconds(state, **sitting, request->kind);
  event.overridden = overridden;
  event.reason = MultilineText<0, 2000>{};
  if (overridden) {
    if (auto clean = refuse_personal_data({{"/reason", command.reason->str()}}); !clean) {
      return std::unexpected(clean.error());
    }
    event.reason = MultilineText<0, 2000>::of(command.reason->str());
  }
  return one(event);
}

Relation relation_to(const State& state, const Acting& acting, const commands::EndFloor& command) {
  return relation_to_request(state, acting, command.sitting, command.request);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment, const commands::EndFloor& command) {
  // also while the sitting is suspended: what was said then is over
  const auto sitting = seen_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const FloorRequest* request = find(**sitting, command.request);
  if (request == nullptr) return refuse_at("/request", "not_found", floor_rule);
  if (!request->speaks()) return refuse("floor_not_speaking", floor_rule);
  if (!command.reason) {
    return Decided{.events = end_speech(**sitting, FloorEnd::done, moment.now), .created = {}};
  }
  // only who presides takes the floor away, and says why
  if (acting.role != ActorRole::chair) return refuse_at("/reason", "floor_taken_by_chair_alone", floor_rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason->str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  events::FloorEnded event;
  event.sitting = command.sitting;
  event.request = command.request;
  event.cause = FloorEnd::by_chair;
  event.spoken_ms = spoken_ms(*request, moment.now);
  event.reason = MultilineText<0, 2000>::of(command.reason->str());
  return one(event);
}

Relation relation_to(const State&, const Acting&, const commands::PauseFloor&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::PauseFloor& command) {
  const auto sitting = open_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  std::vector<events::Event> paused = pause_speech(**sitting);
  if (paused.empty()) return refuse("floor_not_running", floor_rule);
  return Decided{.events = std::move(paused), .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::ResumeFloor&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::ResumeFloor& command) {
  const auto sitting = open_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const FloorRequest* speech = speech_under_way(**sitting);
  if (speech == nullptr) speech = speech_to_give_back(**sitting, moment.now);
  if (speech == nullptr || speech->running_since) return refuse("floor_not_paused", floor_rule);
  return one(events::FloorResumed{command.sitting, speech->id});
}

Relation relation_to(const State&, const Acting&, const commands::SetSpeakingTime&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::SetSpeakingTime& command) {
  const auto sitting = seen_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  const SittingState now = (*sitting)->state;
  if (now != SittingState::open && now != SittingState::suspended) {
    return refuse("sitting_not_open", sittings_rule, Detail().add("state", name_of(now)));
  }
  if (command.seconds < shortest_speech || command.seconds > longest_speech) {
    return refuse("speaking_time_out_of_range", floor_rule,
                  Detail().add("pointer", "/seconds").add("min", shortest_speech).add("max", longest_speech));
  }
  if (speaking_seconds(state, **sitting, command.kind) == command.seconds) {
    return refuse("nothing_changed", floor_rule);
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::SpeakingTimeSet{command.sitting, command.kind, command.seconds, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::WarnSpeaker&) { return Relation::other; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::WarnSpeaker& command) {
  const auto sitting = open_sitting(state, command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (!is_inside(**sitting, command.organisation)) return refuse_at("/organisation", "floor_not_present", floor_rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::SpeakerWarned{command.sitting, command.organisation, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::FileIntervention&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&,
                    const commands::FileIntervention& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = seen_sitting(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  const auto item = std::find_if(sitting.agenda.begin(), sitting.agenda.end(),
                                 [&](const AgendaItem& held) { return held.entry.id == command.item; });
  if (item == sitting.agenda.end()) return refuse_at("/item", "not_found", floor_rule);
  if (!item->opened) return refuse_at("/item", "item_not_taken_up", floor_rule);
  if (sitting.minutes.state != MinutesState::none && sitting.minutes.state != MinutesState::draft) {
    return refuse("minutes_no_longer_draft", "rules#minutes", Detail().add("state", name_of(sitting.minutes.state)));
  }
  if (!sitting.presence.contains(*acting.organisation)) return refuse("floor_not_present", floor_rule);
  if (auto clean = refuse_personal_data({{"/text", command.text.str()}}); !clean) return std::unexpected(clean.error());
  events::InterventionRecorded event;
  event.sitting = command.sitting;
  event.item = command.item;
  event.intervention = InterventionId{state.counters.intervention + 1};
  event.organisation = *acting.organisation;
  event.text = command.text;
  Decided decided = one(event);
  decided.created = to_string(event.intervention);
  return decided;
}

}  // namespace tavolo::domain
