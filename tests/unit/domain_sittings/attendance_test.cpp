// What is said of a sitting's people beside their presence: absences, guests, conflicts of interest (domain.md 5, 6).

#include <gtest/gtest.h>

#include "server/domain/sittings.hpp"
#include "tests/support/putting.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::command_id;
using given::SittingTable;

struct BesidePresence : testing::Test {
  SittingTable table;
  OrganisationId body = table.body(Bench::third_sector);

  commands::JustifyAbsence absence(bool withdrawn = false) const {
    return {command_id(), table.sitting, {}, withdrawn};
  }
  commands::JustifyAbsence absence_of(OrganisationId other, bool withdrawn = false) const {
    return {command_id(), table.sitting, other, withdrawn};
  }
  commands::AdmitGuest guest(std::string_view capacity) const {
    return {command_id(), table.sitting, Text<3, 200>::of(std::string(capacity))};
  }
  std::string body_hears(const commands::Command& command) const {
    return table.refused_with(table.delegate_of(body), command);
  }
};

TEST_F(BesidePresence, ABodySaysThatItCannotComeAndTakesItBack) {
  table.convene();
  EXPECT_EQ(body_hears(absence(true)), "nothing_changed");
  table.decide_ok(table.delegate_of(body), absence());
  EXPECT_TRUE(table.held().justified.contains(body));
  EXPECT_TRUE(table.was_touched("attendance", "sitting-1"));
  EXPECT_EQ(body_hears(absence()), "nothing_changed");
  table.decide_ok(table.delegate_of(body), absence(true));
  EXPECT_TRUE(table.held().justified.empty());
}

TEST_F(BesidePresence, ABodyThatComesAfterAllIsNotAbsent) {
  table.convene();
  table.decide_ok(table.delegate_of(body), absence());
  table.at(given::first_call_at);
  table.comes(body);
  EXPECT_TRUE(table.held().justified.empty());
  EXPECT_EQ(body_hears(absence()), "already_inside");
}

TEST_F(BesidePresence, TheSecretaryWasToldLateAndTheBodyIsNotAskedAfterTheClose) {
  table.begin();
  table.leaves(body);
  table.decide_ok(table.chair(), commands::CloseSitting{command_id(), table.sitting});
  EXPECT_EQ(body_hears(absence()), "sitting_takes_no_presence");
  EXPECT_EQ(table.refused_with(table.secretary(), absence()), "body_required");
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), absence_of(body)), "not_permitted");
  table.decide_ok(table.secretary(), absence_of(body));
  EXPECT_TRUE(table.held().justified.contains(body));
}

TEST_F(BesidePresence, GuestsComeAndGoByCapacityWhileTheSittingIsOpen) {
  table.convene();
  EXPECT_EQ(table.refused_with(table.secretary(), guest("Tecnico dell'azienda sanitaria")), "sitting_not_open");
  table.at(given::first_call_at);
  table.come(5);
  table.open();
  EXPECT_EQ(table.refused_with(table.delegate_of(body), guest("Esperto")), "not_permitted");
  EXPECT_EQ(table.refused_with(table.secretary(), guest("tel. 3331234567")), "looks_like_personal_data");
  EXPECT_EQ(table.decide_ok(table.secretary(), guest("Tecnico dell'azienda sanitaria")).created, "guest-1");
  table.decide_ok(table.chair(), guest("Direttrice del centro per l'impiego"));
  const commands::DismissGuest dismissal{command_id(), table.sitting, GuestId{1}};
  table.now.ms += 60'000;
  table.decide_ok(table.secretary(), dismissal);
  EXPECT_EQ(table.held().guests[0].to, table.now);
  EXPECT_EQ(table.refused_with(table.secretary(), dismissal), "already_outside");
  EXPECT_EQ(table.refused_with(table.secretary(), commands::DismissGuest{command_id(), table.sitting, GuestId{3}}),
            "not_found");
  table.now.ms += 60'000;
  table.decide_ok(table.chair(), commands::CloseSitting{command_id(), table.sitting});
  EXPECT_EQ(table.held().guests[1].to, table.now) << "who is still there goes as the sitting ends";
}

struct Interested : BesidePresence {
  commands::DeclareConflict conflict(bool withdrawn = false) const {
    return {command_id(), table.sitting, table.discussion,
            {},           withdrawn,     MultilineText<3, 2000>::of("Gestiamo il servizio.")};
  }
  VoteId vote() {
    auto put = given::put();
    put.item = table.discussion;
    table.decide_ok(table.chair(), put);
    const VoteId id{table.state.counters.vote};
    table.decide_ok(table.chair(), given::opening(id));
    return id;
  }
  /// Consensus was asked for, and somebody else objected.
  void contested() {
    table.open_item(table.discussion);
    table.decide_ok(table.chair(), table.question(table.discussion));
    EXPECT_EQ(body_hears(commands::ObjectToConsensus{command_id(), table.sitting, table.discussion, {}}),
              has_conflict(table.held(), table.discussion, body) ? "conflict_declared" : "accepted");
    table.decide_ok(table.delegate_of(table.body(Bench::institutions)),
                    commands::ObjectToConsensus{command_id(), table.sitting, table.discussion, {}});
  }
};

TEST_F(Interested, ABodyWithAConflictTakesNoPartInTheDecision) {
  table.begin();
  table.decide_ok(table.delegate_of(body), conflict());
  EXPECT_EQ(body_hears(conflict()), "nothing_changed");
  EXPECT_TRUE(table.was_touched("sitting", "sitting-1"));
  contested();
  const VoteId id = vote();
  EXPECT_EQ(body_hears(given::position(id, PositionChoice::favourable)), "conflict_declared");
  EXPECT_EQ(table.refused_with(table.secretary(), given::recorded(id, body, PositionChoice::contrary)),
            "conflict_declared");
  table.decide_ok(table.delegate_of(body), given::position(id, PositionChoice::not_participating));
  const CastVersion& cast = table.state.votes.at(id).positions.at(body).back();
  EXPECT_TRUE(cast.value.value->conflict_of_interest) << "the position says why, whatever the form said";
  EXPECT_EQ(
      table.refused_with(table.delegate_of(table.body(Bench::other)), given::position(id, PositionChoice::favourable)),
      "accepted");
}

TEST_F(Interested, TheDeclarationStandsWhileAVoteIsOpenAndIsTakenBackBeforeIt) {
  table.begin();
  table.decide_ok(table.delegate_of(body), conflict());
  table.decide_ok(table.delegate_of(body), conflict(true));
  const Conflict& taken_back = table.item(table.discussion).conflicts.front();
  EXPECT_FALSE(taken_back.holds());
  EXPECT_EQ(taken_back.withdrawn->ts, table.now) << "the minutes tell both";
  EXPECT_EQ(body_hears(conflict(true)), "nothing_changed");
  contested();
  const VoteId id = vote();
  EXPECT_EQ(body_hears(conflict()), "vote_still_open");
  table.decide_ok(table.delegate_of(body), given::position(id, PositionChoice::favourable));
}

TEST_F(Interested, IsDeclaredBeforeTheSittingTooAndByTheSecretaryForABodyThatSaidSo) {
  table.convene();
  auto said = conflict();
  said.organisation = body;
  EXPECT_EQ(table.refused_with(table.chair(), said), "not_permitted");
  table.decide_ok(table.secretary(), said);
  EXPECT_EQ(table.item(table.discussion).conflicts.front().organisation, body);
  const OrganisationId silent = table.add_body(Bench::other, false);
  said.organisation = silent;
  EXPECT_EQ(table.refused_with(table.secretary(), said), "no_vote_in_sitting");
  said.item = AgendaItemId{99};
  EXPECT_EQ(table.refused_with(table.secretary(), said), "not_found");
}

TEST_F(Interested, NothingIsDeclaredOnAnItemThatIsOver) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.chair(),
                  commands::CloseItem{command_id(), table.sitting, table.discussion, AgendaItemState::no_decision, {}});
  EXPECT_EQ(body_hears(conflict()), "item_is_over");
}

}  // namespace
}  // namespace tavolo::domain
