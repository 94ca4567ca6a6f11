#pragma once
// When minutes that nobody approved in a sitting are approved tacitly (domain.md 6).

#include <optional>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The end of the term for objections, or the last answer where that came later; nothing while an objection waits for
/// its answer, or when the minutes are not under objection.
std::optional<Instant> tacit_approval_at(const Minutes& minutes);

/// The convened sitting whose first call comes next after this one's, as things are now. Once the minutes are approved
/// they keep what it was.
std::optional<NextSitting> next_sitting(const State& state, const Sitting& sitting);

/// The approval that time brings; nothing when its moment has passed by another act.
std::vector<events::Event> approve_due(const Sitting& sitting, Instant due_at);

}  // namespace tavolo::domain
