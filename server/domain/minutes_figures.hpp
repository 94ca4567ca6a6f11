#pragma once
// What the minutes of a sitting state in figures, and in which of their sixteen sections (domain.md 6): their page is
// written from it, and an audit holds it against the entries.

#include "server/domain/state.hpp"

namespace tavolo::domain {

inline constexpr int minutes_section_of_notice = 3;  ///< calls, and which were deserted
inline constexpr int minutes_section_of_quorum = 5;
/// Of an item's votes, polls and consensus.
int minutes_section_of(AgendaItemKind kind);
/// Of an item of the sitting; of what came while none was under discussion.
int minutes_section_of(const Sitting& sitting, std::optional<AgendaItemId> item);

/// True once they were put to the members.
bool minutes_are_out(const Minutes& minutes);

/// The result that they state; none of what is open, annulled or has no outcome.
const VoteResult* stated_result(const Vote& vote);
const PollResult* stated_result(const Poll& poll);

}  // namespace tavolo::domain
