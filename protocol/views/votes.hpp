#pragma once

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::views {

struct BenchCount {
  Bench bench{};
  std::int64_t answered = 0;
  std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(BenchCount, (), (bench, answered, of))

enum class VoteAct { open, discard, cast, record, contest, close, annul, ratify, answer_dissent };
BOOST_DESCRIBE_ENUM(VoteAct, open, discard, cast, record, contest, close, annul, ratify, answer_dissent)

/// A proxy as the opening froze it.
struct HeldProxy {
  OrganisationId giver;
  OrganisationId holder;
};
BOOST_DESCRIBE_STRUCT(HeldProxy, (), (giver, holder))

/// A body whose newest position it did not cast itself; what it holds is as sealed as any.
struct RecordedFor {
  OrganisationId organisation;
  PositionChannel channel{};
  bool contested = false;
  bool scan = false;  ///< the scan is kept: GET /documenti/scansioni/<vote>/<organisation>
};
BOOST_DESCRIBE_STRUCT(RecordedFor, (), (organisation, channel, contested, scan))

/// A body whose newest position is subject to ratification. `ratified` and `lapsed` never both.
struct ToRatify {
  OrganisationId organisation;
  bool ratified = false;
  bool lapsed = false;
};
BOOST_DESCRIBE_STRUCT(ToRatify, (), (organisation, ratified, lapsed))

/// Audience: the desk while prepared or discarded, then everyone.
struct Vote {
  static constexpr std::string_view type = "vote";
  VoteId id;
  VoteState state{};
  VoteTerms terms;
  std::optional<Label> title;
  std::optional<Body> question;
  std::optional<RegulationId> regulation;
  /// Frozen at opening; before it what it would be now, and 0 of a sitting's vote, which is put to those then there.
  std::int64_t electorate_size = 0;
  List<OrganisationId, 0, 2000> electorate;  ///< once opened
  std::int64_t quorum_needed = 0;
  bool on_order = false;
  std::optional<Label> order;
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Body> closing_reason;  ///< of an early close, or of an annulment
  List<VoteAct, 0, 9> acts;
  std::optional<VotePlace> place;       ///< of a sitting's vote
  std::optional<std::int64_t> present;  ///< of a sitting's vote once opened: what the quorum was held against
  List<HeldProxy, 0, 2000> proxies;
  List<RecordedFor, 0, 2000> recorded;
  List<ToRatify, 0, 2000> to_ratify;
  std::optional<LocalDate> ratify_by;
  std::optional<VoteLink> link;
  List<VoteLink, 0, 200> linked;        ///< the opened votes that name this one
  std::optional<Instant> opens_at;      ///< prepared, and said yes to: opens by itself
  std::optional<MissedOpening> missed;  ///< prepared: why it did not open at its hour
};
BOOST_DESCRIBE_STRUCT(Vote, (),
                      (id, state, terms, title, question, regulation, electorate_size, electorate, quorum_needed,
                       on_order, order, opened_at, closed_at, closing_reason, acts, place, present, proxies, recorded,
                       to_ratify, ratify_by, link, linked, opens_at, missed))

/// Turnout alone; who answered is public, what is not before the close.
struct Ballot {
  static constexpr std::string_view type = "ballot";
  VoteId id;
  std::int64_t answered = 0;
  std::int64_t of = 0;
  List<BenchCount, 0, 4> by_bench;
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (id, answered, of, by_bench))

/// Audience: everyone. Every number of a closed vote, computed once; provisional while `pending` holds a cause.
struct OutcomeView {
  static constexpr std::string_view type = "outcome";
  VoteId id;
  VoteResult result;
  std::int64_t favourable = 0;
  std::int64_t favourable_with_reservations = 0;
  std::int64_t contrary = 0;
  std::int64_t abstained = 0;
  std::int64_t not_participating = 0;
  std::int64_t absent = 0;  ///< of the electorate, without any position that counts
  List<Bench, 0, 4> dissenting;
  RegulationId regulation;
  Instant declared_at;
  std::int64_t opened_index = 0;    ///< entry of the opening
  std::int64_t declared_index = 0;  ///< entry of the outcome
  List<PendingCause, 0, 2> pending;
  std::optional<LocalDate> ratify_by;  ///< while positions wait for it
  std::optional<Body> answer;          ///< of the chair to the benches that dissent
  std::optional<Instant> answered_at;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(OutcomeView, (),
                      (id, result, favourable, favourable_with_reservations, contrary, abstained, not_participating,
                       absent, dissenting, regulation, declared_at, opened_index, declared_index, pending, ratify_by,
                       answer, answered_at, confirmed_at))

/// `channel`: absent when the body cast it itself.
struct PositionVersion {
  PositionChoice choice{};
  Instant at;
  std::int64_t index = 0;
  std::optional<PositionChannel> channel;
};
BOOST_DESCRIBE_STRUCT(PositionVersion, (), (choice, at, index, channel))

/// Audience: the own body alone. Id = the vote.
struct OwnPosition {
  static constexpr std::string_view type = "own_position";
  VoteId id;
  OrganisationId organisation;
  PositionChoice choice{};
  bool conflict_of_interest = false;
  PositionTexts texts;
  Instant at;
  std::int64_t index = 0;
  Sha256Hex leaf_hash;
  List<PositionVersion, 1, 1000> versions;  ///< oldest first
  std::optional<PositionChannel> channel;   ///< of the newest: the body did not cast it itself
  std::optional<OrganisationId> holder;     ///< of the proxy by which it was cast
  std::optional<Sha256Hex> document;        ///< that the secretary recorded it from
  bool scan = false;                        ///< of which the file is kept, as RecordedFor says
  bool contested = false;
  bool subject_to_ratification = false;
};
BOOST_DESCRIBE_STRUCT(OwnPosition, (),
                      (id, organisation, choice, conflict_of_interest, texts, at, index, leaf_hash, versions, channel,
                       holder, document, scan, contested, subject_to_ratification))

/// What the holder of a proxy cast for its giver, or has still to cast. `in_force`: the holder may still cast it.
struct ProxyPosition {
  OrganisationId giver;
  bool in_force = false;
  std::optional<PositionChoice> choice;
  bool conflict_of_interest = false;
  PositionTexts texts;
  std::optional<Instant> at;
  std::optional<std::int64_t> index;
};
BOOST_DESCRIBE_STRUCT(ProxyPosition, (), (giver, in_force, choice, conflict_of_interest, texts, at, index))

/// Audience: the holder alone. Id = the vote.
struct ProxyPositions {
  static constexpr std::string_view type = "proxy_positions";
  VoteId id;
  OrganisationId holder;
  List<ProxyPosition, 1, 2000> lines;
};
BOOST_DESCRIBE_STRUCT(ProxyPositions, (), (id, holder, lines))

/// One body's position of a closed vote (or roll call). No `choice`: the body is in the electorate and expressed none.
struct PositionLine {
  OrganisationId organisation;
  Bench bench{};
  std::optional<PositionChoice> choice;
  bool conflict_of_interest = false;
  PositionTexts texts;
  std::optional<Instant> at;
  std::optional<std::int64_t> index;
  std::optional<PositionChannel> channel;  ///< absent when the body cast it itself
  std::optional<OrganisationId> holder;    ///< of the proxy by which it was cast
  bool contested = false;
  bool subject_to_ratification = false;
  bool ratified = false;
  bool lapsed = false;  ///< it does not count any more
};
BOOST_DESCRIBE_STRUCT(PositionLine, (),
                      (organisation, bench, choice, conflict_of_interest, texts, at, index, channel, holder, contested,
                       subject_to_ratification, ratified, lapsed))

struct PositionPage {
  std::vector<PositionLine> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(PositionPage, (), (items, next))

}  // namespace tavolo::views
