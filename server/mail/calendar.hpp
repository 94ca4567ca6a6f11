#pragma once
// Sittings as other calendars read them: iCalendar (RFC 5545) in an invitation (iTIP, RFC 5546) or a feed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/base/time.hpp"

namespace tavolo::mail {

enum class CalendarMethod {
  publish,  ///< a feed: nobody is asked to come
  request,  ///< an invitation, or a newer version of one
  cancel
};

struct CalendarEvent {
  std::string uid;            ///< the same for all versions of an event
  std::int64_t sequence = 0;  ///< greater in each newer version (RFC 5545, 3.8.7.4)
  Instant stamp;              ///< when this version was made
  Instant start;
  std::int64_t minutes = 0;  ///< 0: how long it lasts is not said
  bool cancelled = false;
  std::string summary;
  std::string description;
  std::string location;  ///< empty: none
  std::string url;       ///< empty: none
};

struct Calendar {
  CalendarMethod method = CalendarMethod::publish;
  std::string name;       ///< of a feed; empty: none
  std::string organizer;  ///< e-mail address; empty: none, as in a feed
  std::string attendee;   ///< whom the invitation is for
  std::vector<CalendarEvent> events;
};

/// The words of the method, as a Content-Type says it.
std::string word_of(CalendarMethod method);
/// A whole iCalendar object: UTF-8, CRLF, lines folded. Times are in UTC, so that no time zone need be described.
std::string write(const Calendar& calendar);

}  // namespace tavolo::mail
