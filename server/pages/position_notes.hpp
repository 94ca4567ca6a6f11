#pragma once
// How a body came to its position in a vote, in words; the same on the page of the vote and in the minutes.

#include <string>
#include <vector>

#include "protocol/views/votes.hpp"
#include "server/domain/state.hpp"

namespace tavolo::pages {

/// By proxy, recorded by the secretary and from what, contested, subject to ratification and what came of that.
std::vector<std::string> position_notes(const domain::State& state, const domain::Vote& vote,
                                        const views::PositionLine& line);

}  // namespace tavolo::pages
