#include "server/mail/calendar.hpp"

#include <libical/ical.h>

#include <memory>

#include "server/base/result.hpp"

namespace tavolo::mail {
namespace {

struct ComponentFree {
  void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ComponentFree>;

icaltimetype utc(Instant instant) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(instant.ms / 1'000), 0, icaltimezone_get_utc_timezone());
}

void add(icalcomponent* to, icalproperty* property) {
  TAVOLO_CHECK(property != nullptr);
  icalcomponent_add_property(to, property);
}

/// Control characters other than a line's end have no place in a text value (RFC 5545, 3.3.11).
std::string text_of(std::string text) {
  std::erase_if(text, [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7F; });
  return text;
}

icalproperty_method method_of(CalendarMethod method) {
  switch (method) {
    case CalendarMethod::publish:
      return ICAL_METHOD_PUBLISH;
    case CalendarMethod::request:
      return ICAL_METHOD_REQUEST;
    case CalendarMethod::cancel:
      return ICAL_METHOD_CANCEL;
  }
  TAVOLO_CHECK(false);
}

void add_people(icalcomponent* event, const Calendar& calendar) {
  if (calendar.organizer.empty()) return;
  add(event, icalproperty_new_organizer(("mailto:" + calendar.organizer).c_str()));
  if (calendar.attendee.empty()) return;
  icalproperty* attendee = icalproperty_new_attendee(("mailto:" + calendar.attendee).c_str());
  TAVOLO_CHECK(attendee != nullptr);
  icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
  icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
  // Answers by mail are read by nobody: who comes is recorded at the table.
  icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
  icalcomponent_add_property(event, attendee);
}

icalcomponent* event_of(const Calendar& calendar, const CalendarEvent& given) {
  icalcomponent* event = icalcomponent_new_vevent();
  TAVOLO_CHECK(event != nullptr);
  add(event, icalproperty_new_uid(given.uid.c_str()));
  add(event, icalproperty_new_sequence(static_cast<int>(given.sequence)));
  add(event, icalproperty_new_dtstamp(utc(given.stamp)));
  add(event, icalproperty_new_dtstart(utc(given.start)));
  if (given.minutes > 0) add(event, icalproperty_new_dtend(utc(Instant{given.start.ms + given.minutes * 60'000})));
  add(event, icalproperty_new_summary(text_of(given.summary).c_str()));
  if (!given.description.empty()) add(event, icalproperty_new_description(text_of(given.description).c_str()));
  if (!given.location.empty()) add(event, icalproperty_new_location(text_of(given.location).c_str()));
  if (!given.url.empty()) add(event, icalproperty_new_url(given.url.c_str()));
  add(event, icalproperty_new_status(given.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add_people(event, calendar);
  return event;
}

}  // namespace

std::string word_of(CalendarMethod method) { return icalproperty_method_to_string(method_of(method)); }

std::string write(const Calendar& calendar) {
  const Component root(icalcomponent_new_vcalendar());
  TAVOLO_CHECK(root != nullptr);
  add(root.get(), icalproperty_new_version("2.0"));
  add(root.get(), icalproperty_new_prodid("-//Tavolo//Sedute//IT"));
  add(root.get(), icalproperty_new_method(method_of(calendar.method)));
  if (!calendar.name.empty()) {
    icalproperty* name = icalproperty_new_x(text_of(calendar.name).c_str());
    TAVOLO_CHECK(name != nullptr);
    icalproperty_set_x_name(name, "X-WR-CALNAME");
    icalcomponent_add_property(root.get(), name);
  }
  for (const auto& event : calendar.events) icalcomponent_add_component(root.get(), event_of(calendar, event));
  char* text = icalcomponent_as_ical_string_r(root.get());
  TAVOLO_CHECK(text != nullptr);
  std::string out(text);
  icalmemory_free_buffer(text);
  return out;
}

}  // namespace tavolo::mail
