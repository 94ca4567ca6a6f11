// What the room reads on the wall: the outcome that was declared last, with who dissents and what it waits for.

#include "server/feed/views_hall.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::feed {
namespace {

using Choice = PositionChoice;

class AHall : public ::testing::Test {
 protected:
  given::Table table;
  domain::Sitting& sitting = given::seated(table);

  void decide(VoteId vote, Choice institutions, Choice unions) {
    table.decide_ok(table.chair(), given::opening(vote));
    for (const auto& [bench, choice] :
         {std::pair(Bench::institutions, institutions), {Bench::social_partners, unions}}) {
      table.decide_ok(table.delegate_of(table.body(bench, 0)), given::position(vote, choice));
    }
    table.decide_ok(table.delegate_of(table.body(Bench::institutions, 1)), given::position(vote, institutions));
    table.decide_ok(table.chair(), given::closing(vote));
  }
  views::HallOutcome shown() { return hall_view(table.state, sitting).outcome.value(); }
};

TEST_F(AHall, ShowsTheOutcomeDeclaredLastInWhateverOrderTheVotesWerePrepared) {
  const VoteId whole = given::put_to_vote(table);
  auto amendment = given::linked(VoteLinkKind::amendment, whole);
  amendment.title = Title::of("Emendamento");
  const VoteId first = given::put_to_vote(table, amendment);
  decide(first, Choice::contrary, Choice::contrary);
  EXPECT_EQ(shown().title->str(), "Emendamento");
  table.at("2026-11-23T15:00:00.000Z");
  decide(whole, Choice::favourable, Choice::favourable);
  EXPECT_EQ(shown().title->str(), "Votazione in seduta");
  EXPECT_TRUE(shown().dissenting.empty());
  EXPECT_TRUE(shown().pending.empty());
}

TEST_F(AHall, SaysWhoDissentsAndThatTheOutcomeWaitsForAnAnswer) {
  decide(given::put_to_vote(table), Choice::favourable, Choice::contrary);
  const auto outcome = shown();
  EXPECT_EQ(outcome.outcome, Outcome::approved_by_majority);
  ASSERT_EQ(outcome.dissenting.size(), 1U);
  EXPECT_EQ(outcome.dissenting[0], Bench::social_partners);
  ASSERT_EQ(outcome.pending.size(), 1U);
  EXPECT_EQ(outcome.pending[0], PendingCause::conciliation);
}

TEST_F(AHall, NamesNobodyAsDissentingFromWhatWasNotApproved) {
  decide(given::put_to_vote(table), Choice::contrary, Choice::contrary);
  EXPECT_EQ(shown().outcome, Outcome::not_approved);
  EXPECT_TRUE(shown().dissenting.empty()) << "a bench that was contrary agrees with that";
}

}  // namespace
}  // namespace tavolo::feed
