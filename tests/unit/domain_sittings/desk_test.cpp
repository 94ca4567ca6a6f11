// What the desk shows as lawful, and what comes next.

#include "server/domain/desk.hpp"

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::command_id;
using given::SittingTable;
using views::DeskAct;

struct AtTheDesk : testing::Test {
  SittingTable table;

  DeskSteps steps() const { return desk_steps(table.state, table.held(), table.moment()); }
  std::optional<DeskAct> next() const {
    const auto next = steps().next;
    return next ? std::optional(next->act) : std::nullopt;
  }
  /// The refusal that the act would get, "lawful", or "not shown".
  std::string shown(DeskAct act) const {
    for (const auto& line : steps().acts) {
      if (line.act == act) return line.refusal ? line.refusal->str() : "lawful";
    }
    return "not shown";
  }
};

TEST_F(AtTheDesk, ADraftIsConvenedOnceItsNoticeIsLongEnough) {
  table.decide_ok(table.secretary(), given::sitting_draft());
  EXPECT_EQ(next(), DeskAct::convene);
  table.at("2026-11-30T10:00:00.000Z");
  EXPECT_EQ(shown(DeskAct::convene), "notice_too_short");
  EXPECT_EQ(next(), std::nullopt);
}

TEST_F(AtTheDesk, ACallSaysFromWhenAndWhy) {
  table.convene();
  EXPECT_EQ(shown(DeskAct::open_first_call), "quorum_missing");
  EXPECT_EQ(next(), DeskAct::declare_deserted);
  EXPECT_EQ(to_string(*steps().next->from), std::string(given::first_call_at));
  table.at(given::first_call_at);
  table.come(5);
  EXPECT_EQ(next(), DeskAct::open_first_call);
  EXPECT_EQ(shown(DeskAct::declare_deserted), "quorum_is_there");
}

TEST_F(AtTheDesk, TheSecondCallFollowsTheFirst) {
  table.convene();
  table.at(given::first_call_at);
  table.decide_ok(table.chair(), commands::DeclareDeserted{command_id(), table.sitting});
  EXPECT_EQ(shown(DeskAct::open_second_call), "quorum_missing");
  EXPECT_EQ(to_string(*steps().next->from), std::string(given::second_call_at));
}

TEST_F(AtTheDesk, AnItemGoesFromConsensusToVoteToItsClose) {
  table.begin();
  EXPECT_EQ(next(), DeskAct::open_item);
  EXPECT_EQ(steps().next->object, ObjectRef{"agenda_item-1"});
  EXPECT_EQ(shown(DeskAct::close), "lawful");
  table.open_item(table.communications);
  EXPECT_EQ(next(), DeskAct::close_item);
  EXPECT_EQ(shown(DeskAct::ask_consensus), "item_without_decision");
  EXPECT_EQ(shown(DeskAct::close), "item_still_open");
  table.decide_ok(
      table.chair(),
      commands::CloseItem{command_id(), table.sitting, table.communications, AgendaItemState::no_decision, {}});
  table.open_item(table.discussion);
  EXPECT_EQ(next(), DeskAct::ask_consensus);
  table.decide_ok(table.chair(), table.question(table.discussion));
  EXPECT_EQ(next(), std::nullopt) << "while consensus is asked for one waits";
  EXPECT_EQ(shown(DeskAct::close_item), "consensus_running");
}

TEST_F(AtTheDesk, MinutesAreApprovedAfterTheTableSaidYes) {
  table.begin();
  Sitting& sitting = table.state.sittings.at(table.sitting);
  Sitting& earlier = table.state.sittings[SittingId{7}];
  earlier.id = SittingId{7};
  earlier.state = SittingState::closed;
  earlier.minutes.state = MinutesState::objections;
  earlier.minutes.objections_until_at = given::instant("2026-12-09T22:59:59.999Z");
  sitting.agenda.front().entry.kind = AgendaItemKind::previous_minutes;
  sitting.agenda.front().entry.subject = ObjectRef{"sitting-7"};
  table.open_item(table.communications);
  EXPECT_EQ(shown(DeskAct::approve_minutes), "minutes_not_decided");
  EXPECT_EQ(next(), DeskAct::ask_consensus);
  table.decide_ok(table.chair(), table.question(table.communications));
  table.now.ms += 60'000;
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(next(), DeskAct::approve_minutes);
  table.decide_ok(table.chair(), commands::ApproveMinutes{command_id(), SittingId{7}, table.sitting});
  EXPECT_EQ(next(), DeskAct::open_item);
}

TEST_F(AtTheDesk, AConvenedSittingCanBeMoved) {
  table.convene();
  EXPECT_EQ(shown(DeskAct::move), "lawful");
  table.at(given::first_call_at);
  table.decide_ok(table.chair(), commands::DeclareDeserted{command_id(), table.sitting});
  EXPECT_EQ(shown(DeskAct::move), "sitting_not_convened");
}

TEST_F(AtTheDesk, ALostQuorumIsVerifiedFirst) {
  table.begin();
  for (const Bench bench : {Bench::third_sector, Bench::other}) {
    for (const OrganisationId body : table.bodies(bench)) table.leaves(body);
  }
  EXPECT_EQ(next(), DeskAct::verify_quorum);
}

TEST_F(AtTheDesk, ASuspendedSittingIsResumed) {
  table.begin();
  table.decide_ok(table.chair(), commands::SuspendSitting{command_id(), table.sitting, Reason::of("Pausa.")});
  EXPECT_EQ(next(), DeskAct::resume);
  EXPECT_EQ(shown(DeskAct::open_item), "sitting_not_open");
}

TEST_F(AtTheDesk, ShowsTheFirstInTheQueue) {
  table.begin();
  table.open_item(table.discussion);
  table.decide_ok(table.delegate_of(table.body(Bench::other)),
                  commands::RequestFloor{command_id(), table.sitting, FloorKind::intervention});
  EXPECT_EQ(next(), DeskAct::grant_floor);
  EXPECT_EQ(steps().next->object, ObjectRef{"floor_request-1"});
  table.decide_ok(table.chair(), commands::GrantFloor{command_id(), table.sitting, FloorRequestId{1}, {}});
  EXPECT_EQ(next(), DeskAct::end_floor);
}

TEST_F(AtTheDesk, IsTheSameWhateverTheHour) {
  table.begin();
  table.open_item(table.discussion);
  const auto now = steps();
  table.at("2026-12-02T15:00:00.000Z");
  const auto later = steps();
  ASSERT_EQ(now.acts.size(), later.acts.size());
  for (std::size_t i = 0; i < now.acts.size(); ++i) EXPECT_EQ(now.acts[i].refusal, later.acts[i].refusal);
}

}  // namespace
}  // namespace tavolo::domain
