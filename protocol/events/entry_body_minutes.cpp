#include "protocol/events/minutes.hpp"

#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> minutes_rows() {
  static constexpr EntryRow rows[] = {detail::row<MinutesWritten>(),  detail::row<MinutesProposed>(),
                                      detail::row<MinutesObjected>(), detail::row<ObjectionAnswered>(),
                                      detail::row<MinutesApproved>(), detail::row<MinutesRectified>(),
                                      detail::row<MinutesPublished>()};
  return rows;
}

}  // namespace tavolo::events
