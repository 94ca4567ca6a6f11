// What a stranger must not learn here: persons, choices before the close, what is not public yet (decisions 8, 21).

#include <gtest/gtest.h>

#include "tests/support/text.hpp"
#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

using tests::has;

class WhatAStrangerReads : public ::testing::Test {
 protected:
  Busy table;

  Site site() const { return site_of(table.state, table.moment()); }
  std::string html(const std::string& path) const {
    const auto page = render(site(), path);
    EXPECT_TRUE(page && page->status == 200) << path;
    return page ? page->html : std::string();
  }
  unsigned status(const std::string& path) const {
    const auto page = render(site(), path);
    return page ? page->status : 0;
  }
};

TEST_F(WhatAStrangerReads, NamesNoPerson) {
  for (const auto& [path, page] : crawl(site())) {
    EXPECT_FALSE(has(page.html, "Persona ")) << path;
    EXPECT_FALSE(has(page.html, "demo.invalid")) << path;
    EXPECT_FALSE(has(page.html, "person-")) << path;
    EXPECT_FALSE(has(page.html, "mandate-")) << path;
    EXPECT_FALSE(has(page.html, "Delibera dimostrativa")) << path;
  }
}

TEST_F(WhatAStrangerReads, IsTheSameWhateverIsChosenInAnOpenVote) {
  const auto before = crawl(site());
  for (auto& [body, versions] : table.state.votes.at(table.open).positions) {
    for (auto& version : versions) {
      version.value.value = PositionValue{PositionChoice::not_participating, true};
      PositionTexts texts;
      texts.statement = MultilineText<3, 4000>::of("Una dichiarazione che nessuno deve leggere.");
      version.texts.value = texts;
    }
  }
  const auto after = crawl(site());
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [path, page] : before) EXPECT_EQ(page.html, after.at(path).html) << path;
}

TEST_F(WhatAStrangerReads, OfAnOpenVoteIsTheTurnoutAlone) {
  const std::string page = html("/pubblico/votazioni/" + to_string(table.open));
  EXPECT_TRUE(has(page, "Hanno risposto 2 su 8"));
  EXPECT_TRUE(has(page, "Le posizioni si vedono alla chiusura."));
  for (const std::string_view choice :
       {"Contrario", "Favorevole con riserve", "Se arrivano le risorse", "Non ha espresso posizione"}) {
    EXPECT_FALSE(has(page, choice)) << choice;
  }
}

TEST_F(WhatAStrangerReads, OfARollCallThatIsOpenHoldsNoChoiceEither) {
  auto command = given::vote_on(OnText{});
  command.visibility = Visibility::roll_call;
  table.decide_ok(table.secretary(), command);
  const VoteId vote{table.state.counters.vote};
  table.decide_ok(table.chair(), commands::OpenVote{given::command_id(), vote, {}});
  table.cast(vote, Bench::other, 0, PositionChoice::favourable_with_reservations);
  const std::string page = html("/pubblico/votazioni/" + to_string(vote));
  EXPECT_TRUE(has(page, "Hanno risposto 1 su 8"));
  EXPECT_FALSE(has(page, "Favorevole con riserve"));
  EXPECT_FALSE(has(page, "Se arrivano le risorse"));
}

TEST_F(WhatAStrangerReads, OfAnAnnulledVoteHoldsNoChoiceForEver) {
  const std::string page = html("/pubblico/votazioni/" + to_string(table.annulled));
  EXPECT_TRUE(has(page, "Testo sbagliato."));
  EXPECT_FALSE(has(page, "Contrario"));
}

TEST_F(WhatAStrangerReads, OfAnOpenPollIsTheTurnoutAlone) {
  const auto before = crawl(site());
  const std::string path = "/pubblico/consultazioni/" + to_string(table.asked);
  ASSERT_TRUE(before.contains(path)) << "the list leads to it";
  EXPECT_TRUE(has(before.at(path).html, "Hanno risposto 1 su 8"));
  EXPECT_TRUE(has(before.at(path).html, "Le risposte si vedono alla chiusura."));
  for (const PollId id : {table.asked, table.dropped}) {
    for (auto& [body, versions] : table.state.polls.at(id).answers) {
      versions.back().value.value = PollAnswer{};
      versions.back().channel.reset();
    }
  }
  const auto after = crawl(site());
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [address, page] : before) EXPECT_EQ(page.html, after.at(address).html) << address;
}

TEST_F(WhatAStrangerReads, OfAPollInPreparationIsNothing) {
  EXPECT_EQ(status("/pubblico/consultazioni/" + to_string(table.unopened)), 404U);
  for (const auto& [path, page] : crawl(site())) {
    EXPECT_FALSE(has(page.html, "Consultazione in preparazione")) << path;
  }
}

TEST_F(WhatAStrangerReads, OfAClosedPollIsTheResultWithItsMethodAndEachBench) {
  const std::string page = html("/pubblico/consultazioni/" + to_string(table.counted));
  for (const std::string_view text : {"Schulze", "Prevale: Seconda.", "Hanno risposto 3 su 8", "Schede bianche: 1",
                                      "Parti sociali", "1. Seconda; 2. Prima", "registrata dalla segreteria, ",
                                      "Non ha risposto", "Scheda bianca", "Tutti hanno risposto."}) {
    EXPECT_TRUE(has(page, text)) << text;
  }
  const std::string dropped = html("/pubblico/consultazioni/" + to_string(table.dropped));
  EXPECT_TRUE(has(dropped, "Opzioni sbagliate."));
  EXPECT_FALSE(has(dropped, "Non ha risposto"));
}

TEST_F(WhatAStrangerReads, BeginsWithAdmissibilityAndOpening) {
  EXPECT_EQ(status("/pubblico/proposte/" + to_string(table.state.proposals.at(table.hidden_one).number)), 404U);
  EXPECT_EQ(status("/pubblico/votazioni/" + to_string(table.prepared)), 404U);
  for (const auto& [path, page] : crawl(site())) {
    EXPECT_FALSE(has(page.html, "Proposta in esame")) << path;
    EXPECT_FALSE(has(page.html, to_string(table.prepared) + "\"")) << path;
  }
}

TEST_F(WhatAStrangerReads, OfANewVersionIsNothingBeforeItIsFoundAdmissible) {
  const std::string path = "/pubblico/proposte/" + to_string(table.state.proposals.at(table.enriched).number);
  const auto proposer = table.delegate_of(table.body(Bench::third_sector, 1));
  table.decide_ok(proposer,
                  commands::ReviseProposal{given::command_id(), table.enriched, 1, table.titled("Mai letta prima")});
  for (const auto& [where, page] : crawl(site())) EXPECT_FALSE(has(page.html, "Mai letta prima")) << where;
  EXPECT_TRUE(has(html(path), "versione 1"));
  table.decide_ok(table.secretary(), given::decide_on(table.enriched, 2, AdmissibilityOutcome::admissible));
  EXPECT_TRUE(has(html(path), "Mai letta prima"));
}

TEST_F(WhatAStrangerReads, AtOtherAddressesIsNothing) {
  EXPECT_FALSE(render(site(), "/"));
  EXPECT_FALSE(render(site(), "/piano"));
  EXPECT_FALSE(render(site(), "/pubblico/altro"));
  EXPECT_FALSE(render(site(), "/pubblicopiano"));
  EXPECT_FALSE(render(site(), "/pubblico/piano/OS1/altro"));
  EXPECT_FALSE(render(site(), "/pubblico/proposte/"));
  EXPECT_EQ(status("/pubblico/proposte/P-2027-999"), 404U);
  EXPECT_EQ(status("/pubblico/votazioni/vote-999"), 404U);
  EXPECT_EQ(status("/pubblico/votazioni/99"), 404U);
  EXPECT_EQ(status("/pubblico/piano/OS99"), 404U);
}

}  // namespace
}  // namespace tavolo::pages
