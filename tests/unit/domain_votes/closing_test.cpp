// The close, by the deadline or by the chair, with its outcome in the same decision; the annulment (decision 26).

#include "server/domain/ballot.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

class TheClose : public ::testing::Test {
 protected:
  Table table;

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  void cast(VoteId id, Bench bench, std::size_t which, Choice choice) {
    table.decide_ok(table.delegate_of(table.body(bench, which)), given::position(id, choice));
  }
  commands::CloseVote close(VoteId id) const { return {given::command_id(), id, Reason::of("Tutti hanno risposto.")}; }
  commands::AnnulVote annul(VoteId id) const { return {given::command_id(), id, Reason::of("Testo sbagliato.")}; }
};

TEST_F(TheClose, AtTheDeadlineDeclaresTheOutcomeInTheSameStep) {
  const VoteId id = given::opened(table, OnText{});
  cast(id, Bench::institutions, 0, Choice::favourable);
  cast(id, Bench::institutions, 1, Choice::favourable_with_reservations);
  cast(id, Bench::social_partners, 0, Choice::contrary);
  table.at("2026-11-26T16:59:59.000Z");
  EXPECT_FALSE(table.take_due_step());
  table.at("2026-11-26T17:00:04.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(at(id).state, VoteState::closed);
  ASSERT_TRUE(at(id).result);
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_with_reservations);
  EXPECT_EQ(at(id).result->present, 3);
  EXPECT_EQ(at(id).result->quorum_needed, 3);
  EXPECT_TRUE(at(id).result->by_bench[1].dissents);
  EXPECT_TRUE(at(id).declared.has_value());
  EXPECT_TRUE(table.was_touched("outcome", "vote-1"));
  EXPECT_TRUE(table.was_touched("own_position", "vote-1/" + to_string(table.body(Bench::institutions, 0))));
  EXPECT_TRUE(table.was_touched("waiting", to_string(table.body(Bench::other, 1))));
  EXPECT_FALSE(next_due(table.state, table.calendar) && next_due(table.state, table.calendar)->object == "vote-1");
}

TEST_F(TheClose, NamesTheDeadlineThatBroughtItOrTheChairsReason) {
  const VoteId id = given::opened(table, OnText{});
  const auto due = decide_due(table.state, table.moment(), *next_due(table.state, table.calendar));
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(std::get<events::VoteClosed>(due[0]).due_at, at(id).terms.closes_at);
  EXPECT_EQ(std::get<events::VoteClosed>(due[0]).reason.value->str(), "");
  EXPECT_EQ(std::get<events::OutcomeDeclared>(due[1]).result.outcome, Outcome::no_structural_quorum);
  const Decided early = table.decide_ok(table.chair(), close(id));
  ASSERT_EQ(early.events.size(), 2U);
  EXPECT_FALSE(std::get<events::VoteClosed>(early.events[0]).due_at);
  EXPECT_EQ(at(id).closing_reason.value->str(), "Tutti hanno risposto.");
}

TEST_F(TheClose, BeforeTheDeadlineIsTheChairsAlone) {
  const VoteId id = given::opened(table, OnText{});
  EXPECT_EQ(table.refused_with(table.secretary(), close(id)), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), close(id)), "not_permitted");
  table.decide_ok(table.chair(), close(id));
  EXPECT_EQ(table.refused_with(table.chair(), close(id)), "vote_closed");
  EXPECT_EQ(table.refused_with(table.chair(), annul(id)), "vote_closed");
  const VoteId prepared = given::prepared(table, OnText{});
  EXPECT_EQ(table.refused_with(table.chair(), close(prepared)), "vote_not_open");
  EXPECT_EQ(table.refused_with(table.chair(), close(VoteId{99})), "not_found");
}

TEST_F(TheClose, IsNotTheChairsAnyMoreOnceTheDeadlineHasCome) {
  const VoteId id = given::opened(table, OnText{});
  table.at("2026-11-26T17:00:00.000Z");
  EXPECT_EQ(table.refused_with(table.chair(), close(id)), "vote_closed");
  EXPECT_EQ(table.refused_with(table.chair(), annul(id)), "vote_closed");
}

TEST_F(TheClose, CountsTheLastVersionOfEachPosition) {
  const VoteId id = given::opened(table, OnText{});
  cast(id, Bench::institutions, 0, Choice::contrary);
  cast(id, Bench::institutions, 0, Choice::favourable);
  cast(id, Bench::third_sector, 0, Choice::favourable);
  cast(id, Bench::other, 0, Choice::abstained);
  table.decide_ok(table.chair(), close(id));
  EXPECT_EQ(at(id).result->votes_for, 2);
  EXPECT_EQ(at(id).result->votes_against, 0);
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_unanimously);
}

TEST_F(TheClose, GoesByTheRegulationOfTheOpening) {
  const VoteId id = given::opened(table, OnText{});
  for (std::size_t i = 0; i < 2; ++i) cast(id, Bench::third_sector, i, Choice::favourable);
  cast(id, Bench::other, 0, Choice::favourable);
  events::RegulationAdopted next;
  next.regulation = RegulationId{2};
  next.rules = table.state.rules();
  next.rules.institutions_required = false;
  next.text = MultilineText<0, 20000>{};
  table.put(next);
  table.decide_ok(table.chair(), close(id));
  EXPECT_EQ(at(id).result->outcome, Outcome::no_structural_quorum);
  EXPECT_FALSE(at(id).result->institutions_present);
  EXPECT_EQ(at(id).regulation, RegulationId{1});
}

TEST_F(TheClose, LeavesItsProposalWithPositionsClosed) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  const VoteId id = given::opened(table, OnProposal{proposal, 1});
  table.decide_ok(table.chair(), close(id));
  EXPECT_EQ(table.state.proposals.at(proposal).state, ProposalState::positions_closed);
  EXPECT_TRUE(table.was_touched("proposal", to_string(proposal)));
  EXPECT_EQ(table.refused_with(table.secretary(), given::vote_on(OnProposal{proposal, 1})),
            "proposal_not_in_discussion");
}

TEST_F(TheClose, DoesNotComeForAVoteThatWasAnnulled) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  const VoteId id = given::opened(table, OnProposal{proposal, 1});
  cast(id, Bench::institutions, 0, Choice::contrary);
  EXPECT_EQ(table.refused_with(table.secretary(), annul(id)), "not_permitted");
  table.decide_ok(table.chair(), annul(id));
  EXPECT_EQ(at(id).state, VoteState::annulled);
  EXPECT_FALSE(at(id).result);
  EXPECT_EQ(at(id).closing_reason.value->str(), "Testo sbagliato.");
  EXPECT_EQ(table.state.proposals.at(proposal).state, ProposalState::in_discussion);
  EXPECT_FALSE(table.was_touched("outcome", to_string(id)));
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::institutions, 0)),
                               given::position(id, Choice::favourable)),
            "vote_annulled");
  table.at("2026-11-26T17:00:04.000Z");
  EXPECT_FALSE(table.take_due_step());
  // and it may be put to the vote again
  commands::PrepareVote again = given::vote_on(OnProposal{proposal, 1});
  again.closes_on = given::day("2026-12-01");
  EXPECT_EQ(table.refused_with(table.secretary(), again), "accepted");
}

TEST_F(TheClose, CanBeRecountedFromThePositionsOnRecord) {
  const VoteId id = given::opened(table, OnText{});
  cast(id, Bench::institutions, 0, Choice::favourable);
  cast(id, Bench::social_partners, 1, Choice::contrary);
  cast(id, Bench::other, 1, Choice::not_participating);
  table.decide_ok(table.chair(), close(id));
  EXPECT_EQ(result_of(table.state, at(id)), *at(id).result);
  EXPECT_EQ(at(id).result->outcome, Outcome::tie_not_approved);
}

}  // namespace
}  // namespace tavolo::domain
