#pragma once
// The reply to a proposal: what becomes of it in the plan (domain.md 4.2).

#include <optional>

#include "server/domain/decide.hpp"

namespace tavolo::domain {

/// The last day for the reply, by the regulation under which the positions were collected; none of a proposal whose
/// positions are not closed, or that has a reply.
std::optional<LocalDate> reply_by(const State& state, const Proposal& proposal, const Calendar& calendar);

}  // namespace tavolo::domain
