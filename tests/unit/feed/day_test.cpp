// What time alone changes is rendered anew when a day begins.

#include <gtest/gtest.h>

#include "server/feed/feed.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::feed {
namespace {

TEST(ANewDay, MakesAFindingLate) {
  given::Table table;
  table.decide_ok(table.auditor(),
                  commands::FileFinding{given::command_id(),
                                        {},
                                        {},
                                        Title::of("Avviso senza protocollo"),
                                        MultilineText<20, 4000>::of("L'avviso non porta il numero di protocollo."),
                                        given::day("2026-11-30")});
  Feed feed;
  feed.on_replayed(table.state, table.state.size, table.touched);
  feed.on_ready(table.state, table.moment(), Hash{});
  const Reader auditor{domain::audiences_of(table.auditor()), {}};
  const std::string late = R"("late":true)";
  EXPECT_EQ(feed.fresh(auditor).entities.find(late), std::string::npos);
  table.at("2026-12-01T09:00:00.000Z");
  feed.refresh_day(table.state, table.moment());
  EXPECT_NE(feed.fresh(auditor).entities.find(late), std::string::npos) << "the day of the answer has passed";
}

}  // namespace
}  // namespace tavolo::feed
