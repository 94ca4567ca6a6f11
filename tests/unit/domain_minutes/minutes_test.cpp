// The minutes from the first word to the extract (domain.md 6).

#include "server/domain/minutes.hpp"
#include "tests/support/seated.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using given::the_sitting;
using Block = MinutesBlock;

class TheMinutes : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId comune = table.body(Bench::institutions);

  static commands::WriteMinutes writing(std::string_view text, std::int64_t seen = 0, Block block = Block::commitments,
                                        std::optional<AgendaItemId> item = {}) {
    return {given::command_id(), the_sitting, block, item, seen, MultilineText<0, 10000>::of(text)};
  }
  static commands::ProposeMinutes proposing() { return {given::command_id(), the_sitting}; }
  static commands::ObjectToMinutes objecting() {
    return {given::command_id(), the_sitting, MultilineText<10, 4000>::of("Il testo del punto 2 va corretto.")};
  }
  static commands::AnswerObjection answering(std::uint64_t objection, bool accepted = true) {
    return {given::command_id(), the_sitting, ObjectionId{objection}, accepted, Reason::of("Corretto come chiesto.")};
  }
  static commands::RectifyMinutes rectifying() {
    return {given::command_id(), the_sitting, MultilineText<10, 4000>::of("Al punto 1 si legga: entro marzo.")};
  }
  static commands::PublishMinutes publishing() {
    return {given::command_id(), the_sitting, Text<3, 300>::of("Albo pretorio")};
  }
  void close() {
    sitting.state = SittingState::closed;
    sitting.closed = given::stamp_now(table);
    sitting.current_item.reset();
  }
  void propose() {
    table.decide_ok(table.secretary(), writing("Prima stesura."));
    close();
    table.decide_ok(table.secretary(), proposing());
  }
  /// Another sitting is open whose first item is about these minutes, on which nothing was decided yet.
  commands::ApproveMinutes approving() {
    Sitting& later = given::seated(table, SittingId{2});
    later.agenda.front().entry.kind = AgendaItemKind::previous_minutes;
    return {given::command_id(), the_sitting, SittingId{2}};
  }
};

TEST_F(TheMinutes, BeginWithTheFirstWordAndKeepEveryVersion) {
  EXPECT_EQ(sitting.minutes.state, MinutesState::none);
  table.decide_ok(table.secretary(), writing("Prima stesura."));
  EXPECT_EQ(sitting.minutes.state, MinutesState::draft);
  EXPECT_TRUE(table.was_touched("minutes", "sitting-1"));
  EXPECT_TRUE(table.was_touched("sitting", "sitting-1"));
  table.decide_ok(table.secretary(), writing("Seconda stesura.", 1));
  const auto& versions = sitting.minutes.blocks.at({Block::commitments, {}});
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].text.value->str(), "Prima stesura.");
  EXPECT_EQ(versions[1].version, 2);
}

TEST_F(TheMinutes, AreNotOverwrittenByWhoSawAnOlderVersion) {
  table.decide_ok(table.secretary(), writing("Prima stesura."));
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Di un altro.")), "stale_version");
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Prima stesura.", 1)), "nothing_changed");
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Chiamare il 333 1234567.", 1)), "looks_like_personal_data");
  EXPECT_EQ(table.refused_with(table.chair(), writing("Della Presidenza.", 1)), "not_permitted");
}

TEST_F(TheMinutes, HaveBlocksOfItemsAndBlocksOfTheSitting) {
  EXPECT_EQ(table.refused_with(table.secretary(), writing("x", 0, Block::item_report)), "minutes_block_needs_item");
  EXPECT_EQ(table.refused_with(table.secretary(), writing("x", 0, Block::commitments, AgendaItemId{1})),
            "minutes_block_has_no_item");
  EXPECT_EQ(table.refused_with(table.secretary(), writing("x", 0, Block::item_report, AgendaItemId{77})), "not_found");
  table.decide_ok(table.secretary(), writing("Relazione.", 0, Block::item_report, AgendaItemId{1}));
  table.decide_ok(table.secretary(), writing("Relazione.", 0, Block::item_report, AgendaItemId{2}));
  EXPECT_EQ(sitting.minutes.blocks.size(), 2U);
}

TEST_F(TheMinutes, GoToTheMembersOnceWrittenAndTheSittingIsClosed) {
  EXPECT_EQ(table.refused_with(table.secretary(), proposing()), "minutes_sitting_not_closed");
  close();
  EXPECT_EQ(table.refused_with(table.secretary(), proposing()), "minutes_not_drafted");
  table.decide_ok(table.secretary(), writing("Prima stesura."));
  table.decide_ok(table.secretary(), proposing());
  EXPECT_EQ(sitting.minutes.state, MinutesState::objections);
  EXPECT_EQ(sitting.minutes.objections_until, given::day("2026-11-30"));
  EXPECT_EQ(to_string(*sitting.minutes.objections_until_at), "2026-11-30T22:59:59.999Z");
  EXPECT_EQ(table.refused_with(table.secretary(), proposing()), "minutes_no_longer_draft");
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Dopo.", 1)), "minutes_text_fixed");
}

TEST_F(TheMinutes, OfADesertedSittingSayThatNobodyCame) {
  sitting.state = SittingState::deserted;
  sitting.opened.reset();
  table.decide_ok(table.secretary(), writing("Nessuno presente."));
  table.decide_ok(table.secretary(), proposing());
  sitting.minutes = {};
  sitting.state = SittingState::convened;
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Troppo presto.")), "minutes_not_ready");
}

TEST_F(TheMinutes, AreObjectedToByBodiesWithinTheTermAndCorrectedBeforeTheAnswer) {
  propose();
  const Decided decided = table.decide_ok(table.delegate_of(comune), objecting());
  EXPECT_EQ(decided.created, "objection-1");
  table.decide_ok(table.secretary(), writing("Testo corretto.", 1));
  EXPECT_EQ(table.refused_with(table.secretary(), answering(9)), "not_found");
  table.decide_ok(table.secretary(), answering(1));
  EXPECT_EQ(sitting.minutes.objections[0].accepted, true);
  EXPECT_EQ(table.refused_with(table.secretary(), answering(1)), "objection_answered");
  table.decide_ok(table.secretary(), writing("Corretto anche dopo, poiché l'osservazione è accolta.", 2));
  table.at("2026-11-30T22:59:59.999Z");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), objecting()), "minutes_objections_over");
}

TEST_F(TheMinutes, KeepTheirTextWhenTheObjectionIsRejected) {
  propose();
  table.decide_ok(table.delegate_of(comune), objecting());
  table.decide_ok(table.secretary(), answering(1, false));
  EXPECT_EQ(table.refused_with(table.secretary(), writing("Ancora.", 1)), "minutes_text_fixed");
}

TEST_F(TheMinutes, AreApprovedTacitlyWhenTheTermIsOver) {
  propose();
  const auto step = next_due(table.state, table.calendar);
  ASSERT_TRUE(step);
  table.at("2026-11-30T22:59:59.998Z");
  EXPECT_EQ(tacit_approval_at(sitting.minutes), given::instant("2026-11-30T22:59:59.999Z"));
  table.at("2026-11-30T23:00:05.000Z");
  EXPECT_EQ(table.refused_with(table.chair(), approving()), "minutes_not_under_objection");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(sitting.minutes.state, MinutesState::approved);
  EXPECT_TRUE(sitting.minutes.tacit);
  EXPECT_FALSE(tacit_approval_at(sitting.minutes));
}

TEST_F(TheMinutes, AreNotApprovedWhileAnObjectionWaits) {
  propose();
  table.decide_ok(table.delegate_of(comune), objecting());
  EXPECT_FALSE(tacit_approval_at(sitting.minutes));
  EXPECT_EQ(table.refused_with(table.chair(), approving()), "objections_unanswered");
  table.at("2026-12-02T09:00:00.000Z");
  table.decide_ok(table.secretary(), answering(1, false));
  EXPECT_EQ(tacit_approval_at(sitting.minutes), table.now) << "the answer came after the term";
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(sitting.minutes.state, MinutesState::approved);
}

TEST_F(TheMinutes, AreApprovedAtALaterSittingOnceItsTableSaidYes) {
  propose();
  const commands::ApproveMinutes approval = approving();
  AgendaItem& item = table.state.sittings.at(SittingId{2}).agenda.front();
  EXPECT_EQ(table.refused_with(table.secretary(), approval), "not_permitted");
  EXPECT_EQ(table.refused_with(table.chair(), commands::ApproveMinutes{given::command_id(), the_sitting, the_sitting}),
            "minutes_approved_elsewhere");
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_not_decided");
  item.state = AgendaItemState::decided;
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_not_decided") << "decided on what, no vote says";
  item.state = AgendaItemState::consensus_recorded;
  item.entry.subject = ObjectRef{"sitting-9"};
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_approved_elsewhere") << "of other minutes";
  item.entry.subject = ObjectRef{"sitting-1"};
  table.decide_ok(table.chair(), approval);
  EXPECT_EQ(sitting.minutes.approved_in, SittingId{2});
  EXPECT_FALSE(sitting.minutes.tacit);
}

TEST_F(TheMinutes, AreApprovedByAVoteThatApprovesAndStands) {
  propose();
  const commands::ApproveMinutes approval = approving();
  table.state.sittings.at(SittingId{2}).agenda.front().votes.push_back(VoteId{1});
  Vote& vote = table.state.votes[VoteId{1}];
  vote.place = VotePlace{SittingId{2}, AgendaItemId{3}};
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_not_decided");
  vote.result = VoteResult{};
  vote.result->outcome = Outcome::not_approved;
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_not_decided");
  vote.result->outcome = Outcome::approved_by_majority;
  vote.pending = {PendingCause::ratification};
  EXPECT_EQ(table.refused_with(table.chair(), approval), "minutes_not_decided");
  vote.pending.clear();
  table.decide_ok(table.chair(), approval);
}

TEST_F(TheMinutes, AreRectifiedByAdditionAndPublishedOnceApproved) {
  propose();
  EXPECT_EQ(table.refused_with(table.secretary(), rectifying()), "minutes_not_approved");
  EXPECT_EQ(table.refused_with(table.secretary(), publishing()), "minutes_not_approved");
  const commands::ApproveMinutes approval = approving();
  table.state.sittings.at(SittingId{2}).agenda.front().state = AgendaItemState::consensus_recorded;
  table.decide_ok(table.chair(), approval);
  table.decide_ok(table.secretary(), publishing());
  EXPECT_EQ(sitting.minutes.state, MinutesState::published);
  EXPECT_EQ(table.refused_with(table.secretary(), publishing()), "minutes_already_published");
  table.decide_ok(table.secretary(), rectifying());
  EXPECT_EQ(sitting.minutes.rectifications.size(), 1U);
  EXPECT_EQ(sitting.minutes.blocks.at({Block::commitments, {}}).back().text.value->str(), "Prima stesura.");
}

}  // namespace
}  // namespace tavolo::domain
