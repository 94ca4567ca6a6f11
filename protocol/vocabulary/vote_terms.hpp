#pragma once
// What is voted, by whom, and how the outcome is decided (domain.md 5, decisions 8, 26, 27).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo {

/// A day and an hour in Europe/Rome.
struct DayHour {
  LocalDate on;
  LocalTime time;
  bool operator==(const DayHour&) const = default;
};
BOOST_DESCRIBE_STRUCT(DayHour, (), (on, time))

struct OnNode {
  static constexpr std::string_view kind = "node";
  NodeId node;
  std::int64_t version = 1;
  bool operator==(const OnNode&) const = default;
};
BOOST_DESCRIBE_STRUCT(OnNode, (), (node, version))
struct OnProposal {
  static constexpr std::string_view kind = "proposal";
  ProposalId proposal;
  std::int64_t version = 1;
  bool operator==(const OnProposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(OnProposal, (), (proposal, version))
struct OnText {
  static constexpr std::string_view kind = "text";
  bool operator==(const OnText&) const = default;
};
BOOST_DESCRIBE_STRUCT(OnText, (), ())
using VoteSubject = std::variant<OnNode, OnProposal, OnText>;

/// More positions for than against; a tie does not approve.
struct SimpleMajority {
  static constexpr std::string_view kind = "simple";
  bool operator==(const SimpleMajority&) const = default;
};
BOOST_DESCRIBE_STRUCT(SimpleMajority, (), ())
/// For, divided by the base, at least num/den (special majorities of the regulation).
struct QualifiedMajority {
  static constexpr std::string_view kind = "qualified";
  MajorityBase base{};
  std::int64_t num = 2;
  std::int64_t den = 3;
  bool operator==(const QualifiedMajority&) const = default;
};
BOOST_DESCRIBE_STRUCT(QualifiedMajority, (), (base, num, den))
using Majority = std::variant<SimpleMajority, QualifiedMajority>;

/// Prepared by the secretary, frozen at opening. `closes_at` is the instant of `closes_on` at `closes_time` in
/// Europe/Rome, resolved once.
struct VoteTerms {
  VoteSubject subject;
  List<Bench, 1, 4> benches;  ///< whose voting bodies form the electorate
  Majority majority;
  Visibility visibility{};
  LocalDate closes_on;
  LocalTime closes_time;
  Instant closes_at;
  bool operator==(const VoteTerms&) const = default;
};
BOOST_DESCRIBE_STRUCT(VoteTerms, (), (subject, benches, majority, visibility, closes_on, closes_time, closes_at))

/// Where in a sitting a vote stands: the item it is on, the longest it stays open in minutes, and whether it is on a
/// motion of order, which is voted at once.
struct VotePlace {
  SittingId sitting;
  AgendaItemId item;
  std::int64_t minutes = 1;
  bool motion = false;
  bool operator==(const VotePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(VotePlace, (), (sitting, item, minutes, motion))

/// What the opening of a sitting's vote freezes beside its electorate: the voting bodies of all benches that were
/// there, by themselves or by proxy, which the structural quorum was held against (domain.md 5).
struct VoteSeat {
  VotePlace place;
  std::int64_t present = 0;
  bool institutions_present = false;
  bool operator==(const VoteSeat&) const = default;
};
BOOST_DESCRIBE_STRUCT(VoteSeat, (), (place, present, institutions_present))

enum class VoteLinkKind { repeats, part, amendment };
BOOST_DESCRIBE_ENUM(VoteLinkKind, repeats, part, amendment)

/// How a vote hangs on another: a new round of one that ended, or a part of, or an amendment to, the question of one
/// that is still prepared. `order` says which of several comes first; of amendments 1 is the farthest from the text.
struct VoteLink {
  VoteLinkKind kind{};
  VoteId vote;
  Ranged<1, 99> order;
  bool operator==(const VoteLink&) const = default;
};
BOOST_DESCRIBE_STRUCT(VoteLink, (), (kind, vote, order))

/// Why the outcome of a closed vote does not stand yet (decision 26).
enum class PendingCause { ratification, conciliation };
BOOST_DESCRIBE_ENUM(PendingCause, ratification, conciliation)

/// Why a vote did not open at its hour: what is voted is no longer as it was prepared, the deadline had come too near
/// (the server was stopped meanwhile), or nobody could vote.
enum class MissedOpening { subject_changed, too_late, nobody_to_vote };
BOOST_DESCRIBE_ENUM(MissedOpening, subject_changed, too_late, nobody_to_vote)

/// The SHA-256 of the scan or message that a recorded position rests on. Sealed with it: the document of a known form
/// could be guessed choice by choice.
struct PositionEvidence {
  std::optional<Sha256Hex> document;
  bool operator==(const PositionEvidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(PositionEvidence, (), (document))

/// The texts that go with a position; all verbatim in the minutes.
struct PositionTexts {
  std::optional<MultilineText<3, 2000>> reservation;
  std::optional<MultilineText<3, 2000>> reason;  ///< why the body does not participate
  std::optional<MultilineText<3, 4000>> statement;
  bool operator==(const PositionTexts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PositionTexts, (), (reservation, reason, statement))

/// The sealed value of a position.
struct PositionValue {
  PositionChoice choice{};
  bool conflict_of_interest = false;  ///< with not_participating alone
  bool operator==(const PositionValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(PositionValue, (), (choice, conflict_of_interest))

struct BenchTally {
  Bench bench{};
  std::int64_t electorate = 0;
  std::int64_t favourable = 0;
  std::int64_t favourable_with_reservations = 0;
  std::int64_t contrary = 0;
  std::int64_t abstained = 0;
  std::int64_t not_participating = 0;
  bool dissents = false;  ///< decision 27: a contrary position and none for
  bool operator==(const BenchTally&) const = default;
};
BOOST_DESCRIBE_STRUCT(BenchTally, (),
                      (bench, electorate, favourable, favourable_with_reservations, contrary, abstained,
                       not_participating, dissents))

/// The result of a vote, with every number it rests on.
struct VoteResult {
  Outcome outcome{};
  std::int64_t electorate = 0;
  /// Bodies that expressed any value; in a sitting, voting bodies of all benches that were there at the opening.
  std::int64_t present = 0;
  std::int64_t quorum_needed = 0;
  bool institutions_present = false;
  std::int64_t votes_for = 0;  ///< favourable, with or without reservations
  std::int64_t votes_against = 0;
  std::int64_t votes_needed = 0;  ///< positions for that would have been enough, given those against
  List<BenchTally, 0, 4> by_bench;
  bool operator==(const VoteResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(VoteResult, (),
                      (outcome, electorate, present, quorum_needed, institutions_present, votes_for, votes_against,
                       votes_needed, by_bench))

}  // namespace tavolo
