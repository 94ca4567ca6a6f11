#pragma once
// The arithmetic of polls (ADR 0024). Exact integers; no floats. A tie is said as a tie: nothing breaks it.
//
//   choice        plurality: the option that most answers chose.
//   approval      each answer approves of as many options as it likes; the most approved leads. S. J. Brams, P. C.
//                 Fishburn, "Approval Voting", American Political Science Review 72 (1978), 831-847.
//   score         range voting: the highest total leads, which is the highest mean, since an answer marks every option.
//   ranked        M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//                 single-winner election method", Social Choice and Welfare 36 (2011), 267-303, with winning votes as
//                 the strength of a link. What an answer does not rank it likes less than all it ranks, and equally.
//   meeting_time  the time with the most "yes"; among those with as many, the fewest "no".
//   temperature   how many gave each of the five steps; never a winner.

#include <optional>
#include <vector>

#include "protocol/vocabulary/poll_terms.hpp"

namespace tavolo::domain {

struct CountedAnswer {
  Bench bench{};
  std::optional<PollMarks> marks;  ///< none: did not answer; empty: a blank answer
};

struct PollRule {
  std::int64_t quorum_needed = 0;
  bool institutions_required = false;
};

/// True of what the table says by it; a meeting time and a temperature check bind nobody and are no position.
bool is_binding(PollMethod method);

/// The highest mark of an answer to such a poll.
std::int64_t highest_mark(const PollTerms& terms);

/// True if the marks have the form that the method asks for, or are none at all: one chosen; at least one approved;
/// ranks 1, 2, 3 ... each once, the rest 0; one step of 1 to 5.
bool fits(const PollTerms& terms, const PollMarks& marks);

/// Counts all bodies that were asked; benches in the order of Bench, those without any left out. Answers fit.
PollResult count_poll(const PollTerms& terms, const std::vector<CountedAnswer>& asked, const PollRule& rule);

}  // namespace tavolo::domain
