#pragma once
// Rules and dates of a table that are configuration, versioned and on record (every number is the regulation's own).

#include <boost/describe/class.hpp>
#include <cstdint>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo {

/// How many of `n` are enough: strictly more than n*num/den, or at least that many, rounded up.
struct QuorumRule {
  std::int64_t num = 1;
  std::int64_t den = 2;
  bool strict = true;
  bool operator==(const QuorumRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuorumRule, (), (num, den, strict))

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
  bool operator==(const Regulation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Regulation, (),
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
