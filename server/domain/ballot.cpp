#include "server/domain/ballot.hpp"

#include <algorithm>

#include "server/base/result.hpp"
#include "server/base/sha256.hpp"

namespace tavolo::domain {

std::vector<OrganisationId> electorate_now(const State& state, const List<Bench, 1, 4>& benches) {
  std::vector<OrganisationId> electorate;
  for (const auto& [id, body] : state.organisations) {
    const bool called = std::ranges::find(benches, body.bench) != benches.end();
    if (called && body.voting && body.status == MembershipStatus::member) electorate.push_back(id);
  }
  return electorate;
}

Sha256Hex electorate_digest(const std::vector<OrganisationId>& electorate) {
  std::string list;
  for (const OrganisationId id : electorate) {
    if (!list.empty()) list += '\n';
    list += to_string(id);
  }
  return Sha256Hex{to_hex(sha256(list))};
}

const RegulationVersion& regulation_of(const State& state, const Vote& vote) {
  TAVOLO_CHECK(!state.regulations.empty());
  if (!vote.regulation) return state.regulations.back();
  const auto found = std::ranges::find(state.regulations, *vote.regulation, &RegulationVersion::id);
  TAVOLO_CHECK(found != state.regulations.end());
  return *found;
}

std::vector<CountedBody> counted_bodies(const Vote& vote) {
  std::vector<CountedBody> bodies;
  bodies.reserve(vote.electorate.size());
  for (const OrganisationId id : vote.electorate) {
    CountedBody body;
    body.bench = vote.bench_at_opening.at(id);
    const auto position = vote.positions.find(id);
    if (position != vote.positions.end()) {
      const auto& value = position->second.back().value.value;
      TAVOLO_CHECK(value.has_value());
      body.choice = value->choice;
    }
    bodies.push_back(body);
  }
  return bodies;
}

CountingRule counting_rule(const State& state, const Vote& vote) {
  return {.quorum_needed = vote.quorum_needed,
          .institutions_required = regulation_of(state, vote).rules.institutions_required,
          .majority = vote.terms.majority};
}

VoteResult result_of(const State& state, const Vote& vote) {
  return count(counted_bodies(vote), counting_rule(state, vote));
}

bool takes_positions(const Vote& vote, Instant now) {
  return vote.state == VoteState::open && now < vote.terms.closes_at;
}

}  // namespace tavolo::domain
