// A vote counted again from its entries.

#include <gtest/gtest.h>

#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using Choice = PositionChoice;

class TheRecount : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  VoteId vote;

  void SetUp() override {
    vote = given::opened(table, OnText{});
    cast(Bench::institutions, 0, Choice::contrary);
    cast(Bench::institutions, 0, Choice::favourable);
    cast(Bench::institutions, 1, Choice::favourable_with_reservations);
    cast(Bench::social_partners, 0, Choice::contrary);
    cast(Bench::third_sector, 0, Choice::favourable);
  }
  void cast(Bench bench, std::size_t which, Choice choice) {
    table.decide_ok(table.delegate_of(table.body(bench, which)), given::position(vote, choice));
  }
  void close() {
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  }
};

TEST_F(TheRecount, EqualsWhatWasDeclared) {
  close();
  table.record();
  const auto answer = recount(table.source(), {vote});
  ASSERT_TRUE(answer) << answer.error().code;
  EXPECT_TRUE(answer->matches);
  EXPECT_FALSE(answer->parts_at);
  EXPECT_EQ(answer->recounted.outcome, Outcome::approved_with_reservations);
  EXPECT_EQ(answer->recounted.votes_for, 3);
  EXPECT_EQ(answer->recounted, answer->declared);
  EXPECT_EQ(answer->regulation, RegulationId{1});
  EXPECT_LT(answer->from_index, answer->to_index);
}

TEST_F(TheRecount, NamesTheEntryWhereItParts) {
  close();
  for (auto& act : table.happened) {
    if (auto* declared = std::get_if<events::OutcomeDeclared>(&act.event)) {
      declared->result.outcome = Outcome::not_approved;
      declared->result.votes_for = 0;
    }
  }
  table.record();
  const auto answer = recount(table.source(), {vote});
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->matches);
  EXPECT_EQ(answer->parts_at, answer->to_index);
  EXPECT_EQ(answer->declared.votes_for, 0);
  EXPECT_EQ(answer->recounted.votes_for, 3);
}

TEST_F(TheRecount, TellsNothingOfAVoteThatIsOpenOrAnnulled) {
  table.record();
  EXPECT_EQ(recount(table.source(), {vote}).error().code, "positions_sealed");
  EXPECT_EQ(recount(table.source(), {VoteId{9}}).error().code, "unknown_thing");
  table.decide_ok(table.chair(), commands::AnnulVote{given::command_id(), vote, Reason::of("Testo sbagliato.")});
  table.record();
  EXPECT_EQ(recount(table.source(), {vote}).error().code, "positions_sealed");
}

}  // namespace
}  // namespace tavolo::audit
