#include "server/table/rome_calendar.hpp"

#include <gtest/gtest.h>

namespace tavolo::table {
namespace {

LocalDate day(const char* text) { return *parse_local_date(text); }

TEST(RomeCalendar, ADayBeginsAnHourBeforeUtcInWinterAndTwoInSummer) {
  const auto calendar = rome_calendar();
  EXPECT_EQ(to_string(calendar->instant_of(day("2027-01-15"), 0)), "2027-01-14T23:00:00.000Z");
  EXPECT_EQ(to_string(calendar->instant_of(day("2027-07-15"), 18 * 60)), "2027-07-15T16:00:00.000Z");
  EXPECT_EQ(calendar->day_of(*parse_instant("2027-01-14T23:00:00.000Z")), day("2027-01-15"));
  EXPECT_EQ(calendar->day_of(*parse_instant("2027-01-14T22:59:59.999Z")), day("2027-01-14"));
}

TEST(RomeCalendar, AnHourThatComesTwiceIsTheEarlierOne) {
  const auto calendar = rome_calendar();
  EXPECT_EQ(to_string(calendar->instant_of(day("2027-10-31"), 2 * 60 + 30)), "2027-10-31T00:30:00.000Z");
}

TEST(RomeCalendar, AnHourThatIsSkippedIsTheMomentOfTheChange) {
  const auto calendar = rome_calendar();
  EXPECT_EQ(to_string(calendar->instant_of(day("2027-03-28"), 2 * 60 + 30)), "2027-03-28T01:00:00.000Z");
}

}  // namespace
}  // namespace tavolo::table
