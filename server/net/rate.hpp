#pragma once
// How fast requests may come: so many a second in the mean, so many at once (a bucket of tokens).

#include <algorithm>
#include <cstdint>

#include "server/net/options.hpp"

namespace tavolo::net {

class Rate {
 public:
  /// Starts with the whole burst to spend.
  Rate(const Limits& limits, std::int64_t steady_ms)
      : tokens_(static_cast<double>(limits.requests_burst)), at_ms_(steady_ms) {}

  /// Counts a request; false when it comes too fast.
  bool take(const Limits& limits, std::int64_t steady_ms) {
    earn(limits, steady_ms);
    if (tokens_ < 1.0) return false;
    tokens_ -= 1.0;
    return true;
  }
  /// True when nothing is remembered of earlier requests.
  bool rested(const Limits& limits, std::int64_t steady_ms) {
    earn(limits, steady_ms);
    return tokens_ >= static_cast<double>(limits.requests_burst);
  }

 private:
  void earn(const Limits& limits, std::int64_t steady_ms) {
    const double earned =
        static_cast<double>(steady_ms - at_ms_) * static_cast<double>(limits.requests_per_second) / 1000.0;
    tokens_ = std::min(static_cast<double>(limits.requests_burst), tokens_ + earned);
    at_ms_ = steady_ms;
  }

  double tokens_;
  std::int64_t at_ms_;
};

}  // namespace tavolo::net
