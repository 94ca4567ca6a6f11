#pragma once
// The bounds of the numbers of a regulation: for the one that a table begins with, and for each it adopts.

#include <optional>
#include <string>

#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo::domain {

/// A number that is not sensible: where it stands in Regulation ("/sittings/notice_days"), and the least and most that
/// it may be.
struct RuleFault {
  std::string pointer;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// The first number out of its bounds. A share lies between none and all, in parts of at most a thousand.
std::optional<RuleFault> find_fault(const Regulation& rules);

}  // namespace tavolo::domain
