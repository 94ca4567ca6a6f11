#pragma once
// A sitting that goes on, put straight into the state of a given::Table: for tests of what happens in a sitting and
// after it, which are not about how it came to be open.

#include "tests/support/given.hpp"

namespace tavolo::given {

inline constexpr SittingId the_sitting{1};

/// Item `n` of kind discussion, opened or not.
inline domain::AgendaItem agenda_item(std::uint64_t n, AgendaItemKind kind = AgendaItemKind::discussion) {
  domain::AgendaItem item;
  item.entry.id = AgendaItemId{n};
  item.entry.kind = kind;
  item.entry.minutes = 30;
  item.title = Text<3, 200>::of("Punto " + std::to_string(n));
  return item;
}

inline void come_in(domain::Sitting& sitting, OrganisationId body, Instant at) {
  domain::PresenceSpan span;
  span.from = at;
  span.came = PresenceCause::roll_call;
  sitting.presence[body].spans.push_back(span);
}
inline void go_out(domain::Sitting& sitting, OrganisationId body, Instant at) {
  sitting.presence.at(body).spans.back().to = at;
  sitting.presence.at(body).spans.back().went = PresenceCause::left;
}

inline domain::Stamp stamp_now(const Table& table) {
  return {.index = table.state.size, .ts = table.now, .leaf_hash = {}, .capacity = Capacity::chair, .organisation = {}};
}

/// The sitting 1-2026, opened at the table's now under the first call, with two items (the first is open, and consensus
/// on it was asked for and not had) and every body of the table inside.
inline domain::Sitting& seated(Table& table, SittingId id = the_sitting) {
  domain::Sitting& sitting = table.state.sittings[id];
  sitting.id = id;
  sitting.state = SittingState::open;
  sitting.number = *SittingNumber::parse(std::to_string(id.n) + "-2026");
  sitting.terms.mode = SittingMode::mixed;
  sitting.terms.first_call = {day("2026-11-23"), *LocalTime::parse("15:00"), table.now};
  sitting.title = Text<3, 200>::of("Seduta di prova");
  sitting.place = Text<0, 300>::of("Sala consiliare di Viggianello");
  const std::uint64_t first = 2 * id.n - 1;
  sitting.agenda = {agenda_item(first), agenda_item(first + 1)};
  sitting.agenda.front().state = AgendaItemState::open;
  sitting.agenda.front().opened = stamp_now(table);
  sitting.agenda.front().consensus = domain::Consensus{{}, table.now, stamp_now(table), {OrganisationId{1}}, {}, {}};
  sitting.current_item = AgendaItemId{first};
  sitting.convened = stamp_now(table);
  sitting.opened = stamp_now(table);
  sitting.call = SittingCall::first;
  sitting.regulation = table.state.regulations.back().id;
  for (const auto& [body, held] : table.state.organisations) come_in(sitting, body, table.now);
  return sitting;
}

}  // namespace tavolo::given
