// Replays of the record up to a size, and the cells of a table made of it.

#include "server/audit/past.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "server/audit/history_export.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

class ThePast : public ::testing::Test {
 protected:
  tests::RecordedTable table;

  Past::Stood stood(Past& past, std::uint64_t size, const domain::Acting& acting) {
    std::promise<Result<Past::Stood>> told;
    const auto now = [](const std::function<void()>& act) { act(); };
    EXPECT_TRUE(past.ask(size, domain::audiences_of(acting), now,
                         [&told](Result<Past::Stood> answer) { told.set_value(std::move(answer)); }));
    auto answer = told.get_future().get();
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
    return answer ? *std::move(answer) : Past::Stood{};
  }
  static std::map<domain::EntityRef, std::pair<std::uint64_t, std::string>> values(const Past::Stood& stood) {
    std::map<domain::EntityRef, std::pair<std::uint64_t, std::string>> all;
    for (const auto& value : stood.values) all[value.ref] = {value.seq, value.json};
    return all;
  }
};

TEST_F(ThePast, ReadsTheSameFromTheFirstEntryAsFromAStateThatWasKept) {
  table.record();
  const std::uint64_t before = table.history.size();
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.record();
  const std::uint64_t size = table.history.size();
  Past past(*table.kept.log, table.calendar);
  const auto early = stood(past, before, table.auditor());
  const auto late = stood(past, size, table.auditor());
  EXPECT_EQ(past.started_near(), 1U);
  EXPECT_EQ(values(stood(past, before, table.auditor())), values(early));
  Past other(*table.kept.log, table.calendar);
  EXPECT_EQ(values(stood(other, size, table.auditor())), values(late));
  EXPECT_EQ(other.started_near(), 0U);
  EXPECT_NE(values(early), values(late));
}

TEST_F(ThePast, KeepsNoMoreStatesThanItMay) {
  std::vector<std::uint64_t> sizes;
  for (int i = 0; i < 3; ++i) {
    table.add_body(Bench::other);
    table.record();
    sizes.push_back(table.history.size());
  }
  Past past(*table.kept.log, table.calendar, {.waiting = 8, .kept = 1, .kept_entries = 1});
  stood(past, sizes[0], table.auditor());
  stood(past, sizes[2], table.auditor());
  EXPECT_EQ(past.started_near(), 1U);
  stood(past, sizes[1], table.auditor());  // that of the first is gone
  EXPECT_EQ(past.started_near(), 1U);
}

TEST_F(ThePast, StandsWhereCommitsEnd) {
  for (int i = 0; i < 40; ++i) table.add_body(Bench::other);
  table.record();
  const std::uint64_t founded = table.history.size();
  table.add_body(Bench::other);
  table.record();
  const std::uint64_t size = table.history.size();
  ASSERT_GT(founded, 100U);  // further than one look reaches
  ASSERT_GT(size, founded + 1);
  record::Log& log = *table.kept.log;
  for (const std::uint64_t within : {std::uint64_t{1}, std::uint64_t{40}, founded}) {
    EXPECT_EQ(commit_end(log, within), founded);
    EXPECT_EQ(commit_begin(log, within), 0U);
  }
  EXPECT_EQ(commit_end(log, founded + 1), size);
  EXPECT_EQ(commit_begin(log, founded + 1), founded);
  EXPECT_EQ(commit_end(log, size), size);
  EXPECT_EQ(commit_begin(log, size), founded);
}

TEST_F(ThePast, IsOfItsReaderAlone) {
  given::prepared(table, OnText{});
  table.record();
  Past past(*table.kept.log, table.calendar);
  const auto holds_vote = [](const Past::Stood& stood) {
    return std::ranges::any_of(stood.values, [](const auto& value) { return value.ref.type == "vote"; });
  };
  const std::uint64_t size = table.history.size();
  EXPECT_TRUE(holds_vote(stood(past, size, table.secretary())));
  EXPECT_FALSE(holds_vote(stood(past, size, table.delegate_of(table.body(Bench::third_sector)))));
}

TEST_F(ThePast, TakesNoMoreQuestionsThanMayWait) {
  table.record();
  std::promise<void> begun;  // both outlive the past: its thread may still look at them when the test ends
  std::promise<void> go_on;
  const std::shared_future<void> gone_on = go_on.get_future().share();
  Past past(*table.kept.log, table.calendar, {.waiting = 1, .kept = 1, .kept_entries = 1});
  const auto ask = [&](const Past::Post& post) { return past.ask(5, {}, post, [](const auto&) {}); };
  EXPECT_TRUE(ask([&](const auto&) {
    begun.set_value();
    gone_on.wait();
  }));
  begun.get_future().wait();
  const auto drop = [](const auto&) {};
  EXPECT_TRUE(ask(drop));
  EXPECT_FALSE(ask(drop));
  go_on.set_value();
}

TEST(ACell, IsNoFormulaForAnySpreadsheet) {
  EXPECT_EQ(csv_cell(""), "\"\"");
  EXPECT_EQ(csv_cell("due, e \"tre\"\nrighe"), "\"due, e \"\"tre\"\"\nrighe\"");
  for (const std::string formula : {"=1+1", "+39", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
    EXPECT_EQ(csv_cell(formula), "\"'" + formula + "\"");
  }
  EXPECT_EQ(csv_cell("2=2"), "\"2=2\"");
}

}  // namespace
}  // namespace tavolo::audit
