#pragma once

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The year of the update that a proposal made now is for: the cycle's own while its window is open, else the next
/// (decision 29: intake never closes).
inline std::int64_t enters_year(const Cycle& cycle) {
  return cycle.current == Phase::proposals ? cycle.year : cycle.year + 1;
}

}  // namespace tavolo::domain
