#include "protocol/events/entry_body_family.hpp"
#include "protocol/events/findings.hpp"

namespace tavolo::events {

std::span<const EntryRow> finding_rows() {
  static constexpr EntryRow rows[] = {detail::row<FindingFiled>(), detail::row<FindingAnswered>(),
                                      detail::row<FindingAskedAgain>(), detail::row<FindingClosed>(),
                                      detail::row<AuditAccessed>()};
  return rows;
}

}  // namespace tavolo::events
