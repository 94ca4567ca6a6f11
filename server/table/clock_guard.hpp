#pragma once
// Notices a wall clock that cannot be trusted (decision 32): deadlines are instants of the wall clock.

#include <cstdint>

#include "server/base/time.hpp"

namespace tavolo::table {

/// How far the wall clock may leave the steady one.
inline constexpr std::int64_t max_clock_drift_ms = 60'000;

class ClockGuard {
 public:
  /// `last_entry` is the time of the newest entry; a wall clock before it is not trusted until it has caught up.
  ClockGuard(Instant wall, std::int64_t steady_ms, Instant last_entry)
      : wall_(wall), steady_ms_(steady_ms), not_before_(last_entry) {}

  /// True while acts and due steps may go on. A small drift is taken in, so that slow correction by NTP never adds up.
  bool trusted(Instant wall, std::int64_t steady_ms) {
    const std::int64_t expected = wall_.ms + (steady_ms - steady_ms_);
    const std::int64_t drift = wall.ms - expected;
    if (drift > max_clock_drift_ms || drift < -max_clock_drift_ms || wall < not_before_) return false;
    wall_ = wall;
    steady_ms_ = steady_ms;
    return true;
  }

  /// An administrator accepts the clock as it is.
  void accept(Instant wall, std::int64_t steady_ms) {
    wall_ = wall;
    steady_ms_ = steady_ms;
    not_before_ = Instant{};
  }

 private:
  Instant wall_;
  std::int64_t steady_ms_;
  Instant not_before_;
};

}  // namespace tavolo::table
