#include "protocol/events/entry_body_family.hpp"
#include "protocol/events/redactions.hpp"

namespace tavolo::events {

std::span<const EntryRow> redaction_rows() {
  static constexpr EntryRow rows[] = {detail::row<RedactionOrdered>(), detail::row<RedactionApplied>()};
  return rows;
}

}  // namespace tavolo::events
