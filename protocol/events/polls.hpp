#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/poll_terms.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::events {

struct PollPrepared {
  static constexpr std::string_view type = "poll.prepared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  PollId poll;
  PollTerms terms;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<PollOptions> options;  ///< none of a meeting time or a temperature check
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollPrepared, (), (poll, terms, title, question, options))

struct PollDiscarded {
  static constexpr std::string_view type = "poll.discarded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  PollId poll;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollDiscarded, (), (poll, reason))

/// The chair's yes, or the secretary's citing the chair's order, before the hour of the opening: then it opens by
/// itself.
struct PollScheduled {
  static constexpr std::string_view type = "poll.scheduled";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  PollId poll;
  bool on_order = false;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollScheduled, (), (poll, on_order, order))

/// The hour came and it could not open, as vote.opening_missed: it is prepared as before, and waits for the desk.
struct PollOpeningMissed {
  static constexpr std::string_view type = "poll.opening_missed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  PollId poll;
  Instant due_at;
  MissedOpening cause{};
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollOpeningMissed, (), (poll, due_at, cause))

/// Freezes electorate and quorum as vote.opened does (decisions 10 and 26). `due_at` when it opened by itself.
struct PollOpened {
  static constexpr std::string_view type = "poll.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  PollTerms terms;
  std::int64_t electorate_size = 0;
  Sha256Hex electorate_digest;
  std::int64_t quorum_needed = 0;
  RegulationId regulation;
  bool on_order = false;
  std::optional<Instant> due_at;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<PollOptions> options;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollOpened, (),
                      (poll, terms, electorate_size, electorate_digest, quorum_needed, regulation, on_order, due_at,
                       title, question, options, order))

/// First answer and change alike. Sealed and padded as a position (decision 8); an answer has no texts.
struct PollAnswered {
  static constexpr std::string_view type = "poll.answered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  Sealed<PollAnswer> value;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollAnswered, (), (poll, value))

/// An answer that the secretary recorded for a body, as given in the room, on paper or by PEC: of an entry that is not
/// the body's own, as position.recorded. Sealed as one given by itself.
struct PollAnswerRecorded {
  static constexpr std::string_view type = "poll.answer_recorded";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  OrganisationId organisation;
  RecordedChannel channel{};
  std::optional<Sha256Hex> stored;  ///< as of position.recorded
  Sealed<PollAnswer> value;
  Sealed<PositionEvidence> evidence;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollAnswerRecorded, (), (poll, organisation, channel, stored, value, evidence))

/// Before the file itself was kept.
struct PollAnswerRecordedV1 {
  static constexpr std::string_view type = "poll.answer_recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  OrganisationId organisation;
  RecordedChannel channel{};
  Sealed<PollAnswer> value;
  Sealed<PositionEvidence> evidence;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollAnswerRecordedV1, (), (poll, organisation, channel, value, evidence))
PollAnswerRecorded upcast(const PollAnswerRecordedV1& old);

/// The body says that what was recorded for it is not what it gave. It changes no count: the body may give its own.
struct PollAnswerContested {
  static constexpr std::string_view type = "poll.answer_contested";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  OrganisationId organisation;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollAnswerContested, (), (poll, organisation, reason))

/// `due_at` when the deadline closed it, `reason` when the chair did.
struct PollClosed {
  static constexpr std::string_view type = "poll.closed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  std::optional<Instant> due_at;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollClosed, (), (poll, due_at, reason))

/// In the commit of the close; recomputed by the check of the whole record.
struct PollResultDeclared {
  static constexpr std::string_view type = "poll.result_declared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  PollResult result;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollResultDeclared, (), (poll, result))

/// Its answers stay sealed for ever.
struct PollAnnulled {
  static constexpr std::string_view type = "poll.annulled";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  PollId poll;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(poll); }
};
BOOST_DESCRIBE_STRUCT(PollAnnulled, (), (poll, reason))

}  // namespace tavolo::events
