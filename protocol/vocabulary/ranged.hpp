#pragma once
// Integers with bounds in their type, so that the reader, the schema and the form on screen agree on them.

#include <compare>
#include <cstdint>

namespace tavolo {

/// An integer from Min to Max. Default-constructed it is Min or 0, whichever lies within; on the wire an integer.
template <std::int64_t Min, std::int64_t Max>
struct Ranged {
  static_assert(Min <= Max);
  static constexpr std::int64_t min = Min;
  static constexpr std::int64_t max = Max;
  std::int64_t value = Min <= 0 && 0 <= Max ? 0 : Min;
  auto operator<=>(const Ranged&) const = default;
};

}  // namespace tavolo
