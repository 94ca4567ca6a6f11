#pragma once
// The arithmetic of votes (domain.md 5, decisions 25-27). Exact integers; no floats.

#include <optional>
#include <vector>

#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::domain {

/// How many of `n` the rule asks for: strict means more than n*num/den.
std::int64_t quorum_needed(const QuorumRule& rule, std::int64_t n);

struct CountedBody {
  Bench bench{};
  std::optional<PositionChoice> choice;  ///< none: expressed nothing
};

/// Of a sitting's vote: who was there at the opening, by all benches. The structural quorum is held against them, not
/// against those who answered (domain.md 5).
struct SeatedCount {
  std::int64_t present = 0;
  bool institutions_present = false;
};

struct CountingRule {
  std::int64_t quorum_needed = 0;
  bool institutions_required = true;
  Majority majority;
  std::optional<SeatedCount> seated;  ///< none: outside a sitting
};

/// Counts the electorate. Order of decision 27; benches in the order of Bench, those without electors left out.
VoteResult count(const std::vector<CountedBody>& electorate, const CountingRule& rule);

/// False of what only prepares the decision on an item: a motion of order, a part, an amendment.
bool decides_the_whole(const std::optional<VotePlace>& place, const std::optional<VoteLink>& link);

/// True of an outcome by which what was voted is approved, whoever dissents.
bool approves(Outcome outcome);
/// Benches that were contrary as a whole to what was approved, in the order of the benches; none where it was not.
std::vector<Bench> dissenting(const VoteResult& result);

/// True of an outcome that asks for a conciliation before it stands: it approves, and a bench dissents. Asked of votes
/// that decide the whole.
bool is_conciliated(const VoteResult& result);

}  // namespace tavolo::domain
