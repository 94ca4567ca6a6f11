#pragma once
// Polls: what is asked of the table beside votes for and against (ADR 0024).

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo {

/// How a poll is answered and counted; sources in server/domain/poll_count.hpp.
enum class PollMethod { choice, approval, score, ranked, meeting_time, temperature };
BOOST_DESCRIBE_ENUM(PollMethod, choice, approval, score, ranked, meeting_time, temperature)

/// The most options that a poll may have, and the most that a mark of an answer may be.
inline constexpr std::int64_t max_poll_options = 12;

using PollOption = Text<1, 200>;
using PollOptions = List<PollOption, 0, 12>;
/// Options are told by their place in the list, from 1.
using PollOptionNumber = Ranged<1, 12>;

/// A time that a meeting could be at; `at` is the instant of `on` at `time` in Europe/Rome, resolved once.
struct PollSlot {
  LocalDate on;
  LocalTime time;
  Ranged<15, 720> minutes;
  Instant at;
  bool operator==(const PollSlot&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollSlot, (), (on, time, minutes, at))

/// When a poll opens by itself, once the chair has said yes to it.
struct PollOpening {
  LocalDate on;
  LocalTime time;
  Instant at;
  bool operator==(const PollOpening&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollOpening, (), (on, time, at))

/// Prepared by the secretary, frozen at the opening. Instants are of the day and hour before them in Europe/Rome.
struct PollTerms {
  PollMethod method{};
  Ranged<1, 12> options;        ///< how many things an answer marks; 1 of a temperature check
  List<PollSlot, 0, 12> slots;  ///< of a meeting time alone, as many as options
  Ranged<0, 10> max_score;      ///< of a score alone: marks go from 0 to it; else 0
  List<Bench, 1, 4> benches;    ///< whose voting bodies are asked
  std::optional<PollOpening> opens;
  LocalDate closes_on;
  LocalTime closes_time;
  Instant closes_at;
  std::optional<SittingId> sitting;  ///< asked of the bodies that are in it themselves when the poll opens
  std::optional<PollId> round_of;    ///< the poll that ended, of which this is a new round
  bool operator==(const PollTerms&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollTerms, (),
                      (method, options, slots, max_score, benches, opens, closes_on, closes_time, closes_at, sitting,
                       round_of))

using PollMarks = List<Ranged<0, 12>, 0, 12>;

/// The sealed answer of a body: a mark for each option, in their order; none at all is a blank answer. choice,
/// approval: 1 for what is chosen or approved, else 0. score: 0 to max_score. ranked: 1 for the first preference, 2 for
/// the second and so on, 0 for what is not ranked. meeting_time: 2 yes, 1 if needed, 0 no. temperature: one mark, 1
/// contrary to 5 convinced.
struct PollAnswer {
  PollMarks marks;
  bool operator==(const PollAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollAnswer, (), (marks))

/// What was said of one option.
struct PollLine {
  PollOptionNumber option;
  List<std::int64_t, 0, 13> counts;  ///< how many answers gave the mark 0, 1, 2 ...
  /// choice: votes; approval: approvals; score: total; ranked: options that it beats; meeting_time: "yes"; else 0.
  std::int64_t points = 0;
  /// Of a score, where anybody gave one: `points` by the answers that are not blank, in hundredths, rounded half up.
  /// To be read only: places rest on the total.
  std::optional<std::int64_t> mean_hundredths;
  std::int64_t place = 0;  ///< 1 is first; equal where tied; 0 of a temperature check and where nobody said anything
  bool operator==(const PollLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollLine, (), (option, counts, points, mean_hundredths, place))

/// The count over all bodies, or over those of one bench.
struct PollTally {
  std::int64_t electorate = 0;
  std::int64_t answered = 0;
  std::int64_t blank = 0;  ///< of the answers
  List<PollLine, 0, 12> lines;
  List<PollOptionNumber, 0, 12> winners;  ///< in the first place; several are a tie, which nothing breaks
  bool operator==(const PollTally&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollTally, (), (electorate, answered, blank, lines, winners))

struct PollBench {
  Bench bench{};
  PollTally tally;
  bool operator==(const PollBench&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollBench, (), (bench, tally))

/// Of a ranked poll: how many answers prefer `option` to `over`, and the strength of the strongest path between them.
struct PollPair {
  PollOptionNumber option;
  PollOptionNumber over;
  std::int64_t preferring = 0;
  std::int64_t strength = 0;
  bool operator==(const PollPair&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollPair, (), (option, over, preferring, strength))

/// The result of a poll, with every number it rests on.
struct PollResult {
  PollTally whole;
  std::int64_t quorum_needed = 0;  ///< answers; 0 of what binds nobody, and in a sitting
  bool quorum_reached = false;
  List<PollPair, 0, 132> pairs;  ///< of a ranked poll alone
  List<PollBench, 0, 4> by_bench;
  bool operator==(const PollResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(PollResult, (), (whole, quorum_needed, quorum_reached, pairs, by_bench))

}  // namespace tavolo
