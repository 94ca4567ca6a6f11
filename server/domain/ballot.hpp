#pragma once
// What a vote rests on: whom it is put to, who answered, and the count; the same for the rules, for what the feed shows
// and for the auditor's recount.

#include <vector>

#include "server/domain/outcome.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The voting bodies of those benches that are members now, sorted by number (decision 26, outside a sitting).
std::vector<OrganisationId> electorate_now(const State& state, const List<Bench, 1, 4>& benches);

/// SHA-256 of the ids, as in the electorate, joined by "\n" (decision 10).
Sha256Hex electorate_digest(const std::vector<OrganisationId>& electorate);

/// The regulation that was in force when the vote opened; before the opening, the newest.
const RegulationVersion& regulation_of(const State& state, const Vote& vote);

/// The electorate of an opened vote with what each body expressed last. Stops the program when a value is sealed to
/// this process: a count without its values would be a wrong one.
std::vector<CountedBody> counted_bodies(const Vote& vote);

/// The rule that opening froze.
CountingRule counting_rule(const State& state, const Vote& vote);

/// count() of both.
VoteResult result_of(const State& state, const Vote& vote);

/// True while a position can be cast: open and before the deadline, whether or not the system's step was taken
/// (decision 32).
bool takes_positions(const Vote& vote, Instant now);

}  // namespace tavolo::domain
