#pragma once
// Between the wire and the index: what a reader asks, and what of the texts found he or she is shown.

#include <expected>

#include "protocol/commands/queries.hpp"
#include "protocol/views/search.hpp"
#include "server/domain/actor.hpp"
#include "server/search/index.hpp"

namespace tavolo::search {

/// On the shelves of this reader alone. Refusals: unknown_thing (a broken cursor).
std::expected<Request, Refusal> request_of(const domain::Acting& acting, const commands::Search& query);

/// `found` may be older than the state: what no longer stands as it was found, or not for this reader, is left out.
views::SearchPage page_of(const domain::State& state, const domain::Acting& acting, const std::vector<Group>& found);

}  // namespace tavolo::search
