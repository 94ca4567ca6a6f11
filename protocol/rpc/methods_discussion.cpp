#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> discussion_methods() {
  using namespace commands;
  static constexpr Method rows[] = {detail::command<PostComment>(), detail::command<EditComment>(),
                                    detail::command<HideComment>(), detail::command<RestoreComment>()};
  return rows;
}

}  // namespace tavolo::rpc
