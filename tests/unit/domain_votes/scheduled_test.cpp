// The opening that the chair said yes to before its hour: it comes by itself, can be moved, done at once or dropped,
// and is missed where the rules say no by then.

#include <algorithm>

#include "server/feed/render.hpp"
#include "server/feed/views.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::Table;

/// The table stands at 23 November 2026, 15:00 in Rome; the vote closes on the 26th at 18:00.
class AScheduledOpening : public ::testing::Test {
 protected:
  Table table;
  VoteId id = given::prepared(table, OnText{});

  AScheduledOpening() { table.state.regulations.back().rules.min_vote_minutes = 60; }

  const Vote& vote() const { return table.state.votes.at(id); }
  static commands::OpenVote opening(VoteId vote, std::string_view on, std::string_view time) {
    commands::OpenVote command{given::command_id(), vote, {}, {}};
    command.opens = DayHour{given::day(on), *LocalTime::parse(time)};
    return command;
  }
  commands::OpenVote at_nine() const { return opening(id, "2026-11-24", "09:00"); }
  bool chair_waits_for_it() const {
    const auto waiting = feed::waiting_of_chair(table.state);
    return std::ranges::any_of(waiting.items, [&](const auto& item) { return item.object.text == to_string(id); });
  }
};

TEST_F(AScheduledOpening, IsTheChairsOrTheSecretarysCitingTheOrder) {
  auto by_secretary = at_nine();
  EXPECT_EQ(table.refused_with(table.secretary(), by_secretary), "order_required");
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), at_nine()), "not_permitted");
  by_secretary.order = Text<3, 300>::of("Ordine del 23 novembre");
  table.decide_ok(table.secretary(), by_secretary);
  EXPECT_EQ(vote().state, VoteState::prepared);
  EXPECT_EQ(vote().opens_at, given::instant("2026-11-24T08:00:00.000Z"));
  EXPECT_TRUE(vote().on_order);
  const views::Vote view = feed::vote_view(table.state, vote());
  EXPECT_EQ(view.order->str(), "Ordine del 23 novembre");
  EXPECT_EQ(view.opens_at, vote().opens_at);
  EXPECT_FALSE(chair_waits_for_it()) << "it was said yes to";
}

TEST_F(AScheduledOpening, LiesAheadAndLeavesTheTimeToVote) {
  EXPECT_EQ(table.refused_with(table.chair(), opening(id, "2026-11-23", "14:00")), "opening_not_sensible");
  EXPECT_EQ(table.refused_with(table.chair(), opening(id, "2026-11-27", "09:00")), "opening_not_sensible");
  EXPECT_EQ(table.refused_with(table.chair(), opening(id, "2026-11-26", "17:59")), "deadline_too_soon");
}

TEST_F(AScheduledOpening, ComesByItselfAtItsHourAndIsFollowedByTheClose) {
  table.decide_ok(table.chair(), at_nine());
  table.at("2026-11-24T07:59:59.000Z");
  EXPECT_FALSE(table.take_due_step());
  table.at("2026-11-24T08:00:03.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(vote().state, VoteState::open);
  EXPECT_FALSE(vote().opens_at);
  EXPECT_EQ(vote().electorate.size(), 8U);
  EXPECT_EQ(vote().opened->capacity, Capacity::system);
  EXPECT_FALSE(table.take_due_step());
  table.at("2026-11-26T17:00:01.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(vote().state, VoteState::closed);
}

TEST_F(AScheduledOpening, KeepsTheOrderThatItWasArrangedOn) {
  auto command = at_nine();
  command.order = Text<3, 300>::of("Ordine del 23 novembre");
  table.decide_ok(table.secretary(), command);
  table.at("2026-11-24T08:00:03.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_TRUE(vote().on_order);
  EXPECT_EQ(vote().order.value->str(), "Ordine del 23 novembre");
}

TEST_F(AScheduledOpening, MayStandAsLateAsTheTimeToVoteAllowsAndTheTimerComesALittleAfter) {
  const std::int64_t shortest_ms = table.state.rules().min_vote_minutes * 60'000;
  const Instant latest{vote().terms.closes_at.ms - shortest_ms};
  ASSERT_EQ(latest.ms % 60'000, 0);
  const LocalDate on = table.calendar.day_of(latest);
  const auto minute = (latest.ms - table.calendar.instant_of(on, 0).ms) / 60'000;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  commands::OpenVote command = at_nine();
  command.opens = DayHour{on, *LocalTime::parse(two(minute / 60) + ":" + two(minute % 60))};
  table.decide_ok(table.chair(), command);
  table.now = Instant{latest.ms + 1'500};
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(vote().state, VoteState::open);
}

TEST_F(AScheduledOpening, IsMovedDoneAtOnceOrDropped) {
  table.decide_ok(table.chair(), at_nine());
  table.decide_ok(table.chair(), opening(id, "2026-11-25", "09:00"));
  EXPECT_EQ(vote().opens_at, given::instant("2026-11-25T08:00:00.000Z"));
  table.at("2026-11-24T08:00:03.000Z");
  EXPECT_FALSE(table.take_due_step());
  table.decide_ok(table.chair(), commands::OpenVote{given::command_id(), id, {}, {}});
  EXPECT_EQ(vote().state, VoteState::open);
  EXPECT_EQ(table.refused_with(table.chair(), at_nine()), "vote_not_prepared");

  const VoteId other = given::prepared(table, OnText{});
  table.decide_ok(table.chair(), opening(other, "2026-11-25", "09:00"));
  table.decide_ok(table.secretary(), commands::DiscardVote{given::command_id(), other, Reason::of("Superata.")});
  table.at("2026-11-25T08:00:03.000Z");
  EXPECT_FALSE(table.take_due_step());
  EXPECT_EQ(table.state.votes.at(other).state, VoteState::discarded);
}

TEST_F(AScheduledOpening, IsMissedWhereWhatIsVotedChangedAndWaitsForTheDesk) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  id = given::prepared(table, OnProposal{proposal, 1});
  table.decide_ok(table.chair(), at_nine());
  table.decide_ok(table.delegate_of(table.body(Bench::third_sector)),
                  commands::WithdrawProposal{given::command_id(), proposal, Reason::of("Superata dai fatti.")});
  table.at("2026-11-24T08:00:03.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(vote().state, VoteState::prepared);
  EXPECT_EQ(vote().missed, MissedOpening::subject_changed);
  EXPECT_FALSE(vote().opens_at);
  EXPECT_FALSE(table.take_due_step()) << "it is tried once";
  EXPECT_TRUE(chair_waits_for_it());
  EXPECT_EQ(feed::vote_view(table.state, vote()).missed, MissedOpening::subject_changed);
}

TEST_F(AScheduledOpening, IsMissedWhereTheSystemWasStoppedUntilTheCloseWasNear) {
  table.decide_ok(table.chair(), at_nine());
  table.at("2026-11-26T16:59:00.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(vote().state, VoteState::prepared) << "nobody could have answered it";
  EXPECT_EQ(vote().missed, MissedOpening::too_late);
}

TEST_F(AScheduledOpening, IsNotOfAVoteOfASitting) {
  Table seated;
  given::seated(seated);
  const VoteId placed = given::put_to_vote(seated);
  EXPECT_EQ(seated.refused_with(seated.chair(), opening(placed, "2027-01-10", "09:00")), "opening_not_sensible");
}

TEST_F(AScheduledOpening, IsKnownToTheDeskAloneUntilItCame) {
  table.decide_ok(table.chair(), at_nine());
  EXPECT_EQ(feed::place_of(table.state, {"vote", to_string(id)})->audience.kind, Audience::Kind::desk);
  for (const auto& held : table.happened) {
    if (!std::holds_alternative<events::VoteScheduled>(held.event)) continue;
    EXPECT_EQ(events::audience_of(held.event), events::EntryAudience::desk);
  }
  for (const LatestAct& act : table.state.latest) EXPECT_NE(act.type, "vote.scheduled");
}

}  // namespace
}  // namespace tavolo::domain
