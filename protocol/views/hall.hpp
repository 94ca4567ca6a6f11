#pragma once
// What the screen of the hall shows, and nothing else: names of bodies, no person's, and nothing that is sealed or for
// members alone (screens.md 5.9, ADR 0027). Not in the feed: it is read by GET /api/hall.

#include <boost/describe/class.hpp>
#include <optional>

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/poll_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::views {

struct HallBody {
  std::optional<Label> name;
  Bench bench{};
};
BOOST_DESCRIBE_STRUCT(HallBody, (), (name, bench))

struct HallItem {
  Text<1, 20> number;  ///< "3.1"
  std::optional<Label> title;
  std::optional<Number> proposal;  ///< that the item is about
};
BOOST_DESCRIBE_STRUCT(HallItem, (), (number, title, proposal))

/// As Speaker.
struct HallSpeaker {
  HallBody body;
  FloorKind kind{};
  std::int64_t seconds = 0;
  std::int64_t spoken_ms = 0;      ///< up to the last pause, or 0
  std::optional<Instant> ends_at;  ///< none while paused
};
BOOST_DESCRIBE_STRUCT(HallSpeaker, (), (body, kind, seconds, spoken_ms, ends_at))

struct HallConsensus {
  std::optional<Body> text;
  Instant asked_at;
  Instant ends_at;
  std::optional<Instant> recorded_at;
  bool objected = false;
};
BOOST_DESCRIBE_STRUCT(HallConsensus, (), (text, asked_at, ends_at, recorded_at, objected))

struct HallQuorum {
  SittingCall call{};
  std::int64_t present = 0;
  std::int64_t of = 0;
  std::int64_t needed = 0;
  bool reached = false;
  std::optional<Instant> lost_at;
};
BOOST_DESCRIBE_STRUCT(HallQuorum, (), (call, present, of, needed, reached, lost_at))

/// An open vote: how many have answered, and until when.
struct HallVote {
  std::optional<Label> title;
  std::int64_t answered = 0;
  std::int64_t of = 0;
  Instant closes_at;
};
BOOST_DESCRIBE_STRUCT(HallVote, (), (title, answered, of, closes_at))

/// The newest outcome of the item in discussion.
struct HallOutcome {
  std::optional<Label> title;
  Outcome outcome{};
  std::int64_t votes_for = 0;
  std::int64_t votes_against = 0;
  std::int64_t present = 0;
  std::int64_t electorate = 0;
  std::int64_t quorum_needed = 0;
  List<Bench, 0, 4> dissenting;      ///< whole benches that were contrary
  List<PendingCause, 0, 2> pending;  ///< why it does not stand yet
};
BOOST_DESCRIBE_STRUCT(HallOutcome, (),
                      (title, outcome, votes_for, votes_against, present, electorate, quorum_needed, dissenting,
                       pending))

/// The newest result of a poll on the item in discussion.
struct HallPollResult {
  std::optional<Label> title;
  List<Label, 0, 12> options;  ///< as of Poll
  PollTerms terms;
  bool binding = false;
  PollResult result;
};
BOOST_DESCRIBE_STRUCT(HallPollResult, (), (title, options, terms, binding, result))

struct HallScreen {
  std::optional<Label> ambito;
  bool demonstration = false;
  SittingNumber number;
  SittingState state{};
  std::optional<Label> title;
  std::optional<Instant> suspended_at;  ///< while it is
  std::optional<HallItem> item;         ///< in discussion
  std::optional<HallSpeaker> speaker;
  List<HallBody, 0, 4> queue;  ///< the next ones
  HallQuorum quorum;
  std::optional<HallVote> vote;
  std::optional<HallVote> poll;        ///< an open one
  std::optional<HallOutcome> outcome;  ///< or, where it is newer, poll_result
  std::optional<HallPollResult> poll_result;
  std::optional<HallConsensus> consensus;  ///< of the item in discussion
  std::optional<Label> document;           ///< title of what all are to look at, where everyone may read it
};
BOOST_DESCRIBE_STRUCT(HallScreen, (),
                      (ambito, demonstration, number, state, title, suspended_at, item, speaker, queue, quorum, vote,
                       poll, outcome, poll_result, consensus, document))

}  // namespace tavolo::views
