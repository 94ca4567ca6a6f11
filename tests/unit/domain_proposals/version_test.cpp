// New versions: what they keep and what they ask anew (decision 30).

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class ANewVersion : public ::testing::Test {
 protected:
  Table table;
  OrganisationId proposer = table.body(Bench::third_sector, 0);
  OrganisationId neighbour = table.body(Bench::third_sector, 1);
  OrganisationId comune = table.body(Bench::institutions, 0);
  Acting delegate = table.delegate_of(proposer);

  const Proposal& at(ProposalId id) const { return table.state.proposals.at(id); }
  ProposalContent changed() const {
    ProposalContent content = given::enriching(table);
    content.title = Title::of("Trasporto a chiamata, riscritto");
    content.co_proposers = {comune};
    return content;
  }
  commands::ReviseProposal revise(ProposalId id, std::int64_t expected, ProposalContent content) const {
    return {given::command_id(), id, expected, std::move(content)};
  }
};

TEST_F(ANewVersion, ComesFromTheProposerAndNamesTheVersionItChanges) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  EXPECT_EQ(table.refused_with(table.delegate_of(neighbour), revise(id, 1, changed())), "not_permitted");
  EXPECT_EQ(table.refused_with(delegate, revise(id, 2, changed())), "stale_version");
  table.decide_ok(delegate, revise(id, 1, changed()));
  EXPECT_EQ(at(id).newest().version, 2);
  EXPECT_EQ(at(id).newest().title.value->str(), "Trasporto a chiamata, riscritto");
  EXPECT_EQ(at(id).versions.front().title.value->str(), "Trasporto a chiamata");
  EXPECT_EQ(table.refused_with(delegate, revise(id, 1, given::enriching(table))), "stale_version");
}

TEST_F(ANewVersion, ChangesSomethingAndIsCheckedLikeTheFirst) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  EXPECT_EQ(table.refused_with(delegate, revise(id, 1, given::enriching(table))), "nothing_changed");
  ProposalContent content = changed();
  content.evidence = {*ObjectRef::parse("node-99")};
  EXPECT_EQ(table.refused_with(delegate, revise(id, 1, content)), "unknown_evidence");
}

TEST_F(ANewVersion, AsksSupportersAndCoProposersAgain) {
  ProposalContent content = given::enriching(table);
  content.co_proposers = {comune};
  const ProposalId id = given::submitted(table, proposer, content);
  table.decide_ok(table.delegate_of(comune), commands::CosignProposal{given::command_id(), id, 1, true});
  table.decide_ok(table.delegate_of(neighbour), commands::SupportProposal{given::command_id(), id, 1});
  table.decide_ok(delegate, revise(id, 1, changed()));
  EXPECT_TRUE(at(id).supporters.empty());
  EXPECT_EQ(at(id).cosignatures.at(comune), Cosignature::pending);
  EXPECT_EQ(table.refused_with(table.delegate_of(neighbour), commands::SupportProposal{given::command_id(), id, 1}),
            "stale_version");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), commands::CosignProposal{given::command_id(), id, 1, true}),
            "stale_version");
  table.decide_ok(table.delegate_of(comune), commands::CosignProposal{given::command_id(), id, 2, true});
}

TEST_F(ANewVersion, AfterAdmissibilityGoesBackToTheSecretaryAndStaysInSight) {
  const ProposalId id = given::in_discussion(table, proposer, given::enriching(table));
  table.at("2026-11-25T09:00:00.000Z");
  table.decide_ok(delegate, revise(id, 1, changed()));
  EXPECT_EQ(at(id).state, ProposalState::submitted);
  EXPECT_TRUE(at(id).ever_admissible);
  EXPECT_EQ(to_string(at(id).examine_by), "2026-12-02");
  EXPECT_EQ(table.refused_with(table.secretary(), given::decide_on(id, 1, AdmissibilityOutcome::admissible)),
            "stale_version");
  table.decide_ok(table.secretary(), given::decide_on(id, 2, AdmissibilityOutcome::admissible));
}

TEST_F(ANewVersion, TouchesTheOldAndTheNewPointOfThePlan) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  table.decide_ok(delegate, revise(id, 1, given::modifying(table)));
  EXPECT_TRUE(table.was_touched("plan_node", to_string(table.objective)));
  EXPECT_TRUE(table.was_touched("plan_node", to_string(table.action)));
}

TEST_F(ANewVersion, CuresWithinTheTermAndNotAfterIt) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  table.decide_ok(table.secretary(),
                  given::decide_on(id, 1, AdmissibilityOutcome::to_be_cured, AdmissibilityCode::off_subject));
  ASSERT_EQ(to_string(*at(id).admissibility->cure_by), "2026-11-28");
  ASSERT_EQ(to_string(*at(id).admissibility->cure_by_at), "2026-11-28T22:59:59.999Z");
  table.at("2026-11-28T23:00:00.000Z");
  EXPECT_EQ(table.refused_with(delegate, revise(id, 1, changed())), "cure_term_over");
  table.at("2026-11-28T22:59:59.999Z");
  table.decide_ok(delegate, revise(id, 1, changed()));
  EXPECT_EQ(at(id).state, ProposalState::submitted);
}

TEST_F(ANewVersion, MayRepeatTheTextWhereTheFaultLayElsewhere) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  table.decide_ok(table.secretary(),
                  given::decide_on(id, 1, AdmissibilityOutcome::to_be_cured, AdmissibilityCode::mandate_invalid));
  table.decide_ok(delegate, revise(id, 1, given::enriching(table)));
  EXPECT_EQ(at(id).newest().version, 2);
}

TEST_F(ANewVersion, IsRefusedBeforeThePathGrowsPastWhatItsReadersArePromised) {
  const ProposalId id = given::submitted(table, proposer, given::enriching(table));
  for (std::int64_t version = 1; version < 180; ++version) {
    table.decide_ok(delegate, revise(id, version, version % 2 == 1 ? changed() : given::enriching(table)));
  }
  EXPECT_EQ(table.refused_with(delegate, revise(id, 180, changed())), "too_many_versions");
}

}  // namespace
}  // namespace tavolo::domain
