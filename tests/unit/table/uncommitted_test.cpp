// Nobody reads the uncommitted (decision 15): with the writer held before its COMMIT, nothing of the held acts is in
// any answer, frame, join, query or history, and refusals that rest on them wait too.

#include <gtest/gtest.h>

#include "protocol/json/write.hpp"
#include "server/feed/queries.hpp"
#include "tests/support/live_table.hpp"

namespace tavolo::table {
namespace {

using given::comment_on;
using tests::LiveTable;

class HeldWriter : public ::testing::Test {
 protected:
  LiveTable live;
  const domain::Actor institution = live.delegate_of(live.founding.body(Bench::institutions));
  const domain::Actor union_delegate = live.delegate_of(live.founding.body(Bench::social_partners));
  std::vector<std::string> frames;

  void SetUp() override {
    live.feed.on_news([this](const feed::Feed::News&) {
      const auto frame = live.feed.changes(live.reader(live.auditor()), live.feed.seq() - 1);
      frames.push_back(frame ? *frame : "");
    });
  }
  void hold() { live.gate.hold(); }
  void let_go() {
    live.gate.release();
    live.settle();
  }
  std::string comments_now() {
    const auto page = feed::answer(live.state(), commands::ListComments{*ObjectRef::parse("node-3"), {}});
    return page ? json::write(*page) : page.error().code;
  }
};

TEST_F(HeldWriter, AnswersAndTellsNothingOfAnActBeforeItsCommit) {
  const auto before = live.feed.fresh(live.reader(live.auditor()));
  hold();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  while (live.turns.turn(20)) {
  }
  EXPECT_TRUE(live.answered.empty());
  EXPECT_TRUE(frames.empty());
  const auto held = live.feed.fresh(live.reader(live.auditor()));
  EXPECT_EQ(held.seq, before.seq);
  EXPECT_EQ(held.entities, before.entities);
  EXPECT_EQ(live.feed.changes(live.reader(live.auditor()), before.seq), nullptr);
  EXPECT_EQ(live.history.size(), before.seq);
  EXPECT_EQ(live.table().log().head().size, before.seq);
  let_go();
  EXPECT_EQ(live.answered, std::vector<std::string>{"accepted"});
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_NE(frames[0].find("\"discussion\""), std::string::npos);
}

TEST_F(HeldWriter, LeavesAHistoryThatIsTheOneTheRecordGivesWhenItIsRead) {
  live.act(institution, LiveTable::fresh(given::submit(given::enriching(live.founding))));
  live.opened_vote();
  hold();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  for (int i = 0; i < 3; ++i) live.send(union_delegate, LiveTable::fresh(comment_on("node-3")));
  let_go();
  audit::History read;
  const auto entries = live.table().log().read(0, live.table().committed_size());
  ASSERT_TRUE(entries);
  for (const auto& entry : *entries) read.add(entry.envelope, table::office_of(entry));
  snapshot::Writer told_bytes;
  snapshot::Writer read_bytes;
  live.history.save(told_bytes);
  read.save(read_bytes);
  EXPECT_EQ(live.history.size(), live.table().committed_size());
  EXPECT_EQ(told_bytes.take(), read_bytes.take());
}

TEST_F(HeldWriter, KeepsARefusalThatWasComputedFromWhatIsNotCommitted) {
  const ProposalId proposal{1};
  live.act(institution, LiveTable::fresh(given::submit(given::enriching(live.founding))));
  hold();
  live.send(institution, commands::WithdrawProposal{CommandId{random_uuid()}, proposal, Reason::of("Ritirata.")});
  ASSERT_TRUE(live.gate.someone_waits());
  live.send(union_delegate, commands::SupportProposal{CommandId{random_uuid()}, proposal, 1});
  live.turns.turn(20);
  EXPECT_TRUE(live.answered.empty()) << live.answered.front();
  let_go();
  ASSERT_EQ(live.answered.size(), 2U);
  EXPECT_EQ(live.answered[0], "accepted");
  EXPECT_NE(live.answered[1], "accepted");
}

TEST_F(HeldWriter, AnswersAtOnceWhatRestsOnWhatIsCommitted) {
  live.send(union_delegate, commands::SupportProposal{CommandId{random_uuid()}, ProposalId{7}, 1});
  ASSERT_EQ(live.answered.size(), 1U);
  EXPECT_NE(live.answered[0], "accepted");
}

TEST_F(HeldWriter, ShowsAReaderAStateThatIsCommittedWholeWhateverCameMeanwhile) {
  hold();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  std::optional<std::uint64_t> seen;
  std::string read;
  live.table().when_committed([&] {
    seen = live.state().size;
    read = comments_now();
  });
  live.send(union_delegate, LiveTable::fresh(comment_on("node-3", {}, Stance::contrary)));
  live.turns.turn(20);
  EXPECT_FALSE(seen.has_value());
  live.gate.release();
  ASSERT_TRUE(live.turns.turn(20'000));
  ASSERT_TRUE(seen.has_value());
  EXPECT_LE(*seen, live.table().committed_size());
  EXPECT_EQ(read.find("contrary"), std::string::npos) << read;
  live.settle();
  EXPECT_EQ(live.answered, (std::vector<std::string>{"accepted", "accepted"}));
  EXPECT_NE(comments_now().find("contrary"), std::string::npos);
}

TEST_F(HeldWriter, LetsReadersAndActsAlternateWithoutStarvingEither) {
  int reads = 0;
  for (int round = 0; round < 20; ++round) {
    live.send(institution, LiveTable::fresh(comment_on("node-3")));
    live.table().when_committed([&] {
      ++reads;
      EXPECT_EQ(live.state().size, live.table().committed_size());
    });
    live.send(union_delegate, LiveTable::fresh(comment_on("node-4")));
    live.turns.turn(1);
  }
  live.settle();
  EXPECT_EQ(reads, 20);
  EXPECT_EQ(live.answered, std::vector<std::string>(40, "accepted"));
}

TEST_F(HeldWriter, TellsAnActSubmittedFromAnAnswerInABatchOfItsOwn) {
  std::vector<std::string> told_at_first;
  live.table().submit(institution, "account-1", LiveTable::fresh(comment_on("node-3")), [&](const Answer& answer) {
    ASSERT_TRUE(answer);
    live.gate.hold();
    live.send(union_delegate, LiveTable::fresh(comment_on("node-3", {}, Stance::contrary)));
  });
  ASSERT_TRUE(live.turns.turn(20'000));
  ASSERT_TRUE(live.gate.someone_waits());
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].find("\"contrary\":1"), std::string::npos) << frames[0];
  EXPECT_TRUE(live.answered.empty());
  let_go();
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_NE(frames[1].find("\"contrary\":1"), std::string::npos) << frames[1];
}

TEST_F(HeldWriter, CommitsManyActsAtOnceAndGivesEachItsOwnReceipt) {
  hold();
  live.send(institution, LiveTable::fresh(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  const auto size = live.state().size;
  std::vector<Accepted> accepted;
  for (int i = 0; i < 5; ++i) {
    live.table().submit(union_delegate, "account-2", LiveTable::fresh(comment_on("node-3")),
                        [&](const Answer& answer) { accepted.push_back(answer.value()); });
  }
  let_go();
  EXPECT_EQ(frames.size(), 2U);
  ASSERT_EQ(accepted.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(accepted[i].seq, size + i + 1);
    EXPECT_NE(accepted[i].receipt.find("\"index\":" + std::to_string(size + i)), std::string::npos);
  }
}

}  // namespace
}  // namespace tavolo::table
