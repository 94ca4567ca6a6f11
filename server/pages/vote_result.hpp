#pragma once
// What came of a closed vote: in words, by bench, by body, verbatim (screens.md 5.6).

#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

/// Only of a vote with a declared outcome, whose positions everybody may read.
void outcome_head(Html& html, const Site& site, const domain::Vote& vote);
void outcome_parts(Html& html, const Site& site, const domain::Vote& vote);

}  // namespace tavolo::pages
