#pragma once

#include <memory>

#include "server/domain/calendar.hpp"

namespace tavolo::table {

/// The calendar of Europe/Rome, from the system's time zone data (Debian's tzdata). Stops the program when that is
/// missing.
std::unique_ptr<domain::Calendar> rome_calendar();

}  // namespace tavolo::table
