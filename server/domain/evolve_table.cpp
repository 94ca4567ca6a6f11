#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {

void evolve_one(State& state, const Stamp&, const events::TableCreated& event, Touched& touched) {
  state.demonstration = event.demonstration;
  state.succeeds = event.succeeds;
  state.names = event.names;
  touched.insert({"table", to_string(event.table)});
  touched.insert({"activity", "table-1"});
  touched.insert({"waiting", "desk-1"});
  touched.insert({"waiting", "desk-2"});
  touched.insert({"sitting_requests", "table-1"});
}

void evolve_one(State& state, const Stamp&, const events::ZoneAdded& event, Touched& touched) {
  state.zones[event.zone] = Zone{event.zone, event.name};
  touched.insert({"zone", to_string(event.zone)});
}

void evolve_one(State& state, const Stamp&, const events::ComuneAdded& event, Touched& touched) {
  state.comuni[event.comune] =
      Comune{event.comune, event.zone, event.istat_code, event.population, event.lead, event.name};
  touched.insert({"comune", to_string(event.comune)});
  touched.insert({"zone", to_string(event.zone)});
}

void evolve_one(State& state, const Stamp&, const events::CatalogueItemAdded& event, Touched& touched) {
  state.items[event.item] = CatalogueItem{event.item, event.catalogue, event.code, event.label, event.basis};
  touched.insert({"catalogue_item", to_string(event.item)});
}

void evolve_one(State& state, const Stamp& stamp, const events::RegulationAdopted& event, Touched& touched) {
  state.regulations.push_back(RegulationVersion{event.regulation, event.rules, {}, event.text, stamp});
  touched.insert({"regulation", to_string(event.regulation)});
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::prepared) touched.insert({"vote", to_string(id)});
  }
  touch_sittings(state, touched);
  touched.insert({"waiting", "desk-2"});  // how many have to ask for a sitting is the regulation's
}

void evolve_one(State& state, const Stamp&, const events::CycleOpened& event, Touched& touched) {
  state.cycles.push_back(Cycle{event.cycle, event.kind, event.year, event.phases, std::nullopt});
  touched.insert({"cycle", to_string(event.cycle)});
}

void evolve_one(State& state, const Stamp&, const events::PhaseEntered& event, Touched& touched) {
  for (Cycle& cycle : state.cycles) {
    if (cycle.id == event.cycle) cycle.current = event.phase;
  }
  touched.insert({"cycle", to_string(event.cycle)});
}

/// Says that the clock was taken as it is; nothing else rests on it.
void evolve_one(State&, const Stamp&, const events::ClockAccepted&, Touched&) {}

}  // namespace tavolo::domain
