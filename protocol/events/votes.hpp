#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::events {

struct VotePrepared {
  static constexpr std::string_view type = "vote.prepared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  VoteTerms terms;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VotePrepared, (), (vote, terms, title, question))

struct VoteDiscarded {
  static constexpr std::string_view type = "vote.discarded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteDiscarded, (), (vote, reason))

/// The chair's yes, or the secretary's citing the chair's order, before the hour of the opening: then it opens by
/// itself. The newest counts.
struct VoteScheduled {
  static constexpr std::string_view type = "vote.scheduled";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  LocalDate opens_on;
  LocalTime opens_time;
  Instant opens_at;  ///< of the day and hour before it in Europe/Rome
  bool on_order = false;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteScheduled, (), (vote, opens_on, opens_time, opens_at, on_order, order))

/// The hour came and the rules did not let it open: it is prepared as before, and waits for the desk.
struct VoteOpeningMissed {
  static constexpr std::string_view type = "vote.opening_missed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  Instant due_at;
  MissedOpening cause{};
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteOpeningMissed, (), (vote, due_at, cause))

/// Freezes electorate, rule and quorum (decision 26). `electorate_digest` is the SHA-256 of the organisation ids of the
/// electorate, sorted by number and joined by "\n"; replay recomputes it (decision 10). In a sitting (`seat`) the
/// electorate are the voting bodies of the benches that are there, by themselves or by proxy, and `quorum_needed` is
/// that of the call. A position given subject to ratification becomes firm or lapses by the end of `ratify_by`.
struct VoteOpened {
  static constexpr std::string_view type = "vote.opened";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  VoteTerms terms;
  std::int64_t electorate_size = 0;
  Sha256Hex electorate_digest;
  std::int64_t quorum_needed = 0;
  RegulationId regulation;
  bool on_order = false;  ///< opened by the secretary, citing the chair's order
  std::optional<VoteSeat> seat;
  std::optional<VoteLink> link;
  std::optional<LocalDate> ratify_by;
  std::optional<Instant> ratify_by_at;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteOpened, (),
                      (vote, terms, electorate_size, electorate_digest, quorum_needed, regulation, on_order, seat, link,
                       ratify_by, ratify_by_at, title, question, order))

/// Before sittings, rounds and ratifications.
struct VoteOpenedV1 {
  static constexpr std::string_view type = "vote.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  VoteTerms terms;
  std::int64_t electorate_size = 0;
  Sha256Hex electorate_digest;
  std::int64_t quorum_needed = 0;
  RegulationId regulation;
  bool on_order = false;
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteOpenedV1, (),
                      (vote, terms, electorate_size, electorate_digest, quorum_needed, regulation, on_order, title,
                       question, order))
VoteOpened upcast(const VoteOpenedV1& old);

/// A prepared vote is one of a sitting: its electorate are the bodies present at the opening (decision 26), and it
/// closes so many minutes after it, if the chair does not close it before. The opening says it to everybody.
struct VotePlaced {
  static constexpr std::string_view type = "vote.placed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  VotePlace place;
  std::optional<VoteLink> link;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VotePlaced, (), (vote, place, link))

/// A position that a body did not cast by itself: recorded by the secretary as given in the room, on paper or by PEC,
/// or cast for it by the holder of its proxy, whose body is then that of the entry. It is not a position.cast with a
/// giver because of that type everything (the chain of reasoning of a stranger, the key of its texts, who may read it
/// before the close) rests on the body of the entry being the one that speaks; here it is `organisation`, whose texts'
/// key it is. Sealed as one cast by itself.
/// `stored` names the encrypted file of the scan or message that it rests on, where that is kept (ADR 0034).
struct PositionRecorded {
  static constexpr std::string_view type = "position.recorded";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  PositionChannel channel{};
  bool subject_to_ratification = false;
  std::optional<Sha256Hex> stored;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  Sealed<PositionEvidence> evidence;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionRecorded, (),
                      (vote, organisation, channel, subject_to_ratification, stored, value, texts, evidence))

/// Before the file itself was kept.
struct PositionRecordedV1 {
  static constexpr std::string_view type = "position.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  PositionChannel channel{};
  bool subject_to_ratification = false;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  Sealed<PositionEvidence> evidence;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionRecordedV1, (),
                      (vote, organisation, channel, subject_to_ratification, value, texts, evidence))
PositionRecorded upcast(const PositionRecordedV1& old);

/// The body says that what was recorded for it is not what it gave. It changes no count: the body may cast its own.
struct RecordedPositionContested {
  static constexpr std::string_view type = "position.contested";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(RecordedPositionContested, (), (vote, organisation, reason))

/// Always the same two disclosures, padded, whatever was chosen (decision 8). `subject_to_ratification`: the body's own
/// organ has yet to confirm it (position.ratified), or it lapses.
struct PositionCast {
  static constexpr std::string_view type = "position.cast";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  bool subject_to_ratification = false;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionCast, (), (vote, subject_to_ratification, value, texts))

/// Before ratifications: every position was firm.
struct PositionCastV1 {
  static constexpr std::string_view type = "position.cast";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionCastV1, (), (vote, value, texts))
PositionCast upcast(const PositionCastV1& old);

/// A position given subject to ratification is firm: `act` names the act of the body's own organ, `document` is the
/// SHA-256 of it.
struct PositionRatified {
  static constexpr std::string_view type = "position.ratified";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  std::optional<Sha256Hex> document;
  Disclosed<Text<3, 300>> act;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionRatified, (), (vote, organisation, document, act))

/// A position that nobody ratified by the term does not count any more; it stays on record.
struct PositionLapsed {
  static constexpr std::string_view type = "position.lapsed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  Instant due_at;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionLapsed, (), (vote, organisation, due_at))

/// `due_at` when the deadline closed it, `reason` when the chair did.
struct VoteClosed {
  static constexpr std::string_view type = "vote.closed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  std::optional<Instant> due_at;
  Disclosed<MultilineText<0, 2000>> reason;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteClosed, (), (vote, due_at, reason))

/// In the commit of the close; recomputed by every replay and by the auditor's recount. Provisional while `pending`
/// holds a cause: then outcome.confirmed follows (decision 26).
struct OutcomeDeclared {
  static constexpr std::string_view type = "outcome.declared";
  static constexpr int tv = 2;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  RegulationId regulation;
  VoteResult result;
  List<PendingCause, 0, 2> pending;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(OutcomeDeclared, (), (vote, regulation, result, pending))

/// Before outcomes could be provisional.
struct OutcomeDeclaredV1 {
  static constexpr std::string_view type = "outcome.declared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  RegulationId regulation;
  VoteResult result;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(OutcomeDeclaredV1, (), (vote, regulation, result))
OutcomeDeclared upcast(const OutcomeDeclaredV1& old);

/// The chair's motivated answer to the benches that dissent from an outcome (decision 27), which ends the conciliation.
struct DissentAnswered {
  static constexpr std::string_view type = "dissent.answered";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  Disclosed<MultilineText<80, 4000>> answer;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(DissentAnswered, (), (vote, answer))

/// The outcome stands, counted again without what lapsed; in the commit of what it waited for.
struct OutcomeConfirmed {
  static constexpr std::string_view type = "outcome.confirmed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  RegulationId regulation;
  VoteResult result;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(OutcomeConfirmed, (), (vote, regulation, result))

struct VoteAnnulled {
  static constexpr std::string_view type = "vote.annulled";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteAnnulled, (), (vote, reason))

}  // namespace tavolo::events
