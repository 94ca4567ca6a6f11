#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> discussion_rows() {
  static constexpr EntryRow rows[] = {detail::row<CommentPosted>(), detail::row<CommentEdited>(),
                                      detail::row<CommentHidden>(), detail::row<CommentRestored>()};
  return rows;
}

}  // namespace tavolo::events
