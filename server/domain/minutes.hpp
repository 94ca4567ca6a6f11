#pragma once
// When minutes that nobody approved in a sitting are approved tacitly (domain.md 6).

#include <optional>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The end of the term for objections, or the last answer where that came later; nothing while an objection waits for
/// its answer, or when the minutes are not under objection.
std::optional<Instant> tacit_approval_at(const Minutes& minutes);

/// The approval that time brings; nothing when its moment has passed by another act.
std::vector<events::Event> approve_due(const Sitting& sitting, Instant due_at);

}  // namespace tavolo::domain
