#pragma once
// A sitting that goes on, by its entries alone: for tests of what rests on the record (seated.hpp puts one into a
// state).

#include <algorithm>
#include <vector>

#include "server/domain/outcome.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::given {

inline void put_presence(Table& table, OrganisationId body, bool inside) {
  events::PresenceRecorded event;
  event.sitting = the_sitting;
  event.organisation = body;
  event.inside = inside;
  event.mode = PresenceMode::in_person;
  event.cause = inside ? PresenceCause::roll_call : PresenceCause::left;
  event.reason = Text<0, 2000>{};
  table.put(event, Capacity::secretary);
}

inline void put_proxy(Table& table, OrganisationId giver, OrganisationId holder) {
  table.put(events::ProxyGranted{the_sitting, giver, holder, Text<0, 300>::of("Delega scritta")}, Capacity::secretary);
}

/// The sitting 1-2026 with two items, opened under that call; every body of the table but `absent` is inside, the first
/// item is open, and consensus on it was asked for and not had. What is here fits the quorum of given::Table's
/// regulation only if enough bodies are.
inline void put_sitting(Table& table, const std::vector<OrganisationId>& absent = {},
                        SittingCall call = SittingCall::first) {
  SittingTerms terms;
  terms.mode = SittingMode::mixed;
  terms.first_call = {day("2026-11-23"), *LocalTime::parse("15:00"), table.now};
  const Agenda agenda{{AgendaItemId{1}, {}, AgendaItemKind::discussion, 30, {}},
                      {AgendaItemId{2}, {}, AgendaItemKind::discussion, 30, {}}};
  const AgendaTitles titles{Text<3, 200>::of("Punto 1"), Text<3, 200>::of("Punto 2")};
  const auto title = Text<3, 200>::of("Seduta di prova");
  const auto place = Text<0, 300>::of("Sala consiliare");
  table.put(events::SittingDrafted{the_sitting, terms, agenda, title, place, Text<0, 500>{}, titles},
            Capacity::secretary);
  events::SittingConvened convened;
  convened.sitting = the_sitting;
  convened.number = *SittingNumber::parse("1-2026");
  convened.terms = terms;
  convened.agenda = agenda;
  convened.title = title;
  convened.place = place;
  convened.titles = titles;
  convened.urgency = MultilineText<0, 2000>{};
  convened.registry = Text<0, 100>{};
  table.put(convened, Capacity::chair);
  std::int64_t present = 0;
  std::vector<OrganisationId> bodies;
  for (const auto& [id, held] : table.state.organisations) bodies.push_back(id);
  for (const OrganisationId id : bodies) {
    if (std::ranges::find(absent, id) != absent.end()) continue;
    put_presence(table, id, true);
    ++present;
  }
  const auto voting = static_cast<std::int64_t>(bodies.size());
  const Regulation& rules = table.state.rules();
  const QuorumRule& rule = call == SittingCall::first ? rules.quorum_first_call : rules.quorum_second_call;
  table.put(events::SittingOpened{the_sitting, call, table.state.regulations.back().id, voting, present,
                                  domain::quorum_needed(rule, voting)},
            Capacity::chair);
  table.put(events::AgendaItemOpened{the_sitting, AgendaItemId{1}}, Capacity::chair);
  table.put(events::ConsensusAsked{the_sitting, AgendaItemId{1}, table.now,
                                   MultilineText<10, 4000>::of("Il testo che si legge.")},
            Capacity::chair);
  const OrganisationId objects = table.body(Bench::institutions);
  table.put(events::ConsensusObjected{the_sitting, AgendaItemId{1}, objects, MultilineText<0, 2000>{}},
            Capacity::delegate, objects);
}

}  // namespace tavolo::given
