// The acts on a poll: prepared, arranged, opened, answered, closed; sealed meanwhile; rounds.

#include <gtest/gtest.h>

#include <algorithm>

#include "protocol/events/entry_body.hpp"
#include "server/domain/polls.hpp"
#include "server/feed/render.hpp"
#include "server/feed/views.hpp"
#include "tests/support/polling.hpp"

namespace tavolo::given {
namespace {

TEST(Poll, IsOpenedByTheChairOrByTheSecretaryCitingTheOrder) {
  Table table;
  const PollId poll = prepared_poll(table, asking(PollMethod::choice));
  EXPECT_EQ(table.refused_with(table.secretary(), commands::OpenPoll{command_id(), poll, {}}), "order_required");
  table.decide_ok(table.secretary(), commands::OpenPoll{command_id(), poll, Text<3, 300>::of("Ordine del 23/11")});
  EXPECT_EQ(table.state.polls.at(poll).state, VoteState::open);
  EXPECT_TRUE(table.state.polls.at(poll).on_order);
  EXPECT_EQ(table.state.polls.at(poll).electorate.size(), 8U);
  EXPECT_EQ(table.refused_with(table.chair(), commands::OpenPoll{command_id(), poll, {}}), "poll_not_prepared");
}

TEST(Poll, AsksForWhatItsMethodNeeds) {
  Table table;
  auto none = asking(PollMethod::choice);
  none.options = {PollOption::of("Sola")};
  EXPECT_EQ(table.refused_with(table.secretary(), none), "poll_options_wrong");
  none.options = {PollOption::of("Uguale"), PollOption::of("Uguale")};
  EXPECT_EQ(table.refused_with(table.secretary(), none), "poll_options_wrong");
  auto slots = asking(PollMethod::meeting_time);
  slots.slots[1] = slots.slots[0];
  EXPECT_EQ(table.refused_with(table.secretary(), slots), "poll_slots_wrong");
  auto scale = asking(PollMethod::score);
  scale.max_score.reset();
  EXPECT_EQ(table.refused_with(table.secretary(), scale), "poll_scale_wrong");
  auto warm = asking(PollMethod::temperature);
  warm.options = {PollOption::of("Una"), PollOption::of("Due")};
  EXPECT_EQ(table.refused_with(table.secretary(), warm), "poll_options_wrong");
  auto late = asking(PollMethod::choice);
  late.opens = DayHour{day("2026-11-27"), hour("10:00")};
  EXPECT_EQ(table.refused_with(table.secretary(), late), "opening_not_sensible");
}

TEST(Poll, TakesOneAnswerABodyTheLastOfWhichCounts) {
  Table table;
  const PollId poll = opened_poll(table, asking(PollMethod::choice));
  const auto body = table.body(Bench::third_sector);
  table.decide_ok(table.delegate_of(body), answer(poll, {1, 0, 0}));
  table.decide_ok(table.delegate_of(body), answer(poll, {0, 0, 1}));
  EXPECT_EQ(table.refused_with(table.delegate_of(body), answer(poll, {1, 1, 0})), "poll_answer_wrong");
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), answer(poll, {}));
  EXPECT_EQ(table.refused_with(table.chair(), commands::ClosePoll{command_id(), poll, {}}), "poll_reason_required");
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), poll, Reason::of("Hanno risposto tutti.")});
  const PollResult& result = *table.state.polls.at(poll).result;
  EXPECT_EQ(result.whole.answered, 2);
  EXPECT_EQ(result.whole.blank, 1);
  ASSERT_EQ(result.whole.winners.size(), 1U);
  EXPECT_EQ(result.whole.winners[0].value, 3);
  EXPECT_EQ(result.quorum_needed, 3);  // a third of eight, rounded up
  EXPECT_FALSE(result.quorum_reached);
  EXPECT_EQ(table.refused_with(table.delegate_of(body), answer(poll, {1, 0, 0})), "poll_closed");
}

TEST(Poll, OpensByItselfAtItsHourAndClosesByItself) {
  Table table;
  auto command = asking(PollMethod::temperature);
  command.opens = DayHour{day("2026-11-24"), hour("09:00")};
  const PollId poll = opened_poll(table, command);
  EXPECT_EQ(table.state.polls.at(poll).state, VoteState::prepared);
  EXPECT_TRUE(domain::opens_by_itself(table.state.polls.at(poll)));
  auto step = domain::next_due(table.state, table.calendar);
  while (step && step->object != to_string(poll)) {
    for (const auto& event : domain::decide_due(table.state, table.moment(), *step)) table.put(event);
    step = domain::next_due(table.state, table.calendar);
  }
  ASSERT_TRUE(step.has_value());
  EXPECT_EQ(step->step, "open_poll");
  EXPECT_EQ(step->due_at, instant("2026-11-24T08:00:00.000Z"));
  for (const auto& event : domain::decide_due(table.state, table.moment(), *step)) table.put(event);
  EXPECT_EQ(table.state.polls.at(poll).state, VoteState::open);
  step = domain::next_due(table.state, table.calendar);
  ASSERT_TRUE(step.has_value());
  EXPECT_EQ(step->step, "close_poll");
  const auto events = domain::decide_due(table.state, table.moment(), *step);
  ASSERT_EQ(events.size(), 2U) << "the close and the result in one commit";
  for (const auto& event : events) table.put(event);
  EXPECT_EQ(table.state.polls.at(poll).state, VoteState::closed);
  EXPECT_TRUE(table.state.polls.at(poll).result.has_value());
}

class AScheduledPoll : public ::testing::Test {
 protected:
  Table table;
  PollId id;

  AScheduledPoll() {
    table.state.regulations.back().rules.min_vote_minutes = 60;
    auto command = asking(PollMethod::temperature);
    command.opens = DayHour{day("2026-11-24"), hour("09:00")};
    id = opened_poll(table, command);
  }
  const domain::Poll& poll() const { return table.state.polls.at(id); }
  commands::OpenPoll opening() const { return {command_id(), id, {}}; }
};

TEST_F(AScheduledPoll, IsOpenedAtOnceByTheSameActAsAVote) {
  EXPECT_EQ(feed::poll_view(table.state, poll()).acts.front(), views::PollAct::open);
  EXPECT_EQ(table.refused_with(table.secretary(), opening()), "order_required");
  auto on_order = opening();
  on_order.order = Text<3, 300>::of("Ordine a voce della presidenza, 23 novembre");
  table.decide_ok(table.secretary(), on_order);
  EXPECT_EQ(poll().state, VoteState::open);
  EXPECT_TRUE(poll().on_order);
  EXPECT_FALSE(poll().scheduled);
  EXPECT_EQ(domain::next_due(table.state, table.calendar)->step, "close_poll") << "its hour brings nothing more";
}

TEST_F(AScheduledPoll, IsMissedWhereTheSystemWasStoppedUntilTheCloseWasNear) {
  table.at("2026-11-26T16:30:00.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(poll().state, VoteState::prepared) << "nobody could have answered it";
  EXPECT_EQ(poll().missed, MissedOpening::too_late);
  EXPECT_FALSE(domain::opens_by_itself(poll()));
  EXPECT_FALSE(table.take_due_step()) << "it is tried once, and never closed unopened";
  EXPECT_EQ(feed::poll_view(table.state, poll()).missed, MissedOpening::too_late);
  EXPECT_EQ(table.refused_with(table.chair(), opening()), "deadline_too_soon") << "by hand neither";
}

TEST_F(AScheduledPoll, OpensLateWhereThereIsTimeLeft) {
  table.at("2026-11-24T12:00:00.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(poll().state, VoteState::open);
}

TEST_F(AScheduledPoll, IsMissedWhereNobodyWouldBeAskedAndWaitsForTheDesk) {
  for (auto& [body, held] : table.state.organisations) held.voting = false;
  table.at("2026-11-24T08:00:03.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(poll().missed, MissedOpening::nobody_to_vote);
  const auto waiting = feed::waiting_of_chair(table.state);
  EXPECT_TRUE(std::ranges::any_of(waiting.items, [&](const auto& item) { return item.object.text == to_string(id); }));
  for (auto& [body, held] : table.state.organisations) held.voting = true;
  table.decide_ok(table.chair(), opening());
  EXPECT_EQ(poll().state, VoteState::open);
  EXPECT_FALSE(poll().missed);
}

TEST(Poll, AnswerIsSealedAndShowsOnlyToItsBodyBeforeTheClose) {
  Table table;
  const PollId poll = opened_poll(table, asking(PollMethod::approval));
  const auto body = table.body(Bench::other);
  const auto done = table.decide_ok(table.delegate_of(body), answer(poll, {1, 1, 0}));
  const auto entry = events::split(done.events.at(0), to_string(body));
  EXPECT_EQ(entry.data_json, R"({"poll":")" + to_string(poll) + R"("})");
  ASSERT_EQ(entry.disclosures.size(), 1U);
  EXPECT_TRUE(entry.disclosures[0].sealed);
  EXPECT_EQ(entry.disclosures[0].unit, to_string(poll) + ".values");

  const std::string id = to_string(poll);
  const auto own = feed::place_of(table.state, {"own_poll_answer", id + '/' + to_string(body)});
  ASSERT_TRUE(own.has_value());
  EXPECT_EQ(own->audience.kind, domain::Audience::Kind::organisation);
  EXPECT_EQ(own->audience.n, body.n);
  EXPECT_FALSE(feed::place_of(table.state, {"poll_result", id}).has_value());
  for (const auto* type : {"poll", "poll_turnout"}) {
    const auto value = feed::value_of(table.state, table.moment(), {type, id});
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(value->find("marks"), std::string::npos);
  }
}

TEST(Poll, AnnulledKeepsItsAnswersSealedForEver) {
  Table table;
  const PollId poll = opened_poll(table, asking(PollMethod::choice));
  table.decide_ok(table.delegate_of(table.body(Bench::other)), answer(poll, {1, 0, 0}));
  table.decide_ok(table.chair(), commands::AnnulPoll{command_id(), poll, Reason::of("Opzioni sbagliate.")});
  EXPECT_FALSE(domain::answers_readable(table.state.polls.at(poll)));
  EXPECT_FALSE(feed::place_of(table.state, {"poll_result", to_string(poll)}).has_value());
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), answer(poll, {1, 0, 0})), "poll_annulled");
}

TEST(Poll, IsRepeatedByANewOneThatIsLinkedToTheNewest) {
  Table table;
  const PollId first = opened_poll(table, asking(PollMethod::choice));
  auto again = asking(PollMethod::ranked);
  again.round_of = first;
  EXPECT_EQ(table.refused_with(table.secretary(), again), "poll_not_ended");
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), first, Reason::of("Si ripete.")});
  const PollId second = prepared_poll(table, again);
  EXPECT_EQ(table.state.polls.at(first).rounds, std::vector<PollId>{second});
  EXPECT_TRUE(table.state.polls.at(first).result.has_value()) << "nothing of the old one is undone";
  EXPECT_EQ(table.refused_with(table.secretary(), again), "poll_already_repeated");
  table.decide_ok(table.secretary(), commands::DiscardPoll{command_id(), second, Reason::of("Da rifare.")});
  prepared_poll(table, again);
}

TEST(Poll, ReplaysToTheSameState) {
  Table table;
  const PollId poll = opened_poll(table, asking(PollMethod::ranked));
  table.decide_ok(table.delegate_of(table.body(Bench::other)), answer(poll, {2, 1, 0}));
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), answer(poll, {1, 0, 2}));
  table.decide_ok(table.chair(), commands::ClosePoll{command_id(), poll, Reason::of("Basta cosi'.")});
  domain::State again;
  again.origin = table.state.origin;
  for (const auto& held : table.happened) {
    const auto body = events::split(held.event, held.acting.organisation ? to_string(*held.acting.organisation) : "");
    std::vector<events::DisclosedField> fields;
    for (const auto& part : body.disclosures) fields.push_back({part.name, part.value_json});
    const int tv = std::visit([]<class E>(const E&) { return E::tv; }, held.event);
    const auto joined = events::join(events::type_of(held.event), tv, body.data_json, fields);
    ASSERT_TRUE(joined.has_value()) << joined.error().message;
    apply(again, {*joined}, held.ts, held.acting.capacity, held.acting.organisation);
  }
  for (const auto* type : {"poll", "poll_turnout", "poll_result"}) {
    const domain::EntityRef ref{type, to_string(poll)};
    EXPECT_EQ(feed::value_of(again, table.moment(), ref), feed::value_of(table.state, table.moment(), ref));
  }
  EXPECT_EQ(domain::poll_result(again, again.polls.at(poll)), *table.state.polls.at(poll).result);
}

}  // namespace
}  // namespace tavolo::given
