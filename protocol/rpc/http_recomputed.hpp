#pragma once
// Body of GET /api/tables/{table}/recomputed: every outcome and quorum that the record declares, computed again from
// the entries alone and held against what was declared and what the minutes say.

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/vote_terms.hpp"

namespace tavolo::rpc {

enum class RecomputedKind {
  vote,  ///< a round of it
  poll,
  consensus,        ///< nobody objected
  quorum_opening,   ///< the sitting was opened
  quorum_verified,  ///< found, or found missing
  quorum_lost,      ///< noticed in the act that took it
  call_deserted
};
BOOST_DESCRIBE_ENUM(RecomputedKind, vote, poll, consensus, quorum_opening, quorum_verified, quorum_lost, call_deserted)

/// not_in_minutes: declared and recomputed agree, and the minutes of its sitting have not been put to the members yet.
enum class RecomputedVerdict { agrees, differs, not_recomputed, not_in_minutes };
BOOST_DESCRIBE_ENUM(RecomputedVerdict, agrees, differs, not_recomputed, not_in_minutes)

/// Why something was not computed again. value_missing: a position or an answer is not there, or not in form.
enum class RecomputedReason { not_closed, annulled, value_missing };
BOOST_DESCRIBE_ENUM(RecomputedReason, not_closed, annulled, value_missing)

/// What else than a figure is wrong. rule: not the regulation that was in force; electorate: not whom it had to be put
/// to, or by which quorum; position: one that cannot be; close: out of order; outcome: none, a second one, or not what
/// the positions give; minutes: they do not hold what is on record, or hold what is not.
enum class RecomputedFault { rule, electorate, position, close, outcome, minutes };
BOOST_DESCRIBE_ENUM(RecomputedFault, rule, electorate, position, close, outcome, minutes)

enum class RecomputedFigure {
  outcome,
  electorate,
  present,
  quorum_needed,
  institutions_present,
  votes_for,
  votes_against,
  votes_needed,
  pending,  ///< what the outcome waits for
  favourable,
  favourable_with_reservations,
  contrary,
  abstained,
  not_participating,
  dissents,
  answered,
  blank,
  quorum_reached,
  winners,  ///< numbers of the options
  counts,   ///< of an option: answers that gave the mark 0, 1, 2 ...
  points,
  place,
  pairs,  ///< of a ranked poll: option>over=preferring/strength
  call,
  voting,  ///< bodies with a vote
  objections,
  bodies,  ///< digest of the list (decision 10)
  until    ///< when the time for objections ended
};
BOOST_DESCRIBE_ENUM(RecomputedFigure, outcome, electorate, present, quorum_needed, institutions_present, votes_for,
                    votes_against, votes_needed, pending, favourable, favourable_with_reservations, contrary, abstained,
                    not_participating, dissents, answered, blank, quorum_reached, winners, counts, points, place, pairs,
                    call, voting, objections, bodies, until)

/// One figure in its three versions; a version that says nothing of it is absent. Numbers in decimal, yes and no as
/// true and false, words by their wire names.
struct RecomputedValue {
  RecomputedFigure figure{};
  std::optional<Bench> bench;          ///< of that bench alone
  std::optional<std::int64_t> option;  ///< of that option of a poll
  std::optional<Text<0, 4000>> declared;
  std::optional<Text<0, 4000>> recomputed;
  std::optional<Text<0, 4000>> minutes;
  bool differs = false;
};
BOOST_DESCRIBE_STRUCT(RecomputedValue, (), (figure, bench, option, declared, recomputed, minutes, differs))

struct RecomputedFaultAt {
  RecomputedFault fault{};
  std::int64_t entry = 0;
};
BOOST_DESCRIBE_STRUCT(RecomputedFaultAt, (), (fault, entry))

/// By what it was computed, as the regulation said then.
struct RecomputedRule {
  RegulationId regulation;
  std::optional<Majority> majority;
  std::optional<QuorumRule> quorum;  ///< none of what needs none
  bool institutions_required = false;
  bool each_bench = false;  ///< a body of every bench has to be there
};
BOOST_DESCRIBE_STRUCT(RecomputedRule, (), (regulation, majority, quorum, institutions_required, each_bench))

/// The minutes of the sitting as they stand.
struct RecomputedMinutes {
  MinutesState state{};
  std::int64_t section = 1;           ///< of the sixteen, in which it stands
  std::optional<std::int64_t> entry;  ///< their approval, else that they were put to the members
  bool out = false;                   ///< the members have them
};
BOOST_DESCRIBE_STRUCT(RecomputedMinutes, (), (state, section, entry, out))

struct RecomputedLine {
  RecomputedKind kind{};
  RecomputedVerdict verdict{};
  std::optional<RecomputedReason> reason;
  ObjectRef object;
  std::optional<views::Label> label;
  std::optional<ObjectRef> repeats;  ///< what this is a new round of
  std::optional<SittingId> sitting;
  std::optional<views::Label> sitting_label;
  std::optional<std::int64_t> declared_entry;  ///< of what was declared last
  std::optional<Instant> declared_at;
  std::vector<std::int64_t> entries;  ///< opening, closing, declarations
  std::optional<RecomputedRule> rule;
  std::vector<RecomputedValue> figures;
  std::vector<RecomputedFaultAt> faults;
  std::optional<RecomputedMinutes> minutes;
};
BOOST_DESCRIBE_STRUCT(RecomputedLine, (),
                      (kind, verdict, reason, object, label, repeats, sitting, sitting_label, declared_entry,
                       declared_at, entries, rule, figures, faults, minutes))

struct RecomputedCount {
  RecomputedVerdict verdict{};
  std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(RecomputedCount, (), (verdict, lines))

/// The same for all who ask it of a record of `size` entries.
struct Recomputed {
  std::int64_t size = 0;
  Instant at;                              ///< of the last of those entries
  std::optional<std::int64_t> unreadable;  ///< the first entry that is not in form: what rests on it was left out
  std::vector<RecomputedCount> counts;     ///< of every verdict
  std::vector<RecomputedLine> lines;       ///< by their first entry
};
BOOST_DESCRIBE_STRUCT(Recomputed, (), (size, at, unreadable, counts, lines))

}  // namespace tavolo::rpc
