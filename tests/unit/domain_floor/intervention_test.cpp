// What a body said: spoken in text, or filed as a summary (domain.md 6).

#include "tests/support/seated.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using given::the_sitting;

class AnIntervention : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId comune = table.body(Bench::institutions);

  static commands::FileIntervention filing(std::uint64_t item = 1) {
    return {given::command_id(), the_sitting, AgendaItemId{item}, MultilineText<3, 4000>::of("Chiediamo un termine.")};
  }
};

TEST_F(AnIntervention, IsFiledByABodyThatTookPartOnAnItemThatWasTakenUp) {
  const Decided decided = table.decide_ok(table.delegate_of(comune), filing());
  EXPECT_EQ(decided.created, "intervention-1");
  ASSERT_EQ(sitting.interventions.size(), 1U);
  EXPECT_EQ(sitting.interventions[0].organisation, comune);
  EXPECT_TRUE(table.was_touched("interventions", "sitting-1"));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), filing(2)), "item_not_taken_up");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), filing(9)), "not_found");
  sitting.presence.erase(table.body(Bench::other));
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), filing()), "floor_not_present");
  EXPECT_EQ(table.refused_with(table.secretary(), filing()), "not_permitted");
}

TEST_F(AnIntervention, IsFiledAfterTheSittingTooUntilTheMinutesGoToTheMembers) {
  given::go_out(sitting, comune, table.now);
  sitting.state = SittingState::closed;
  table.decide_ok(table.delegate_of(comune), filing());
  table.decide_ok(table.delegate_of(comune), filing());
  EXPECT_EQ(sitting.interventions.size(), 2U);
  sitting.minutes.state = MinutesState::objections;
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), filing()), "minutes_no_longer_draft");
}

}  // namespace
}  // namespace tavolo::domain
