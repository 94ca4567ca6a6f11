#pragma once
// The arithmetic of votes (domain.md 5, decisions 25-27). Exact integers; no floats.

#include <map>
#include <vector>

#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::domain {

/// How many of `n` the rule asks for: strict means more than n*num/den.
std::int64_t quorum_needed(const QuorumRule& rule, std::int64_t n);

struct CountedBody {
  Bench bench{};
  std::optional<PositionChoice> choice;  ///< none: expressed nothing
};

struct CountingRule {
  std::int64_t quorum_needed = 0;
  bool institutions_required = true;
  Majority majority;
};

/// Counts the electorate. Order of decision 27; benches in the order of Bench, those without electors left out.
VoteResult count(const std::vector<CountedBody>& electorate, const CountingRule& rule);

}  // namespace tavolo::domain
