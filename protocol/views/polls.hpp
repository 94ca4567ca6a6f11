#pragma once

#include "protocol/views/votes.hpp"
#include "protocol/vocabulary/poll_terms.hpp"

namespace tavolo::views {

enum class PollAct { open, discard, answer, record, contest, close, annul };
BOOST_DESCRIBE_ENUM(PollAct, open, discard, answer, record, contest, close, annul)

/// A body whose newest answer it did not give itself; what it holds is as sealed as any.
struct RecordedAnswerFor {
  OrganisationId organisation;
  RecordedChannel channel{};
  bool contested = false;
  bool scan = false;  ///< as RecordedFor
};
BOOST_DESCRIBE_STRUCT(RecordedAnswerFor, (), (organisation, channel, contested, scan))

/// Audience: the desk while prepared or discarded, then everyone.
struct Poll {
  static constexpr std::string_view type = "poll";
  PollId id;
  VoteState state{};
  PollTerms terms;
  std::optional<Label> title;
  std::optional<Body> question;
  List<Label, 0, 12> options;                ///< none of a meeting time or a temperature check, or once erased
  bool binding = false;                      ///< false: not a position of the table
  bool scheduled = false;                    ///< said yes to, opens by itself
  std::optional<MissedOpening> missed;       ///< it should have opened at its hour, and why it did not
  std::int64_t electorate_size = 0;          ///< before the opening what it would be now
  List<OrganisationId, 0, 2000> electorate;  ///< once opened
  std::int64_t quorum_needed = 0;
  bool on_order = false;
  std::optional<Label> order;
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Body> closing_reason;
  List<PollAct, 0, 7> acts;
  List<PollId, 0, 200> rounds;       ///< opened polls that are new rounds of this one
  std::optional<AgendaItemId> item;  ///< of its sitting, under discussion when it opened
  List<RecordedAnswerFor, 0, 2000> recorded;
};
BOOST_DESCRIBE_STRUCT(Poll, (),
                      (id, state, terms, title, question, options, binding, scheduled, missed, electorate_size,
                       electorate, quorum_needed, on_order, order, opened_at, closed_at, closing_reason, acts, rounds,
                       item, recorded))

/// Who answered is public, what is not before the close.
struct PollTurnout {
  static constexpr std::string_view type = "poll_turnout";
  PollId id;
  std::int64_t answered = 0;
  std::int64_t of = 0;
  List<BenchCount, 0, 4> by_bench;
};
BOOST_DESCRIBE_STRUCT(PollTurnout, (), (id, answered, of, by_bench))

/// One body's answer to a closed poll. No `marks`: the body was asked and did not answer; empty ones: a blank answer.
struct PollAnswerLine {
  OrganisationId organisation;
  Bench bench{};
  std::optional<PollMarks> marks;
  std::optional<RecordedChannel> channel;  ///< absent when the body answered by itself
  bool contested = false;
};
BOOST_DESCRIBE_STRUCT(PollAnswerLine, (), (organisation, bench, marks, channel, contested))

/// Audience: everyone, from the close on.
struct PollResultView {
  static constexpr std::string_view type = "poll_result";
  PollId id;
  PollResult result;
  List<PollAnswerLine, 0, 2000> answers;  ///< by bench, then number
  Instant declared_at;
  std::int64_t opened_index = 0;
  std::int64_t declared_index = 0;
};
BOOST_DESCRIBE_STRUCT(PollResultView, (), (id, result, answers, declared_at, opened_index, declared_index))

/// Audience: the own body alone. Id = the poll.
struct OwnPollAnswer {
  static constexpr std::string_view type = "own_poll_answer";
  PollId id;
  OrganisationId organisation;
  PollMarks marks;
  Instant at;
  std::int64_t index = 0;
  std::int64_t versions = 0;
  std::optional<RecordedChannel> channel;  ///< of the newest: the secretary recorded it
  std::optional<Sha256Hex> document;       ///< that it was recorded from
  bool scan = false;                       ///< of which the file is kept
  bool contested = false;
};
BOOST_DESCRIBE_STRUCT(OwnPollAnswer, (),
                      (id, organisation, marks, at, index, versions, channel, document, scan, contested))

}  // namespace tavolo::views
