#pragma once
// Days and deadlines are local dates in Europe/Rome (decision 2); the rules get this pure view of the calendar.

#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo::domain {

class Calendar {
 public:
  virtual ~Calendar() = default;
  /// The day it is in Europe/Rome at that instant.
  virtual LocalDate day_of(Instant instant) const = 0;
  /// The instant of that day at `minute` minutes after midnight; a time that a change of clock skips or repeats means
  /// the earlier valid instant.
  virtual Instant instant_of(LocalDate day, int minute) const = 0;
};

inline LocalDate plus_days(LocalDate day, std::int64_t days) { return LocalDate{day.day + std::chrono::days{days}}; }

/// Minutes after midnight.
inline int minute_of(const LocalTime& time) {
  const auto two = [&](std::size_t at) { return (time.text[at] - '0') * 10 + (time.text[at + 1] - '0'); };
  return two(0) * 60 + two(3);
}

/// When rules are applied.
struct Moment {
  Instant now;
  const Calendar& calendar;
  LocalDate today() const { return calendar.day_of(now); }
  /// The last millisecond of a day: the instant of a term that ends with it.
  Instant end_of(LocalDate day) const { return Instant{calendar.instant_of(plus_days(day, 1), 0).ms - 1}; }
};

}  // namespace tavolo::domain
