// How a sitting is called (domain.md 2.4, 4.3, 6): the secretary drafts, the chair convenes, moves and cancels.

#include <algorithm>
#include <set>

#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#sittings";

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

std::expected<const Sitting*, Refusal> drafted_sitting(const State& state, SittingId id) {
  const auto found = state.sittings.find(id);
  if (found == state.sittings.end()) return refuse_at("/sitting", "not_found", rule);
  if (found->second.state == SittingState::draft) return &found->second;
  return refuse("sitting_not_draft", rule, Detail().add("state", name_of(found->second.state)));
}

CallTime call_time(const commands::CallDraft& draft, const Calendar& calendar) {
  return {draft.on, draft.time, calendar.instant_of(draft.on, minute_of(draft.time))};
}

/// The second call leaves the time that the regulation asks for; the same day is allowed.
Checked check_calls(const State& state, const SittingTerms& terms) {
  if (!terms.second_call) return {};
  const Instant earliest{terms.first_call.at.ms + sitting_rules(state).second_call_minutes * 60'000};
  if (terms.second_call->at >= earliest) return {};
  return refuse("second_call_too_soon", rule,
                Detail().add("pointer", "/second_call").add("earliest", to_string(earliest)));
}

/// A proposal, a point of the plan, or the sitting whose minutes are to be approved.
bool exists(const State& state, const ObjectRef& subject) {
  if (const auto proposal = parse_id<ProposalIdTag>(subject.text)) return state.proposals.contains(*proposal);
  if (const auto node = parse_id<NodeIdTag>(subject.text)) return state.nodes.contains(*node);
  if (const auto sitting = parse_id<SittingIdTag>(subject.text)) return state.sittings.contains(*sitting);
  return false;
}

constexpr std::int64_t longest_item_minutes = 600;  // of AgendaEntry::minutes

/// Each names a request that waits, and no two lines the same.
Checked check_requests(const State& state, const List<commands::AgendaLine, 1, 60>& lines) {
  std::set<SittingRequestId> named;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].requests) continue;
    const std::string at = "/agenda/" + std::to_string(i) + "/requests";
    for (const SittingRequestId id : *lines[i].requests) {
      const auto found = std::ranges::find(state.sittings_asked, id, &SittingAsked::id);
      if (found == state.sittings_asked.end() || found->met_by) return refuse_at(at, "not_found", rule);
      if (!named.insert(id).second) return refuse_at(at, "duplicate_entry", rule);
    }
  }
  return {};
}

/// A sub-item follows the item that it belongs to, or another that is beneath it: the order of the lines is that of the
/// numbers.
bool stands_beneath(const List<commands::AgendaLine, 1, 60>& lines, std::size_t line, std::int64_t parent) {
  std::optional<std::int64_t> above = static_cast<std::int64_t>(line);  // counted from 1, the line before
  while (above && *above > parent) above = lines[static_cast<std::size_t>(*above) - 1].parent;
  return parent >= 1 && above == parent;
}

Checked check_agenda(const State& state, const List<commands::AgendaLine, 1, 60>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const commands::AgendaLine& line = lines[i];
    const std::string at = "/agenda/" + std::to_string(i);
    if (line.parent && !stands_beneath(lines, i, *line.parent)) {
      return refuse_at(at + "/parent", "agenda_parent_not_above", rule);
    }
    if (line.minutes < 0 || line.minutes > longest_item_minutes) {
      return refuse_at(at + "/minutes", "duration_not_sensible", rule);
    }
    if (line.subject && !exists(state, *line.subject)) return refuse_at(at + "/subject", "not_found", rule);
    const std::string title_at = at + "/title";
    if (auto clean = refuse_personal_data({{title_at, line.title.str()}}); !clean) return clean;
  }
  return {};
}

/// As the regulation's terms ask, the shorter only with its reason. Days are counted, not hours: with a notice of no
/// days a sitting can be called for the day itself, as long as one of its calls is to come.
Checked check_notice(const State& state, const SittingTerms& terms, bool urgent, const Moment& moment) {
  if (terms.second_call->at <= moment.now) return refuse("calls_are_past", rule);
  const SittingRules rules = sitting_rules(state);
  const LocalDate earliest = plus_days(moment.today(), urgent ? rules.urgent_notice_days : rules.notice_days);
  if (terms.first_call.on >= earliest) return {};
  return refuse(urgent ? "urgent_notice_too_short" : "notice_too_short", rule,
                Detail().add("earliest", to_string(earliest)));
}

/// Where to go, and how to join from afar.
Checked check_where(const Sitting& sitting) {
  const auto given = [](const auto& text) { return text.value && !text.value->str().empty(); };
  if (sitting.terms.mode != SittingMode::remote && !given(sitting.place)) return refuse("place_missing", rule);
  if (sitting.terms.mode != SittingMode::in_person && !given(sitting.link)) return refuse("link_missing", rule);
  return {};
}

/// Both calls, a place, terms and notice (domain.md 4.3). That the notice reached everybody is known only afterwards:
/// the desk shows whom it did not reach, and nothing is refused for it.
Checked check_convening(const State& state, const Sitting& sitting, bool urgent, const Moment& moment) {
  if (!sitting.terms.second_call) return refuse("second_call_missing", rule);
  if (auto checked = check_calls(state, sitting.terms); !checked) return checked;
  if (auto checked = check_where(sitting); !checked) return checked;
  return check_notice(state, sitting.terms, urgent, moment);
}

SittingNumber next_number(const State& state, LocalDate on) {
  const std::int64_t year = static_cast<int>(std::chrono::year_month_day{on.day}.year());
  const auto counted = state.counters.sittings_of_year.find(year);
  const std::uint64_t last = counted == state.counters.sittings_of_year.end() ? 0 : counted->second;
  return SittingNumber{std::to_string(last + 1) + "-" + std::to_string(year)};
}

AgendaTitles titles_of(const Sitting& sitting) {
  AgendaTitles titles;
  for (const AgendaItem& item : sitting.agenda) titles.push_back(item.title.value.value_or(Text<3, 200>::of("---")));
  return titles;
}

Agenda entries_of(const Sitting& sitting) {
  Agenda entries;
  for (const AgendaItem& item : sitting.agenda) entries.push_back(item.entry);
  return entries;
}

/// The id of each line's item: its own where the draft that is written anew has it, else a new one.
std::expected<std::vector<AgendaItemId>, Refusal> ids_of(const State& state, const Sitting* draft,
                                                         const List<commands::AgendaLine, 1, 60>& lines) {
  std::vector<AgendaItemId> ids;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& kept = lines[i].item;
    ids.push_back(kept ? *kept : AgendaItemId{state.counters.agenda_item + i + 1});
    if (!kept) continue;
    const std::string at = "/agenda/" + std::to_string(i) + "/item";
    if (!draft || !known_item(*draft, *kept)) return refuse_at(at, "not_found", rule);
    if (std::find(ids.begin(), ids.end() - 1, *kept) != ids.end() - 1) return refuse_at(at, "agenda_item_twice", rule);
  }
  return ids;
}

template <class To, class From>
To text_or_empty(const std::optional<From>& text) {
  return text ? To::of(text->str()) : To{};
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::DraftSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::DraftSitting& command) {
  const Sitting* draft = nullptr;
  if (command.sitting) {
    const auto found = drafted_sitting(state, *command.sitting);
    if (!found) return std::unexpected(found.error());
    draft = *found;
  }
  events::SittingDrafted event;
  event.terms = {.mode = command.mode, .first_call = call_time(command.first_call, moment.calendar), .second_call = {}};
  if (command.second_call) event.terms.second_call = call_time(*command.second_call, moment.calendar);
  if (auto checked = check_calls(state, event.terms); !checked) return std::unexpected(checked.error());
  if (auto checked = check_agenda(state, command.agenda); !checked) return std::unexpected(checked.error());
  if (auto checked = check_requests(state, command.agenda); !checked) return std::unexpected(checked.error());
  event.place = text_or_empty<Text<0, 300>>(command.place);
  // a link is no text about somebody, and the number of a remote meeting looks like a telephone's
  event.link = text_or_empty<Text<0, 500>>(command.link);
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/place", event.place.value->str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  event.sitting = command.sitting.value_or(SittingId{state.counters.sitting + 1});
  event.title = command.title;
  const auto ids = ids_of(state, draft, command.agenda);
  if (!ids) return std::unexpected(ids.error());
  AgendaTitles titles;
  for (std::size_t i = 0; i < command.agenda.size(); ++i) {
    const commands::AgendaLine& line = command.agenda[i];
    AgendaEntry entry{.id = (*ids)[i],
                      .parent = {},
                      .kind = line.kind,
                      .minutes = line.minutes,
                      .subject = line.subject,
                      .requests = line.requests};
    if (line.parent) entry.parent = (*ids)[static_cast<std::size_t>(*line.parent) - 1];
    event.agenda.push_back(std::move(entry));
    titles.push_back(line.title);
  }
  event.titles = std::move(titles);
  Decided decided = one(event);
  if (!command.sitting) decided.created = to_string(event.sitting);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::DiscardSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::DiscardSitting& command) {
  const auto draft = drafted_sitting(state, command.sitting);
  if (!draft) return std::unexpected(draft.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::SittingDiscarded{command.sitting, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::ConveneSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::ConveneSitting& command) {
  const auto found = drafted_sitting(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& draft = **found;
  if (auto checked = check_convening(state, draft, command.urgency.has_value(), moment); !checked) {
    return std::unexpected(checked.error());
  }
  events::SittingConvened event;
  event.sitting = draft.id;
  event.number = next_number(state, draft.terms.first_call.on);
  event.terms = draft.terms;
  event.agenda = entries_of(draft);
  event.urgent = command.urgency.has_value();
  event.title = draft.title;
  event.place = draft.place;
  event.titles = titles_of(draft);
  event.urgency = text_or_empty<MultilineText<0, 2000>>(command.urgency);
  event.registry = text_or_empty<Text<0, 100>>(command.registry);
  if (auto clean =
          refuse_personal_data({{"/urgency", event.urgency.value->str()}, {"/registry", event.registry.value->str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  Decided decided = one(event);
  if (draft.link.value && !draft.link.value->str().empty()) {
    decided.events.emplace_back(events::SittingLinkSet{draft.id, draft.link});
  }
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::MoveSitting&) { return Relation::none; }

/// Until its first call was held. The terms of notice hold for the new day as they did for the old one: who got the
/// notice has as much time again.
Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::MoveSitting& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  if ((*found)->state != SittingState::convened) {
    return refuse("sitting_not_convened", rule, Detail().add("state", name_of((*found)->state)));
  }
  Sitting moved = **found;
  moved.terms = {.mode = command.mode,
                 .first_call = call_time(command.first_call, moment.calendar),
                 .second_call = call_time(command.second_call, moment.calendar)};
  moved.place = text_or_empty<Text<0, 300>>(command.place);
  moved.link = text_or_empty<Text<0, 500>>(command.link);
  const bool same = moved.terms == (*found)->terms && moved.place.value == (*found)->place.value &&
                    moved.link.value == (*found)->link.value;
  if (same) return refuse("nothing_changed", rule);
  if (auto checked = check_convening(state, moved, command.urgency.has_value(), moment); !checked) {
    return std::unexpected(checked.error());
  }
  events::SittingMoved event;
  event.sitting = moved.id;
  event.terms = moved.terms;
  event.urgent = command.urgency.has_value();
  event.place = moved.place;
  event.urgency = text_or_empty<MultilineText<0, 2000>>(command.urgency);
  event.reason = command.reason;
  if (auto clean = refuse_personal_data({{"/place", event.place.value->str()},
                                         {"/urgency", event.urgency.value->str()},
                                         {"/reason", command.reason.str()}});
      !clean) {
    return std::unexpected(clean.error());
  }
  Decided decided = one(event);
  if (moved.link.value != (*found)->link.value) {
    decided.events.emplace_back(events::SittingLinkSet{moved.id, moved.link});
  }
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::CancelSitting&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::CancelSitting& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  const SittingState now = (*found)->state;
  if (now != SittingState::convened && now != SittingState::deserted_first_call) {
    return refuse("sitting_not_convened", rule, Detail().add("state", name_of(now)));
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::SittingCancelled{command.sitting, command.reason});
}

Relation relation_to(const State&, const Acting& acting, const commands::RecordDelivery& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::RecordDelivery& command) {
  const auto found = known_sitting(state, acting, command.sitting);
  if (!found) return std::unexpected(found.error());
  if (!(*found)->convened) return refuse("sitting_not_convened", rule, Detail().add("state", name_of((*found)->state)));
  const auto body = state.organisations.find(command.organisation);
  if (body == state.organisations.end()) return refuse_at("/organisation", "not_found", rule);
  // that a message waits in the program's own queue only the program knows
  if (command.outcome == NoticeOutcome::queued) return refuse_at("/outcome", "outcome_not_for_hand", rule);
  const auto moves = static_cast<std::int64_t>((*found)->moves.size());
  if (command.move && (*command.move < 0 || *command.move > moves)) return refuse_at("/move", "not_found", rule);
  events::NoticeDelivered event;
  event.sitting = command.sitting;
  event.organisation = command.organisation;
  event.channel = command.channel;
  event.outcome = command.outcome;
  event.move = command.move.value_or(moves);
  event.detail = text_or_empty<Text<0, 500>>(command.detail);
  if (auto clean = refuse_personal_data({{"/detail", event.detail.value->str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(event);
}

}  // namespace tavolo::domain
