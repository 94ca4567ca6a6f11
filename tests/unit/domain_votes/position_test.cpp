// Positions: one a body, changed until the close, every version kept (domain.md 5, decision 8).

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

class APosition : public ::testing::Test {
 protected:
  Table table;
  OrganisationId body = table.body(Bench::social_partners, 0);
  VoteId id = given::opened(table, OnText{});
  Acting delegate = table.delegate_of(body);

  std::string answer(const commands::CastPosition& command) const { return table.refused_with(delegate, command); }
};

TEST_F(APosition, IsOneOfFiveWithTheTextItAsksFor) {
  for (const Choice choice : {Choice::favourable, Choice::favourable_with_reservations, Choice::contrary,
                              Choice::abstained, Choice::not_participating}) {
    EXPECT_EQ(answer(given::position(id, choice)), "accepted") << name_of(choice);
  }
  auto command = given::position(id, Choice::favourable_with_reservations);
  command.reservation.reset();
  EXPECT_EQ(answer(command), "reservation_required");
  command = given::position(id, Choice::not_participating);
  command.reason.reset();
  EXPECT_EQ(answer(command), "reason_required");
  command = given::position(id, Choice::contrary);
  command.reservation = MultilineText<3, 2000>::of("Una riserva.");
  EXPECT_EQ(answer(command), "reservation_not_expected");
  command = given::position(id, Choice::contrary);
  command.reason = MultilineText<3, 2000>::of("Un motivo.");
  EXPECT_EQ(answer(command), "reason_not_expected");
  command = given::position(id, Choice::contrary);
  command.statement = MultilineText<3, 4000>::of("A verbale.");
  EXPECT_EQ(answer(command), "accepted");
}

TEST_F(APosition, WithAConflictOfInterestIsNotParticipating) {
  auto command = given::position(id, Choice::favourable);
  command.conflict_of_interest = true;
  EXPECT_EQ(answer(command), "conflict_means_not_participating");
  command = given::position(id, Choice::not_participating);
  command.conflict_of_interest = true;
  EXPECT_EQ(answer(command), "accepted");
}

TEST_F(APosition, IsOfTheBodyAndOfNoOffice) {
  const auto command = given::position(id, Choice::favourable);
  EXPECT_EQ(table.refused_with(table.secretary(), command), "not_permitted");
  EXPECT_EQ(table.refused_with(table.chair(), command), "not_permitted");
  EXPECT_EQ(table.refused_with(table.auditor(), command), "not_permitted");
  EXPECT_EQ(table.refused_with(table.citizen(), command), "not_permitted");
}

TEST_F(APosition, ShowsInItsEntryNoMoreThanTheVote) {
  const Decision decided = table.decide(delegate, given::position(id, Choice::contrary));
  ASSERT_TRUE(decided && decided->events.size() == 1);
  const auto& event = std::get<events::PositionCast>(decided->events.front());
  EXPECT_EQ(event.object(), "vote-1");
  EXPECT_EQ(event.value.value->choice, Choice::contrary);
  EXPECT_TRUE(event.texts.value.has_value());  // sealed even when empty, so that no choice shows by its absence
  EXPECT_FALSE(decided->created.has_value());
}

TEST_F(APosition, ChangesUntilTheCloseAndKeepsEveryVersion) {
  table.decide_ok(delegate, given::position(id, Choice::favourable));
  auto conflict = given::position(id, Choice::not_participating);
  conflict.conflict_of_interest = true;
  table.decide_ok(delegate, conflict);
  table.decide_ok(delegate, given::position(id, Choice::contrary));  // a conflict that was declared may be taken back
  const auto& versions = table.state.votes.at(id).positions.at(body);
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_EQ(versions[0].value.value->choice, Choice::favourable);
  EXPECT_TRUE(versions[1].value.value->conflict_of_interest);
  EXPECT_EQ(versions[2].value.value->choice, Choice::contrary);
  EXPECT_EQ(table.state.votes.at(id).positions.size(), 1U);
}

TEST_F(APosition, TouchesTheTurnoutAndTheBodysOwnAlone) {
  table.decide_ok(delegate, given::position(id, Choice::favourable));
  EXPECT_TRUE(table.was_touched("ballot", "vote-1"));
  EXPECT_TRUE(table.was_touched("own_position", "vote-1/" + to_string(body)));
  EXPECT_TRUE(table.was_touched("waiting", to_string(body)));
  EXPECT_FALSE(table.was_touched("outcome", "vote-1"));
  EXPECT_FALSE(table.was_touched("proposal", "proposal-1"));
}

TEST_F(APosition, ComesBeforeTheDeadlineEvenIfTheClockOfTheTableHasNotStruckYet) {
  table.at("2026-11-26T16:59:59.999Z");
  EXPECT_EQ(answer(given::position(id, Choice::favourable)), "accepted");
  table.at("2026-11-26T17:00:00.000Z");
  const Decision late = table.decide(delegate, given::position(id, Choice::favourable));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "vote_closed");
  EXPECT_EQ(late.error().detail, R"({"closed_at":"2026-11-26T17:00:00.000Z"})");
}

TEST_F(APosition, IsRefusedAfterAnEarlyCloseWithTheMomentOfIt) {
  table.at("2026-11-24T10:00:00.000Z");
  table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), id, Reason::of("Tutti hanno risposto.")});
  table.at("2026-11-24T10:00:03.000Z");
  const Decision late = table.decide(delegate, given::position(id, Choice::favourable));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().detail, R"({"closed_at":"2026-11-24T10:00:00.000Z"})");
}

TEST_F(APosition, IsRefusedOnAVoteThatIsNotThere) {
  EXPECT_EQ(answer(given::position(VoteId{99}, Choice::favourable)), "not_found");
}

TEST_F(APosition, HoldsNoDataOfSinglePersons) {
  auto command = given::position(id, Choice::contrary);
  command.statement = MultilineText<3, 4000>::of("Telefonate a lei: 333 1234567.");
  EXPECT_EQ(answer(command), "looks_like_personal_data");
}

TEST_F(APosition, OutlivesTheMembershipOfItsBody) {
  table.decide_ok(delegate, given::position(id, Choice::contrary));
  table.put(
      events::MembershipChanged{body, MembershipStatus::excluded, Standing::consulted, false, Reason::of("Esclusa.")});
  table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), id, Reason::of("Chiusura anticipata.")});
  EXPECT_EQ(table.state.votes.at(id).result->votes_against, 1);
}

}  // namespace
}  // namespace tavolo::domain
