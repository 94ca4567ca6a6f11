// The office's own changes to the plan.

#include <gtest/gtest.h>

#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

struct PlanChanges : testing::Test {
  given::Table table;
  commands::RevisePlanNode revision{{},
                                    table.action,
                                    1,
                                    NodeTitle::of("Regolamento unico"),
                                    NodeText::of("Un regolamento unico, anche per il trasporto."),
                                    Reason::of("Chiarimento")};
};

TEST_F(PlanChanges, MakeANewVersionOfThePointAndOfThePlan) {
  table.decide_ok(table.secretary(), revision);
  const PlanNode& node = table.state.nodes.at(table.action);
  ASSERT_EQ(node.versions.size(), 2U);
  EXPECT_EQ(node.newest().version, 2);
  EXPECT_EQ(node.newest().origin, Origin::office);
  EXPECT_EQ(node.versions[0].text, NodeText::of("Un regolamento unico dell'assistenza."));
  EXPECT_EQ(table.state.plan->version, (PlanVersion{1, 2027, 2}));
  EXPECT_TRUE(table.was_touched("plan", "plan-1"));
  EXPECT_TRUE(table.was_touched("plan_node", to_string(table.action)));
}

TEST_F(PlanChanges, OfAnOlderVersionAreRefusedWithTheCurrentOne) {
  table.decide_ok(table.secretary(), revision);
  revision.text = NodeText::of("Altro testo.");
  const auto refused = table.decide(table.secretary(), revision);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "stale_version");
  EXPECT_EQ(refused.error().detail, R"({"object":"node-5","current":2})");
}

TEST_F(PlanChanges, ThatChangeNothingAreRefused) {
  revision.text = *table.state.nodes.at(table.action).newest().text.value;
  EXPECT_EQ(table.refused_with(table.secretary(), revision), "nothing_changed");
}

TEST_F(PlanChanges, AreTheSecretarysAlone) {
  EXPECT_EQ(table.refused_with(table.chair(), revision), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), revision), "not_permitted");
  revision.node = NodeId{99};
  EXPECT_EQ(table.refused_with(table.secretary(), revision), "not_found");
}

TEST_F(PlanChanges, ThatNameAPersonAreRefused) {
  revision.text = NodeText::of("Scrivere a mario.rossi@gmail.com per informazioni.");
  const auto refused = table.decide(table.secretary(), revision);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "looks_like_personal_data");
}

TEST_F(PlanChanges, TouchTheProposalsThatQuoteThePoint) {
  events::ProposalSubmitted submitted;
  submitted.proposal = ProposalId{1};
  submitted.cycle = CycleId{1};
  submitted.proposer = table.body(Bench::other);
  submitted.facts.target = table.action;
  table.put(submitted);
  table.decide_ok(table.secretary(), revision);
  EXPECT_TRUE(table.was_touched("proposal", "proposal-1"));
}

TEST_F(PlanChanges, OfAnErasedTextAreStillPossible) {
  table.state.nodes.at(table.action).versions.back().text = {};
  table.decide_ok(table.secretary(), revision);
}

}  // namespace
}  // namespace tavolo::domain
