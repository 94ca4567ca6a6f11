// How a table ends: by a commit that fails, by a stop that was asked for; and what an act that cannot be written
// leaves.

#include <gtest/gtest.h>

#include "tests/property/replay/fingerprint.hpp"
#include "tests/support/live_table.hpp"

namespace tavolo::table {
namespace {

using given::comment_on;
using tests::LiveTable;

class Stop : public ::testing::Test {
 protected:
  LiveTable live;
  const domain::Actor institution = live.delegate_of(live.founding.body(Bench::institutions));
};

TEST_F(Stop, AFailedCommitPromisesNothingToAnybodyWhoWaits) {
  const auto before = live.feed.fresh(live.reader(live.auditor()));
  bool told_stopped = false;
  bool told_more = false;
  live.feed.on_news([&](const feed::Feed::News& news) { (news.stopped ? told_stopped : told_more) = true; });
  live.gate.hold();
  live.gate.break_disk();
  const auto first = LiveTable::fresh(comment_on("node-3"));
  live.send(institution, first);
  ASSERT_TRUE(live.gate.someone_waits());
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  live.send(institution, first);                                                                  // a repeat
  live.send(institution, commands::SupportProposal{CommandId{random_uuid()}, ProposalId{9}, 1});  // a refusal
  std::string read;
  live.table().when_committed([&] { read = "state"; }, [&] { read = "stopped"; });
  live.send(institution, LiveTable::fresh(comment_on("node-4")));  // held behind the reader
  live.gate.release();
  ASSERT_TRUE(live.turns.turn(20'000));
  EXPECT_EQ(live.answered, std::vector<std::string>(5, "table_stopped"));
  EXPECT_EQ(read, "stopped");
  EXPECT_TRUE(live.table().stopped());
  EXPECT_TRUE(told_stopped);
  EXPECT_FALSE(told_more);
  EXPECT_EQ(live.feed.fresh(live.reader(live.auditor())).entities, before.entities);
}

TEST_F(Stop, AStoppedTableTakesNothingAndARestartFindsWhatWasCommitted) {
  live.act(institution, LiveTable::fresh(comment_on("node-3")));
  const std::string before = domain::fingerprint(live.state());
  live.gate.break_disk();
  EXPECT_EQ(live.refused(institution, LiveTable::fresh(comment_on("node-3"))), "table_stopped");
  EXPECT_EQ(live.refused(institution, LiveTable::fresh(comment_on("node-3"))), "table_stopped");
  bool refused = false;
  live.table().when_committed([] { ADD_FAILURE() << "read a state that will never be committed"; },
                              [&] { refused = true; });
  EXPECT_TRUE(refused);
  live.table().tick();
  live.restart();
  EXPECT_EQ(domain::fingerprint(live.state()), before);
}

TEST_F(Stop, AskedForBringsWhatIsQueuedToItsEnd) {
  live.gate.hold();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  live.send(institution, LiveTable::fresh(comment_on("node-4")));
  bool done = false;
  live.table().stop([&] {
    done = true;
    EXPECT_EQ(live.table().committed_size(), live.state().size);
  });
  live.send(institution, LiveTable::fresh(comment_on("node-4")));
  EXPECT_EQ(live.answered, std::vector<std::string>{"table_stopped"});
  EXPECT_FALSE(done);
  live.gate.release();
  live.settle();
  EXPECT_TRUE(done);
  EXPECT_EQ(live.answered, (std::vector<std::string>{"table_stopped", "accepted", "accepted"}));
}

TEST_F(Stop, AskedForOfAnIdleTableIsDoneAtOnce) {
  bool done = false;
  live.table().stop([&] { done = true; });
  EXPECT_TRUE(done);
}

TEST_F(Stop, AskedForIsDoneToo_WhenTheLastCommitFails) {
  live.gate.hold();
  live.gate.break_disk();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  bool done = false;
  live.table().stop([&] { done = true; });
  live.gate.release();
  ASSERT_TRUE(live.turns.turn(20'000));
  EXPECT_TRUE(done);
}

/// Texts are beside the leaf, so the 65,535 bytes of an entry are out of reach of what a command can say: the encoder's
/// own tests hold the refusal and that it leaves the chain as it was.
TEST(LongestAct, FitsAnEntryAndIsReadBack) {
  LiveTable live;
  const domain::Actor institution = live.delegate_of(live.founding.body(Bench::institutions));
  auto content = given::enriching(live.founding);
  std::string text;
  for (int i = 0; i < 8000; ++i) text += "\U0001F5F3";
  content.text = MultilineText<20, 8000>::of(text);
  live.act(institution, LiveTable::fresh(given::submit(content)));
  live.restart();
  EXPECT_EQ(live.state().proposals.at(ProposalId{1}).newest().texts.value->text.str(), text);
}

}  // namespace
}  // namespace tavolo::table
