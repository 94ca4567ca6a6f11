#pragma once
// What chair and secretary can do in a sitting now, and what comes next. Each act is put to the rules themselves, as a
// command with nothing but what the rules ask of the table: what is shown as lawful is what decide() would take, and a
// refusal is the one it would give.

#include <optional>
#include <vector>

#include "protocol/views/sittings.hpp"
#include "server/domain/calendar.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

struct DeskSteps {
  std::vector<views::DeskLine> acts;    ///< in the order of a sitting
  std::optional<views::DeskLine> next;  ///< the first of them that is to be done
};

/// Depends on the state and, of the moment, on the day alone, so that it is the same whoever renders it when: acts that
/// wait for an hour say which.
DeskSteps desk_steps(const State& state, const Sitting& sitting, const Moment& moment);

}  // namespace tavolo::domain
