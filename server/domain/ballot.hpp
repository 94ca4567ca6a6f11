#pragma once
// What a vote rests on: whom it is put to, who answered, and the count; the same for the rules, for what the feed shows
// and for the auditor's recount.

#include <map>
#include <vector>

#include "server/domain/outcome.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

/// The voting bodies of those benches that are members now, sorted by number (decision 26, outside a sitting).
std::vector<OrganisationId> electorate_now(const State& state, const List<Bench, 1, 4>& benches);

/// Whom a vote is put to if it opens now: of a sitting, the bodies of its benches that are bodies_present(); else
/// electorate_now(). `seat` and `proxies` as the opening freezes them.
struct Electorate {
  std::vector<OrganisationId> bodies;                ///< sorted
  std::map<OrganisationId, OrganisationId> proxies;  ///< giver to holder, of the electorate alone
  std::optional<VoteSeat> seat;
};
Electorate electorate_of(const State& state, const Vote& vote);

/// True while the holder of a proxy that the opening froze may cast for its giver: the proxy has not ended since, and
/// the giver has not spoken otherwise.
bool proxy_in_force(const State& state, const Vote& vote, OrganisationId giver);

/// SHA-256 of the ids, as in the electorate, joined by "\n" (decision 10).
Sha256Hex electorate_digest(const std::vector<OrganisationId>& electorate);

/// The regulation that was in force when the vote opened; before the opening, the newest.
const RegulationVersion& regulation_of(const State& state, const Vote& vote);

/// The electorate of an opened vote with what each body expressed last, without what lapsed. Stops the program when a
/// value is sealed to this process: a count without its values would be a wrong one.
std::vector<CountedBody> counted_bodies(const Vote& vote);

/// The rule that opening froze.
CountingRule counting_rule(const State& state, const Vote& vote);

/// count() of both.
VoteResult result_of(const State& state, const Vote& vote);

/// Causes for which the outcome of a closed vote does not stand (decision 26), with `result` as counted now: positions
/// that nobody ratified yet; and, of a vote that decides the whole and approves, a bench that dissents and has no
/// answer.
std::vector<PendingCause> pending_causes(const Vote& vote, const VoteResult& result);

/// True while a position can be cast: open and before the deadline, whether or not the system's step was taken
/// (decision 32).
bool takes_positions(const Vote& vote, Instant now);

}  // namespace tavolo::domain
