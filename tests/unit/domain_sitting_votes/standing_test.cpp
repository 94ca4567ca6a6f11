// When an outcome stands: ratification and conciliation (decision 26).

#include "server/domain/ballot.hpp"
#include "server/domain/desk.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

class AnOutcome : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId comune = table.body(Bench::institutions, 0);
  OrganisationId union_body = table.body(Bench::social_partners, 0);

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  void cast(VoteId id, OrganisationId body, Choice choice, bool subject_to_ratification = false) {
    auto command = given::position(id, choice);
    if (subject_to_ratification) command.subject_to_ratification = true;
    table.decide_ok(table.delegate_of(body), command);
  }
  /// The institutions for, a union against; then closed.
  void cast_with_dissent(VoteId id) {
    if (at(id).state == VoteState::prepared) table.decide_ok(table.chair(), given::opening(id));
    cast(id, comune, Choice::favourable);
    cast(id, table.body(Bench::institutions, 1), Choice::favourable);
    cast(id, union_body, Choice::contrary);
    table.decide_ok(table.chair(), given::closing(id));
  }
  commands::RatifyPosition ratify(VoteId id) const {
    return {given::command_id(), id, Text<3, 300>::of("Delibera di giunta n. 12"), Sha256Hex{std::string(64, 'c')}};
  }
  commands::AnswerDissent answer(VoteId id) const {
    return {given::command_id(), id,
            MultilineText<80, 4000>::of("Il tavolo ha esaminato le ragioni delle parti sociali e le riporta nel piano "
                                        "con un impegno di verifica a sei mesi.")};
  }
  using Pending = std::vector<PendingCause>;
};

TEST_F(AnOutcome, WaitsForAPositionThatIsSubjectToRatification) {
  const VoteId id = given::opened_in_sitting(table);
  cast(id, comune, Choice::favourable, true);
  const Decided closed = table.decide_ok(table.chair(), given::closing(id));
  const auto& declared = std::get<events::OutcomeDeclared>(closed.events.at(1));
  EXPECT_EQ(declared.pending, Pending{PendingCause::ratification});
  EXPECT_EQ(declared.result.outcome, Outcome::approved_unanimously);
  EXPECT_EQ(to_string(*at(id).ratify_by), "2026-12-03");
  const Decided ratified = table.decide_ok(table.delegate_of(comune), ratify(id));
  ASSERT_EQ(ratified.events.size(), 2U);
  EXPECT_EQ(std::get<events::OutcomeConfirmed>(ratified.events[1]).result.outcome, Outcome::approved_unanimously);
  EXPECT_TRUE(at(id).confirmed.has_value());
  EXPECT_TRUE(at(id).pending.empty());
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), ratify(id)), "nothing_to_ratify");
}

TEST_F(AnOutcome, IsCountedAgainWithoutWhatNobodyRatified) {
  const VoteId id = given::opened_in_sitting(table);
  cast(id, comune, Choice::favourable, true);
  cast(id, union_body, Choice::contrary);
  cast(id, table.body(Bench::other), Choice::favourable);
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_by_majority);
  table.at("2026-12-03T22:59:59.998Z");
  EXPECT_FALSE(at(id).confirmed.has_value());
  table.at("2026-12-03T22:59:59.999Z");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), ratify(id)), "ratification_lapsed");
  while (!at(id).confirmed && table.take_due_step()) {
  }
  ASSERT_TRUE(at(id).confirmed.has_value());
  EXPECT_TRUE(at(id).positions.at(comune).back().lapsed.has_value());
  EXPECT_EQ(at(id).result->outcome, Outcome::tie_not_approved);
  EXPECT_EQ(at(id).result->present, 8);  // who was there was there
  EXPECT_EQ(result_of(table.state, at(id)), *at(id).result);
}

TEST_F(AnOutcome, StandsAtOnceWhenTheRatificationCameBeforeTheClose) {
  const VoteId id = given::opened_in_sitting(table);
  cast(id, comune, Choice::favourable, true);
  EXPECT_EQ(table.decide_ok(table.delegate_of(comune), ratify(id)).events.size(), 1U);
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_TRUE(at(id).pending.empty());
  EXPECT_FALSE(at(id).confirmed.has_value());
}

TEST_F(AnOutcome, AsksNoRatificationOfAPositionThatWasChangedToAFirmOne) {
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), ratify(id)), "nothing_to_ratify");
  cast(id, comune, Choice::favourable, true);
  cast(id, comune, Choice::favourable);
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), ratify(id)), "nothing_to_ratify");
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_TRUE(at(id).pending.empty());
}

TEST_F(AnOutcome, IsRatifiedByTheLegalRepresentativeToo) {
  const VoteId id = given::opened_in_sitting(table);
  cast(id, comune, Choice::favourable, true);
  const MandateId mandate = table.add_mandate(comune, MandateCapacity::legal_representative);
  EXPECT_EQ(table.refused_with(table.as(mandate), ratify(id)), "accepted");
  EXPECT_EQ(table.refused_with(table.secretary(), ratify(id)), "not_permitted");
}

TEST_F(AnOutcome, OnThePlanWaitsForTheChairsAnswerWhenAWholeBenchDissents) {
  const VoteId id = given::opened_in_sitting(table, given::put(OnNode{table.objective, 1}));
  cast(id, comune, Choice::favourable);
  cast(id, table.body(Bench::institutions, 1), Choice::favourable);
  cast(id, union_body, Choice::contrary);
  EXPECT_EQ(table.refused_with(table.chair(), answer(id)), "no_dissent_to_answer");
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).pending, Pending{PendingCause::conciliation});
  EXPECT_EQ(table.refused_with(table.secretary(), answer(id)), "not_permitted");
  const Decided answered = table.decide_ok(table.chair(), answer(id));
  ASSERT_EQ(answered.events.size(), 2U);
  EXPECT_EQ(events::type_of(answered.events[1]), "outcome.confirmed");
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_by_majority);
  EXPECT_TRUE(at(id).result->by_bench.at(1).dissents);
  EXPECT_EQ(table.refused_with(table.chair(), answer(id)), "dissent_answered");
}

TEST_F(AnOutcome, WaitsForNoAnswerWhenTheDissentPrevailed) {
  const VoteId lost = given::opened_in_sitting(table, given::put(OnNode{table.objective, 1}));
  cast(lost, union_body, Choice::contrary);
  table.decide_ok(table.chair(), given::closing(lost));
  EXPECT_TRUE(at(lost).pending.empty());
}

TEST_F(AnOutcome, OnTheTextOfAnItemWaitsForTheChairsAnswerToo) {
  const VoteId text = given::opened_in_sitting(table);
  cast_with_dissent(text);
  EXPECT_EQ(at(text).pending, Pending{PendingCause::conciliation});
  EXPECT_EQ(desk_steps(table.state, sitting, table.moment()).next->act, views::DeskAct::answer_dissent);
  table.decide_ok(table.chair(), answer(text));
  EXPECT_EQ(desk_steps(table.state, sitting, table.moment()).next->act, views::DeskAct::close_item);
}

TEST_F(AnOutcome, OfAMotionOrAPartPreparesTheDecisionAndWaitsForNoAnswer) {
  const VoteId whole = given::put_to_vote(table);
  const VoteId amendment = given::opened_in_sitting(table, given::linked(VoteLinkKind::amendment, whole));
  cast_with_dissent(amendment);
  EXPECT_TRUE(at(amendment).pending.empty());
  const VoteId motion = given::put_to_vote(table, given::motion());
  cast_with_dissent(motion);
  EXPECT_TRUE(at(motion).pending.empty());
}

TEST_F(AnOutcome, WaitsForBothAndADissentMayComeOfWhatLapsed) {
  const VoteId id = given::opened_in_sitting(table, given::put(OnNode{table.objective, 1}));
  cast(id, comune, Choice::favourable);
  cast(id, table.body(Bench::institutions, 1), Choice::favourable);
  cast(id, union_body, Choice::contrary);
  cast(id, table.body(Bench::social_partners, 1), Choice::favourable, true);
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).pending, Pending{PendingCause::ratification});
  table.at("2026-12-04T00:00:00.000Z");
  while (at(id).pending == Pending{PendingCause::ratification} && table.take_due_step()) {
  }
  EXPECT_EQ(at(id).pending, Pending{PendingCause::conciliation});
  EXPECT_FALSE(at(id).confirmed.has_value());
  table.decide_ok(table.chair(), answer(id));
  EXPECT_TRUE(at(id).confirmed.has_value());
  EXPECT_EQ(at(id).result->votes_for, 2);
}

}  // namespace
}  // namespace tavolo::domain
