#pragma once
// Inside the room: the data of registry entries, read without leave to differ.

#include <array>
#include <optional>
#include <string_view>

#include "server/record/canonical.hpp"

namespace tavolo::record {

/// The members' values when an object has exactly these keys.
template <std::size_t N>
std::optional<std::array<std::string_view, N>> members_of(std::string_view object,
                                                          const std::array<std::string_view, N>& keys) {
  const auto members = split_object(object);
  if (!members || members->size() != N) return std::nullopt;
  std::array<std::string_view, N> values;
  for (std::size_t at = 0; at < N; ++at) {
    if ((*members)[at].first != keys[at]) return std::nullopt;
    values[at] = (*members)[at].second;
  }
  return values;
}

}  // namespace tavolo::record
