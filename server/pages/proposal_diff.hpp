#pragma once
// Before and after of what a proposal asks of the plan.

#include "protocol/views/view.hpp"
#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

/// The section "Prima e dopo"; of a patch that was erased the note alone.
void before_and_after(Html& html, const domain::State& state, const views::Proposal& proposal);

}  // namespace tavolo::pages
