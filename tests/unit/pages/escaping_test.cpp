// A text of the table is never markup, wherever it stands.

#include <gtest/gtest.h>

#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

constexpr std::string_view hostile = "<script>alert(\"x&y\")</script>'";

template <class T>
void spoil(Disclosed<T>& held) {
  held = T::of(hostile);
}
template <class T>
void spoil(std::optional<T>& held) {
  held = T::of(hostile);
}

ProposedNode spoiled_node(NodeKind kind) { return {kind, NodeTitle::of(hostile), NodeText::of(hostile)}; }

Patch spoiled(const Patch& patch) {
  const auto title = NodeTitle::of(hostile);
  const auto text = NodeText::of(hostile);
  switch (kind_of(patch)) {
    case ProposalKind::enrich:
      return Enrich{{spoiled_node(NodeKind::objective)}};
    case ProposalKind::modify:
      return Modify{title, text, NodeTitle::of("a <b>"), NodeText::of("'c' & <script>alert(\"x&y\")</script>' \"d\"")};
    case ProposalKind::differentiate: {
      VariantScope scope = std::get<Differentiate>(patch).scope;
      spoil(scope.target_group);
      spoil(scope.delivery_mode);
      return Differentiate{scope, title, text};
    }
    default:
      return Articulate{{spoiled_node(NodeKind::action), spoiled_node(NodeKind::indicator)}};
  }
}

void spoil_places(domain::State& state) {
  const auto name = Text<3, 200>::of(hostile);
  state.names = events::TableNames{name, name, Text<2, 100>::of(hostile), Text<2, 300>::of(hostile)};
  for (auto& [id, zone] : state.zones) spoil(zone.name);
  for (auto& [id, comune] : state.comuni) spoil(comune.name);
  for (auto& [id, item] : state.items) {
    spoil(item.label);
    spoil(item.basis);
  }
  for (auto& regulation : state.regulations) spoil(regulation.text);
  for (auto& [id, body] : state.organisations) spoil(body.name);
  spoil(state.plan->title);
  for (auto& [id, node] : state.nodes) {
    spoil(node.unit);
    for (auto& version : node.versions) {
      spoil(version.title);
      spoil(version.text);
      spoil(version.reason);
    }
  }
}

void spoil_acts(domain::State& state) {
  for (auto& [id, proposal] : state.proposals) {
    for (auto& version : proposal.versions) {
      spoil(version.title);
      auto& texts = *version.texts.value;
      texts.text = MultilineText<20, 8000>::of(hostile);
      texts.patch = spoiled(texts.patch);
      texts.expected_effect = MultilineText<10, 4000>::of(hostile);
      spoil(texts.gender_note);
      spoil(texts.conflict_text);
      version.facts.conflict_declared = true;
    }
    if (proposal.admissibility) spoil(proposal.admissibility->reason);
    spoil(proposal.withdrawal_reason);
  }
  for (auto& [id, vote] : state.votes) {
    spoil(vote.title);
    spoil(vote.question);
    spoil(vote.order);
    vote.on_order = true;
    spoil(vote.closing_reason);
    for (auto& [body, versions] : vote.positions) {
      for (auto& version : versions) {
        PositionTexts texts;
        spoil(texts.reservation);
        spoil(texts.reason);
        spoil(texts.statement);
        version.texts.value = texts;
      }
    }
  }
}

TEST(AHostileText, IsNeverMarkupOnAnyPage) {
  Busy table;
  spoil_places(table.state);
  spoil_acts(table.state);
  for (auto& [id, node] : table.state.nodes) {
    if (auto* fields = std::get_if<IndicatorFields>(&node.fields)) fields->baseline = Decimal{"3.50"};
    if (auto* fields = std::get_if<ObjectiveFields>(&node.fields)) {
      fields->integration = std::vector<IntegrationLink>{{Policy::health, table.body(Bench::institutions)}};
      fields->harmonisation = Harmonisation{{{ZoneId{1}, ZoneId{2}}}, {{HarmonisationDimension::tariff}}, {}};
    }
  }
  Site site = site_of(table.state, table.moment());
  site.checkpoint = std::string("test<script>\n1\n") + std::string(hostile) + "\n\n";
  const auto pages = crawl(site);
  EXPECT_GE(pages.size(), 20U);
  for (const auto& [path, page] : pages) {
    EXPECT_EQ(page.html.find("<script"), std::string::npos) << path;
    EXPECT_EQ(page.html.find("\"x&y\""), std::string::npos) << path;
    EXPECT_EQ(page.html.find("x&y"), std::string::npos) << path;
    EXPECT_NE(page.html.find("&lt;script&gt;alert(&quot;x&amp;y&quot;)&lt;/script&gt;&#39;"), std::string::npos)
        << path;
    EXPECT_EQ(read(page.html).fault, "") << path;
  }
}

TEST(AHostileAddress, IsNotEchoed) {
  Busy table;
  const auto page = render(site_of(table.state, table.moment()), "/pubblico/piano/<script>alert(1)<");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 404U);
  EXPECT_EQ(page->html.find("alert"), std::string::npos);
}

TEST(AnErasedText, LeavesAPageThatSaysSo) {
  Busy table;
  for (auto& [id, proposal] : table.state.proposals) {
    for (auto& version : proposal.versions) {
      version.title = {};
      version.texts = {};
    }
    if (proposal.admissibility) proposal.admissibility->reason = {};
    proposal.withdrawal_reason = {};
  }
  for (auto& [id, node] : table.state.nodes) {
    for (auto& version : node.versions) version.title = {}, version.text = {};
  }
  for (auto& [id, body] : table.state.organisations) body.name = {};
  for (auto& [id, vote] : table.state.votes)
    vote.title = {}, vote.question = {}, vote.closing_reason = {}, vote.order = {};
  table.state.names = {};
  table.state.plan->title = {};
  table.state.regulations.back().text = {};
  for (const auto& [path, page] : crawl(site_of(table.state, table.moment())))
    EXPECT_EQ(read(page.html).fault, "") << path;
}

}  // namespace
}  // namespace tavolo::pages
