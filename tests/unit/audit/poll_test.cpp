// Polls as the record shows them: sealed until the close, and counted again from the entries.

#include <gtest/gtest.h>

#include "server/audit/check.hpp"
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

}  // namespace
}  // namespace tavolo::audit
