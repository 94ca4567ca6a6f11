#pragma once
// The reply to a proposal: what becomes of it in the plan (domain.md 4.2).

#include <optional>

#include "server/domain/decide.hpp"

namespace tavolo::domain {

/// Whether the secretary can say what becomes of the proposal: it was found admissible and is neither being voted nor
/// withdrawn, and no outcome on it is provisional. Refusals: reply_not_due (with the state), outcome_pending.
std::expected<void, Refusal> check_reply_due(const State& state, const Proposal& proposal);

/// The last day for the reply, by the regulation under which the positions were collected; none of a proposal whose
/// positions are not closed, or that has a reply.
std::optional<LocalDate> reply_by(const State& state, const Proposal& proposal, const Calendar& calendar);

}  // namespace tavolo::domain
