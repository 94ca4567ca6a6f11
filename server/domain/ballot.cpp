#include "server/domain/ballot.hpp"

#include <algorithm>

#include "server/base/result.hpp"
#include "server/base/sha256.hpp"
#include "server/domain/quorum.hpp"

namespace tavolo::domain {

std::vector<OrganisationId> electorate_now(const State& state, const List<Bench, 1, 4>& benches) {
  std::vector<OrganisationId> electorate;
  for (const auto& [id, body] : state.organisations) {
    const bool called = std::ranges::find(benches, body.bench) != benches.end();
    if (called && body.voting && body.status == MembershipStatus::member) electorate.push_back(id);
  }
  return electorate;
}

Electorate electorate_of(const State& state, const Vote& vote) {
  if (!vote.place) return {electorate_now(state, vote.terms.benches), {}, {}};
  const Sitting& sitting = state.sittings.at(vote.place->sitting);
  const auto present = bodies_present(state, sitting);
  const auto proxies = proxies_that_count(state, sitting);
  Electorate electorate;
  electorate.seat = VoteSeat{*vote.place, static_cast<std::int64_t>(present.size()), false};
  for (const OrganisationId id : present) {
    const Bench bench = state.organisations.at(id).bench;
    if (bench == Bench::institutions) electorate.seat->institutions_present = true;
    if (std::ranges::find(vote.terms.benches, bench) == vote.terms.benches.end()) continue;
    electorate.bodies.push_back(id);
    if (const auto held = proxies.find(id); held != proxies.end()) electorate.proxies.insert(*held);
  }
  return electorate;
}

bool proxy_in_force(const State& state, const Vote& vote, OrganisationId giver) {
  const auto frozen = vote.proxies.find(giver);
  if (vote.state != VoteState::open || frozen == vote.proxies.end()) return false;
  const auto& proxies = state.sittings.at(vote.place->sitting).proxies;
  const auto held = proxies.find(giver);
  if (held == proxies.end() || held->second.holder != frozen->second) return false;
  const auto positions = vote.positions.find(giver);
  return positions == vote.positions.end() || positions->second.back().channel == PositionChannel::proxy;
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
    if (position != vote.positions.end() && !position->second.back().lapsed) {
      const auto& value = position->second.back().value.value;
      TAVOLO_CHECK(value.has_value());
      body.choice = value->choice;
    }
    bodies.push_back(body);
  }
  return bodies;
}

CountingRule counting_rule(const State& state, const Vote& vote) {
  CountingRule rule{.quorum_needed = vote.quorum_needed,
                    .institutions_required = regulation_of(state, vote).rules.institutions_required,
                    .majority = vote.terms.majority,
                    .seated = {}};
  if (vote.seat) rule.seated = SeatedCount{vote.seat->present, vote.seat->institutions_present};
  return rule;
}

VoteResult result_of(const State& state, const Vote& vote) {
  return count(counted_bodies(vote), counting_rule(state, vote));
}

std::vector<PendingCause> pending_causes(const Vote& vote, const VoteResult& result) {
  std::vector<PendingCause> causes;
  const auto unratified = [](const auto& held) { return held.second.back().unratified(); };
  if (std::ranges::any_of(vote.positions, unratified)) causes.push_back(PendingCause::ratification);
  if (decides_the_whole(vote.place, vote.link) && is_conciliated(result) && !vote.answered) {
    causes.push_back(PendingCause::conciliation);
  }
  return causes;
}

bool takes_positions(const Vote& vote, Instant now) {
  return vote.state == VoteState::open && now < vote.terms.closes_at;
}

}  // namespace tavolo::domain
