#include "server/mail/calendar.hpp"

#include <gtest/gtest.h>

namespace tavolo::mail {
namespace {

Calendar invitation() {
  CalendarEvent event;
  event.uid = "sitting-3.permanente@demo.tavolo.invalid";
  event.sequence = 0;
  event.stamp = *parse_instant("2027-02-20T09:00:00.000Z");
  event.start = *parse_instant("2027-03-10T14:30:00.000Z");
  event.minutes = 90;
  event.summary = "Seduta 3-2027";
  event.description = "Primo punto; con virgola, e\nuna seconda riga \\ fine";
  event.location = "Sala consiliare, Viggianello";
  event.url = "https://tavolo.demo.invalid/sedute/sitting-3";
  Calendar calendar;
  calendar.method = CalendarMethod::request;
  calendar.organizer = "tavolo@demo.invalid";
  calendar.attendee = "delegato@demo.invalid";
  calendar.events.push_back(event);
  return calendar;
}

/// Lines joined again where they were folded (RFC 5545, 3.1).
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

TEST(MailCalendar, InvitesAsRfc5546Asks) {
  const std::string text = unfolded(write(invitation()));
  for (const char* line :
       {"BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "METHOD:REQUEST\r\n", "SEQUENCE:0\r\n",
        "DTSTAMP:20270220T090000Z\r\n", "UID:sitting-3.permanente@demo.tavolo.invalid\r\n",
        "DTSTART:20270310T143000Z\r\n", "DTEND:20270310T160000Z\r\n", "STATUS:CONFIRMED\r\n",
        "ORGANIZER:mailto:tavolo@demo.invalid\r\n", "SUMMARY:Seduta 3-2027\r\n",
        "LOCATION:Sala consiliare\\, Viggianello\r\n",
        "DESCRIPTION:Primo punto\\; con virgola\\, e\\nuna seconda riga \\\\ fine\r\n", "END:VCALENDAR\r\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  }
  EXPECT_NE(text.find("mailto:delegato@demo.invalid"), std::string::npos);
  EXPECT_NE(text.find("RSVP=FALSE"), std::string::npos);
}

TEST(MailCalendar, CancelsUnderTheSameNameWithAGreaterNumber) {
  auto calendar = invitation();
  calendar.method = CalendarMethod::cancel;
  calendar.events[0].cancelled = true;
  calendar.events[0].sequence = 2;
  const std::string text = unfolded(write(calendar));
  EXPECT_NE(text.find("METHOD:CANCEL\r\n"), std::string::npos);
  EXPECT_NE(text.find("STATUS:CANCELLED\r\n"), std::string::npos);
  EXPECT_NE(text.find("SEQUENCE:2\r\n"), std::string::npos);
  EXPECT_NE(text.find("UID:sitting-3.permanente@demo.tavolo.invalid\r\n"), std::string::npos);
  EXPECT_EQ(word_of(CalendarMethod::cancel), "CANCEL");
}

TEST(MailCalendar, LetsNoTextAddALine) {
  auto calendar = invitation();
  calendar.events[0].summary = "Seduta\r\nATTENDEE:mailto:altro@demo.invalid";
  const std::string text = write(calendar);
  EXPECT_EQ(text.find("\r\nATTENDEE:mailto:altro"), std::string::npos) << text;
}

TEST(MailCalendar, FoldsLinesAt75Octets) {
  auto calendar = invitation();
  calendar.events[0].description = std::string(400, 'x') + "è" + std::string(200, 'y');
  const std::string text = write(calendar);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75U);
    at = end + 2;
  }
}

TEST(MailCalendar, AFeedNamesNobody) {
  auto calendar = invitation();
  calendar.method = CalendarMethod::publish;
  calendar.organizer.clear();
  calendar.name = "Tavolo";
  const std::string text = write(calendar);
  EXPECT_EQ(text.find("mailto:"), std::string::npos);
  EXPECT_NE(text.find("X-WR-CALNAME:Tavolo\r\n"), std::string::npos);
}

}  // namespace
}  // namespace tavolo::mail
