// The builder cannot forget to escape, and dates read as they are said.

#include "server/pages/html.hpp"

#include <gtest/gtest.h>

#include "server/pages/dates.hpp"
#include "server/pages/words.hpp"
#include "tests/support/given.hpp"

namespace tavolo::pages {
namespace {

TEST(TheBuilder, EscapesTextsAndAttributes) {
  Html html;
  html.in("p", {{"title", R"(a"b'c<d>&)"}}, [&] { html.text("<b>&\"'"); });
  EXPECT_EQ(html.take(), "<p title=\"a&quot;b&#39;c&lt;d&gt;&amp;\">&lt;b&gt;&amp;&quot;&#39;</p>");
}

TEST(TheBuilder, ClosesWhatItOpensAndLeavesOutAnAbsentAttribute) {
  Html html;
  html.in("ul", [&] {
    html.el("li", {{"class", std::string_view()}}, "uno");
    html.empty("br", {});
  });
  EXPECT_EQ(html.take(), "<ul><li>uno</li><br /></ul>");
}

TEST(ADate, ReadsAsItIsSaidInItalyAndRome) {
  const given::FakeCalendar calendar;
  EXPECT_EQ(weekday_text(given::day("2027-03-10")), "mercoledì 10 marzo 2027");
  EXPECT_EQ(moment_text(calendar, given::instant("2027-03-09T08:00:00.000Z")), "9 marzo 2027, ore 09:00");
  EXPECT_EQ(moment_text(calendar, given::instant("2027-07-31T22:05:59.999Z")), "1 agosto 2027, ore 00:05");
}

TEST(AnHour, IsRightOnTheDaysWhenTheClockChanges) {
  const given::FakeCalendar calendar;
  EXPECT_EQ(hour_text(calendar, given::instant("2027-03-28T00:59:00.000Z")), "01:59");
  EXPECT_EQ(hour_text(calendar, given::instant("2027-03-28T01:00:00.000Z")), "03:00");
  EXPECT_EQ(hour_text(calendar, given::instant("2027-03-28T16:30:00.000Z")), "18:30");
  EXPECT_EQ(hour_text(calendar, given::instant("2027-10-31T00:30:00.000Z")), "02:30");
  EXPECT_EQ(hour_text(calendar, given::instant("2027-10-31T01:30:00.000Z")), "02:30");
  EXPECT_EQ(hour_text(calendar, given::instant("2027-10-31T16:30:00.000Z")), "17:30");
}

TEST(ANumber, HasDotsForThousandsAndFractionsForShares) {
  EXPECT_EQ(words::number(999), "999");
  EXPECT_EQ(words::number(1234567), "1.234.567");
  EXPECT_EQ(words::euros(Cents{4'800'005}), "48.000,05 euro");
  EXPECT_EQ(words::of_valid(9, 15), "9 su 15 voti validi");
}

TEST(AnOutcome, NamesTheBenchesThatDissent) {
  VoteResult result;
  result.outcome = Outcome::approved_by_majority;
  result.by_bench = std::vector<BenchTally>{{.bench = Bench::institutions, .favourable = 5},
                                            {.bench = Bench::social_partners, .contrary = 2, .dissents = true}};
  EXPECT_EQ(words::outcome_sentence(result), "Approvata a maggioranza, con il dissenso delle Parti sociali");
}

}  // namespace
}  // namespace tavolo::pages
