#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> plan_rows() {
  static constexpr EntryRow rows[] = {detail::row<PlanCreated>(), detail::row<PlanNodeAdded>(),
                                      detail::row<PlanNodeRevised>()};
  return rows;
}

}  // namespace tavolo::events
