// What the minutes tell of moves, guests, justified absences, conflicts and the approval of earlier minutes.

#include <gtest/gtest.h>

#include "server/pages/minutes.hpp"
#include "tests/unit/pages/held.hpp"
#include "tests/unit/pages/reading.hpp"

namespace tavolo::pages {
namespace {

class TheMinutes : public ::testing::Test {
 protected:
  Held table;

  Site site() const { return site_of(table.state, table.moment()); }
  std::string full() const { return minutes_page(site(), {.number = "1-2026"})->html; }
  std::string extract() const { return render(site(), "/pubblico/sedute/1-2026")->html; }
  /// An earlier sitting whose minutes were approved in this one, under its item about previous minutes.
  domain::AgendaItem& approve_earlier() {
    domain::Sitting& earlier = table.state.sittings[SittingId{9}];
    earlier = table.sitting;
    earlier.id = SittingId{9};
    earlier.number = *SittingNumber::parse("9-2025");
    earlier.minutes.tacit = false;
    earlier.minutes.approved_in = table.sitting.id;
    earlier.minutes.approved = table.stamp(3);
    return table.sitting.agenda.front();
  }
};

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

TEST_F(TheMinutes, TellTheJustifiedApartFromTheOtherAbsent) {
  EXPECT_TRUE(has(full(), "<h3>Assenti giustificati</h3><p>Nessuno.</p>"));
  table.sitting.justified[table.other_comune] = table.stamp(-30);
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, "<h3>Assenti giustificati</h3><p>Ente dimostrativo 2 (DEMO).</p>"));
    EXPECT_TRUE(has(html, "<h3>Assenti</h3><p>Nessun altro componente assente.</p>"));
  }
}

TEST_F(TheMinutes, NameGuestsByCapacityToMembersAndCountThemForEverybody) {
  EXPECT_TRUE(has(full(), "Nessun invitato."));
  table.sitting.guests = {
      {GuestId{1}, Text<3, 200>::of("tecnico dell'azienda sanitaria"), table.stamp(5).ts, table.stamp(20).ts},
      {GuestId{2}, Text<3, 200>::of("esperta di trasporti"), table.stamp(6).ts, {}}};
  EXPECT_TRUE(has(full(), "tecnico dell&#39;azienda sanitaria</th><td>15:05-15:20</td>"));
  EXPECT_TRUE(has(full(), "esperta di trasporti</th><td>15:06-chiusura</td>"));
  EXPECT_TRUE(has(extract(), "Invitati: 2."));
  EXPECT_FALSE(has(extract(), "esperta di trasporti"));
}

TEST_F(TheMinutes, TellEachMoveWithTheFormerCallsAndTheReason) {
  SittingTerms former = table.sitting.terms;
  former.mode = SittingMode::in_person;
  former.first_call = {given::day("2026-11-20"), *LocalTime::parse("09:30"), table.now};
  former.second_call.reset();
  table.sitting.moves.push_back({former, Reason::of("La sala non è agibile."), table.stamp(-600)});
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, "Spostamenti della seduta"));
    EXPECT_TRUE(has(html, "Prima convocazione: venerdì 20 novembre 2026, ore 09:30"));
    EXPECT_TRUE(has(html, "La sala non è agibile."));
    EXPECT_TRUE(has(html, "lunedì 23 novembre 2026, ore 15:00")) << "the call that holds";
  }
}

TEST_F(TheMinutes, SayByWhatActThePreviousOnesWereApproved) {
  domain::AgendaItem& about = approve_earlier();
  about.state = AgendaItemState::consensus_recorded;
  about.consensus = domain::Consensus{MultilineText<10, 4000>::of("Il verbale si intende approvato."),
                                      table.now,
                                      table.stamp(1),
                                      {},
                                      {table.comune, table.union_body},
                                      table.stamp(2)};
  std::string html = full();
  EXPECT_TRUE(has(html, "Il tavolo approva il verbale della seduta n. 9/2025."));
  EXPECT_TRUE(has(html, "Per consenso: nessuna obiezione, registrato alle 15:02, presenti 2."));
  EXPECT_TRUE(has(html, "La presidenza lo dichiara approvato il 23 novembre 2026, ore 15:03."));

  about.consensus.reset();
  about.votes = {table.closed};
  about.state = AgendaItemState::decided;
  html = full();
  EXPECT_TRUE(has(html, "Approvata con riserve, con il dissenso delle Parti sociali, 3 a favore, 1 contro."));
  EXPECT_FALSE(has(html, "Per consenso: nessuna obiezione"));
}

TEST_F(TheMinutes, TakeTheItemThatNamesTheSittingBeforeOneThatNamesNone) {
  domain::AgendaItem& unnamed = approve_earlier();
  unnamed.votes = {table.closed};
  domain::AgendaItem named = given::agenda_item(6, AgendaItemKind::previous_minutes);
  named.entry.subject = ObjectRef{"sitting-9"};
  named.votes = {table.tied};
  table.sitting.agenda.push_back(named);
  EXPECT_FALSE(has(full(), "Con la votazione «")) << "the vote on another item decides nothing here";
}

TEST_F(TheMinutes, TellConflictsDeclaredOnAnItemBesideThoseWithAPosition) {
  table.sitting.agenda[2].conflicts.push_back(
      {table.union_body, MultilineText<0, 2000>::of("Gestisce il servizio."), table.stamp(3)});
  auto& position = table.state.votes.at(table.closed).positions.begin()->second.back();
  position.value.value->conflict_of_interest = true;
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, "<h4>Dichiarazioni di conflitto d&#39;interessi</h4>"));
    EXPECT_TRUE(has(html, "Gestisce il servizio."));
    EXPECT_TRUE(has(html, "Dichiarazioni di conflitto d&#39;interessi rese con la posizione"));
    EXPECT_EQ(read(html).fault, "");
  }
}

TEST_F(TheMinutes, LeaveOutOfTheExtractTheReasonThatNamesAPerson) {
  table.sitting.agenda[2].conflicts.push_back(
      {table.union_body, MultilineText<0, 2000>::of("Persona 1 gestisce il servizio."), table.stamp(3)});
  EXPECT_FALSE(has(extract(), "gestisce il servizio"));
  EXPECT_TRUE(has(full(), "gestisce il servizio"));
}

TEST_F(TheMinutes, NumberSittingsAsPeopleDoAndNameTheLeadComuneInFull) {
  const std::string html = full();
  EXPECT_TRUE(has(html, "Verbale della seduta n. 1/2026"));
  EXPECT_FALSE(has(html, "n. 1-2026"));
  EXPECT_TRUE(has(html, "href=\"/sedute/1-2026\""));
  for (auto& [id, comune] : table.state.comuni) {
    comune.lead = true;
    comune.name = Text<2, 200>::of("Viggianello");
  }
  EXPECT_TRUE(has(full(), "<dt>Ente capofila</dt><dd>Comune di Viggianello</dd>"));
  for (auto& [id, comune] : table.state.comuni) comune.name = Text<2, 200>::of("Comune di Viggianello");
  EXPECT_FALSE(has(full(), "Comune di Comune"));
}

}  // namespace
}  // namespace tavolo::pages
