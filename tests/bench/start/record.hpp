#pragma once
// Years of a table in one go: proposals, comments and votes that open, are answered by every body, and close.

#include <cstdint>
#include <functional>

#include "server/table/table.hpp"

namespace tavolo::bench {

/// Acts at `table` until it has so many entries. `turn` runs what the table has posted. False: an act was refused, and
/// standard error says which.
bool fill(table::Table& table, std::uint64_t entries, const std::function<void()>& turn);

}  // namespace tavolo::bench
