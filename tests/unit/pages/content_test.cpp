// What the pages say.

#include <gtest/gtest.h>

#include "tests/unit/pages/reading.hpp"
#include "tests/unit/pages/state.hpp"

namespace tavolo::pages {
namespace {

class ThePublicPages : public ::testing::Test {
 protected:
  Busy table;

  std::string html(const std::string& path) const {
    const auto page = render(site_of(table.state, table.moment()), path);
    EXPECT_TRUE(page && page->status == 200) << path;
    return page ? page->html : std::string();
  }
  void expect(const std::string& path, std::initializer_list<std::string_view> texts) const {
    const std::string page = html(path);
    for (const auto text : texts) EXPECT_NE(page.find(text), std::string::npos) << path << ": " << text;
  }
};

TEST_F(ThePublicPages, BeginWithFourFiguresAndTheirBase) {
  expect("/pubblico",
         {"Che cosa si propone", "obiettivi in 1 area di intervento", "organismi al tavolo, 8 con diritto di posizione",
          "1 su 5", "2 su 3", "23 novembre 2026, ore 15:00", "Decisione della Conferenza dei Sindaci"});
}

TEST_F(ThePublicPages, ShowThePlanWhole) {
  expect("/pubblico/piano", {"OS1 Vivere a casa propria", "OO1.1 Assistenza domiciliare", "AZ1 Regolamento unico",
                             "IND1 Tempo del primo accesso", "Valore non ancora caricato", "Obiettivo strategico",
                             "Obiettivi strategici", "versione 1.2027.1"});
  expect("/pubblico/piano/AZ1",
         {"Regolamento unico", "tutto l&#39;ambito", "Fondo nazionale", "P-2027-001", "dall&#39;ufficio di piano"});
}

TEST_F(ThePublicPages, ShowWhatAProposalChangesInWholeWords) {
  expect("/pubblico/proposte/P-2027-001",
         {"<ins>", "aggiunto:", " Entro quindici giorni.", "A che punto è", "Posizioni raccolte",
          "Approvata con riserve, con il dissenso delle Parti sociali", "48.000,00 euro"});
  expect("/pubblico/proposte/P-2027-002", {"Trasporto sociale a chiamata", "Punti che si aggiungono al piano"});
  expect("/pubblico/proposte/P-2027-003", {"Sportello itinerante", "Comune 3 (1 su 4 comuni)"});
  expect("/pubblico/proposte/P-2027-004", {"Fase 1", "Fase 2", "Il punto si articola in"});
  expect("/pubblico/proposte/P-2027-006", {"Ritirata", "Superata dai fatti."});
}

TEST_F(ThePublicPages, TellAnOutcomeWithEveryNumberItRestsOn) {
  expect("/pubblico/votazioni/vote-1",
         {"Approvata con riserve, con il dissenso delle Parti sociali", "2 favorevoli, 1 con riserve",
          "Fuori dal calcolo: 1 astenuto, 1 non partecipa, 2 non hanno risposto", "Hanno risposto 6 su 8", "almeno 3",
          "Favorevoli più dei contrari", "Se arrivano le risorse.", "Non riguarda il nostro settore.",
          "Non ha espresso posizione", "Componenti che dissentono: Parti sociali", "Ente dimostrativo 1",
          "Tutti hanno risposto."});
  expect("/pubblico/votazioni/vote-2", {"Parità: non approvata", "1 a favore e 1 contro"});
}

TEST_F(ThePublicPages, ListBodiesByBenchAndStanding) {
  expect("/pubblico/organismi",
         {"Istituzioni: 2 organismi, 2 con voto", "Firmatario", "Consultato", "Ente dimostrativo 8", "DEMO"});
}

TEST_F(ThePublicPages, SayTheRulesInWords) {
  expect("/pubblico/regolamento", {"più di 1/2 degli aventi diritto", "almeno 1/3 degli aventi diritto",
                                   "entro 7 giorni", "Regolamento di prova"});
}

TEST_F(ThePublicPages, GiveTheCheckpointToKeep) {
  Site site = site_of(table.state, table.moment());
  site.vkey = "test.tavolo.invalid/t/permanente+0011aabb+AAAA";
  const std::string page = render(site, "/pubblico/verifica")->html;
  EXPECT_NE(page.find("test.tavolo.invalid/t/permanente\n99\n"), std::string::npos);
  EXPECT_NE(page.find(site.vkey), std::string::npos);
}

}  // namespace
}  // namespace tavolo::pages
