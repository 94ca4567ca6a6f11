// The demonstration ambito founds a table; a file with a fault founds none and says where.

#include "server/domain/founding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "protocol/json/read.hpp"
#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

const commands::Ambito& demonstration() {
  static const commands::Ambito ambito = [] {
    std::ifstream file(TAVOLO_SOURCE_DIR "/deploy/demo/lagonegrese-pollino.json");
    std::stringstream text;
    text << file.rdbuf();
    auto read = json::read<commands::Ambito>(text.str());
    EXPECT_TRUE(read) << read.error().pointer << ' ' << read.error().message;
    return read ? *std::move(read) : commands::Ambito{};
  }();
  return ambito;
}

struct Founding : testing::Test {
  given::FakeCalendar calendar;
  Instant now = given::instant("2026-11-23T14:00:00.000Z");
  Moment moment{now, calendar};
  commands::Ambito ambito = demonstration();

  State state_of(const Founded& founded) const {
    State state;
    given::apply(state, founded.events, now);
    return state;
  }
  /// The pointer of the fault, or "founded".
  std::string fault_at() const {
    const auto founded = found(ambito, moment);
    return founded ? "founded" : founded.error().pointer;
  }
};

TEST_F(Founding, TheDemonstrationBecomesATable) {
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded) << founded.error().pointer << ' ' << founded.error().message;
  const State state = state_of(*founded);
  EXPECT_TRUE(state.demonstration);
  EXPECT_EQ(state.zones.size(), 2U);
  EXPECT_EQ(state.comuni.size(), 26U);
  EXPECT_EQ(state.items.size(), 32U);
  EXPECT_EQ(state.organisations.size(), 64U);
  EXPECT_EQ(state.nodes.size(), 39U);
  EXPECT_EQ(state.appointments.size(), 4U);
  EXPECT_EQ(state.mandates.size(), 17U);
  EXPECT_EQ(std::ranges::count_if(state.organisations, [](const auto& row) { return row.second.voting; }), 54);
  EXPECT_EQ(state.cycles.at(0).current, Phase::proposals);
  EXPECT_TRUE(state.latest.empty());
}

TEST_F(Founding, GivesIdsInTheOrderOfTheFileAndRemembersThem) {
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded);
  const State state = state_of(*founded);
  for (std::size_t i = 0; i < ambito.organisations.size(); ++i) {
    const auto id = founded->refs.organisations.at(ambito.organisations[i].source_ref);
    EXPECT_EQ(id.n, i + 1);
    EXPECT_EQ(state.organisations.at(id).name, ambito.organisations[i].name);
  }
  for (const auto& node : ambito.plan.nodes) {
    const PlanNode& made = state.nodes.at(founded->refs.nodes.at(node.source_ref));
    EXPECT_EQ(made.code, node.code);
    if (made.parent) {
      EXPECT_LT(*made.parent, made.id);
    }
  }
}

TEST_F(Founding, GivesOnePersonOneId) {
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded);
  std::map<std::string, PersonId> persons;
  std::size_t mandates = 0;
  for (const auto& event : founded->events) {
    const auto* granted = std::get_if<events::MandateGranted>(&event);
    if (granted == nullptr) continue;
    ++mandates;
    const auto [at, fresh] = persons.emplace(granted->holder.value->email.text, granted->holder.value->person);
    if (!fresh) {
      EXPECT_EQ(at->second, granted->holder.value->person);
    }
  }
  EXPECT_LT(persons.size(), mandates) << "the demonstration has a person with two mandates";
}

TEST_F(Founding, EntersThePhasesThatHaveBegun) {
  moment.now = given::instant("2026-10-21T12:00:00.000Z");
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded);
  const State state = state_of(*founded);
  EXPECT_EQ(state.cycles.at(0).current, Phase::call);
  EXPECT_EQ(next_due(state, calendar)->step, "enter.needs_analysis");
}

TEST_F(Founding, TheDemonstrationProposalsAreAccepted) {
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded);
  State state = state_of(*founded);
  for (const auto& proposal : *ambito.demo_proposals) {
    const OrganisationId body = founded->refs.organisations.at(proposal.proposer);
    const auto mandate = active_mandate(state, body, moment.today());
    ASSERT_TRUE(mandate);
    const auto acting = resolve(state, AsMandate{*mandate, state.mandates.at(*mandate).holder.value->person}, moment);
    ASSERT_TRUE(acting);
    const auto decided =
        decide(state, *acting, moment, commands::SubmitProposal{{}, content_of(proposal.content, founded->refs)});
    ASSERT_TRUE(decided) << proposal.source_ref.text << ' ' << decided.error().code << ' ' << decided.error().detail;
    given::apply(state, decided->events, now, acting->capacity, body);
  }
}

TEST_F(Founding, SortsThePlanParentsFirst) {
  std::ranges::reverse(ambito.plan.nodes);
  const auto founded = found(ambito, moment);
  ASSERT_TRUE(founded) << founded.error().pointer;
  for (const auto& [id, node] : state_of(*founded).nodes) {
    if (node.parent) {
      EXPECT_LT(*node.parent, id);
    }
  }
}

TEST_F(Founding, RefusesAReferenceToNothing) {
  ambito.comuni[3].zone = SourceRef{"atlantide"};
  EXPECT_EQ(fault_at(), "/comuni/3/zone");
}

TEST_F(Founding, RefusesAReferenceToAComuneThatIsNotActive) {
  const auto idle = std::ranges::find_if(ambito.comuni, [](const auto& comune) { return !comune.active; });
  ASSERT_NE(idle, ambito.comuni.end());
  ambito.organisations[0].comune = idle->source_ref;
  EXPECT_EQ(fault_at(), "/organisations/0/comune");
}

TEST_F(Founding, RefusesASourceRefThatStandsTwice) {
  ambito.organisations[5].source_ref = ambito.zones[0].source_ref;
  EXPECT_EQ(fault_at(), "/organisations/5/source_ref");
}

TEST_F(Founding, RefusesTwoVotesInAnAffiliationGroup) {
  for (std::size_t i = 0; i < ambito.organisations.size(); ++i) {
    if (!ambito.organisations[i].affiliated_to) continue;
    ambito.organisations[i].voting = true;
    const std::string place = fault_at();
    EXPECT_TRUE(place.starts_with("/organisations/") && place.ends_with("/voting")) << place;
    return;
  }
}

TEST_F(Founding, RefusesAnAffiliationThatLeadsBackToItself) {
  ambito.organisations[2].affiliated_to = ambito.organisations[3].source_ref;
  ambito.organisations[3].affiliated_to = ambito.organisations[2].source_ref;
  EXPECT_EQ(fault_at(), "/organisations/2/affiliated_to");
}

TEST_F(Founding, RefusesBodiesWithOneName) {
  ambito.organisations[7].name = ambito.organisations[6].name;
  EXPECT_EQ(fault_at(), "/organisations/7/name");
}

TEST_F(Founding, RefusesAPointBeneathItself) {
  auto& nodes = ambito.plan.nodes;
  const auto child = std::ranges::find_if(nodes, [](const auto& node) { return node.parent.has_value(); });
  ASSERT_NE(child, nodes.end());
  child->parent = child->source_ref;
  EXPECT_EQ(fault_at(), "/plan/nodes/" + std::to_string(child - nodes.begin()) + "/parent");
}

TEST_F(Founding, RefusesAnActionInAnArea) {
  auto& nodes = ambito.plan.nodes;
  const auto area =
      std::ranges::find_if(nodes, [](const auto& node) { return std::holds_alternative<AreaFields>(node.fields); });
  const auto action = std::ranges::find_if(
      nodes, [](const auto& node) { return std::holds_alternative<commands::AmbitoAction>(node.fields); });
  action->parent = area->source_ref;
  EXPECT_EQ(fault_at(), "/plan/nodes/" + std::to_string(action - nodes.begin()) + "/parent");
}

TEST_F(Founding, RefusesPhasesThatOverlap) {
  ambito.cycle.phases[2].from = ambito.cycle.phases[1].to;
  EXPECT_EQ(fault_at(), "/cycle/phases/2/from");
}

TEST_F(Founding, RefusesNumbersThatNoRegulationCanHave) {
  ambito.regulation.rules.async_quorum.den = 0;
  EXPECT_EQ(fault_at(), "/regulation/rules/async_quorum/den");
}

TEST_F(Founding, BindsTheFileToTheRulesOfMandates) {
  auto second = ambito.mandates[0];
  second.holder_email = *Email::parse("altra@demo.invalid");
  ambito.mandates.push_back(second);
  const auto founded = found(ambito, moment);
  ASSERT_FALSE(founded);
  EXPECT_EQ(founded.error().pointer, "/mandates/17");
  EXPECT_NE(founded.error().message.find("mandate_overlaps"), std::string::npos);
}

TEST_F(Founding, BindsTheFileToTheRulesOfOffices) {
  ambito.mandates[0].holder_email = ambito.appointments[2].holder_email;
  EXPECT_EQ(fault_at(), "/mandates/0");
}

TEST_F(Founding, AllowsDemonstrationSectionsInADemonstrationAlone) {
  ambito.demonstration = false;
  for (auto& body : ambito.organisations) body.demo = false;
  for (auto& node : ambito.plan.nodes) node.demo = false;
  EXPECT_EQ(fault_at(), "/demonstration");
  ambito.demo_proposals.reset();
  ambito.demo_comments.reset();
  ambito.demo_votes.reset();
  EXPECT_EQ(fault_at(), "founded");
}

TEST_F(Founding, RefusesAnInventedBodyOutsideADemonstration) {
  ambito.demonstration = false;
  EXPECT_TRUE(fault_at().ends_with("/demo"));
}

TEST_F(Founding, RefusesADemonstrationActOfABodyThatNobodyActsFor) {
  const auto real = std::ranges::find_if(ambito.organisations, [](const auto& body) { return !body.demo; });
  (*ambito.demo_comments)[1].organisation = real->source_ref;
  EXPECT_EQ(fault_at(), "/demo_comments/1/organisation");
}

TEST_F(Founding, IsTheSameForTheSameFileAtTheSameMoment) {
  const auto first = found(ambito, moment);
  const auto second = found(ambito, moment);
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->events.size(), second->events.size());
  for (std::size_t i = 0; i < first->events.size(); ++i) {
    EXPECT_EQ(events::object_of(first->events[i]), events::object_of(second->events[i]));
  }
}

}  // namespace
}  // namespace tavolo::domain
