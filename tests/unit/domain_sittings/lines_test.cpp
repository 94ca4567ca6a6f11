// A line that fell is an absence after the time of grace, and ends by itself (domain.md 4.3).

#include "server/domain/lines.hpp"

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::instant;
using given::SittingTable;

struct Dropping : testing::Test {
  SittingTable table;
  Lines lines;
  OrganisationId body = table.body(Bench::third_sector);

  Dropping() {
    table.convene();
    table.at(given::first_call_at);
    lines.started = instant("2026-12-02T07:00:00.000Z");
    table.come(5);
    table.leaves(body);
    line(body, true, "2026-12-02T08:50:00.000Z");
    table.comes(body, PresenceMode::remote);
    table.open();
  }
  void line(OrganisationId whose, bool connected, std::string_view since) {
    lines.bodies[whose] = {connected, instant(since)};
  }
  /// The events of the steps whose time has come at that hour.
  std::vector<events::Event> take(std::string_view at) {
    table.at(at);
    std::vector<events::Event> all;
    while (const auto step = next_due(table.state, table.calendar, &lines)) {
      if (step->due_at > table.now) break;
      for (const auto& event : decide_due(table.state, table.moment(), *step)) {
        table.put(event);
        all.push_back(event);
      }
    }
    return all;
  }
  const std::vector<PresenceSpan>& spans() const { return table.held().presence.at(body).spans; }
};

TEST_F(Dropping, IsAnAbsenceFromTheMomentTheLineFellAfterTheGrace) {
  line(body, false, "2026-12-02T09:10:00.000Z");
  EXPECT_TRUE(take("2026-12-02T09:10:59.999Z").empty());
  const auto happened = take("2026-12-02T09:11:00.000Z");
  ASSERT_EQ(happened.size(), 2U);
  const auto& out = std::get<events::PresenceRecorded>(happened[0]);
  EXPECT_EQ(out.cause, PresenceCause::line_dropped);
  EXPECT_FALSE(out.inside);
  EXPECT_TRUE(std::holds_alternative<events::QuorumLost>(happened[1]));
  EXPECT_EQ(to_string(*spans().back().to), "2026-12-02T09:10:00.000Z");
  EXPECT_TRUE(take("2026-12-02T09:30:00.000Z").empty()) << "once";
}

TEST_F(Dropping, IsNoneWhenTheLineIsBackInTime) {
  line(body, false, "2026-12-02T09:10:00.000Z");
  EXPECT_TRUE(take("2026-12-02T09:10:30.000Z").empty());
  line(body, true, "2026-12-02T09:10:40.000Z");
  EXPECT_TRUE(take("2026-12-02T09:30:00.000Z").empty());
  EXPECT_TRUE(is_inside(table.held(), body));
}

TEST_F(Dropping, IsTellableWithItsEndWhileTheGraceRuns) {
  EXPECT_TRUE(lines_in_grace(table.state, lines).empty()) << "who is in the room needs no line";
  line(body, false, "2026-12-02T09:10:00.000Z");
  const LineInGrace told{body, table.sitting, instant("2026-12-02T09:10:00.000Z"), instant("2026-12-02T09:11:00.000Z")};
  EXPECT_EQ(lines_in_grace(table.state, lines), std::vector{told});
  EXPECT_EQ(next_due(table.state, table.calendar, &lines)->due_at, told.out_at) << "the step's own hour";
  line(body, true, "2026-12-02T09:10:40.000Z");
  EXPECT_TRUE(lines_in_grace(table.state, lines).empty());
  line(body, false, "2026-12-02T09:20:00.000Z");
  take("2026-12-02T09:22:00.000Z");
  EXPECT_TRUE(lines_in_grace(table.state, lines).empty()) << "an absence is on record and in the feed";
}

TEST_F(Dropping, EndsByItselfWhenTheLineIsBack) {
  line(body, false, "2026-12-02T09:10:00.000Z");
  take("2026-12-02T09:12:00.000Z");
  line(body, true, "2026-12-02T09:15:00.000Z");
  const auto happened = take("2026-12-02T09:15:00.500Z");
  ASSERT_EQ(happened.size(), 1U);
  EXPECT_EQ(std::get<events::PresenceRecorded>(happened[0]).cause, PresenceCause::line_back);
  EXPECT_EQ(to_string(spans().back().from), "2026-12-02T09:15:00.000Z");
  EXPECT_EQ(spans().back().mandate, table.mandate_of(body));
}

TEST_F(Dropping, IsNothingForWhoIsInTheRoom) {
  for (const Bench bench : all_benches) {
    for (const OrganisationId each : table.bodies(bench)) {
      if (each != body) line(each, false, "2026-12-02T09:01:00.000Z");
    }
  }
  EXPECT_TRUE(take("2026-12-02T10:00:00.000Z").empty());
}

TEST_F(Dropping, CountsFromTheStartOfTheProgramAfterARestart) {
  lines = Lines{instant("2026-12-02T09:20:00.000Z"), {}};
  EXPECT_TRUE(take("2026-12-02T09:20:59.999Z").empty());
  EXPECT_EQ(take("2026-12-02T09:21:00.000Z").size(), 2U);
  EXPECT_EQ(to_string(*spans().back().to), "2026-12-02T09:20:00.000Z");
}

TEST_F(Dropping, EndsNoProxyThatCountsAgainWhenTheLineIsBack) {
  const OrganisationId giver = table.body(Bench::third_sector, 1);
  table.decide_ok(table.delegate_of(giver), commands::GrantProxy{given::command_id(), table.sitting, {}, body, {}});
  EXPECT_EQ(table.quorum().present, 6);
  line(body, false, "2026-12-02T09:10:00.000Z");
  take("2026-12-02T09:12:00.000Z");
  EXPECT_EQ(table.quorum().present, 4);
  line(body, true, "2026-12-02T09:15:00.000Z");
  take("2026-12-02T09:15:00.500Z");
  EXPECT_EQ(table.quorum().present, 6);
}

TEST_F(Dropping, IsOverWithTheSitting) {
  table.decide_ok(table.chair(), commands::CloseSitting{given::command_id(), table.sitting});
  line(body, false, "2026-12-02T09:10:00.000Z");
  EXPECT_TRUE(take("2026-12-02T10:00:00.000Z").empty());
}

}  // namespace
}  // namespace tavolo::domain
