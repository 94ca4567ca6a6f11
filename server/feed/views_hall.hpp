#pragma once
// What the screen of the hall shows of a sitting.

#include "protocol/views/hall.hpp"
#include "server/domain/state.hpp"

namespace tavolo::feed {

/// Only of a sitting that was convened. It rests on what everybody may hear, and changes with the state alone.
views::HallScreen hall_view(const domain::State& state, const domain::Sitting& sitting);

}  // namespace tavolo::feed
