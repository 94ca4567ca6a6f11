// Replies to proposals, how positions were given, and what an order erased, on the public pages.

#include <gtest/gtest.h>

#include "tests/support/text.hpp"
#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

using tests::has;

class WhatBecameOfIt : public ::testing::Test {
 protected:
  Busy table;

  /// The dissent of a bench has its answer: a reply waits for it.
  WhatBecameOfIt() { table.state.votes.at(table.closed).pending.clear(); }

  std::string html(const std::string& path) const {
    const auto page = render(site_of(table.state, table.moment()), path);
    EXPECT_TRUE(page && page->status == 200) << path;
    if (!page) return {};
    EXPECT_EQ(read(page->html).fault, "") << path;
    return page->html;
  }
  void reply(std::int64_t version, ReplyOutcome outcome, std::optional<Reason> correction = {}) {
    ReplyTexts texts;
    texts.motivation = MultilineText<80, 4000>::of(
        "La motivazione della risposta dice perché il piano cambia così, con le risorse e i tempi che servono.");
    if (outcome == ReplyOutcome::partially_incorporated) {
      texts.taken = MultilineText<5, 4000>::of("Il termine di quindici giorni.");
      texts.left_out = MultilineText<5, 4000>::of("Il secondo sportello.");
    }
    texts.correction = std::move(correction);
    table.decide_ok(table.secretary(), commands::IssueReply{given::command_id(),
                                                            table.modified,
                                                            version,
                                                            outcome,
                                                            ReplyReason::partly_financed,
                                                            {table.objective},
                                                            texts});
  }
};

TEST_F(WhatBecameOfIt, IsToldOnThePageOfTheProposal) {
  EXPECT_TRUE(has(html("/pubblico/proposte/P-2027-001"), "In attesa di riscontro entro il "));
  reply(0, ReplyOutcome::partially_incorporated);
  const std::string page = html("/pubblico/proposte/P-2027-001");
  for (const std::string_view text : {"Con riscontro", "Riscontro", "Recepita in parte", "è finanziata solo in parte",
                                      "La motivazione della risposta dice perché", "Il termine di quindici giorni.",
                                      "Il secondo sportello.", "/pubblico/piano/OS1", "state-replied"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_FALSE(has(page, "Riscontri precedenti"));
  EXPECT_FALSE(has(page, "In attesa di riscontro"));
}

TEST_F(WhatBecameOfIt, KeepsTheEarlierReplyReadableWithWhyItWasCorrected) {
  reply(0, ReplyOutcome::not_incorporated);
  reply(1, ReplyOutcome::incorporated, Reason::of("Le risorse sono arrivate."));
  const std::string page = html("/pubblico/proposte/P-2027-001");
  const auto newer = page.find(">Recepita<");
  const auto older = page.find(">Non recepita<");
  ASSERT_NE(newer, std::string::npos);
  ASSERT_NE(older, std::string::npos);
  EXPECT_LT(newer, page.find("Riscontri precedenti, sostituiti"));
  EXPECT_LT(page.find("Riscontri precedenti, sostituiti"), older);
  EXPECT_TRUE(has(page, "Le risorse sono arrivate."));
}

TEST_F(WhatBecameOfIt, IsInListsCountsAndOnThePointOfThePlan) {
  EXPECT_TRUE(has(html("/pubblico"), "1 su 5"));
  reply(0, ReplyOutcome::partially_incorporated);
  EXPECT_TRUE(has(html("/pubblico/proposte"), "<strong>Recepita in parte</strong>"));
  EXPECT_TRUE(has(html("/pubblico"), "<dt>Con riscontro</dt><dd>1 su 5</dd>"));
  EXPECT_TRUE(has(html("/pubblico"), "<dt>1 su 5</dt><dd>proposte")) << "its position was stated all the same";
  EXPECT_TRUE(has(html("/pubblico/piano/OS1"), "Proposte il cui riscontro rimanda a questo punto"));
  EXPECT_FALSE(has(html("/pubblico/piano/AZ1"), "Proposte il cui riscontro rimanda a questo punto"));
  EXPECT_TRUE(has(html("/pubblico/proposte/P-2027-006"), "Ritirata")) << "the states after it keep their words";
}

TEST_F(WhatBecameOfIt, SaysHowAPositionWasGiven) {
  auto& vote = table.state.votes.at(table.closed);
  auto held = vote.positions.begin();
  held->second.back().channel = PositionChannel::voice;
  held->second.back().contested = true;
  ++held;
  held->second.back().channel = PositionChannel::proxy;
  vote.proxies[held->first] = vote.positions.begin()->first;
  ++held;
  held->second.back().subject_to_ratification = true;
  ++held;
  held->second.back().subject_to_ratification = true;
  held->second.back().ratified = domain::Stamp{
      .index = table.state.size, .ts = table.now, .leaf_hash = {}, .capacity = Capacity::chair, .organisation = {}};
  const std::string page = html("/pubblico/votazioni/" + to_string(table.closed));
  for (const std::string_view text : {"registrata dalla segreteria, data a voce, contestata dall&#39;organismo",
                                      "per delega a Ente dimostrativo", "salvo ratifica", ">ratificata<"}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  EXPECT_TRUE(has(page, "Non ha espresso posizione"));
  EXPECT_FALSE(has(page, "Non ancora espressa"));
}

TEST_F(WhatBecameOfIt, NamesTheEntryOfTheOrderThatErasedAText) {
  auto& proposal = table.state.proposals.at(table.modified);
  for (auto& version : proposal.versions) version.title.value.reset(), version.texts.value.reset();
  EXPECT_TRUE(has(html("/pubblico/proposte/P-2027-001"), "la cancellazione è a verbale nel registro."))
      << "without an order nothing to name";
  domain::Redaction& order = table.state.redactions[RedactionId{1}];
  order.targets = {{ErasureKind::texts, ObjectRef{to_string(table.modified)}, {}},
                   {ErasureKind::statements, ObjectRef{to_string(table.closed)}, table.body(Bench::institutions, 1)}};
  order.ordered.index = 77;
  table.state.votes.at(table.closed).positions.at(table.body(Bench::institutions, 1)).back().texts.value.reset();
  EXPECT_TRUE(has(html("/pubblico/proposte/P-2027-001"), "a verbale, voce 77."));
  EXPECT_TRUE(has(html("/pubblico/votazioni/" + to_string(table.closed)), "a verbale, voce 77."));
}

}  // namespace
}  // namespace tavolo::pages
