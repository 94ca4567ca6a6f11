#include "protocol/events/floor.hpp"

#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> floor_rows() {
  static constexpr EntryRow rows[] = {
      detail::row<FloorRequested>(),  detail::row<FloorWithdrawn>(), detail::row<FloorGranted>(),
      detail::row<FloorPaused>(),     detail::row<FloorResumed>(),   detail::row<FloorEnded>(),
      detail::row<SpeakingTimeSet>(), detail::row<SpeakerWarned>(),  detail::row<InterventionRecorded>()};
  return rows;
}

}  // namespace tavolo::events
