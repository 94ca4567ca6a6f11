#include <algorithm>

#include "server/domain/cycle.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {

views::Table table_view(const domain::State& state) {
  views::Table view;
  view.id = TableId{1};
  view.origin = Text<3, 255>::of(state.origin);
  view.demonstration = state.demonstration;
  view.succeeds = state.succeeds;
  if (const auto& names = state.names.value) {
    view.name = label(names->name.str());
    view.ambito = label(names->ambito.str());
    view.region = label(names->region.str());
    view.seat = label(names->seat.str());
  }
  for (const auto& [id, organisation] : state.organisations) {
    if (organisation.status != MembershipStatus::member) continue;
    ++view.organisations;
    if (organisation.voting) ++view.voting;
  }
  return view;
}

views::RegulationView regulation_view(const domain::RegulationVersion& regulation, const domain::Moment& moment) {
  return {regulation.id, regulation.rules, Sha256Hex{regulation.digest}, body(regulation.text),
          moment.calendar.day_of(regulation.adopted.ts)};
}

views::Zone zone_view(const domain::State& state, const domain::Zone& zone) {
  const auto here = [&](const auto& row) { return row.second.zone == zone.id; };
  return {zone.id, label(zone.name), std::count_if(state.comuni.begin(), state.comuni.end(), here)};
}

views::Comune comune_view(const domain::Comune& comune) {
  return {comune.id, comune.zone, comune.istat_code, comune.population, comune.lead, label(comune.name)};
}

views::CatalogueItem catalogue_item_view(const domain::CatalogueItem& item) {
  return {item.id, item.catalogue, item.code, label(item.label), label(item.basis)};
}

views::Cycle cycle_view(const domain::Cycle& cycle) {
  views::Cycle view;
  view.id = cycle.id;
  view.kind = cycle.kind;
  view.year = cycle.year;
  view.current = cycle.current;
  bool reached = !cycle.current;
  for (const auto& phase : cycle.phases) {
    const bool current = cycle.current == phase.phase;
    const auto state = current   ? views::PhaseState::current
                       : reached ? views::PhaseState::to_come
                                 : views::PhaseState::done;
    if (current) reached = true;
    view.phases.push_back({phase.phase, phase.from, phase.to, state});
    if (current && phase.phase == Phase::proposals) view.window_to = phase.to;
  }
  view.window_open = cycle.current == Phase::proposals;
  view.proposals_enter_year = domain::enters_year(cycle);
  return view;
}

}  // namespace tavolo::feed
