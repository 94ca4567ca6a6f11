// The secretary's decision (domain.md 4.2): code, outcome, cure term.

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class Admissibility : public ::testing::Test {
 protected:
  Table table;
  OrganisationId proposer = table.body(Bench::third_sector, 0);
  ProposalId id = given::submitted(table, proposer, given::enriching(table));
  Acting secretary = table.secretary();

  const Proposal& proposal() const { return table.state.proposals.at(id); }
  std::string answer(AdmissibilityOutcome outcome, std::optional<AdmissibilityCode> code = {}) const {
    return table.refused_with(secretary, given::decide_on(id, 1, outcome, code));
  }
};

TEST_F(Admissibility, IsTheSecretarysToDecide) {
  const auto command = given::decide_on(id, 1, AdmissibilityOutcome::admissible);
  EXPECT_EQ(table.refused_with(table.chair(), command), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(proposer), command), "not_permitted");
  table.decide_ok(secretary, command);
  EXPECT_EQ(proposal().state, ProposalState::admissible);
  EXPECT_TRUE(proposal().ever_admissible);
  EXPECT_TRUE(table.was_touched("proposal", to_string(id)));
  EXPECT_TRUE(table.was_touched("waiting", to_string(proposer)));
  EXPECT_EQ(table.refused_with(secretary, command), "not_to_examine");
}

TEST_F(Admissibility, NamesTheFaultUnlessThereIsNone) {
  EXPECT_EQ(answer(AdmissibilityOutcome::inadmissible), "code_required");
  EXPECT_EQ(answer(AdmissibilityOutcome::to_be_cured), "code_required");
  EXPECT_EQ(answer(AdmissibilityOutcome::admissible, AdmissibilityCode::duplicate), "code_not_expected");
}

TEST_F(Admissibility, LetsFaultsOfFormBeCured) {
  for (const auto code : {AdmissibilityCode::contains_personal_data, AdmissibilityCode::mandate_invalid,
                          AdmissibilityCode::no_target_node, AdmissibilityCode::off_subject}) {
    EXPECT_EQ(answer(AdmissibilityOutcome::to_be_cured, code), "accepted") << name_of(code);
  }
  for (const auto code : {AdmissibilityCode::not_a_member, AdmissibilityCode::out_of_window,
                          AdmissibilityCode::contrary_to_law, AdmissibilityCode::duplicate}) {
    EXPECT_EQ(answer(AdmissibilityOutcome::to_be_cured, code), "cannot_be_cured") << name_of(code);
    EXPECT_EQ(answer(AdmissibilityOutcome::inadmissible, code), "accepted") << name_of(code);
  }
}

TEST_F(Admissibility, SendsPersonalDataBackInsteadOfRejecting) {
  EXPECT_EQ(answer(AdmissibilityOutcome::inadmissible, AdmissibilityCode::contains_personal_data), "must_be_cured");
}

TEST_F(Admissibility, CanOnlyEndAProposalThatWasNotCuredInTime) {
  table.decide_ok(
      secretary, given::decide_on(id, 1, AdmissibilityOutcome::to_be_cured, AdmissibilityCode::contains_personal_data));
  EXPECT_EQ(proposal().state, ProposalState::to_be_cured);
  EXPECT_EQ(answer(AdmissibilityOutcome::inadmissible, AdmissibilityCode::contains_personal_data), "not_to_examine");
  table.at("2026-11-29T09:00:00.000Z");
  EXPECT_EQ(answer(AdmissibilityOutcome::admissible), "not_to_examine");
  table.decide_ok(secretary, given::decide_on(id, 1, AdmissibilityOutcome::inadmissible,
                                              AdmissibilityCode::contains_personal_data));
  EXPECT_EQ(proposal().state, ProposalState::inadmissible);
}

TEST_F(Admissibility, IsDecidedOnTheVersionThatWasRead) {
  EXPECT_EQ(table.refused_with(secretary, given::decide_on(id, 2, AdmissibilityOutcome::admissible)), "stale_version");
}

TEST_F(Admissibility, OpensTheWayToTheDiscussion) {
  const commands::OpenDiscussion open{given::command_id(), id};
  EXPECT_EQ(table.refused_with(secretary, open), "not_admissible");
  table.decide_ok(secretary, given::decide_on(id, 1, AdmissibilityOutcome::admissible));
  table.decide_ok(secretary, open);
  EXPECT_EQ(proposal().state, ProposalState::in_discussion);
  EXPECT_EQ(table.refused_with(secretary, open), "not_admissible");
}

}  // namespace
}  // namespace tavolo::domain
