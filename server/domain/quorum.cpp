#include "server/domain/quorum.hpp"

#include <algorithm>

#include "server/base/result.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/quorum_count.hpp"

namespace tavolo::domain {

bool is_voting_member(const Organisation& body) { return body.voting && body.status == MembershipStatus::member; }

const Regulation& rules_of(const State& state, const Sitting& sitting) {
  if (!sitting.regulation) return state.rules();
  const auto found = std::ranges::find(state.regulations, *sitting.regulation, &RegulationVersion::id);
  TAVOLO_CHECK(found != state.regulations.end());
  return found->rules;
}

SittingRules sitting_rules_of(const State& state, const Sitting& sitting) {
  return rules_of(state, sitting).sittings.value_or(SittingRules{});
}

SittingRules sitting_rules(const State& state) { return state.rules().sittings.value_or(SittingRules{}); }

SittingCall call_of(const Sitting& sitting) {
  if (sitting.call) return *sitting.call;
  if (sitting.state == SittingState::deserted) return sitting.deserted.back().call;
  return sitting.deserted.empty() ? SittingCall::first : SittingCall::second;
}

Instant call_at(const Sitting& sitting, SittingCall call) {
  const bool second = call == SittingCall::second && sitting.terms.second_call;
  return second ? sitting.terms.second_call->at : sitting.terms.first_call.at;
}

bool is_inside(const Sitting& sitting, OrganisationId body) {
  const auto found = sitting.presence.find(body);
  return found != sitting.presence.end() && found->second.inside();
}

namespace {

/// The bodies of the table, one of them as an act would leave it.
class Bodies {
 public:
  Bodies(const State& state, const Organisation* as) : state_(state), as_(as) {}

  const Organisation& at(OrganisationId id) const { return as_ && as_->id == id ? *as_ : state_.organisations.at(id); }
  /// In the order of their ids; the one that the state does not know has the highest.
  template <class Act>
  void for_each(Act act) const {
    for (const auto& [id, body] : state_.organisations) act(at(id));
    if (as_ && !state_.organisations.contains(as_->id)) act(*as_);
  }

 private:
  const State& state_;
  const Organisation* as_;
};

std::map<OrganisationId, OrganisationId> counting_proxies(const Bodies& bodies, const Sitting& sitting) {
  std::map<OrganisationId, OrganisationId> counting;
  for (const auto& [giver, proxy] : sitting.proxies) {
    const bool both_vote = is_voting_member(bodies.at(giver)) && is_voting_member(bodies.at(proxy.holder));
    if (both_vote && !is_inside(sitting, giver) && is_inside(sitting, proxy.holder)) counting[giver] = proxy.holder;
  }
  return counting;
}

std::vector<OrganisationId> present_of(const Bodies& bodies, const Sitting& sitting) {
  const auto proxies = counting_proxies(bodies, sitting);
  std::vector<OrganisationId> present;
  bodies.for_each([&](const Organisation& body) {
    const bool counts = is_voting_member(body) && (is_inside(sitting, body.id) || proxies.contains(body.id));
    if (counts) present.push_back(body.id);
  });
  return present;
}

}  // namespace

std::map<OrganisationId, OrganisationId> proxies_that_count(const State& state, const Sitting& sitting) {
  return counting_proxies(Bodies(state, nullptr), sitting);
}

std::vector<OrganisationId> bodies_present(const State& state, const Sitting& sitting) {
  return present_of(Bodies(state, nullptr), sitting);
}

Quorum quorum_of(const State& state, const Sitting& sitting, const Organisation* as) {
  const Bodies bodies(state, as);
  const auto present = present_of(bodies, sitting);
  std::vector<SeatedBody> voting;
  bodies.for_each([&](const Organisation& body) {
    if (is_voting_member(body)) voting.push_back({body.bench, std::ranges::binary_search(present, body.id)});
  });
  return count_quorum(rules_of(state, sitting), call_of(sitting), voting);
}

Quorum count_quorum(const Regulation& rules, SittingCall call, const std::vector<SeatedBody>& voting) {
  const bool each_bench = rules.sittings.value_or(SittingRules{}).quorum_by_bench;
  Quorum quorum;
  quorum.call = call;
  quorum.institutions_required = rules.institutions_required;
  for (const Bench bench : all_benches) {
    BenchQuorum line{bench};
    for (const SeatedBody& body : voting) {
      if (body.bench != bench) continue;
      ++line.of;
      if (body.present) ++line.present;
    }
    if (line.of == 0) continue;
    quorum.present += line.present;
    quorum.of += line.of;
    if (bench == Bench::institutions) quorum.institutions_present = line.present > 0;
    if (line.present == 0 && each_bench) quorum.missing_benches.push_back(bench);
    quorum.by_bench.push_back(line);
  }
  quorum.needed_first = quorum_needed(rules.quorum_first_call, quorum.of);
  quorum.needed_second = quorum_needed(rules.quorum_second_call, quorum.of);
  return quorum;
}

bool quorum_is_lost(const Sitting& sitting) { return !sitting.quorum.empty() && !sitting.quorum.back().reached; }

}  // namespace tavolo::domain
