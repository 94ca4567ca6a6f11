#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> table_rows() {
  static constexpr EntryRow rows[] = {detail::row<TableCreated>(),       detail::row<ZoneAdded>(),
                                      detail::row<ComuneAdded>(),        detail::row<CatalogueItemAdded>(),
                                      detail::row<RegulationAdopted>(),  detail::row<CycleOpened>(),
                                      detail::row<PhaseEntered>(),       detail::row<ClockAccepted>(),
                                      detail::old_row<TableCreatedV1>(), detail::old_row<RegulationAdoptedV1>()};
  return rows;
}

}  // namespace tavolo::events
