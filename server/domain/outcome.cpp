#include "server/domain/outcome.hpp"

#include <algorithm>

#include "server/base/result.hpp"

namespace tavolo::domain {
namespace {

std::int64_t rounded_up(std::int64_t number, std::int64_t by) { return (number + by - 1) / by; }

BenchTally tally_of(Bench bench, const std::vector<CountedBody>& electorate) {
  BenchTally tally;
  tally.bench = bench;
  for (const CountedBody& body : electorate) {
    if (body.bench != bench) continue;
    ++tally.electorate;
    if (!body.choice) continue;
    switch (*body.choice) {
      case PositionChoice::favourable:
        ++tally.favourable;
        break;
      case PositionChoice::favourable_with_reservations:
        ++tally.favourable_with_reservations;
        break;
      case PositionChoice::contrary:
        ++tally.contrary;
        break;
      case PositionChoice::abstained:
        ++tally.abstained;
        break;
      case PositionChoice::not_participating:
        ++tally.not_participating;
        break;
    }
  }
  tally.dissents = tally.contrary > 0 && tally.favourable + tally.favourable_with_reservations == 0;
  return tally;
}

std::int64_t present_of(const BenchTally& tally) {
  return tally.favourable + tally.favourable_with_reservations + tally.contrary + tally.abstained +
         tally.not_participating;
}

/// Positions for that would have been enough, given those against and the base. Where all are asked and somebody is
/// against, no number would do: then it is the number of votes cast, all of which would have had to be for.
std::int64_t votes_needed_of(const VoteResult& result, const Majority& majority) {
  const std::int64_t more_than_against = result.votes_against + 1;
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return more_than_against;
  if (qualified->base == MajorityBase::electorate) {
    return std::max(more_than_against, rounded_up(result.electorate * qualified->num, qualified->den));
  }
  const std::int64_t rest = qualified->den - qualified->num;
  if (rest == 0) return result.votes_against == 0 ? 1 : result.votes_for + result.votes_against;
  // for / (for + against) >= num / den
  return std::max(more_than_against, rounded_up(result.votes_against * qualified->num, rest));
}

bool majority_reached(const VoteResult& result, const Majority& majority) {
  const auto* qualified = std::get_if<QualifiedMajority>(&majority);
  if (qualified == nullptr) return true;
  const std::int64_t base =
      qualified->base == MajorityBase::electorate ? result.electorate : result.votes_for + result.votes_against;
  return result.votes_for * qualified->den >= base * qualified->num;
}

/// The order of decision 27.
Outcome outcome_of(const VoteResult& result, const CountingRule& rule, bool quorum, bool any_reservation) {
  if (!quorum) return Outcome::no_structural_quorum;
  if (result.votes_for == result.votes_against) return Outcome::tie_not_approved;
  if (result.votes_for < result.votes_against || !majority_reached(result, rule.majority)) return Outcome::not_approved;
  if (any_reservation) return Outcome::approved_with_reservations;
  return result.votes_against == 0 ? Outcome::approved_unanimously : Outcome::approved_by_majority;
}

}  // namespace

std::int64_t quorum_needed(const QuorumRule& rule, std::int64_t n) {
  TAVOLO_CHECK(rule.den > 0 && rule.num >= 0 && n >= 0);
  return rule.strict ? n * rule.num / rule.den + 1 : rounded_up(n * rule.num, rule.den);
}

bool decides_the_whole(const std::optional<VotePlace>& place, const std::optional<VoteLink>& link) {
  return !(place && place->motion) && (!link || link->kind == VoteLinkKind::repeats);
}

bool approves(Outcome outcome) {
  return outcome == Outcome::approved_with_reservations || outcome == Outcome::approved_by_majority ||
         outcome == Outcome::approved_unanimously;
}

std::vector<Bench> dissenting(const VoteResult& result) {
  std::vector<Bench> benches;
  if (!approves(result.outcome)) return benches;
  for (const BenchTally& tally : result.by_bench) {
    if (tally.dissents) benches.push_back(tally.bench);
  }
  return benches;
}

bool is_conciliated(const VoteResult& result) { return !dissenting(result).empty(); }

VoteResult count(const std::vector<CountedBody>& electorate, const CountingRule& rule) {
  VoteResult result;
  result.quorum_needed = rule.quorum_needed;
  bool institutions_called = false;
  bool any_reservation = false;
  for (const Bench bench : all_benches) {
    const BenchTally tally = tally_of(bench, electorate);
    if (tally.electorate == 0) continue;
    result.electorate += tally.electorate;
    result.present += present_of(tally);
    result.votes_for += tally.favourable + tally.favourable_with_reservations;
    result.votes_against += tally.contrary;
    any_reservation = any_reservation || tally.favourable_with_reservations > 0;
    if (bench == Bench::institutions) {
      institutions_called = true;
      result.institutions_present = present_of(tally) > 0;
    }
    result.by_bench.push_back(tally);
  }
  if (rule.seated) {
    result.present = rule.seated->present;
    result.institutions_present = rule.seated->institutions_present;
  }
  // outside a sitting a vote that was not put to the institutions does not miss them; a sitting always needs one
  const bool institutions_counted = rule.seated || institutions_called;
  const bool institutions_missing = rule.institutions_required && institutions_counted && !result.institutions_present;
  result.votes_needed = votes_needed_of(result, rule.majority);
  const bool quorum = result.present >= rule.quorum_needed && !institutions_missing;
  result.outcome = outcome_of(result, rule, quorum, any_reservation);
  return result;
}

}  // namespace tavolo::domain
