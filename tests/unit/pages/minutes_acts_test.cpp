// What the minutes tell of moves, guests, justified absences, conflicts and the approval of earlier minutes.

#include <gtest/gtest.h>

#include <set>

#include "server/domain/minutes.hpp"
#include "server/pages/minutes.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/pages/held.hpp"
#include "tests/unit/pages/reading.hpp"

namespace tavolo::pages {
namespace {

using tests::has;

class TheMinutes : public ::testing::Test {
 protected:
  Held table;

  Site site() const { return site_of(table.state, table.moment()); }
  std::string full() const { return minutes_page(site(), {.number = "1-2026"}).html; }
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
  EXPECT_TRUE(has(extract(), "Ingressi di invitati: 2."));
  EXPECT_FALSE(has(extract(), "esperta di trasporti"));
}

TEST_F(TheMinutes, TellEachMoveWithTheFormerCallsAndTheReason) {
  SittingTerms former = table.sitting.terms;
  former.mode = SittingMode::in_person;
  former.first_call = {given::day("2026-11-20"), *LocalTime::parse("09:30"), table.now};
  former.second_call.reset();
  table.sitting.moves.push_back({former, Text<0, 300>::of("Sala vecchia"), true,
                                 MultilineText<0, 2000>::of("La Regione ha anticipato il termine."),
                                 Reason::of("La sala non è agibile."), table.stamp(-600)});
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, "Spostamenti della seduta"));
    EXPECT_TRUE(has(html, "Prima convocazione: venerdì 20 novembre 2026, ore 09:30"));
    EXPECT_TRUE(has(html, "La sala non è agibile."));
    EXPECT_TRUE(has(html, "Luogo: Sala vecchia"));
    EXPECT_TRUE(has(html, "Convocazione d&#39;urgenza: La Regione ha anticipato il termine."));
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
      {table.union_body, MultilineText<0, 2000>::of("Gestisce il servizio."), table.stamp(3), {}});
  auto& position = table.state.votes.at(table.closed).positions.begin()->second.back();
  position.value.value->conflict_of_interest = true;
  for (const std::string& html : {full(), extract()}) {
    EXPECT_TRUE(has(html, "<h4>Dichiarazioni di conflitto d&#39;interessi</h4>"));
    EXPECT_TRUE(has(html, "Gestisce il servizio."));
    EXPECT_TRUE(has(html, "Dichiarazioni di conflitto d&#39;interessi rese con la posizione"));
    EXPECT_EQ(read(html).fault, "");
  }
}

TEST_F(TheMinutes, TellBodiesThatAreRepresentedApartFromTheAbsent) {
  EXPECT_TRUE(has(full(), "<h3>Rappresentati per delega</h3><p>Ente dimostrativo 2 (DEMO).</p>"));
  EXPECT_TRUE(has(full(), "<h3>Assenti</h3><p>Nessun componente assente.</p>"));
}

TEST_F(TheMinutes, KnowNothingOfWhoCameToTheTableAfterThem) {
  const OrganisationId later = table.add_body(Bench::other);
  EXPECT_FALSE(has(full(), table.state.organisations.at(later).name.value->str()));
}

TEST_F(TheMinutes, KeepTheNextSittingThatWasKnownWhenTheyWereApproved) {
  const auto convene = [&](std::uint64_t n, std::string_view number, std::int64_t days) {
    domain::Sitting& next = table.state.sittings[SittingId{n}];
    next.id = SittingId{n};
    next.state = SittingState::convened;
    next.number = *SittingNumber::parse(number);
    next.terms.first_call.at = {table.sitting.terms.first_call.at.ms + days * 86'400'000};
  };
  table.sitting.minutes.approved.reset();
  convene(7, "7-2026", 20);
  EXPECT_TRUE(has(full(), "n. 7/2026")) << "as things are, until they are approved";
  table.sitting.minutes.next = domain::next_sitting(table.state, table.sitting);
  table.sitting.minutes.approved = table.stamp(50);
  convene(8, "8-2026", 10);
  table.state.sittings.at(SittingId{7}).state = SittingState::cancelled;
  EXPECT_TRUE(has(full(), "n. 7/2026"));
  EXPECT_FALSE(has(full(), "n. 8/2026"));
}

TEST_F(TheMinutes, SayWhyTheDeputyTookTheChairAndNoNamesInTheExtract) {
  table.sitting.chair_changes = {
      {true, AppointmentId{3}, Reason::of("La linea della presidenza è caduta."), table.stamp(20)}};
  EXPECT_TRUE(has(full(), "15:20: presiede la vicepresidenza ("));
  EXPECT_TRUE(has(full(), "La linea della presidenza è caduta."));
  EXPECT_TRUE(has(extract(), "15:20: presiede la vicepresidenza<"));
}

TEST_F(TheMinutes, NameEachTableThatScrollsByItsOwnName) {
  std::set<std::string> names;
  const std::string html = full();
  const std::string before = "tabindex=\"0\" aria-label=\"";
  for (std::size_t at = html.find(before); at != std::string::npos; at = html.find(before, at + 1)) {
    const std::size_t from = at + before.size();
    EXPECT_TRUE(names.insert(html.substr(from, html.find('"', from) - from)).second) << html.substr(from, 80);
  }
  EXPECT_GT(names.size(), 3U);
}

TEST_F(TheMinutes, SayWhenAConflictWasTakenBack) {
  table.sitting.agenda[2].conflicts.push_back(
      {table.union_body, MultilineText<0, 2000>::of("Gestisce il servizio."), table.stamp(3), table.stamp(9)});
  EXPECT_TRUE(has(full(), "23 novembre 2026, ore 15:03, Ente dimostrativo"));
  EXPECT_TRUE(has(full(), "; ritirata il 23 novembre 2026, ore 15:09"));
}

TEST_F(TheMinutes, MarkWhoStatedNothingForAConflictThatHeldWhenTheVoteOpened) {
  domain::Vote& vote = table.state.votes.at(table.closed);
  vote.place = VotePlace{table.sitting.id, table.sitting.agenda[2].entry.id, 1, false};
  vote.positions.erase(table.union_body);
  std::vector<domain::Conflict>& conflicts = table.sitting.agenda[2].conflicts;
  conflicts.push_back({table.union_body, MultilineText<0, 2000>::of(""), *vote.opened, {}});
  const std::string mark = "Non ha espresso posizione (conflitto";
  conflicts.front().stamp.index = vote.opened->index + 1;
  EXPECT_FALSE(has(full(), mark)) << "declared after it";
  conflicts.front().stamp.index = vote.opened->index - 1;
  EXPECT_TRUE(has(full(), mark));
  conflicts.front().withdrawn = *vote.opened;
  EXPECT_FALSE(has(full(), mark)) << "taken back before it";
}

TEST_F(TheMinutes, CountWhomTheNewestCallReached) {
  const auto told = [&](NoticeOutcome outcome, std::int64_t move) {
    return domain::Delivery{NoticeChannel::pec, outcome, move, Text<0, 500>::of(""), table.stamp(-500)};
  };
  table.sitting.moves.resize(1);
  table.sitting.deliveries.clear();
  table.sitting.deliveries[table.comune] = {told(NoticeOutcome::queued, 1), told(NoticeOutcome::delivered, 0)};
  table.sitting.deliveries[table.union_body] = {told(NoticeOutcome::delivered, 0)};
  const std::string html = full();
  EXPECT_TRUE(has(html, "in coda</td><td class=\"number\">1<"));
  EXPECT_FALSE(has(html, "consegnata</td>")) << "what is known of the notice before says nothing of the move";
}

TEST_F(TheMinutes, LeaveOutOfTheExtractTheReasonThatNamesAPerson) {
  table.sitting.agenda[2].conflicts.push_back(
      {table.union_body, MultilineText<0, 2000>::of("Persona 1 gestisce il servizio."), table.stamp(3), {}});
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
