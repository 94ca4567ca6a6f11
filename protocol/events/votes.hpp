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

/// Freezes electorate, rule and quorum (decision 26). `electorate_digest` is the SHA-256 of the organisation ids of the
/// electorate, sorted by number and joined by "\n"; replay recomputes it (decision 10).
struct VoteOpened {
  static constexpr std::string_view type = "vote.opened";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  VoteTerms terms;
  std::int64_t electorate_size = 0;
  Sha256Hex electorate_digest;
  std::int64_t quorum_needed = 0;
  RegulationId regulation;
  bool on_order = false;  ///< opened by the secretary, citing the chair's order
  Disclosed<Title> title;
  Disclosed<MultilineText<10, 4000>> question;
  Disclosed<Text<0, 300>> order;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VoteOpened, (),
                      (vote, terms, electorate_size, electorate_digest, quorum_needed, regulation, on_order, title,
                       question, order))

/// A prepared vote is one of a sitting: its electorate are the bodies present at the opening (decision 26), and it
/// closes so many minutes after it, if the chair does not close it before. `motion` marks a motion of order, voted at
/// once.
struct VotePlaced {
  static constexpr std::string_view type = "vote.placed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::desk;
  VoteId vote;
  SittingId sitting;
  AgendaItemId item;
  std::int64_t minutes = 0;
  bool motion = false;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(VotePlaced, (), (vote, sitting, item, minutes, motion))

/// The secretary records the position that a body gave in the room, on paper or by PEC. Sealed as one cast by itself;
/// `document` is the SHA-256 of a scan.
struct PositionRecorded {
  static constexpr std::string_view type = "position.recorded";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  OrganisationId organisation;
  PositionChannel channel{};
  std::optional<Sha256Hex> document;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionRecorded, (), (vote, organisation, channel, document, value, texts))

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

/// Always the same two disclosures, padded, whatever was chosen (decision 8).
struct PositionCast {
  static constexpr std::string_view type = "position.cast";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  Sealed<PositionValue> value;
  Sealed<PositionTexts> texts;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(PositionCast, (), (vote, value, texts))

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

/// In the commit of the close; recomputed by every replay and by the auditor's recount.
struct OutcomeDeclared {
  static constexpr std::string_view type = "outcome.declared";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  VoteId vote;
  RegulationId regulation;
  VoteResult result;
  std::string object() const { return to_string(vote); }
};
BOOST_DESCRIBE_STRUCT(OutcomeDeclared, (), (vote, regulation, result))

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
