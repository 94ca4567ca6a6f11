#include "protocol/events/documents.hpp"

#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> document_rows() {
  static constexpr EntryRow rows[] = {detail::row<DocumentFiled>(), detail::row<DocumentWithdrawn>(),
                                      detail::row<DocumentShown>()};
  return rows;
}

}  // namespace tavolo::events
