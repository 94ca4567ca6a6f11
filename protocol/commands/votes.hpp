#pragma once
// Votes and positions (decisions 8, 26, 27).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/commands/documents.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::commands {

/// The secretary prepares; nothing is public before the opening.
struct PrepareVote {
  static constexpr std::string_view method = "prepare_vote";
  CommandId command_id;
  VoteSubject subject;
  Title title;
  MultilineText<10, 4000> question;  ///< the text put to the vote
  List<Bench, 1, 4> benches;
  Majority majority;
  Visibility visibility{};
  LocalDate closes_on;
  LocalTime closes_time;
};
BOOST_DESCRIBE_STRUCT(PrepareVote, (),
                      (command_id, subject, title, question, benches, majority, visibility, closes_on, closes_time))

struct DiscardVote {
  static constexpr std::string_view method = "discard_vote";
  CommandId command_id;
  VoteId vote;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(DiscardVote, (), (command_id, vote, reason))

/// The chair's act; the secretary only by citing the chair's order. With `opens`, outside sittings, it opens by itself
/// at that hour; until then the same act opens it at once, or sets another hour.
struct OpenVote {
  static constexpr std::string_view method = "open_vote";
  CommandId command_id;
  VoteId vote;
  std::optional<Text<3, 300>> order;
  std::optional<DayHour> opens;
};
BOOST_DESCRIBE_STRUCT(OpenVote, (), (command_id, vote, order, opens))

/// First cast and change alike; the last before the close counts. With `giver` the position of the body whose proxy the
/// own body holds.
struct CastPosition {
  static constexpr std::string_view method = "cast_position";
  CommandId command_id;
  VoteId vote;
  PositionChoice choice{};
  bool conflict_of_interest = false;
  std::optional<MultilineText<3, 2000>> reservation;
  std::optional<MultilineText<3, 2000>> reason;
  std::optional<MultilineText<3, 4000>> statement;
  std::optional<OrganisationId> giver;
  std::optional<bool> subject_to_ratification;  ///< absent: firm
};
BOOST_DESCRIBE_STRUCT(CastPosition, (),
                      (command_id, vote, choice, conflict_of_interest, reservation, reason, statement, giver,
                       subject_to_ratification))

/// Before the deadline, the chair alone. In a sitting that is the ordinary end and needs no reason; outside it does.
struct CloseVote {
  static constexpr std::string_view method = "close_vote";
  CommandId command_id;
  VoteId vote;
  std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(CloseVote, (), (command_id, vote, reason))

struct AnnulVote {
  static constexpr std::string_view method = "annul_vote";
  CommandId command_id;
  VoteId vote;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(AnnulVote, (), (command_id, vote, reason))

/// A vote of a sitting's item (decision 26): prepared now, opened by the chair, closed by the chair or after `minutes`.
/// A motion of order is opened in the same commit, by the chair alone. `link`: a new round of a vote that ended, or a
/// part of or an amendment to the question of one that is prepared on the same item, put as a text.
struct PutToVote {
  static constexpr std::string_view method = "put_to_vote";
  CommandId command_id;
  SittingId sitting;
  AgendaItemId item;
  VoteSubject subject;
  Title title;
  MultilineText<10, 4000> question;
  List<Bench, 1, 4> benches;
  Majority majority;
  Visibility visibility{};
  Ranged<1, 600> minutes;
  bool motion = false;
  std::optional<VoteLink> link;
};
BOOST_DESCRIBE_STRUCT(PutToVote, (),
                      (command_id, sitting, item, subject, title, question, benches, majority, visibility, minutes,
                       motion, link))

/// The secretary records what a body in the electorate said in the room, or sent on paper or by PEC. With the latter
/// two goes `file`, the scan or message as it was handed in, or `document`, its SHA-256 alone.
struct RecordPosition {
  static constexpr std::string_view method = "record_position";
  CommandId command_id;
  VoteId vote;
  OrganisationId organisation;
  RecordedChannel channel{};
  std::optional<Sha256Hex> document;
  std::optional<UploadedFile> file;
  PositionChoice choice{};
  bool conflict_of_interest = false;
  std::optional<MultilineText<3, 2000>> reservation;
  std::optional<MultilineText<3, 2000>> reason;
  std::optional<MultilineText<3, 4000>> statement;
  std::optional<bool> subject_to_ratification;
};
BOOST_DESCRIBE_STRUCT(RecordPosition, (),
                      (command_id, vote, organisation, channel, document, file, choice, conflict_of_interest,
                       reservation, reason, statement, subject_to_ratification))

struct ContestRecordedPosition {
  static constexpr std::string_view method = "contest_recorded_position";
  CommandId command_id;
  VoteId vote;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(ContestRecordedPosition, (), (command_id, vote, reason))

/// The own body's position was given subject to ratification; `act` names the act that confirms it.
struct RatifyPosition {
  static constexpr std::string_view method = "ratify_position";
  CommandId command_id;
  VoteId vote;
  Text<3, 300> act;
  std::optional<Sha256Hex> document;
};
BOOST_DESCRIBE_STRUCT(RatifyPosition, (), (command_id, vote, act, document))

/// The chair's reasons to the benches that dissent; from then on the outcome stands.
struct AnswerDissent {
  static constexpr std::string_view method = "answer_dissent";
  CommandId command_id;
  VoteId vote;
  MultilineText<80, 4000> answer;
};
BOOST_DESCRIBE_STRUCT(AnswerDissent, (), (command_id, vote, answer))

}  // namespace tavolo::commands
