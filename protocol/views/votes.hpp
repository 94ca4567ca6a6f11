#pragma once

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::views {

struct BenchCount {
  Bench bench{};
  std::int64_t answered = 0;
  std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(BenchCount, (), (bench, answered, of))

enum class VoteAct { open, discard, cast, close, annul };
BOOST_DESCRIBE_ENUM(VoteAct, open, discard, cast, close, annul)

/// Audience: the desk while prepared or discarded, then everyone.
struct Vote {
  static constexpr std::string_view type = "vote";
  VoteId id;
  VoteState state{};
  VoteTerms terms;
  std::optional<Label> title;
  std::optional<Body> question;
  std::optional<RegulationId> regulation;
  std::int64_t electorate_size = 0;          ///< frozen at opening; before it, what it would be now
  List<OrganisationId, 0, 2000> electorate;  ///< once opened
  std::int64_t quorum_needed = 0;
  bool on_order = false;
  std::optional<Label> order;
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Body> closing_reason;  ///< of an early close, or of an annulment
  List<VoteAct, 0, 5> acts;
};
BOOST_DESCRIBE_STRUCT(Vote, (),
                      (id, state, terms, title, question, regulation, electorate_size, electorate, quorum_needed,
                       on_order, order, opened_at, closed_at, closing_reason, acts))

/// Turnout alone; who answered is public, what is not before the close.
struct Ballot {
  static constexpr std::string_view type = "ballot";
  VoteId id;
  std::int64_t answered = 0;
  std::int64_t of = 0;
  List<BenchCount, 0, 4> by_bench;
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (id, answered, of, by_bench))

/// Audience: everyone. Every number of a closed vote, computed once.
struct OutcomeView {
  static constexpr std::string_view type = "outcome";
  VoteId id;
  VoteResult result;
  std::int64_t favourable = 0;
  std::int64_t favourable_with_reservations = 0;
  std::int64_t contrary = 0;
  std::int64_t abstained = 0;
  std::int64_t not_participating = 0;
  std::int64_t absent = 0;
  List<Bench, 0, 4> dissenting;
  RegulationId regulation;
  Instant declared_at;
  std::int64_t opened_index = 0;    ///< entry of the opening
  std::int64_t declared_index = 0;  ///< entry of the outcome
};
BOOST_DESCRIBE_STRUCT(OutcomeView, (),
                      (id, result, favourable, favourable_with_reservations, contrary, abstained, not_participating,
                       absent, dissenting, regulation, declared_at, opened_index, declared_index))

struct PositionVersion {
  PositionChoice choice{};
  Instant at;
  std::int64_t index = 0;
};
BOOST_DESCRIBE_STRUCT(PositionVersion, (), (choice, at, index))

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
};
BOOST_DESCRIBE_STRUCT(OwnPosition, (),
                      (id, organisation, choice, conflict_of_interest, texts, at, index, leaf_hash, versions))

/// One body's position of a closed vote (or roll call). No `choice`: the body is in the electorate and expressed none.
struct PositionLine {
  OrganisationId organisation;
  Bench bench{};
  std::optional<PositionChoice> choice;
  bool conflict_of_interest = false;
  PositionTexts texts;
  std::optional<Instant> at;
  std::optional<std::int64_t> index;
};
BOOST_DESCRIBE_STRUCT(PositionLine, (), (organisation, bench, choice, conflict_of_interest, texts, at, index))

struct PositionPage {
  std::vector<PositionLine> items;
  std::optional<Cursor> next;
};
BOOST_DESCRIBE_STRUCT(PositionPage, (), (items, next))

}  // namespace tavolo::views
