// Polls as the record shows them: sealed until the close, and counted again from the entries.

#include <gtest/gtest.h>

#include "server/audit/check.hpp"
#include "server/audit/history.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using views::FieldState;

class APollOnRecord : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  PollId poll;

  void SetUp() override {
    poll = given::opened_poll(table, given::asking(PollMethod::ranked));
    table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::answer(poll, {2, 1, 0}));
    table.decide_ok(table.delegate_of(table.body(Bench::other)), given::answer(poll, {}));
  }
  void close() {
    table.decide_ok(table.chair(), commands::ClosePoll{given::command_id(), poll, Reason::of("Tutti hanno risposto.")});
  }
  std::string findings() {
    table.record();
    std::string all;
    for (const auto& finding : check_entries(*table.kept.log)) all += finding.field + ";";
    return all;
  }
  template <class Event>
  Event& last() {
    for (auto act = table.happened.rbegin(); act != table.happened.rend(); ++act) {
      if (auto* found = std::get_if<Event>(&act->event)) return *found;
    }
    throw std::logic_error("no such event");
  }
};

TEST_F(APollOnRecord, IsCountedAgainFromItsEntries) {
  EXPECT_EQ(findings(), "");
  close();
  EXPECT_EQ(findings(), "");
}

TEST_F(APollOnRecord, IsFoundOutWhenItsResultIsNotWhatTheAnswersGive) {
  close();
  last<events::PollResultDeclared>().result.whole.winners = {PollOptionNumber{3}};
  EXPECT_EQ(findings(), "result;");
}

TEST_F(APollOnRecord, IsFoundOutWhenItsElectorateWasAnother) {
  last<events::PollOpened>().electorate_size = 7;
  EXPECT_EQ(findings(), "electorate;");
}

TEST_F(APollOnRecord, CountsWhatTheSecretaryRecordedForABody) {
  const OrganisationId body = table.body(Bench::third_sector);
  table.decide_ok(
      table.secretary(),
      commands::RecordPollAnswer{
          given::command_id(), poll, body, RecordedChannel::voice, {}, {}, given::answer(poll, {1, 2, 0}).marks});
  close();
  EXPECT_EQ(table.state.polls.at(poll).result->whole.answered, 3);
  EXPECT_EQ(findings(), "");
}

TEST_F(APollOnRecord, IsFoundOutWhenABodyRecordedTheAnswerOfAnother) {
  table.decide_ok(table.secretary(), commands::RecordPollAnswer{given::command_id(),
                                                                poll,
                                                                table.body(Bench::third_sector),
                                                                RecordedChannel::voice,
                                                                {},
                                                                {},
                                                                given::answer(poll, {1, 2, 0}).marks});
  table.happened.back().acting = table.delegate_of(table.body(Bench::other));
  EXPECT_EQ(findings(), "answer;");
}

TEST_F(APollOnRecord, IsRecountedForWhoAsksOnceItIsClosed) {
  table.record();
  const Source source = table.source();
  EXPECT_EQ(recount(source, commands::RecountPoll{poll}).error().code, "answers_sealed");
  EXPECT_EQ(recount(source, commands::RecountPoll{PollId{99}}).error().code, "unknown_thing");
}

TEST_F(APollOnRecord, RecountedMatchesWhatWasDeclared) {
  close();
  table.record();
  const auto answer = recount(table.source(), commands::RecountPoll{poll});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->matches);
  EXPECT_EQ(answer->declared, answer->recounted);
  EXPECT_EQ(answer->recounted.whole.winners.front().value, 2);
  EXPECT_FALSE(answer->parts_at);
}

TEST_F(APollOnRecord, RecountedPartsWhereTheDeclaredResultIsAnother) {
  close();
  last<events::PollResultDeclared>().result.whole.winners = {PollOptionNumber{3}};
  table.record();
  const auto answer = recount(table.source(), commands::RecountPoll{poll});
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->matches);
  EXPECT_TRUE(answer->parts_at);
  EXPECT_NE(answer->declared, answer->recounted);
}

}  // namespace
}  // namespace tavolo::audit
