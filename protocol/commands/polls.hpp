#pragma once
// Polls (ADR 0024).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/commands/documents.hpp"
#include "protocol/vocabulary/poll_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::commands {

struct PollSlotAsked {
  LocalDate on;
  LocalTime time;
  Ranged<15, 720> minutes;
};
BOOST_DESCRIBE_STRUCT(PollSlotAsked, (), (on, time, minutes))

/// The secretary prepares; nothing is public before the opening. `options` of choice, approval, score and ranked,
/// `slots` of meeting_time, `max_score` of score.
struct PreparePoll {
  static constexpr std::string_view method = "prepare_poll";
  CommandId command_id;
  PollMethod kind{};
  Title title;
  MultilineText<10, 4000> question;
  PollOptions options;
  List<PollSlotAsked, 0, 12> slots;
  std::optional<Ranged<1, 10>> max_score;
  List<Bench, 1, 4> benches;
  std::optional<DayHour> opens;
  DayHour closes;
  std::optional<SittingId> sitting;
  std::optional<PollId> round_of;
};
BOOST_DESCRIBE_STRUCT(PreparePoll, (),
                      (command_id, kind, title, question, options, slots, max_score, benches, opens, closes, sitting,
                       round_of))

struct DiscardPoll {
  static constexpr std::string_view method = "discard_poll";
  CommandId command_id;
  PollId poll;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DiscardPoll, (), (command_id, poll, reason))

/// The chair's act; the secretary only by citing the chair's order. Before the hour of a scheduled opening it is said
/// yes to, and opens by itself at that hour; the same act once more opens it at once.
struct OpenPoll {
  static constexpr std::string_view method = "open_poll";
  CommandId command_id;
  PollId poll;
  std::optional<Text<3, 300>> order;
};
BOOST_DESCRIBE_STRUCT(OpenPoll, (), (command_id, poll, order))

/// First answer and change alike; the last before the close counts. No marks: a blank answer.
struct AnswerPoll {
  static constexpr std::string_view method = "answer_poll";
  CommandId command_id;
  PollId poll;
  PollMarks marks;
};
BOOST_DESCRIBE_STRUCT(AnswerPoll, (), (command_id, poll, marks))

/// The secretary records what a body that is asked said in the room, or sent on paper or by PEC. `document` and `file`
/// as of RecordPosition.
struct RecordPollAnswer {
  static constexpr std::string_view method = "record_poll_answer";
  CommandId command_id;
  PollId poll;
  OrganisationId organisation;
  RecordedChannel channel{};
  std::optional<Sha256Hex> document;
  std::optional<UploadedFile> file;
  PollMarks marks;
};
BOOST_DESCRIBE_STRUCT(RecordPollAnswer, (), (command_id, poll, organisation, channel, document, file, marks))

struct ContestRecordedAnswer {
  static constexpr std::string_view method = "contest_recorded_answer";
  CommandId command_id;
  PollId poll;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(ContestRecordedAnswer, (), (command_id, poll, reason))

/// Before the deadline, the chair alone; outside a sitting with the reason.
struct ClosePoll {
  static constexpr std::string_view method = "close_poll";
  CommandId command_id;
  PollId poll;
  std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(ClosePoll, (), (command_id, poll, reason))

struct AnnulPoll {
  static constexpr std::string_view method = "annul_poll";
  CommandId command_id;
  PollId poll;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(AnnulPoll, (), (command_id, poll, reason))

}  // namespace tavolo::commands
