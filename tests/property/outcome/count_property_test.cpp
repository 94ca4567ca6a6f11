// What holds for any electorate, any positions and any rule.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "server/domain/outcome.hpp"

namespace tavolo::domain {
namespace {

using Choice = PositionChoice;

rc::Gen<CountedBody> any_body() {
  return rc::gen::build<CountedBody>(
      rc::gen::set(&CountedBody::bench,
                   rc::gen::element(Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other)),
      rc::gen::set(&CountedBody::choice, rc::gen::map(rc::gen::inRange(0, 7), [](int drawn) -> std::optional<Choice> {
        if (drawn > 4) return std::nullopt;
        return static_cast<Choice>(drawn);
      })));
}

rc::Gen<Majority> any_majority() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange<std::int64_t>(1, 20),
                                     rc::gen::inRange<std::int64_t>(0, 100)),
                      [](const std::tuple<int, std::int64_t, std::int64_t>& drawn) -> Majority {
                        const auto [form, den, share] = drawn;
                        if (form == 0) return SimpleMajority{};
                        const std::int64_t num = den / 2 + 1 + share % (den - den / 2);  // over a half, at most all
                        return QualifiedMajority{form == 1 ? MajorityBase::votes_cast : MajorityBase::electorate, num,
                                                 den};
                      });
}

rc::Gen<CountingRule> any_rule() {
  return rc::gen::build<CountingRule>(rc::gen::set(&CountingRule::quorum_needed, rc::gen::inRange<std::int64_t>(0, 30)),
                                      rc::gen::set(&CountingRule::institutions_required, rc::gen::arbitrary<bool>()),
                                      rc::gen::set(&CountingRule::majority, any_majority()));
}

rc::Gen<std::vector<CountedBody>> any_electorate() { return rc::gen::container<std::vector<CountedBody>>(any_body()); }

bool approves(Outcome outcome) {
  return outcome == Outcome::approved_by_majority || outcome == Outcome::approved_unanimously ||
         outcome == Outcome::approved_with_reservations;
}

std::int64_t expressed(const BenchTally& tally) {
  return tally.favourable + tally.favourable_with_reservations + tally.contrary + tally.abstained +
         tally.not_participating;
}

RC_GTEST_PROP(CountOfAnyVote, AddsUpBenchByBench, ()) {
  const auto bodies = *any_electorate();
  const VoteResult result = count(bodies, *any_rule());
  std::int64_t electorate = 0, present = 0, votes_for = 0, against = 0;
  for (const BenchTally& tally : result.by_bench) {
    RC_ASSERT(tally.electorate > 0);
    RC_ASSERT(expressed(tally) <= tally.electorate);
    electorate += tally.electorate;
    present += expressed(tally);
    votes_for += tally.favourable + tally.favourable_with_reservations;
    against += tally.contrary;
  }
  RC_ASSERT(electorate == result.electorate);
  RC_ASSERT(result.electorate == static_cast<std::int64_t>(bodies.size()));
  RC_ASSERT(present == result.present);
  RC_ASSERT(result.present ==
            std::ranges::count_if(bodies, [](const CountedBody& body) { return body.choice.has_value(); }));
  RC_ASSERT(votes_for == result.votes_for);
  RC_ASSERT(against == result.votes_against);
}

RC_GTEST_PROP(CountOfAnyVote, DoesNotDependOnTheOrderOfTheBodies, ()) {
  const auto bodies = *any_electorate();
  const CountingRule rule = *any_rule();
  auto shuffled = bodies;
  const auto swaps = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 1000));
  for (std::size_t i = 0; i < swaps.size() && !shuffled.empty(); ++i) {
    std::swap(shuffled[i % shuffled.size()], shuffled[swaps[i] % shuffled.size()]);
  }
  std::ranges::reverse(shuffled);
  RC_ASSERT(count(bodies, rule) == count(shuffled, rule));
}

RC_GTEST_PROP(CountOfAnyVote, NeverApprovesForOneMoreContrary, ()) {
  auto bodies = *any_electorate();
  const CountingRule rule = *any_rule();
  RC_PRE(!bodies.empty());
  // among those present, so that the quorum is the same: a contrary who makes the quorum may well let the others
  // approve
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, bodies.size());
  RC_PRE(bodies[which].choice.has_value());
  const Outcome before = count(bodies, rule).outcome;
  bodies[which].choice = Choice::contrary;
  const Outcome after = count(bodies, rule).outcome;
  if (!approves(before)) RC_ASSERT(!approves(after));
  RC_ASSERT(after != Outcome::approved_unanimously);
}

RC_GTEST_PROP(CountOfAnyVote, NeverFallsForOneMoreInFavour, ()) {
  auto bodies = *any_electorate();
  const CountingRule rule = *any_rule();
  RC_PRE(!bodies.empty());
  const bool before = approves(count(bodies, rule).outcome);
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, bodies.size());
  bodies[which].choice = Choice::favourable;
  if (before) RC_ASSERT(approves(count(bodies, rule).outcome));
}

RC_GTEST_PROP(CountOfAnyVote, SaysOfABenchThatItDissentsWhenOneIsAgainstAndNoneFor, ()) {
  const auto bodies = *any_electorate();
  for (const BenchTally& tally : count(bodies, *any_rule()).by_bench) {
    bool against = false, in_favour = false;
    for (const CountedBody& body : bodies) {
      if (body.bench != tally.bench) continue;
      against = against || body.choice == Choice::contrary;
      in_favour = in_favour || body.choice == Choice::favourable || body.choice == Choice::favourable_with_reservations;
    }
    RC_ASSERT(tally.dissents == (against && !in_favour));
  }
}

RC_GTEST_PROP(CountOfAnyVote, KeepsTheOrderOfTheOutcomes, ()) {
  const auto bodies = *any_electorate();
  const CountingRule rule = *any_rule();
  const VoteResult result = count(bodies, rule);
  if (result.present < rule.quorum_needed) RC_ASSERT(result.outcome == Outcome::no_structural_quorum);
  if (result.outcome == Outcome::no_structural_quorum) return;
  if (result.votes_for == result.votes_against) RC_ASSERT(result.outcome == Outcome::tie_not_approved);
  else RC_ASSERT(result.outcome != Outcome::tie_not_approved);
  if (approves(result.outcome)) RC_ASSERT(result.votes_for > result.votes_against);
  if (result.outcome == Outcome::approved_unanimously) RC_ASSERT(result.votes_against == 0);
}

/// Given those against and the base, so many for would pass and one fewer would not.
RC_GTEST_PROP(CountOfAnyVote, NeedsExactlyTheVotesItSays, ()) {
  const auto bodies = *any_electorate();
  CountingRule rule = *any_rule();
  rule.quorum_needed = 0;
  rule.institutions_required = false;
  const VoteResult result = count(bodies, rule);
  const auto* qualified = std::get_if<QualifiedMajority>(&rule.majority);
  const bool of_electorate = qualified != nullptr && qualified->base == MajorityBase::electorate;
  const bool unanimity = qualified != nullptr && qualified->num == qualified->den;
  if (unanimity && result.votes_against > 0) return;  // no number would do
  const auto passes = [&](std::int64_t in_favour) {
    const bool majority = in_favour > result.votes_against;
    if (qualified == nullptr) return majority;
    const std::int64_t base = of_electorate ? result.electorate : in_favour + result.votes_against;
    return majority && in_favour * qualified->den >= base * qualified->num;
  };
  RC_ASSERT(passes(result.votes_needed));
  RC_ASSERT(!passes(result.votes_needed - 1));
  RC_ASSERT(approves(result.outcome) == (result.votes_for >= result.votes_needed));
}

RC_GTEST_PROP(QuorumOfAnyRule, IsTheSmallestNumberThatIsEnough, ()) {
  const auto den = *rc::gen::inRange<std::int64_t>(1, 100);
  const auto num = *rc::gen::inRange<std::int64_t>(0, den + 1);
  const auto n = *rc::gen::inRange<std::int64_t>(0, 5000);
  const bool strict = *rc::gen::arbitrary<bool>();
  const std::int64_t needed = quorum_needed({num, den, strict}, n);
  const auto enough = [&](std::int64_t present) { return strict ? present * den > n * num : present * den >= n * num; };
  RC_ASSERT(enough(needed));
  RC_ASSERT(needed == 0 || !enough(needed - 1));
}

}  // namespace
}  // namespace tavolo::domain
