#include "server/pages/dates.hpp"

#include <array>

#include "server/pages/language.hpp"

namespace tavolo::pages {
namespace {

using words::Word;
constexpr std::array<Word, 12> months{{{"gennaio", "January"},
                                       {"febbraio", "February"},
                                       {"marzo", "March"},
                                       {"aprile", "April"},
                                       {"maggio", "May"},
                                       {"giugno", "June"},
                                       {"luglio", "July"},
                                       {"agosto", "August"},
                                       {"settembre", "September"},
                                       {"ottobre", "October"},
                                       {"novembre", "November"},
                                       {"dicembre", "December"}}};
constexpr std::array<Word, 7> weekdays{{{"domenica", "Sunday"},
                                        {"lunedì", "Monday"},
                                        {"martedì", "Tuesday"},
                                        {"mercoledì", "Wednesday"},
                                        {"giovedì", "Thursday"},
                                        {"venerdì", "Friday"},
                                        {"sabato", "Saturday"}}};
constexpr Word at_hour{", ore ", ", "};
constexpr std::int64_t minute_ms = 60'000;

/// Minutes after midnight on the clock: on a day when the clock changes, an hour more or less than have passed.
int minute_of_day(const domain::Calendar& calendar, Instant at) {
  const LocalDate day = calendar.day_of(at);
  const auto passed = static_cast<int>((at.ms - calendar.instant_of(day, 0).ms) / minute_ms);
  for (const int shift : {60, 0, -60}) {
    const int minute = passed + shift;
    if (minute < 0 || minute >= 24 * 60) continue;
    const std::int64_t late = at.ms - calendar.instant_of(day, minute).ms;
    if (late >= 0 && late < minute_ms) return minute;
  }
  return passed >= 60 ? passed - 60 : passed;  // the second of two hours with one name
}

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::string day_text(LocalDate day) {
  const std::chrono::year_month_day date{day.day};
  return std::to_string(static_cast<unsigned>(date.day())) + ' ' +
         std::string(std::string_view(months.at(static_cast<unsigned>(date.month()) - 1))) + ' ' +
         std::to_string(static_cast<int>(date.year()));
}

std::string weekday_text(LocalDate day) {
  return std::string(std::string_view(weekdays.at(std::chrono::weekday{day.day}.c_encoding()))) + ' ' + day_text(day);
}

std::string hour_text(const domain::Calendar& calendar, Instant at) {
  const int minute = minute_of_day(calendar, at);
  return two_digits(minute / 60) + ':' + two_digits(minute % 60);
}

std::string moment_text(const domain::Calendar& calendar, Instant at) {
  return day_text(calendar.day_of(at)) + std::string(std::string_view(at_hour)) + hour_text(calendar, at);
}

std::string call_text(const CallTime& call) {
  return weekday_text(call.on) + std::string(std::string_view(at_hour)) + to_string(call.time);
}

}  // namespace tavolo::pages
