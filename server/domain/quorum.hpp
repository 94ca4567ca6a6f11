#pragma once
// Who is present in a sitting and whether that is enough (domain.md 5): the same for the rules, for what the feed shows
// and for the votes of the sitting. Pure; every number is the regulation's.

#include <map>
#include <vector>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// A member body with voting right: what quorums are counted over.
bool is_voting_member(const Organisation& body);

/// The regulation under which a sitting is held: the one in force at its opening, before it the newest.
const Regulation& rules_of(const State& state, const Sitting& sitting);
/// Its numbers for sittings; the defaults where it is older than they are.
SittingRules sitting_rules_of(const State& state, const Sitting& sitting);
/// The numbers in force now.
SittingRules sitting_rules(const State& state);

/// The call that is to be held, or under which the sitting was opened or found deserted.
SittingCall call_of(const Sitting& sitting);
/// When that call is; the first's hour where no second is set.
Instant call_at(const Sitting& sitting, SittingCall call);

bool is_inside(const Sitting& sitting, OrganisationId body);

/// Proxies that count now, giver to holder: both have a vote, the holder is inside and the giver is not.
std::map<OrganisationId, OrganisationId> proxies_that_count(const State& state, const Sitting& sitting);

/// Voting bodies that are inside or counted through a proxy, sorted by number.
std::vector<OrganisationId> bodies_present(const State& state, const Sitting& sitting);

struct BenchQuorum {
  Bench bench{};
  std::int64_t present = 0;
  std::int64_t of = 0;
};

struct Quorum {
  SittingCall call{};
  std::int64_t present = 0;
  std::int64_t of = 0;
  std::int64_t needed_first = 0;
  std::int64_t needed_second = 0;
  bool institutions_required = true;
  bool institutions_present = false;
  std::vector<Bench> missing_benches;  ///< none of theirs is present, where the regulation asks for each
  std::vector<BenchQuorum> by_bench;   ///< benches that have voting bodies, in the order of Bench

  std::int64_t needed() const { return call == SittingCall::first ? needed_first : needed_second; }
  bool reached() const {
    return present >= needed() && (institutions_present || !institutions_required) && missing_benches.empty();
  }
};

/// `as`: a body as an act would leave it, which the state may not know yet; the others are as they are.
Quorum quorum_of(const State& state, const Sitting& sitting, const Organisation* as = nullptr);

/// True while a loss of the quorum that was noticed has not been followed by a verification that found it again.
bool quorum_is_lost(const Sitting& sitting);

}  // namespace tavolo::domain
