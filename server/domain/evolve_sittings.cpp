#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/families.hpp"
#include "server/domain/sittings.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

void touch(const Sitting& sitting, std::initializer_list<std::string_view> types, Touched& touched) {
  for (const std::string_view type : types) touched.insert({std::string(type), to_string(sitting.id)});
}

/// Whatever a sitting is to anybody: it began, ended or changed in kind.
void touch_whole(const State& state, const Sitting& sitting, Touched& touched) {
  touch(sitting, {"sitting", "sitting_link", "quorum", "attendance", "floor", "desk", "deliveries"}, touched);
  touched.insert({"sitting_requests", "table-1"});
  touch_desks(state, touched);
  touch_desk(touched);
  for (const auto& [id, body] : state.organisations) touched.insert({"waiting", to_string(id)});
}

AgendaItem& item_of(Sitting& sitting, AgendaItemId id) {
  const auto found = std::ranges::find(sitting.agenda, id, [](const AgendaItem& item) { return item.entry.id; });
  TAVOLO_CHECK(found != sitting.agenda.end());
  return *found;
}

std::vector<AgendaItem> agenda_of(const Agenda& entries, const Disclosed<AgendaTitles>& titles) {
  std::vector<AgendaItem> agenda;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    AgendaItem item;
    item.entry = entries[i];
    if (titles.value && i < titles.value->size()) item.title = (*titles.value)[i];
    agenda.push_back(std::move(item));
  }
  return agenda;
}

/// What was asked and is not answered by the time that its item stands still has to be asked anew.
void let_consensus_lapse(Sitting& sitting) {
  for (AgendaItem& item : sitting.agenda) {
    if (consensus_runs(item)) item.consensus.reset();
  }
}

/// What was shown was of the item in discussion.
void leave_item(Sitting& sitting, AgendaItemId item) {
  if (sitting.current_item != item) return;
  sitting.current_item.reset();
  sitting.shown_document.reset();
}

void close_item(Sitting& sitting, AgendaItem& item, AgendaItemState outcome, const Stamp& stamp) {
  item.state = outcome;
  item.closed = stamp;
  leave_item(sitting, item.entry.id);
}

/// The minutes tell who was absent of those who were members then, whoever comes to the table later.
void note_members(const State& state, Sitting& sitting) {
  for (const auto& [id, body] : state.organisations) {
    if (body.status == MembershipStatus::member) sitting.members.push_back(id);
  }
}

/// Whoever is still there goes as the sitting ends.
void see_guests_out(Sitting& sitting, Instant at) {
  for (Guest& guest : sitting.guests) {
    if (!guest.to) guest.to = at;
  }
}

bool names_request(const Agenda& agenda, SittingRequestId id) {
  return std::ranges::any_of(agenda, [id](const AgendaEntry& entry) {
    return entry.requests && std::ranges::find(*entry.requests, id) != entry.requests->end();
  });
}

std::int64_t year_of(LocalDate day) { return static_cast<int>(std::chrono::year_month_day{day.day}.year()); }

}  // namespace

void evolve_one(State& state, const Stamp&, const events::SittingDrafted& event, Touched& touched) {
  Sitting& sitting = state.sittings[event.sitting];
  sitting.id = event.sitting;
  sitting.terms = event.terms;
  sitting.agenda = agenda_of(event.agenda, event.titles);
  sitting.title = event.title;
  sitting.place = event.place;
  sitting.link = event.link;
  state.counters.sitting = std::max(state.counters.sitting, event.sitting.n);
  state.counters.agenda_item += event.agenda.size();
  touch_documents(state, &Document::sitting, sitting.id, touched);
  touch(sitting, {"sitting", "desk"}, touched);
  touch_desk(touched);
}

void evolve_one(State& state, const Stamp&, const events::SittingDiscarded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::discarded;
  sitting.end_reason = event.reason;
  touch(sitting, {"sitting", "desk"}, touched);
  touch_desk(touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingConvened& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::convened;
  sitting.number = event.number;
  sitting.terms = event.terms;
  sitting.agenda = agenda_of(event.agenda, event.titles);
  sitting.title = event.title;
  sitting.place = event.place;
  sitting.urgent = event.urgent;
  sitting.urgency = event.urgency;
  sitting.registry = event.registry;
  sitting.convened = stamp;
  ++state.counters.sittings_of_year[year_of(event.terms.first_call.on)];
  for (SittingAsked& request : state.sittings_asked) {
    if (names_request(event.agenda, request.id)) request.met_by = sitting.id;
  }
  touch_documents(state, &Document::sitting, sitting.id, touched);
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp&, const events::SittingLinkSet& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.link = event.link;
  touch(sitting, {"sitting_link"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingMoved& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.moves.push_back({sitting.terms, sitting.place, sitting.urgent, sitting.urgency, event.reason, stamp});
  sitting.terms = event.terms;
  sitting.urgent = event.urgent;
  sitting.place = event.place;
  sitting.urgency = event.urgency;
  touch_documents(state, &Document::sitting, sitting.id, touched);
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp&, const events::SittingCancelled& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::cancelled;
  sitting.end_reason = event.reason;
  // what its agenda took up was not heard
  for (SittingAsked& request : state.sittings_asked) {
    if (request.met_by == sitting.id) request.met_by.reset();
  }
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::NoticeDelivered& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.deliveries[event.organisation].push_back({event.channel, event.outcome, event.move, event.detail, stamp});
  touch(sitting, {"deliveries"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingRequested& event, Touched& touched) {
  TAVOLO_CHECK(stamp.organisation.has_value());
  state.sittings_asked.push_back(
      {event.request, *stamp.organisation, event.item_only, event.title, event.reason, stamp, {}});
  state.counters.sitting_request = std::max(state.counters.sitting_request, event.request.n);
  touched.insert({"sitting_requests", "table-1"});
  touch_desk(touched);
}

void evolve_one(State& state, const Stamp&, const events::SittingRequestEnded& event, Touched& touched) {
  std::erase_if(state.sittings_asked, [&](const SittingAsked& request) { return request.id == event.request; });
  touched.insert({"sitting_requests", "table-1"});
  touch_desk(touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingOpened& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::open;
  sitting.call = event.call;
  sitting.regulation = event.regulation;
  sitting.opened = stamp;
  sitting.quorum.push_back({event.present, event.needed, true, stamp});
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::CallDeserted& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  const bool another = event.call == SittingCall::first && sitting.terms.second_call;
  sitting.state = another ? SittingState::deserted_first_call : SittingState::deserted;
  sitting.deserted.push_back({event.call, event.present, event.needed, stamp});
  for (auto& [body, presence] : sitting.presence) {
    if (!presence.inside()) continue;
    presence.spans.back().to = stamp.ts;
    presence.spans.back().went = PresenceCause::call_deserted;
  }
  see_guests_out(sitting, stamp.ts);
  if (sitting.state == SittingState::deserted) note_members(state, sitting);
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingSuspended& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::suspended;
  sitting.suspensions.push_back({event.reason, stamp, {}});
  let_consensus_lapse(sitting);
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingResumed& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::open;
  sitting.suspensions.back().to = stamp;
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::SittingClosed& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.state = SittingState::closed;
  sitting.closed = stamp;
  sitting.shown_document.reset();
  see_guests_out(sitting, stamp.ts);
  if (!sitting.suspensions.empty() && !sitting.suspensions.back().to) sitting.suspensions.back().to = stamp;
  note_members(state, sitting);
  touch_whole(state, sitting, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::PresenceRecorded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  come_or_go(sitting, event, stamp.ts);
  if (event.inside) sitting.justified.erase(event.organisation);
  touch(sitting, {"quorum", "attendance", "floor", "desk"}, touched);
  touched.insert({"waiting", to_string(event.organisation)});
}

void evolve_one(State& state, const Stamp& stamp, const events::AbsenceJustified& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  if (event.withdrawn) {
    sitting.justified.erase(event.organisation);
  } else {
    sitting.justified[event.organisation] = stamp;
  }
  touch(sitting, {"attendance"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::GuestRecorded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  if (event.inside) {
    sitting.guests.push_back({event.guest, event.capacity, stamp.ts, {}});
    state.counters.guest = std::max(state.counters.guest, event.guest.n);
  } else {
    std::ranges::find(sitting.guests, event.guest, &Guest::id)->to = stamp.ts;
  }
  touch(sitting, {"attendance"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ConflictDeclared& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  std::vector<Conflict>& conflicts = item_of(sitting, event.item).conflicts;
  if (event.withdrawn) {
    std::ranges::find_if(conflicts, [&](const Conflict& conflict) {
      return conflict.holds() && conflict.organisation == event.organisation;
    })->withdrawn = stamp;
  } else {
    conflicts.push_back({event.organisation, event.reason, stamp, {}});
  }
  touch(sitting, {"sitting"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ProxyGranted& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.proxies[event.giver] = {event.holder, event.evidence, stamp};
  touch_open_proxy(state, sitting.id, event.giver, touched);
  touch(sitting, {"quorum", "attendance", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ProxyEnded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  if (auto held = sitting.proxies.extract(event.giver)) {
    sitting.ended_proxies.push_back({event.giver, std::move(held.mapped()), event.cause, stamp});
  }
  touch_open_proxy(state, sitting.id, event.giver, touched);
  touch(sitting, {"quorum", "attendance", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::QuorumVerified& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.quorum.push_back({event.present, event.needed, event.reached, stamp});
  if (!event.reached) let_consensus_lapse(sitting);
  touch(sitting, {"sitting", "quorum", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::QuorumLost& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  sitting.quorum.push_back({event.present, event.needed, false, stamp});
  let_consensus_lapse(sitting);
  touch(sitting, {"sitting", "quorum", "desk"}, touched);
}

void evolve_one(State& state, const Stamp&, const events::AgendaItemAdded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem item;
  item.entry = event.item;
  item.title = event.title;
  item.added_late = true;
  sitting.agenda.push_back(std::move(item));
  ++state.counters.agenda_item;
  touch(sitting, {"sitting", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::AgendaItemOpened& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem& item = item_of(sitting, event.item);
  item.state = AgendaItemState::open;
  item.opened = stamp;
  sitting.current_item = event.item;
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

void evolve_one(State& state, const Stamp&, const events::AgendaItemSuspended& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem& item = item_of(sitting, event.item);
  item.state = AgendaItemState::suspended;
  leave_item(sitting, event.item);
  let_consensus_lapse(sitting);
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::AgendaItemClosed& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem& item = item_of(sitting, event.item);
  close_item(sitting, item, event.outcome, stamp);
  item.note = event.note;
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ConsensusAsked& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  item_of(sitting, event.item).consensus = Consensus{
      .text = event.text, .ends_at = event.ends_at, .asked = stamp, .objected = {}, .present = {}, .recorded = {}};
  touch(sitting, {"sitting", "desk"}, touched);
}

void evolve_one(State& state, const Stamp&, const events::ConsensusObjected& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem& item = item_of(sitting, event.item);
  TAVOLO_CHECK(item.consensus.has_value());
  item.consensus->objected.push_back(event.organisation);
  touch(sitting, {"sitting", "desk"}, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::ConsensusRecorded& event, Touched& touched) {
  Sitting& sitting = state.sittings.at(event.sitting);
  AgendaItem& item = item_of(sitting, event.item);
  TAVOLO_CHECK(item.consensus.has_value());
  item.consensus->present = bodies_present(state, sitting);
  item.consensus->recorded = stamp;
  // decision 10: the entry holds the digest alone, so a list that differs from the one recorded must not stand
  TAVOLO_CHECK(electorate_digest(item.consensus->present) == event.present_digest);
  close_item(sitting, item, AgendaItemState::consensus_recorded, stamp);
  touch(sitting, {"sitting", "floor", "desk"}, touched);
}

}  // namespace tavolo::domain
