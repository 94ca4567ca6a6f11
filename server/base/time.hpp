#pragma once
// Instants. The domain never reads a clock: `now` is an argument everywhere below server/table.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tavolo {

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z (decision 2).
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

/// "2026-11-22T09:15:02.123Z": always UTC, always milliseconds, years 1970 to 9999.
std::string to_string(Instant instant);
/// Strict inverse of to_string; nothing for any other form or an impossible date.
std::optional<Instant> parse_instant(std::string_view text);

/// Reads the wall clock of the machine.
Instant wall_clock_now();
/// Milliseconds of a clock that never steps; meaningful only as a difference within one process.
std::int64_t steady_clock_ms();

/// How the edge hands a clock to what needs one, so that tests bring their own.
using Clock = std::function<Instant()>;

}  // namespace tavolo
