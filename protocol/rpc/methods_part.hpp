#pragma once
// Rows of the method table, a part at a time so that no file instantiates all readers. Only methods*.cpp include this.

#include "protocol/json/read.hpp"
#include "protocol/rpc/methods.hpp"

namespace tavolo::rpc {

std::span<const Method> membership_methods();
std::span<const Method> proposal_methods();
std::span<const Method> discussion_methods();
std::span<const Method> vote_methods();
std::span<const Method> poll_methods();
std::span<const Method> sitting_methods();
std::span<const Method> floor_methods();  ///< and the minutes, and documents
std::span<const Method> query_methods();

namespace detail {

template <class Whole, class Message>
std::expected<Call, json::Fault> read_call(std::string_view params) {
  auto read = json::read<Message>(params);
  if (!read) return std::unexpected(std::move(read.error()));
  if constexpr (std::is_same_v<Whole, Message>) {
    return Call(std::move(*read));
  } else {
    return Call(Whole(std::move(*read)));
  }
}

template <class Message>
constexpr Method command() {
  return {Message::method, MethodKind::command, &read_call<commands::Command, Message>};
}
template <class Message>
constexpr Method query() {
  return {Message::method, MethodKind::query, &read_call<commands::Query, Message>};
}

}  // namespace detail
}  // namespace tavolo::rpc
