#pragma once
// Days and hours as people read them, in the language that is spoken and in Europe/Rome by the table's calendar.

#include <string>

#include "protocol/vocabulary/sitting_terms.hpp"
#include "server/domain/calendar.hpp"

namespace tavolo::pages {

/// "9 marzo 2027"
std::string day_text(LocalDate day);
/// "mercoledì 10 marzo 2027"
std::string weekday_text(LocalDate day);
/// "09:00"
std::string hour_text(const domain::Calendar& calendar, Instant at);
/// "9 marzo 2027, ore 09:00"
std::string moment_text(const domain::Calendar& calendar, Instant at);

/// "mercoledì 10 marzo 2027, ore 15:00"
std::string call_text(const CallTime& call);

}  // namespace tavolo::pages
