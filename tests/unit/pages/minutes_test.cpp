// The minutes as a document: every section in its place, in full for members, without names for everybody.

#include "server/pages/minutes.hpp"

#include <gtest/gtest.h>

#include "server/pages/minutes_sheet.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/pages/held.hpp"
#include "tests/unit/pages/reading.hpp"

namespace tavolo::pages {
namespace {

using tests::has;

class TheDocument : public ::testing::Test {
 protected:
  Held table;

  Site site() const {
    Site made = site_of(table.state, table.moment());
    made.public_url = "https://tavolo.example.it";
    return made;
  }
  std::string full(MinutesAsked asked = {.number = "1-2026"}) const {
    const auto page = minutes_page(site(), asked);
    EXPECT_EQ(page.status, 200U);
    return page.html;
  }
  std::string extract() const {
    const auto page = render(site(), "/pubblico/sedute/1-2026");
    EXPECT_TRUE(page && page->status == 200);
    return page ? page->html : std::string();
  }
};

TEST_F(TheDocument, HasTheSixteenSectionsInTheirOrder) {
  for (const std::string& html : {full(), extract()}) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < words::minutes_sections.size(); ++i) {
      const std::string heading =
          ">" + std::to_string(i + 1) + ". " + escaped(std::string_view(words::minutes_sections.at(i))) + "</h2>";
      const std::size_t found = html.find(heading);
      ASSERT_NE(found, std::string::npos) << heading;
      EXPECT_GT(found, at) << heading;
      at = found;
    }
  }
}

TEST_F(TheDocument, IsMarkupThatReadersByEarCanFollow) {
  for (const std::string& html : {full(), extract()}) {
    const Reading reading = read(html);
    EXPECT_EQ(reading.fault, "");
    EXPECT_EQ(reading.count("h1"), 1U);
    EXPECT_EQ(reading.count("main"), 1U);
    EXPECT_EQ(reading.count("table"), reading.count("caption"));
    EXPECT_EQ(reading.all("html", "lang"), std::vector<std::string>{"it"});
    EXPECT_EQ(reading.all("th", "scope").size(), reading.count("th"));
    EXPECT_TRUE(reading.all("", "style").empty()) << "against the page's own policy";
  }
}

TEST_F(TheDocument, TellsWhatHappenedFromTheRecord) {
  const std::string html = full();
  for (const std::string_view text : {"Prot. 4512/2026",
                                      "Sala consiliare di Viggianello",
                                      "prima convocazione",
                                      "PEC",
                                      "consegnato",
                                      "Guasto al collegamento della sala.",
                                      "Persona 1",
                                      "15:00-15:30, in presenza (uscita)",
                                      "15:00-chiusura",
                                      "Ente dimostrativo 2 (DEMO).",
                                      "Delega scritta del 20 novembre",
                                      "cessata per l&#39;arrivo del delegante",
                                      "non raggiunto",
                                      "4 min 05 s",
                                      "fuori ordine: Doveva lasciare la seduta.",
                                      "Chiediamo un termine certo.",
                                      "Fuori tema, due volte.",
                                      "Prospetto per componente",
                                      "Se arrivano le risorse.",
                                      "Approvata con riserve, con il dissenso delle Parti sociali",
                                      "Il testo passa alla Conferenza.",
                                      "P-2027-001",
                                      "Punti rinviati",
                                      "La seduta è chiusa alle ore 15:50.",
                                      "Approvato tacitamente",
                                      "Manca la nostra replica.",
                                      "1 accolta, 0 respinte",
                                      "Al punto 3 si legga marzo.",
                                      "Albo pretorio",
                                      "Persona 1 scrive la bozza entro il 15 dicembre."}) {
    EXPECT_TRUE(has(html, text)) << text;
  }
}

TEST_F(TheDocument, CallsItemsAsTheNoticeDoes) {
  table.sitting.agenda[3].entry.parent = table.sitting.agenda[2].entry.id;
  const std::string html = full();
  EXPECT_TRUE(has(html, "<h3>3. Punto 3</h3>"));
  EXPECT_TRUE(has(html, "<h3>3.1. Punto 4</h3>"));
  EXPECT_TRUE(has(html, "<h3>4. Punto 5</h3>"));
}

TEST_F(TheDocument, TellsVotesInTheOrderInWhichTheyWereHeldAndWhatEachIsOf) {
  domain::Vote amendment = table.state.votes.at(table.closed);
  amendment.id = VoteId{90};
  amendment.title = Title::of("Emendamento al testo");
  amendment.link = VoteLink{VoteLinkKind::amendment, table.closed, {1}};
  amendment.opened->index = 0;
  table.state.votes[amendment.id] = amendment;
  table.sitting.agenda[2].votes.push_back(amendment.id);
  const std::string html = full();
  const auto first = html.find("Votazione di un emendamento: Emendamento al testo");
  ASSERT_NE(first, std::string::npos);
  EXPECT_LT(first, html.find("<h4>Votazione: "));
  EXPECT_TRUE(has(html, "Riferita a: "));
}

TEST_F(TheDocument, CountsForTheQuorumOfASittingThoseWhoWereThere) {
  table.state.votes.at(table.closed).place = VotePlace{table.sitting.id, table.sitting.agenda[2].entry.id, 10, false};
  EXPECT_TRUE(has(full(), "Numero legale: presenti "));
  EXPECT_FALSE(has(full(), "Numero legale: Hanno risposto"));
}

TEST_F(TheDocument, SaysWhatAProvisionalOutcomeWaitsFor) {
  auto& vote = table.state.votes.at(table.closed);
  vote.pending = {PendingCause::conciliation};
  EXPECT_TRUE(has(full(), "Attende la risposta motivata della presidenza"));
  vote.pending = {PendingCause::ratification};
  vote.ratify_by = given::day("2026-12-03");
  vote.positions.begin()->second.back().subject_to_ratification = true;
  EXPECT_TRUE(has(full(), "Attende la ratifica, entro il 3 dicembre 2026: "));
  EXPECT_TRUE(has(full(), "salvo ratifica"));
  EXPECT_FALSE(has(full(), "Attende la risposta motivata"));
}

TEST_F(TheDocument, SaysWhoPresidedAndFromWhen) {
  table.sitting.chair_changes = {{true, AppointmentId{3}, Reason::of("Linea caduta."), table.stamp(20)},
                                 {false, AppointmentId{3}, {}, table.stamp(25)}};
  EXPECT_TRUE(has(full(), "15:20: presiede la vicepresidenza"));
  EXPECT_TRUE(has(full(), "15:25: presiede la presidenza"));
}

TEST_F(TheDocument, CountsAbsentWhoCameToTheDesertedCallAlone) {
  const OrganisationId gone = table.body(Bench::third_sector);
  domain::PresenceSpan& span = table.sitting.presence.at(gone).spans.back();
  span.from = table.stamp(-60).ts;
  span.to = table.stamp(-30).ts;
  const std::string html = full();
  EXPECT_FALSE(has(html, "14:00-14:30"));
  EXPECT_TRUE(has(html, "Alla convocazione andata deserta si erano presentati anche: "));
}

TEST_F(TheDocument, HasThePollsOfTheItemWithTheirMethodAndTheResultByBench) {
  for (const std::string& html : {full(), extract()}) {
    for (const std::string_view text :
         {"Consultazione: Consultazione di prova", "Metodo: Graduatoria.", "Schulze", "Posto in graduatoria",
          "Hanno risposto 3 su 8. Schede bianche: 1.", "<strong>Risultato</strong>: Prevale: Seconda."}) {
      EXPECT_TRUE(has(html, text)) << text;
    }
    EXPECT_FALSE(has(html, "Consultazioni fuori dai punti"));
  }
  table.state.polls.at(table.counted).item.reset();
  EXPECT_TRUE(has(full(), "Consultazioni fuori dai punti"));
}

TEST_F(TheDocument, IsWithoutNamesForEverybody) {
  const std::string html = extract();
  EXPECT_FALSE(has(html, "Persona ")) << "also the secretary's text that names one is left out";
  EXPECT_TRUE(has(html, "[Testo omesso nell&#39;estratto: nomina una persona.]"));
  EXPECT_FALSE(has(html, "Chiediamo un termine certo."));
  EXPECT_FALSE(has(html, "Si discute della scadenza."));
  EXPECT_FALSE(has(html, "Manca la nostra replica."));
  EXPECT_TRUE(has(html, "delegato/a"));
  EXPECT_TRUE(has(html, "ufficio di piano illustra la proposta."));
  EXPECT_TRUE(has(html, "Prospetto per componente"));
}

TEST_F(TheDocument, NamesNobodyInEitherOrderOfTheName) {
  EXPECT_TRUE(names_a_person(table.state, "Sentita persona 1, si decide."));
  EXPECT_TRUE(names_a_person(table.state, "Sentita 1 Persona, si decide."));
  EXPECT_FALSE(names_a_person(table.state, "Sentite le persone, si decide."));
}

TEST_F(TheDocument, IsTheNoticeAloneUntilTheExtractIsPublished) {
  table.sitting.minutes.state = MinutesState::approved;
  table.sitting.minutes.published.reset();
  const std::string html = extract();
  EXPECT_FALSE(has(html, "Presidenza comunica"));
  EXPECT_TRUE(has(html, "Punto 3"));
  EXPECT_TRUE(has(render(site(), "/pubblico/sedute")->html, "/pubblico/sedute/1-2026"));
  EXPECT_EQ(render(site(), "/pubblico/sedute/9-2026")->status, 404U);
}

TEST_F(TheDocument, IsTheDesksAloneWhileADraft) {
  table.sitting.minutes.state = MinutesState::draft;
  const Page missing = minutes_page(site(), {.number = "1-2026"});
  EXPECT_EQ(missing.status, 404U);
  EXPECT_TRUE(has(missing.html, "nulla da leggere"));
  EXPECT_TRUE(has(full({.number = "1-2026", .desk = true}), "Bozza: le parti scritte dalla segreteria"));
  for (const char* number : {"7-2026", "1", "../registro", ""}) {
    EXPECT_EQ(minutes_page(site(), {.number = number, .desk = true}).html, missing.html) << number;
  }
}

TEST_F(TheDocument, LeadsBackToTheRecord) {
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, ">99<"));
    EXPECT_TRUE(has(html, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    EXPECT_TRUE(has(html, "https://tavolo.example.it/pubblico/verifica"));
    EXPECT_TRUE(has(html, "class=\"qr\""));
  }
}

TEST_F(TheDocument, HasNoQrCodeWhereTheServersOwnAddressIsNotKnown) {
  Site unknown = site();
  unknown.public_url.clear();
  const auto page = minutes_page(unknown, {.number = "1-2026"});
  EXPECT_FALSE(has(page.html, "class=\"qr\""));
  EXPECT_TRUE(has(page.html, ">/pubblico/verifica<"));
}

TEST_F(TheDocument, OnPaperHasNothingThatLeadsElsewhere) {
  const std::string html = full({.number = "1-2026", .paper = true, .pdf = true});
  EXPECT_FALSE(has(html, "<nav"));
  EXPECT_FALSE(has(html, "<link"));
  EXPECT_TRUE(has(full({.number = "1-2026", .pdf = true}), "/verbali/1-2026.pdf"));
  EXPECT_TRUE(has(full(), "Il PDF non è disponibile su questo server"));
}

}  // namespace
}  // namespace tavolo::pages
