#pragma once
// Rules and dates of a table that are configuration, versioned and on record (every number is the regulation's own).

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo {

/// Where another log ends that this one goes on from (record.md 2.5).
struct Predecessor {
  LogOrigin origin;
  Ranged<1, max_wire_integer> size;  ///< entries up to which it is believed
  Sha256Hex root;                    ///< of the tree of that size
  bool operator==(const Predecessor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Predecessor, (), (origin, size, root))

/// How many of `n` are enough: strictly more than n*num/den, or at least that many, rounded up.
struct QuorumRule {
  std::int64_t num = 1;
  std::int64_t den = 2;
  bool strict = true;
  bool operator==(const QuorumRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuorumRule, (), (num, den, strict))

/// How a sitting is convened and run (domain.md 6); every number is the regulation's own.
struct SittingRules {
  std::int64_t notice_days = 7;
  std::int64_t urgent_notice_days = 3;
  std::int64_t documents_days = 5;
  /// Shortest time from the first call to the second, in minutes.
  std::int64_t second_call_minutes = 60;
  /// Share of the member bodies that may ask for a sitting; or one whole bench.
  QuorumRule convening_request{1, 5, false};
  /// Each bench that has voting bodies must have one present.
  bool quorum_by_bench = false;
  std::int64_t absence_grace_seconds = 60;
  std::int64_t objection_window_seconds = 60;
  std::int64_t intervention_seconds = 300;
  std::int64_t reply_seconds = 120;
  std::int64_t vote_statement_seconds = 120;
  std::int64_t point_of_order_seconds = 60;
  std::int64_t fact_seconds = 60;
  std::int64_t closing_warning_seconds = 15;
  std::int64_t replies_each = 1;
  /// Benches alternate when more than so many wait.
  std::int64_t alternate_above = 3;
  std::int64_t proxies_each = 1;
  /// A sitting that the platform broke is resumed within so many minutes.
  std::int64_t suspension_minutes = 30;
  std::int64_t minutes_draft_days = 10;
  std::int64_t minutes_objection_days = 7;
  std::int64_t extract_days = 5;
  std::int64_t ratification_days = 10;
  bool operator==(const SittingRules&) const = default;
};
BOOST_DESCRIBE_STRUCT(SittingRules, (),
                      (notice_days, urgent_notice_days, documents_days, second_call_minutes, convening_request,
                       quorum_by_bench, absence_grace_seconds, objection_window_seconds, intervention_seconds,
                       reply_seconds, vote_statement_seconds, point_of_order_seconds, fact_seconds,
                       closing_warning_seconds, replies_each, alternate_above, proxies_each, suspension_minutes,
                       minutes_draft_days, minutes_objection_days, extract_days, ratification_days))

/// The numbers of the table's regulation; days are calendar days in Europe/Rome.
struct Regulation {
  QuorumRule quorum_first_call;
  QuorumRule quorum_second_call;
  /// Outside a sitting (decision 26): share of the electorate that must have expressed any value.
  QuorumRule async_quorum;
  /// At least one body of the institutions must have expressed a value, or there is no quorum (domain.md 5).
  bool institutions_required = true;
  std::int64_t admissibility_days = 7;
  std::int64_t cure_days = 5;
  std::int64_t reply_deadline_days = 30;
  std::int64_t proposal_window_days = 30;
  /// Shortest time between the opening of a vote and its deadline, in minutes.
  std::int64_t min_vote_minutes = 1;
  /// Absent in regulations older than sittings: then the defaults of SittingRules hold.
  std::optional<SittingRules> sittings;
  bool operator==(const Regulation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Regulation, (),
                      (quorum_first_call, quorum_second_call, async_quorum, institutions_required, admissibility_days,
                       cure_days, reply_deadline_days, proposal_window_days, min_vote_minutes, sittings))

/// The form of Regulation before sittings had rules of their own (regulation.adopted, tv 1).
struct RegulationV1 {
  QuorumRule quorum_first_call;
  QuorumRule quorum_second_call;
  QuorumRule async_quorum;
  bool institutions_required = true;
  std::int64_t admissibility_days = 7;
  std::int64_t cure_days = 5;
  std::int64_t reply_deadline_days = 30;
  std::int64_t proposal_window_days = 30;
  std::int64_t min_vote_minutes = 1;
};
BOOST_DESCRIBE_STRUCT(RegulationV1, (),
                      (quorum_first_call, quorum_second_call, async_quorum, institutions_required, admissibility_days,
                       cure_days, reply_deadline_days, proposal_window_days, min_vote_minutes))

/// First and last day of a phase.
struct PhaseDates {
  Phase phase{};
  LocalDate from;
  LocalDate to;
  bool operator==(const PhaseDates&) const = default;
};
BOOST_DESCRIBE_STRUCT(PhaseDates, (), (phase, from, to))

using PhaseCalendar = List<PhaseDates, 1, 14>;

/// "HH:MM" of a day in Europe/Rome.
struct LocalTimeForm {
  static constexpr std::string_view pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
  static bool matches(std::string_view text);
};
using LocalTime = Formed<LocalTimeForm>;

}  // namespace tavolo
