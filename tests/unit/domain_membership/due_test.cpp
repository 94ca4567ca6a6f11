// What time brings (decision 32), and the list of what happened lately.

#include <gtest/gtest.h>

#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

struct DueSteps : testing::Test {
  given::Table table;

  void open_vote_until(std::string_view day, std::string_view time) {
    commands::PrepareVote prepare;
    prepare.subject = OnText{};
    prepare.title = Title::of("Una prova di voto");
    prepare.question = MultilineText<10, 4000>::of("Il tavolo è favorevole alla prova?");
    prepare.benches = std::vector<Bench>(std::begin(all_benches), std::end(all_benches));
    prepare.closes_on = given::day(day);
    prepare.closes_time = *LocalTime::parse(time);
    const Decided prepared = table.decide_ok(table.secretary(), prepare);
    table.decide_ok(table.chair(), commands::OpenVote{{}, *parse_id<VoteIdTag>(prepared.created.value_or("")), {}});
  }
};

TEST_F(DueSteps, ThePhaseAfterTheCurrentOneIsDueOnItsFirstDayInRome) {
  const auto step = next_due(table.state, table.calendar);
  ASSERT_TRUE(step);
  EXPECT_EQ(step->object, "cycle-1");
  EXPECT_EQ(step->step, "enter.inquiry");
  EXPECT_EQ(to_string(step->due_at), "2026-12-08T23:00:00.000Z");
}

TEST_F(DueSteps, PhasesAreEnteredInOrderUntilTheLast) {
  table.at("2027-06-01T00:00:00.000Z");
  EXPECT_TRUE(table.take_due_step());
  EXPECT_EQ(table.state.cycles[0].current, Phase::inquiry);
  EXPECT_TRUE(table.was_touched("cycle", "cycle-1"));
  EXPECT_TRUE(table.take_due_step());
  EXPECT_EQ(table.state.cycles[0].current, Phase::deliberation);
  EXPECT_FALSE(next_due(table.state, table.calendar));
}

TEST_F(DueSteps, AStepAlreadyTakenGivesNothing) {
  const auto step = next_due(table.state, table.calendar);
  given::apply(table.state, decide_due(table.state, table.moment(), *step), table.now);
  EXPECT_TRUE(decide_due(table.state, table.moment(), *step).empty());
}

TEST_F(DueSteps, TheEarliestDeadlineComesFirst) {
  open_vote_until("2026-12-20", "18:00");
  EXPECT_EQ(next_due(table.state, table.calendar)->step, "enter.inquiry");
  open_vote_until("2026-12-01", "18:00");
  const auto step = next_due(table.state, table.calendar);
  EXPECT_EQ(step->object, "vote-2");
  EXPECT_EQ(step->step, "close");
  EXPECT_EQ(to_string(step->due_at), "2026-12-01T17:00:00.000Z");
  const auto events = decide_due(table.state, table.moment(), *step);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events::type_of(events[0]), "vote.closed");
  EXPECT_EQ(std::get<events::VoteClosed>(events[0]).due_at, step->due_at);
  EXPECT_EQ(events::type_of(events[1]), "outcome.declared");
  given::apply(table.state, events, table.now);
  EXPECT_TRUE(decide_due(table.state, table.moment(), *step).empty());
}

TEST_F(DueSteps, SizeAndTimeFollowTheEntries) {
  const std::uint64_t before = table.state.size;
  table.put(events::TableCreated{});
  EXPECT_EQ(table.state.size, before + 1);
  EXPECT_EQ(table.state.last_ts, table.now);
}

TEST_F(DueSteps, TheFoundingIsNoNews) { EXPECT_TRUE(table.state.latest.empty()); }

TEST_F(DueSteps, TheLatestTwentyActsAreKept) {
  const OrganisationId body = table.body(Bench::other);
  for (int i = 0; i < 25; ++i) {
    table.put(
        events::MembershipChanged{body, MembershipStatus::member, Standing::consulted, i % 2 == 0, Reason::of("Prova")},
        Capacity::secretary);
  }
  ASSERT_EQ(table.state.latest.size(), 20U);
  EXPECT_EQ(table.state.latest.back().stamp.index + 1, table.state.size);
  EXPECT_EQ(table.state.latest.back().type, "membership.changed");
  EXPECT_EQ(table.state.latest.back().object, to_string(body));
}

TEST_F(DueSteps, WhatTheDeskAloneMaySeeIsNoNews) {
  events::VotePrepared prepared;
  prepared.vote = VoteId{1};
  table.put(prepared, Capacity::secretary);
  EXPECT_TRUE(table.state.latest.empty());
  EXPECT_FALSE(table.was_touched("activity", "table-1"));
}

TEST_F(DueSteps, AMembershipChangeTouchesTheVotesInPreparation) {
  events::VotePrepared prepared;
  prepared.vote = VoteId{1};
  table.put(prepared, Capacity::secretary);
  table.add_body(Bench::other);
  EXPECT_TRUE(table.was_touched("vote", "vote-1"));
}

}  // namespace
}  // namespace tavolo::domain
