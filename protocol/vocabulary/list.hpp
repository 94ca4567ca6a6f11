#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace tavolo {

/// A list of Min to Max items; the strict reader refuses any other number, so a list that was read is within its
/// bounds.
template <class T, std::size_t Min, std::size_t Max>
struct List : std::vector<T> {
  using std::vector<T>::vector;
  static constexpr std::size_t min = Min;
  static constexpr std::size_t max = Max;
  List() = default;
  List(std::vector<T> items) : std::vector<T>(std::move(items)) {}  // NOLINT(google-explicit-constructor)
};

}  // namespace tavolo
