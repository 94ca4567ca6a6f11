#pragma once
// Horizontal bars on a common scale; the table beside says the same numbers (screens.md 6). SVG, because widths in a
// style attribute would be against the page's own policy.

#include "protocol/vocabulary/vote_terms.hpp"
#include "server/pages/html.hpp"

namespace tavolo::pages {

/// For, for with reservations, against: the large bar of an outcome.
void outcome_bar(Html& html, const VoteResult& result);
/// All positions of a bench, as long as the bodies that answered against `longest`.
void bench_bar(Html& html, const BenchTally& tally, std::int64_t longest);
/// The hatch that the bars of a page refer to; once a page, before them.
void bar_patterns(Html& html);

}  // namespace tavolo::pages
