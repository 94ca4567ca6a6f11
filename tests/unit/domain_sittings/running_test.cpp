// A sitting from its opening to its close: calls, items, consensus (domain.md 4.3, 5).

#include <gtest/gtest.h>

#include "server/domain/ballot.hpp"
#include "tests/support/putting.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::command_id;
using given::count_of;
using given::SittingTable;

struct Running : testing::Test {
  SittingTable table;
  OrganisationId body = table.body(Bench::social_partners);

  std::string chair_hears(const commands::Command& command) const { return table.refused_with(table.chair(), command); }
  commands::CloseItem close_item(AgendaItemId item, AgendaItemState outcome) const {
    return {command_id(), table.sitting, item, outcome, {}};
  }
  commands::ObjectToConsensus objection() const { return {command_id(), table.sitting, table.discussion, {}}; }
};

TEST_F(Running, OpensAtTheHourOfTheCallAndNotBefore) {
  table.convene();
  table.at("2026-12-02T08:59:59.999Z");
  table.come(8);
  EXPECT_EQ(chair_hears(commands::OpenSitting{command_id(), table.sitting}), "call_not_yet");
  EXPECT_EQ(chair_hears(commands::DeclareDeserted{command_id(), table.sitting}), "call_not_yet");
  table.at(given::first_call_at);
  EXPECT_EQ(chair_hears(commands::DeclareDeserted{command_id(), table.sitting}), "quorum_is_there");
  table.open();
  EXPECT_EQ(table.held().regulation, RegulationId{1});
  ASSERT_EQ(table.held().quorum.size(), 1U);
  EXPECT_EQ(table.held().quorum[0].present, 8);
  EXPECT_EQ(chair_hears(commands::OpenSitting{command_id(), table.sitting}), "sitting_not_convened");
}

TEST_F(Running, IsDesertedTwiceAndThenOver) {
  table.convene();
  table.at(given::first_call_at);
  table.come(2);
  const commands::DeclareDeserted deserted{command_id(), table.sitting};
  table.decide_ok(table.chair(), deserted);
  EXPECT_EQ(table.held().state, SittingState::deserted_first_call);
  EXPECT_EQ(table.held().presence.at(table.body(Bench::institutions)).spans[0].went, PresenceCause::call_deserted);
  EXPECT_EQ(chair_hears(deserted), "call_not_yet");
  table.at(given::second_call_at);
  table.decide_ok(table.chair(), deserted);
  EXPECT_EQ(table.held().state, SittingState::deserted);
  EXPECT_EQ(chair_hears(deserted), "sitting_not_convened");
}

TEST_F(Running, HasOneItemOpenAtATime) {
  table.begin();
  table.open_item(table.discussion);
  EXPECT_EQ(chair_hears(commands::OpenItem{command_id(), table.sitting, table.communications}), "item_still_open");
  EXPECT_EQ(chair_hears(commands::OpenItem{command_id(), table.sitting, AgendaItemId{9}}), "not_found");
  table.decide_ok(table.secretary(), commands::SuspendItem{command_id(), table.sitting, table.discussion});
  table.open_item(table.communications);
  table.decide_ok(table.chair(), close_item(table.communications, AgendaItemState::no_decision));
  table.open_item(table.discussion);
  EXPECT_EQ(table.held().current_item, table.discussion);
  EXPECT_EQ(chair_hears(commands::OpenItem{command_id(), table.sitting, table.communications}), "item_still_open");
}

TEST_F(Running, PutsOffWhatIsNotOpenAndDecidesOnlyWhatIs) {
  table.begin();
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::decided)), "item_not_open");
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::pending)), "outcome_not_of_item");
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::consensus_recorded)), "outcome_not_of_item");
  table.decide_ok(table.chair(), close_item(table.discussion, AgendaItemState::deferred));
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::deferred)), "item_is_over");
  EXPECT_EQ(chair_hears(commands::OpenItem{command_id(), table.sitting, table.discussion}), "item_is_over");
}

TEST_F(Running, AddsAnItemWithEverybodyThereOrAsACommunication) {
  table.begin();
  commands::AddItem item{command_id(),
                         table.sitting,
                         Text<3, 200>::of("Bando regionale"),
                         AgendaItemKind::discussion,
                         15,
                         Reason::of("Uscito ieri.")};
  EXPECT_EQ(chair_hears(item), "accepted");
  table.leaves(body);
  EXPECT_EQ(chair_hears(item), "late_item_needs_everybody");
  item.kind = AgendaItemKind::communications;
  const Decided added = table.decide_ok(table.chair(), item);
  EXPECT_EQ(added.created, "agenda_item-3");
  EXPECT_TRUE(table.item(AgendaItemId{3}).added_late);
}

TEST_F(Running, RecordsAConsensusWhenNobodyObjects) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.chair(), table.question(table.discussion));
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::decided)), "consensus_running");
  const Instant ends_at = table.item(table.discussion).consensus->ends_at;
  EXPECT_EQ(ends_at.ms - table.now.ms, 60'000);
  table.now.ms = ends_at.ms - 1;
  EXPECT_FALSE(table.take_due_step());
  table.now = ends_at;
  EXPECT_EQ(table.refused_with(table.delegate_of(body), objection()), "consensus_not_asked");
  EXPECT_TRUE(table.take_due_step());
  const AgendaItem& item = table.item(table.discussion);
  EXPECT_EQ(item.state, AgendaItemState::consensus_recorded);
  EXPECT_EQ(item.consensus->present.size(), 8U);
  EXPECT_FALSE(table.held().current_item);
}

TEST_F(Running, NeedsAVoteAfterOneObjection) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.chair(), table.question(table.discussion));
  table.decide_ok(table.delegate_of(body), objection());
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), objection()), "consensus_not_asked");
  table.now.ms += 60'000;
  EXPECT_FALSE(table.take_due_step() && table.item(table.discussion).state != AgendaItemState::open);
  EXPECT_EQ(table.item(table.discussion).state, AgendaItemState::open);
  EXPECT_EQ(chair_hears(table.question(table.discussion)), "accepted");
}

TEST_F(Running, AsksForConsensusOnlyWithAQuorumOnWhatIsDecided) {
  table.begin();
  table.open_item(table.communications);
  EXPECT_EQ(chair_hears(table.question(table.communications)), "item_without_decision");
  table.decide_ok(table.chair(), close_item(table.communications, AgendaItemState::no_decision));
  table.open_item(table.discussion);
  for (const Bench bench : {Bench::third_sector, Bench::other}) {
    for (const OrganisationId each : table.bodies(bench)) table.leaves(each);
  }
  EXPECT_EQ(chair_hears(table.question(table.discussion)), "quorum_missing");
}

TEST_F(Running, LetsAQuestionLapseWithTheQuorumAndWithASuspension) {
  for (const bool suspended : {true, false}) {
    SittingTable each;
    each.begin();
    each.open_item(each.discussion);
    each.decide_ok(each.chair(), each.question(each.discussion));
    if (suspended) {
      each.decide_ok(each.chair(), commands::SuspendSitting{command_id(), each.sitting, Reason::of("Pausa.")});
    } else {
      for (const OrganisationId one : each.bodies(Bench::other)) each.leaves(one);
      for (const OrganisationId one : each.bodies(Bench::third_sector)) each.leaves(one);
    }
    EXPECT_FALSE(each.item(each.discussion).consensus);
    each.now.ms += 60'000;
    while (each.take_due_step()) {
    }
    EXPECT_EQ(each.item(each.discussion).state, AgendaItemState::open);
  }
}

TEST_F(Running, LetsOnlyBodiesThatAreInsideAndVoteObject) {
  const OrganisationId silent = table.add_body(Bench::other, false);
  table.add_mandate(silent, MandateCapacity::delegate);
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.chair(), table.question(table.discussion));
  EXPECT_EQ(table.refused_with(table.delegate_of(silent), objection()), "no_vote_in_sitting");
  table.leaves(body);
  EXPECT_EQ(table.refused_with(table.delegate_of(body), objection()), "not_inside");
}

TEST_F(Running, IsNotSuspendedBetweenTheOpeningOfAVoteAndItsOutcome) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.chair(), table.question(table.discussion));
  table.decide_ok(table.delegate_of(body), objection());
  auto put = given::put();
  put.item = table.discussion;
  table.decide_ok(table.chair(), put);
  table.decide_ok(table.chair(), given::opening(VoteId{1}));
  const commands::SuspendSitting pause{command_id(), table.sitting, Reason::of("Pausa.")};
  EXPECT_EQ(chair_hears(pause), "vote_still_open");
  table.decide_ok(table.chair(), given::closing(VoteId{1}));
  EXPECT_EQ(chair_hears(pause), "accepted");
}

TEST_F(Running, IsSuspendedAndResumed) {
  table.begin();
  table.decide_ok(table.chair(), commands::SuspendSitting{command_id(), table.sitting, Reason::of("Guasto.")});
  EXPECT_EQ(chair_hears(commands::OpenItem{command_id(), table.sitting, table.discussion}), "sitting_not_open");
  EXPECT_EQ(chair_hears(commands::SuspendSitting{command_id(), table.sitting, Reason::of("Guasto.")}),
            "sitting_not_open");
  const commands::ResumeSitting resume{command_id(), table.sitting};
  table.decide_ok(table.chair(), resume);
  EXPECT_EQ(chair_hears(resume), "sitting_not_suspended");
  ASSERT_EQ(table.held().suspensions.size(), 1U);
  EXPECT_TRUE(table.held().suspensions[0].to);
}

TEST_F(Running, ClosesWithNothingOpenAndPutsOffTheRest) {
  table.begin();
  table.open_item(table.communications);
  const commands::CloseSitting close{command_id(), table.sitting};
  EXPECT_EQ(chair_hears(close), "item_still_open");
  table.decide_ok(table.chair(), close_item(table.communications, AgendaItemState::no_decision));
  const Decided closed = table.decide_ok(table.chair(), close);
  EXPECT_EQ(count_of(closed.events, "agenda_item.closed"), 1U);
  EXPECT_EQ(table.item(table.discussion).state, AgendaItemState::deferred);
  EXPECT_EQ(table.held().state, SittingState::closed);
  EXPECT_EQ(chair_hears(close), "sitting_not_open");
}

TEST_F(Running, IsPresidedByTheDeputyAfterATakeover) {
  table.begin();
  table.decide_ok(table.deputy(), commands::TakeChair{command_id(), Reason::of("Linea caduta.")});
  table.decide_ok(table.deputy(), commands::OpenItem{command_id(), table.sitting, table.discussion});
  EXPECT_EQ(chair_hears(close_item(table.discussion, AgendaItemState::decided)), "not_permitted");
}

TEST_F(Running, HasOneSittingOpenAtTheTable) {
  table.convene();
  table.sitting = SittingId{2};
  table.convene();
  table.at(given::first_call_at);
  table.come(8);
  table.sitting = SittingId{1};
  table.come(8);
  table.open();
  EXPECT_EQ(chair_hears(commands::OpenSitting{command_id(), SittingId{2}}), "another_sitting_open");
}

TEST_F(Running, TheReasonOfATakeoverIsErasedByAnOrderAndThatItHappenedIsNot) {
  table.begin();
  table.decide_ok(table.deputy(), commands::TakeChair{command_id(), Reason::of("Linea caduta, ha scritto un nome.")});
  ASSERT_EQ(table.held().chair_changes.size(), 1U);
  EXPECT_FALSE(table.held().chair_changes.front().reason.erased());
  const ObjectRef object{to_string(table.held().chair_changes.front().appointment)};
  table.decide_ok(table.secretary(), commands::ApplyRedaction{command_id(),
                                                              {{ErasureKind::reasons, object, {}}},
                                                              LegalBasis::data_not_due,
                                                              table.moment().today(),
                                                              Text<3, 300>::of("Ufficio, nota prot. 1"),
                                                              Reason::of("Conteneva un nome.")});
  EXPECT_TRUE(table.held().chair_changes.front().reason.erased());
  EXPECT_TRUE(table.held().chair_changes.front().deputy);
}

}  // namespace
}  // namespace tavolo::domain
