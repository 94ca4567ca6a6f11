// What a proposal must be to be taken in (domain.md 4.2).

#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

class ProposalContentIs : public ::testing::Test {
 protected:
  Table table;
  OrganisationId proposer = table.body(Bench::third_sector);

  /// Code and JSON pointer of the refusal, "node_exists /content/patch/nodes/0/title", or "accepted".
  std::string answer(const ProposalContent& content) const {
    const Decision decided = table.decide(table.delegate_of(proposer), given::submit(content));
    if (decided) return "accepted";
    const std::string& detail = decided.error().detail;
    const std::size_t from = detail.find("\"pointer\":\"");
    if (from == std::string::npos) return decided.error().code;
    return decided.error().code + ' ' + detail.substr(from + 11, detail.find('"', from + 11) - from - 11);
  }
  static ProposedNode node(NodeKind kind, std::string_view title) {
    return {kind, NodeTitle::of(title), NodeText::of("Testo del punto.")};
  }
};

TEST_F(ProposalContentIs, AcceptedForEachOfTheFourKinds) {
  EXPECT_EQ(answer(given::enriching(table)), "accepted");
  EXPECT_EQ(answer(given::modifying(table)), "accepted");
  EXPECT_EQ(answer(given::differentiating(table)), "accepted");
  EXPECT_EQ(answer(given::articulating(table)), "accepted");
}

TEST_F(ProposalContentIs, RefusedOnAPointThatIsNotThere) {
  ProposalContent content = given::enriching(table);
  content.target = NodeId{99};
  EXPECT_EQ(answer(content), "not_found /content/target");
}

TEST_F(ProposalContentIs, RefusedWhenThePointHasANewerVersion) {
  const ProposalContent content = given::modifying(table);
  table.put(events::PlanNodeRevised{table.action, 2, PlanVersion{1, 2027, 2}, Origin::office,
                                    NodeTitle::of("Regolamento unico"), NodeText::of("Un altro testo."),
                                    Reason::of("Aggiornamento.")});
  const Decision decided = table.decide(table.delegate_of(proposer), given::submit(content));
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code, "stale_version");
  EXPECT_EQ(decided.error().detail, R"({"pointer":"/content/target_version","current":2})");
}

TEST_F(ProposalContentIs, RefusedWhenTheKindDoesNotFitThePoint) {
  ProposalContent content = given::enriching(table);
  content.target = table.section;
  EXPECT_EQ(answer(content), "target_does_not_fit /content/target");
  content.target = table.action;
  EXPECT_EQ(answer(content), "target_does_not_fit /content/target");
  content = given::differentiating(table);
  content.target = table.indicator;
  EXPECT_EQ(answer(content), "target_does_not_fit /content/target");
  content = given::articulating(table);
  content.target = table.area;
  EXPECT_EQ(answer(content), "target_does_not_fit /content/target");
}

TEST_F(ProposalContentIs, AnEnrichmentWithPointsThatFitBeneathTheTarget) {
  const auto with = [&](NodeId target, NodeKind kind) {
    ProposalContent content = given::enriching(table);
    content.target = target;
    content.patch = Enrich{{node(kind, "Un punto nuovo")}};
    return answer(content);
  };
  const std::string misfit = "node_kind_does_not_fit /content/patch/nodes/0/node_kind";
  EXPECT_EQ(with(table.area, NodeKind::objective), "accepted");
  EXPECT_EQ(with(table.area, NodeKind::action), misfit);
  EXPECT_EQ(with(table.objective, NodeKind::objective), "accepted");
  EXPECT_EQ(with(table.objective, NodeKind::indicator), "accepted");
  EXPECT_EQ(with(table.objective, NodeKind::area), misfit);
  EXPECT_EQ(with(table.operational, NodeKind::action), "accepted");
  EXPECT_EQ(with(table.operational, NodeKind::indicator), "accepted");
  EXPECT_EQ(with(table.operational, NodeKind::objective), misfit);
}

TEST_F(ProposalContentIs, RefusedWhenASiblingBearsTheSameTitle) {
  ProposalContent content = given::enriching(table);
  content.patch = Enrich{{node(NodeKind::objective, "ASSISTENZA domiciliare")}};
  EXPECT_EQ(answer(content), "node_exists /content/patch/nodes/0/title");
  content.patch = Enrich{{node(NodeKind::indicator, "Assistenza domiciliare")}};
  EXPECT_EQ(answer(content), "accepted");
  content.patch = Enrich{{node(NodeKind::indicator, "Ore"), node(NodeKind::indicator, "Ore")}};
  EXPECT_EQ(answer(content), "node_exists /content/patch/nodes/1/title");
}

TEST_F(ProposalContentIs, AModificationThatQuotesThePointAsItStands) {
  ProposalContent content = given::modifying(table);
  std::get<Modify>(content.patch).quoted_title = NodeTitle::of("Un altro titolo");
  EXPECT_EQ(answer(content), "quoted_text_differs /content/patch/quoted_title");
  content = given::modifying(table);
  std::get<Modify>(content.patch).quoted_text = NodeText::of("Un altro testo");
  EXPECT_EQ(answer(content), "quoted_text_differs /content/patch/quoted_text");
}

TEST_F(ProposalContentIs, AModificationThatChangesSomething) {
  ProposalContent content = given::modifying(table);
  auto& patch = std::get<Modify>(content.patch);
  patch.text = patch.quoted_text;
  EXPECT_EQ(answer(content), "nothing_changed /content/patch/text");
}

TEST_F(ProposalContentIs, AcceptedWhenTheTextToQuoteWasErased) {
  ProposalContent content = given::modifying(table);
  std::get<Modify>(content.patch).quoted_text = NodeText::of("Come lo ricordo.");
  table.state.nodes.at(table.action).versions.back().text = {};
  EXPECT_EQ(answer(content), "accepted");
}

TEST_F(ProposalContentIs, AVariantForFewerComuniThanThePoint) {
  const auto with = [&](const VariantScope& scope) {
    ProposalContent content = given::differentiating(table);
    std::get<Differentiate>(content.patch).scope = scope;
    return answer(content);
  };
  const auto group = Text<3, 300>::of("Persone senza mezzo proprio");
  EXPECT_EQ(with({{}, {ZoneId{1}}, {}, {}}), "accepted");
  EXPECT_EQ(with({{}, {}, {}, {}}), "scope_not_narrower /content/patch/scope");
  EXPECT_EQ(with({{}, {ZoneId{1}, ZoneId{2}}, {}, {}}), "scope_not_narrower /content/patch/scope");
  EXPECT_EQ(with({{}, {ZoneId{1}, ZoneId{2}}, group, {}}), "accepted");
  EXPECT_EQ(with({{}, {}, group, {}}), "accepted");
  EXPECT_EQ(with({{ComuneId{9}}, {}, {}, {}}), "unknown_reference /content/patch/scope/comuni/0");
  EXPECT_EQ(with({{}, {ZoneId{1}, ZoneId{7}}, {}, {}}), "unknown_reference /content/patch/scope/zones/1");
  EXPECT_EQ(with({{ComuneId{1}, ComuneId{1}}, {}, {}, {}}), "duplicate_entry /content/patch/scope/comuni/1");
}

TEST_F(ProposalContentIs, AVariantWithinWhereThePointApplies) {
  const NodeId local = table.add_node(ActionFields{OrganisationLevel::comune, InZones{{ZoneId{1}}}, {}},
                                      table.operational, "AZ2", "Solo Lagonegrese", "Attivo in una zona.");
  ProposalContent content = given::differentiating(table);
  content.target = local;
  EXPECT_EQ(answer(content), "scope_outside_point /content/patch/scope");
  std::get<Differentiate>(content.patch).scope.comuni = {ComuneId{2}};
  EXPECT_EQ(answer(content), "accepted");
  std::get<Differentiate>(content.patch).scope.comuni = {ComuneId{1}, ComuneId{2}};
  EXPECT_EQ(answer(content), "scope_not_narrower /content/patch/scope");
  const NodeId one = table.add_node(ActionFields{OrganisationLevel::comune, InComuni{{ComuneId{1}}}, {}},
                                    table.operational, "AZ3", "Solo il primo", "Attivo in un comune.");
  content.target = one;
  EXPECT_EQ(answer(content), "scope_outside_point /content/patch/scope");
}

TEST_F(ProposalContentIs, AnArticulationIntoChildrenThatFit) {
  ProposalContent content = given::articulating(table);
  content.patch = Articulate{{node(NodeKind::action, "Fase 1"), node(NodeKind::objective, "Fase 2")}};
  EXPECT_EQ(answer(content), "node_kind_does_not_fit /content/patch/children/1/node_kind");
}

TEST_F(ProposalContentIs, RestingOnIndicatorsAndNeeds) {
  ProposalContent content = given::enriching(table);
  content.evidence = {*ObjectRef::parse("node-6"), *ObjectRef::parse("item-3")};
  EXPECT_EQ(answer(content), "accepted");
  for (const char* wrong : {"node-5", "node-99", "item-2", "item-99", "vote-1"}) {
    content.evidence = {*ObjectRef::parse("item-3"), *ObjectRef::parse(wrong)};
    EXPECT_EQ(answer(content), "unknown_evidence /content/evidence/1") << wrong;
  }
  content.evidence = {*ObjectRef::parse("item-3"), *ObjectRef::parse("item-3")};
  EXPECT_EQ(answer(content), "duplicate_entry /content/evidence/1");
}

TEST_F(ProposalContentIs, WithABudgetThatHoldsTogether) {
  const auto with = [&](const Budget& budget) {
    ProposalContent content = given::enriching(table);
    content.budget = budget;
    return answer(content);
  };
  EXPECT_EQ(with({BudgetEffect::none, {}, {}}), "accepted");
  EXPECT_EQ(with({BudgetEffect::none, Cents{1}, {}}), "budget_not_expected /content/budget/amount");
  EXPECT_EQ(with({BudgetEffect::none, {}, ItemId{2}}), "budget_not_expected /content/budget/source");
  EXPECT_EQ(with({BudgetEffect::increase, {}, {}}), "accepted");
  EXPECT_EQ(with({BudgetEffect::increase, Cents{0}, {}}), "amount_not_positive /content/budget/amount");
  EXPECT_EQ(with({BudgetEffect::reallocation, Cents{1}, ItemId{3}}), "not_a_funding_source /content/budget/source");
  EXPECT_EQ(with({BudgetEffect::reallocation, Cents{1}, ItemId{9}}), "not_a_funding_source /content/budget/source");
}

TEST_F(ProposalContentIs, SignedByOtherMembersOfTheTable) {
  const auto with = [&](List<OrganisationId, 0, 20> asked) {
    ProposalContent content = given::enriching(table);
    content.co_proposers = std::move(asked);
    return answer(content);
  };
  const OrganisationId comune = table.body(Bench::institutions);
  const OrganisationId region = table.add_body(Bench::institutions, false, {}, Standing::observer);
  const OrganisationId gone = table.add_body(Bench::other);
  table.put(
      events::MembershipChanged{gone, MembershipStatus::withdrawn, Standing::consulted, false, Reason::of("Lascia.")});
  EXPECT_EQ(with({comune}), "accepted");
  EXPECT_EQ(with({proposer}), "own_organisation /content/co_proposers/0");
  EXPECT_EQ(with({comune, comune}), "duplicate_entry /content/co_proposers/1");
  EXPECT_EQ(with({OrganisationId{99}}), "not_a_member /content/co_proposers/0");
  EXPECT_EQ(with({gone}), "not_a_member /content/co_proposers/0");
  EXPECT_EQ(with({region}), "observer_may_not /content/co_proposers/0");
}

TEST_F(ProposalContentIs, PlainAboutAConflictOfInterest) {
  ProposalContent content = given::enriching(table);
  content.conflict_declared = true;
  EXPECT_EQ(answer(content), "conflict_text_required /content/conflict_text");
  content.conflict_text = MultilineText<5, 2000>::of("Gestiamo gia' il servizio.");
  EXPECT_EQ(answer(content), "accepted");
  content.conflict_declared = false;
  EXPECT_EQ(answer(content), "conflict_text_unexpected /content/conflict_text");
}

TEST_F(ProposalContentIs, WithoutRepeatedTracks) {
  ProposalContent content = given::enriching(table);
  content.tracks = {Track::civic, Track::civic};
  EXPECT_EQ(answer(content), "duplicate_entry /content/tracks/1");
}

TEST_F(ProposalContentIs, WithoutDataOfSinglePersonsInAnyOfItsTexts) {
  const std::string tax_code = "Il signore RSSMRA80A01H501U attende da mesi.";
  ProposalContent content = given::enriching(table);
  content.text = MultilineText<20, 8000>::of(tax_code);
  EXPECT_EQ(answer(content), "looks_like_personal_data /content/text");
  content = given::enriching(table);
  std::get<Enrich>(content.patch).nodes[0].text = NodeText::of(tax_code);
  EXPECT_EQ(answer(content), "looks_like_personal_data /content/patch/nodes/0/text");
  content = given::differentiating(table);
  std::get<Differentiate>(content.patch).scope.target_group = Text<3, 300>::of(tax_code);
  EXPECT_EQ(answer(content), "looks_like_personal_data /content/patch/scope/target_group");
  content = given::enriching(table);
  content.gender_note = MultilineText<10, 2000>::of(tax_code);
  EXPECT_EQ(answer(content), "looks_like_personal_data /content/gender_note");
}

}  // namespace
}  // namespace tavolo::domain
