// From the submission to the positions (decisions 29 and 30).

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class AProposal : public ::testing::Test {
 protected:
  Table table;
  OrganisationId proposer = table.body(Bench::third_sector, 0);
  OrganisationId neighbour = table.body(Bench::third_sector, 1);
  OrganisationId comune = table.body(Bench::institutions, 0);
  OrganisationId other_comune = table.body(Bench::institutions, 1);
  Acting delegate = table.delegate_of(proposer);

  const Proposal& at(ProposalId id) const { return table.state.proposals.at(id); }
  ProposalId with_co_proposer() {
    ProposalContent content = given::enriching(table);
    content.co_proposers = {comune};
    return given::submitted(table, proposer, content);
  }
};

TEST_F(AProposal, IsNumberedByTheYearItIsForAndExaminedWithinTheTerm) {
  const Decided first = table.decide_ok(delegate, given::submit(given::enriching(table)));
  EXPECT_EQ(first.created, "proposal-1");
  const Proposal& proposal = at(ProposalId{1});
  EXPECT_EQ(proposal.number.text, "P-2027-001");
  EXPECT_EQ(proposal.enters_year, 2027);
  EXPECT_EQ(proposal.state, ProposalState::submitted);
  EXPECT_EQ(to_string(proposal.examine_by), "2026-11-30");
  EXPECT_EQ(to_string(proposal.examine_by_at), "2026-11-30T22:59:59.999Z");
  table.decide_ok(delegate, given::submit(given::modifying(table)));
  EXPECT_EQ(at(ProposalId{2}).number.text, "P-2027-002");
}

TEST_F(AProposal, ThatComesAfterTheWindowIsForTheNextUpdate) {
  given::submitted(table, proposer, given::enriching(table));
  table.at("2026-12-09T09:00:00.000Z");
  ASSERT_TRUE(table.take_due_step());
  const ProposalId late = given::submitted(table, proposer, given::modifying(table));
  EXPECT_EQ(at(late).enters_year, 2028);
  EXPECT_EQ(at(late).number.text, "P-2028-001");
}

TEST_F(AProposal, ComesFromABodyThatSitsAtTheTableAndNotAsAnObserver) {
  const auto command = given::submit(given::enriching(table));
  EXPECT_EQ(table.refused_with(table.secretary(), command), "not_permitted");
  EXPECT_EQ(table.refused_with(table.citizen(), command), "not_permitted");
  const OrganisationId region = table.add_body(Bench::institutions, false, {}, Standing::observer);
  table.add_mandate(region, MandateCapacity::delegate);
  EXPECT_NE(table.refused_with(table.delegate_of(region), command), "accepted");
}

TEST_F(AProposal, TellsTheFeedWhatChanged) {
  const ProposalId id = with_co_proposer();
  EXPECT_TRUE(table.was_touched("proposal", to_string(id)));
  EXPECT_TRUE(table.was_touched("own_proposal", to_string(id)));
  EXPECT_TRUE(table.was_touched("waiting", to_string(comune)));
  EXPECT_TRUE(table.was_touched("waiting", "desk-1"));
  EXPECT_TRUE(table.was_touched("activity", "table-1"));
  EXPECT_TRUE(table.was_touched("plan", "plan-1"));
  EXPECT_TRUE(table.was_touched("plan_node", to_string(table.objective)));
  EXPECT_TRUE(table.was_touched("plan_node", to_string(table.area)));
}

TEST_F(AProposal, IsWithdrawnByItsProposerUntilPositionsOpen) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  const commands::WithdrawProposal withdraw{given::command_id(), id, Reason::of("La riscriviamo.")};
  EXPECT_EQ(table.refused_with(table.delegate_of(neighbour), withdraw), "not_permitted");
  table.decide_ok(delegate, withdraw);
  EXPECT_EQ(at(id).state, ProposalState::withdrawn);
  EXPECT_EQ(table.refused_with(delegate, withdraw), "proposal_not_open");
}

TEST_F(AProposal, StaysOnceItsPositionsAreOpen) {
  const ProposalId id = given::in_discussion(table, proposer, given::enriching(table));
  given::opened(table, OnProposal{id, 1});
  EXPECT_EQ(table.refused_with(delegate, commands::WithdrawProposal{given::command_id(), id, Reason::of("Ripensata.")}),
            "proposal_not_open");
  EXPECT_EQ(table.refused_with(delegate, commands::ReviseProposal{given::command_id(), id, 1, given::modifying(table)}),
            "proposal_not_open");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), commands::SupportProposal{given::command_id(), id, 1}),
            "proposal_not_open");
}

TEST_F(AProposal, ThatIsNotThereIsNotFound) {
  const ProposalId none{42};
  const Acting secretary = table.secretary();
  EXPECT_EQ(table.refused_with(delegate, commands::WithdrawProposal{given::command_id(), none, Reason::of("Via.")}),
            "not_found");
  EXPECT_EQ(table.refused_with(delegate, commands::SupportProposal{given::command_id(), none, 1}), "not_found");
  EXPECT_EQ(table.refused_with(delegate, commands::CosignProposal{given::command_id(), none, 1, true}), "not_found");
  EXPECT_EQ(table.refused_with(secretary, given::decide_on(none, 1, AdmissibilityOutcome::admissible)), "not_found");
  EXPECT_EQ(table.refused_with(secretary, commands::OpenDiscussion{given::command_id(), none}), "not_found");
}

TEST_F(AProposal, IsSupportedOnceByOtherBodies) {
  const ProposalId id = with_co_proposer();
  const commands::SupportProposal support{given::command_id(), id, 1};
  EXPECT_EQ(table.refused_with(delegate, support), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), support), "own_proposal");
  table.decide_ok(table.delegate_of(neighbour), support);
  EXPECT_TRUE(at(id).supporters.contains(neighbour));
  EXPECT_EQ(table.refused_with(table.delegate_of(neighbour), support), "already_supported");
  const commands::WithdrawSupport withdraw{given::command_id(), id};
  EXPECT_EQ(table.refused_with(table.delegate_of(other_comune), withdraw), "not_supported");
  table.decide_ok(table.delegate_of(neighbour), withdraw);
  EXPECT_TRUE(at(id).supporters.empty());
}

TEST_F(AProposal, CountsACoProposerOnceItsOwnDelegateConfirms) {
  const ProposalId id = with_co_proposer();
  EXPECT_EQ(at(id).cosignatures.at(comune), Cosignature::pending);
  const commands::CosignProposal confirm{given::command_id(), id, 1, true};
  EXPECT_EQ(table.refused_with(delegate, confirm), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(neighbour), confirm), "not_asked");
  table.decide_ok(table.delegate_of(comune), confirm);
  EXPECT_EQ(at(id).cosignatures.at(comune), Cosignature::confirmed);
  EXPECT_TRUE(table.was_touched("own_proposal", to_string(id)));
  EXPECT_TRUE(table.was_touched("waiting", to_string(comune)));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), confirm), "already_answered");
}

TEST_F(AProposal, MayBeSupportedByABodyThatDeclinedToSignIt) {
  const ProposalId id = with_co_proposer();
  table.decide_ok(table.delegate_of(comune), commands::CosignProposal{given::command_id(), id, 1, false});
  table.decide_ok(table.delegate_of(comune), commands::SupportProposal{given::command_id(), id, 1});
  EXPECT_TRUE(at(id).supporters.contains(comune));
  table.decide_ok(table.delegate_of(comune), commands::CosignProposal{given::command_id(), id, 1, true});
  EXPECT_FALSE(at(id).supporters.contains(comune));
}

TEST_F(AProposal, KeepsThePathOfItsStates) {
  const ProposalId id = given::in_discussion(table, proposer, given::enriching(table));
  std::vector<ProposalState> states;
  for (const PathStep& step : at(id).path) states.push_back(step.state);
  EXPECT_EQ(states, (std::vector{ProposalState::submitted, ProposalState::admissible, ProposalState::in_discussion}));
}

}  // namespace
}  // namespace tavolo::domain
