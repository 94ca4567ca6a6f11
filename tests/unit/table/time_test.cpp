// What time brings (decision 32): due steps once, acts at a deadline refused, a wall clock that cannot be trusted.

#include <gtest/gtest.h>

#include "tests/support/live_table.hpp"

namespace tavolo::table {
namespace {

using tests::LiveTable;

/// given::vote_on closes on 26 November at 18:00 in Rome.
const Instant deadline = given::instant("2026-11-26T17:00:00.000Z");

class Due : public ::testing::Test {
 protected:
  LiveTable live;
  const domain::Actor institution = live.delegate_of(live.founding.body(Bench::institutions));
  const VoteId vote = live.opened_vote();

  std::size_t entries_of_type(const std::string& type) {
    std::size_t count = 0;
    const auto read = live.table().log().for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
      if (entry.envelope.type == type) ++count;
      return {};
    });
    EXPECT_TRUE(read);
    return count;
  }
  std::string cast() {
    return live.refused(institution, LiveTable::fresh(given::position(vote, PositionChoice::contrary)));
  }
};

TEST_F(Due, AnActOneMillisecondBeforeTheDeadlineCountsAndAtItIsRefusedThoughNoTimerFired) {
  live.pass(deadline.ms - live.wall.ms - 1);
  EXPECT_EQ(cast(), "accepted");
  const auto entry = live.table().log().read_one(live.state().size - 1);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->envelope.ts.ms, deadline.ms - 1);
  live.pass(1);
  EXPECT_NE(cast(), "accepted");
  EXPECT_EQ(live.state().votes.at(vote).state, VoteState::closed);
  EXPECT_EQ(entries_of_type("vote.closed"), 1U);
  EXPECT_EQ(entries_of_type("outcome.declared"), 1U);
}

TEST_F(Due, ADueStepIsTakenByTheTimerAndRecordedOnceHoweverOftenItFires) {
  live.pass(deadline.ms - live.wall.ms + 5'000);
  for (int i = 0; i < 5; ++i) live.table().tick();
  live.settle();
  for (int i = 0; i < 5; ++i) live.table().tick();
  live.settle();
  EXPECT_EQ(entries_of_type("vote.closed"), 1U);
  const auto closing = live.table().log().read_one(live.state().votes.at(vote).closed->index);
  ASSERT_TRUE(closing);
  EXPECT_NE(closing->envelope.data_json.find("\"due_at\":\"2026-11-26T17:00:00.000Z\""), std::string::npos);
  EXPECT_EQ(closing->envelope.cmd[14], '5');
}

TEST_F(Due, AfterAStopTheStepIsTakenBeforeAnyActAndOnlyOnce) {
  live.pass(deadline.ms - live.wall.ms + 3'600'000);
  live.restart();
  EXPECT_EQ(live.state().votes.at(vote).state, VoteState::open);
  EXPECT_NE(cast(), "accepted");
  EXPECT_EQ(live.state().votes.at(vote).state, VoteState::closed);
  live.restart();
  live.table().tick();
  live.settle();
  EXPECT_EQ(entries_of_type("vote.closed"), 1U);
}

TEST_F(Due, AStepHeldByTheWriterIsNotTakenAgain) {
  live.pass(deadline.ms - live.wall.ms);
  live.gate.hold();
  live.table().tick();
  ASSERT_TRUE(live.gate.someone_waits());
  live.table().tick();
  live.send(institution, LiveTable::fresh(given::position(vote, PositionChoice::contrary)));
  EXPECT_TRUE(live.answered.empty()) << "a refusal that tells of a close that is not committed";
  live.gate.release();
  live.settle();
  ASSERT_EQ(live.answered.size(), 1U);
  EXPECT_NE(live.answered[0], "accepted");
  EXPECT_EQ(entries_of_type("vote.closed"), 1U);
}

TEST_F(Due, AWallClockThatLeavesTheSteadyOneStopsActsAndStepsUntilItReturns) {
  live.wall.ms += 61'000;
  EXPECT_EQ(cast(), "clock_unsure");
  EXPECT_FALSE(live.table().clock_trusted());
  live.wall.ms -= 61'000;
  EXPECT_EQ(cast(), "accepted");
  EXPECT_TRUE(live.table().clock_trusted());
  live.wall.ms -= 61'000;
  EXPECT_EQ(cast(), "clock_unsure");
}

TEST_F(Due, NoStepIsTakenByAClockThatCannotBeTrustedUntilAnAdministratorAcceptsIt) {
  live.wall.ms = deadline.ms + 1'000;
  live.table().tick();
  live.settle();
  EXPECT_EQ(live.state().votes.at(vote).state, VoteState::open);
  live.table().accept_clock();
  live.table().tick();
  live.settle();
  EXPECT_EQ(live.state().votes.at(vote).state, VoteState::closed);
}

TEST_F(Due, ASlowDriftOfTheWallClockIsTakenIn) {
  for (int minute = 0; minute < 10; ++minute) {
    live.pass(60'000);
    live.wall.ms += 20'000;
    live.table().tick();
    EXPECT_TRUE(live.table().clock_trusted()) << minute;
  }
}

TEST_F(Due, AClockThatPrecedesTheLastEntryAtTheStartIsNotTrusted) {
  live.wall.ms -= 1'000;
  live.restart();
  EXPECT_FALSE(live.table().clock_trusted());
  EXPECT_EQ(cast(), "clock_unsure");
  live.pass(1'000);
  EXPECT_EQ(cast(), "accepted");
}

TEST_F(Due, ARepeatIsAnsweredWhateverTheClock) {
  const auto command = LiveTable::fresh(given::position(vote, PositionChoice::favourable));
  const auto first = live.ask(institution, command);
  ASSERT_TRUE(first);
  live.wall.ms += 3'600'000;
  const auto again = live.ask(institution, command);
  ASSERT_TRUE(again) << again.error().code;
  EXPECT_EQ(again->seq, first->seq);
}

}  // namespace
}  // namespace tavolo::table
