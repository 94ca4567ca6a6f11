// Whose line fell while they take part from afar: told to the desk and to the body itself, on no record.

#include "tests/support/sittings.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

class FallenLines : public Served, public ::testing::WithParamInterface<Carrier> {
 protected:
  static constexpr const char* method = "table.lines";

  void SetUp() override {
    Served::SetUp();
    live.act(live.secretary(), live.fresh(given::sitting_draft()));
    live.act(live.chair(), commands::ConveneSitting{CommandId{random_uuid()}, SittingId{1}, {}, {}});
    live.pass(given::instant(given::first_call_at).ms - live.wall.ms);
    tick();  // a new day ends the lines of the one before
  }
  /// The desk's line is carried as the test is asked to.
  TestLine desk_of(Role role) {
    carrier = GetParam();
    TestLine line = join_office(role);
    carrier = Carrier::websocket;
    return line;
  }
  void check_in(TestLine& line) {
    const std::string answer =
        ask(line, "check_in", "{\"command_id\":\"" + random_uuid() + R"(","mode":"remote","sitting":"sitting-1"})");
    EXPECT_NE(answer.find("\"result\""), std::string::npos) << answer;
  }
  /// As the timer does.
  void tick() {
    service->tick();
    live.settle();
  }
};

TEST_P(FallenLines, AreToldToTheDeskWithTheEndOfTheGraceUntilTheyAreBack) {
  TestLine desk = desk_of(Role::secretary);
  TestLine other = join_delegate(institution);
  std::optional<TestLine> mine = join_delegate(cooperative);
  tick();
  check_in(*mine);
  tick();
  EXPECT_TRUE(desk.told(method).empty());
  mine.reset();
  tick();
  ASSERT_EQ(desk.told(method).size(), 1U);
  const std::string told = desk.told(method)[0];
  EXPECT_EQ(member_of(told, "organisation"), to_string(cooperative));
  EXPECT_EQ(member_of(told, "sitting"), "sitting-1");
  EXPECT_EQ(member_of(told, "out_at"), to_string(Instant{live.wall.ms + 60'000}));
  EXPECT_TRUE(other.told(method).empty()) << "whose line it is, is nobody else's";
  tick();
  EXPECT_EQ(desk.told(method).size(), 1U) << "once";
  TestLine back = join_delegate(cooperative);
  tick();
  ASSERT_EQ(desk.told(method).size(), 2U);
  EXPECT_NE(desk.told(method)[1].find("\"lines\":[]"), std::string::npos);
  EXPECT_TRUE(back.told(method).empty()) << "with the line there is nothing to wait for";
}

TEST_P(FallenLines, AreToldToADeskThatJoinsLaterAndNoMoreOnceTheyAreAnAbsence) {
  std::optional<TestLine> mine = join_delegate(cooperative);
  check_in(*mine);
  tick();
  mine.reset();
  tick();
  TestLine desk = desk_of(Role::chair);
  tick();
  ASSERT_EQ(desk.told(method).size(), 1U);
  live.pass(61'000);
  tick();
  tick();
  ASSERT_EQ(desk.told(method).size(), 2U);
  EXPECT_NE(desk.told(method)[1].find("\"lines\":[]"), std::string::npos);
  EXPECT_FALSE(live.state().sittings.at(SittingId{1}).presence.at(cooperative).inside());
}

TEST_P(FallenLines, OfAServerThatStartedAnewAreEverybodysUntilTheyAreBack) {
  {
    TestLine mine = join_delegate(cooperative);
    check_in(mine);
  }
  service.reset();
  host.reset();
  live.restart();
  start();
  TestLine desk = desk_of(Role::secretary);
  tick();
  ASSERT_EQ(desk.told(method).size(), 1U);
  EXPECT_EQ(member_of(desk.told(method)[0], "organisation"), to_string(cooperative));
}

INSTANTIATE_TEST_SUITE_P(ByEachCarrier, FallenLines, ::testing::Values(Carrier::websocket, Carrier::polls));

}  // namespace
}  // namespace tavolo::net
