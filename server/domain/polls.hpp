#pragma once
// What a poll rests on: whom it is put to, who answered, and the count; the same for the rules, for what the feed shows
// and for the auditor's check.

#include <vector>

#include "server/domain/poll_count.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

/// Whom a poll is put to if it opens now, sorted: the voting bodies of its benches; in a sitting those that are in it
/// themselves, since a proxy is given for votes.
std::vector<OrganisationId> poll_electorate(const State& state, const PollTerms& terms);

/// The answers that a poll needs if it opens now to so many: the regulation's quorum outside sittings; 0 of what binds
/// nobody, and in a sitting, whose quorum is verified at the opening.
std::int64_t poll_quorum(const Regulation& rules, const PollTerms& terms, std::int64_t electorate);

/// The chair said yes to it and its hour has not been taken yet.
bool opens_by_itself(const Poll& poll);

/// True while an answer can be given (decision 32).
bool takes_answers(const Poll& poll, Instant now);

/// True once answers can be read by everybody; never of an annulled poll.
bool answers_readable(const Poll& poll);

/// The rule of the opening, by the regulation that was in force then.
PollRule poll_rule_of(const PollTerms& terms, const Regulation& rules, std::int64_t quorum_needed);

/// count_poll() of an opened poll. Stops the program when an answer is sealed to this process.
PollResult poll_result(const State& state, const Poll& poll);

}  // namespace tavolo::domain
