// Who asks for the floor, who gives it, how long it lasts, how it ends (domain.md 6).

#include "server/domain/floor.hpp"
#include "tests/support/seated.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using given::the_sitting;
using Kind = FloorKind;

class TheFloor : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId comune = table.body(Bench::institutions);
  OrganisationId union_body = table.body(Bench::social_partners);

  static commands::RequestFloor asking(Kind kind = Kind::intervention) {
    return {given::command_id(), the_sitting, kind};
  }
  FloorRequestId ask(OrganisationId body, Kind kind = Kind::intervention) {
    const Decided decided = table.decide_ok(table.delegate_of(body), asking(kind));
    return std::get<events::FloorRequested>(decided.events.at(0)).request;
  }
  static commands::GrantFloor granting(FloorRequestId request) {
    return {given::command_id(), the_sitting, request, {}};
  }
  static commands::EndFloor ending(FloorRequestId request) { return {given::command_id(), the_sitting, request, {}}; }
  static commands::WithdrawFloor withdrawing(FloorRequestId request) {
    return {given::command_id(), the_sitting, request};
  }
  static commands::PauseFloor pausing() { return {given::command_id(), the_sitting}; }
  static commands::ResumeFloor resuming() { return {given::command_id(), the_sitting}; }
  static commands::SetSpeakingTime setting(std::int64_t seconds, Kind kind = Kind::intervention) {
    return {given::command_id(), the_sitting, kind, seconds, Reason::of("Molti iscritti a parlare.")};
  }
  void after_seconds(std::int64_t seconds) { table.now.ms += seconds * 1000; }
  const FloorRequest& request(FloorRequestId id) const { return sitting.floor.at(id.n - 1); }
};

TEST_F(TheFloor, IsAskedForOnTheOpenItemByABodyThatIsThere) {
  const Decided decided = table.decide_ok(table.delegate_of(comune), asking());
  EXPECT_EQ(decided.created, "floor_request-1");
  EXPECT_EQ(request(FloorRequestId{1}).item, AgendaItemId{1});
  EXPECT_TRUE(table.was_touched("floor", "sitting-1"));
  EXPECT_TRUE(table.was_touched("desk", "sitting-1"));
  given::go_out(sitting, union_body, table.now);
  EXPECT_EQ(table.refused_with(table.delegate_of(union_body), asking()), "floor_not_present");
  sitting.current_item.reset();
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::point_of_order)), "floor_no_item");
  sitting.state = SittingState::suspended;
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking()), "sitting_not_open");
  sitting.state = SittingState::draft;
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking()), "not_found");
}

TEST_F(TheFloor, IsAskedForOnceABodyBesideAPointOfOrder) {
  ask(comune);
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::reply)), "floor_already_asked");
  const FloorRequestId order = ask(comune, Kind::point_of_order);
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::point_of_order)), "floor_already_asked");
  table.decide_ok(table.chair(), granting(order));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::point_of_order)), "floor_already_asked");
}

TEST_F(TheFloor, HasAsManyRepliesAsTheRegulationAllowsOnAnItem) {
  const FloorRequestId reply = ask(comune, Kind::reply);
  table.decide_ok(table.chair(), granting(reply));
  table.decide_ok(table.chair(), ending(reply));
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::reply)), "floor_replies_used");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::intervention)), "accepted");
  sitting.current_item = AgendaItemId{2};
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), asking(Kind::reply)), "accepted");
}

TEST_F(TheFloor, IsWithdrawnByWhoAskedAndOnlyWhileItWaits) {
  const FloorRequestId id = ask(comune);
  EXPECT_EQ(table.refused_with(table.delegate_of(union_body), withdrawing(id)), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), withdrawing(FloorRequestId{9})), "not_found");
  table.decide_ok(table.delegate_of(comune), withdrawing(id));
  EXPECT_TRUE(floor_queue(table.state, sitting).empty());
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), withdrawing(id)), "floor_not_waiting");
  EXPECT_EQ(table.refused_with(table.chair(), granting(id)), "floor_not_waiting");
}

TEST_F(TheFloor, IsGivenToTheFirstOfTheQueueOrWithAReasonToAnother) {
  const FloorRequestId first = ask(comune);
  const FloorRequestId second = ask(union_body);
  commands::GrantFloor early = granting(second);
  EXPECT_EQ(table.refused_with(table.chair(), early), "floor_order_needs_reason");
  early.reason = MultilineText<20, 2000>::of("Deve lasciare la seduta tra dieci minuti.");
  const Decided decided = table.decide_ok(table.chair(), early);
  EXPECT_TRUE(std::get<events::FloorGranted>(decided.events.at(0)).overridden);
  EXPECT_EQ(request(second).override_reason.value->str(), "Deve lasciare la seduta tra dieci minuti.");
  EXPECT_EQ(table.refused_with(table.secretary(), granting(first)), "floor_taken");
  table.decide_ok(table.delegate_of(union_body), ending(second));
  commands::GrantFloor needless = granting(first);
  needless.reason = MultilineText<20, 2000>::of("Un motivo che non serve affatto.");
  const Decided regular = table.decide_ok(table.secretary(), needless);
  EXPECT_FALSE(std::get<events::FloorGranted>(regular.events.at(0)).overridden);
  EXPECT_EQ(std::get<events::FloorGranted>(regular.events.at(0)).reason.value->str(), "");
}

TEST_F(TheFloor, TakesTheTimeOfItsKindWithoutThePauses) {
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  EXPECT_EQ(request(id).seconds, 300);
  after_seconds(60);
  EXPECT_EQ(table.refused_with(table.chair(), resuming()), "floor_not_paused");
  table.decide_ok(table.chair(), pausing());
  EXPECT_EQ(table.refused_with(table.chair(), pausing()), "floor_not_running");
  after_seconds(600);
  table.decide_ok(table.chair(), resuming());
  after_seconds(30);
  const Decided decided = table.decide_ok(table.delegate_of(comune), ending(id));
  EXPECT_EQ(std::get<events::FloorEnded>(decided.events.at(0)).spoken_ms, 90'000);
  EXPECT_EQ(std::get<events::FloorEnded>(decided.events.at(0)).cause, FloorEnd::done);
  EXPECT_EQ(spoken_by_body(sitting).at(comune).ms, 90'000);
  EXPECT_EQ(spoken_by_body(sitting).at(comune).times, 1);
  EXPECT_EQ(speech_under_way(sitting), nullptr);
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), ending(id)), "floor_not_speaking");
}

TEST_F(TheFloor, IsGivenBackSoonAfterASpeechEndedBeforeItsTime) {
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  after_seconds(60);
  table.decide_ok(table.chair(), ending(id));
  after_seconds(10);
  table.decide_ok(table.secretary(), resuming());
  EXPECT_EQ(speech_under_way(sitting), &request(id));
  EXPECT_EQ(request(id).spoken_ms, 60'000);
  after_seconds(30);
  table.decide_ok(table.chair(), ending(id));
  EXPECT_EQ(spoken_by_body(sitting).at(comune).ms, 90'000);
  EXPECT_EQ(spoken_by_body(sitting).at(comune).times, 1);
  after_seconds(61);
  EXPECT_EQ(table.refused_with(table.chair(), resuming()), "floor_not_paused");
}

TEST_F(TheFloor, IsNotGivenBackOnceItWasUsedUpOrSomebodySpokeOrTheBodyLeft) {
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  after_seconds(300);
  table.decide_ok(table.chair(), ending(id));
  EXPECT_EQ(table.refused_with(table.chair(), resuming()), "floor_not_paused");
  const FloorRequestId short_one = ask(union_body);
  table.decide_ok(table.chair(), granting(short_one));
  table.decide_ok(table.chair(), ending(short_one));
  given::go_out(sitting, union_body, table.now);
  EXPECT_EQ(table.refused_with(table.chair(), resuming()), "floor_not_paused");
}

TEST_F(TheFloor, IsNotTakenByTheClock) {
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  after_seconds(3'600);
  EXPECT_FALSE(next_due(table.state, table.calendar) && next_due(table.state, table.calendar)->object == "sitting-1");
  ASSERT_NE(speech_under_way(sitting), nullptr);
  EXPECT_EQ(spoken_ms(*speech_under_way(sitting), table.now), 3'600'000);
}

TEST_F(TheFloor, IsTakenAwayByTheChairAloneWithAReason) {
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  commands::EndFloor taking = ending(id);
  taking.reason = Reason::of("Oltre il tempo, dopo due richiami.");
  EXPECT_EQ(table.refused_with(table.delegate_of(comune), taking), "floor_taken_by_chair_alone");
  EXPECT_EQ(table.refused_with(table.secretary(), taking), "floor_taken_by_chair_alone");
  EXPECT_EQ(table.refused_with(table.delegate_of(union_body), ending(id)), "not_permitted");
  const Decided decided = table.decide_ok(table.chair(), taking);
  EXPECT_EQ(std::get<events::FloorEnded>(decided.events.at(0)).cause, FloorEnd::by_chair);
  EXPECT_EQ(request(id).end_reason.value->str(), "Oltre il tempo, dopo due richiami.");
}

TEST_F(TheFloor, GetsTheSameTimeForAllWhenTheChairChangesItAlsoTheSpeechUnderWay) {
  const FloorRequestId id = ask(comune);
  const FloorRequestId next = ask(union_body);
  table.decide_ok(table.chair(), granting(id));
  table.decide_ok(table.chair(), setting(420));
  EXPECT_EQ(request(id).seconds, 420);
  EXPECT_EQ(speaking_seconds(table.state, sitting, Kind::intervention), 420);
  EXPECT_EQ(speaking_seconds(table.state, sitting, Kind::reply), 120);
  table.decide_ok(table.chair(), ending(id));
  table.decide_ok(table.chair(), granting(next));
  EXPECT_EQ(request(next).seconds, 420);
  EXPECT_EQ(table.refused_with(table.chair(), setting(420)), "nothing_changed");
  EXPECT_EQ(table.refused_with(table.chair(), setting(9)), "speaking_time_out_of_range");
  EXPECT_EQ(table.refused_with(table.chair(), setting(7'201)), "speaking_time_out_of_range");
  EXPECT_EQ(table.refused_with(table.secretary(), setting(60)), "not_permitted");
}

TEST_F(TheFloor, EndsWithItsBodyOrItsItemAndPausesWithTheSitting) {
  EXPECT_TRUE(end_speech(sitting, FloorEnd::item_closed, table.now).empty());
  const FloorRequestId id = ask(comune);
  table.decide_ok(table.chair(), granting(id));
  after_seconds(20);
  EXPECT_TRUE(end_speech_of(sitting, union_body, table.now).empty());
  const auto left = end_speech_of(sitting, comune, table.now);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(std::get<events::FloorEnded>(left[0]).cause, FloorEnd::left);
  EXPECT_EQ(std::get<events::FloorEnded>(left[0]).spoken_ms, 20'000);
  const auto paused = pause_speech(sitting);
  ASSERT_EQ(paused.size(), 1U);
  given::apply(table.state, paused, table.now);
  EXPECT_TRUE(pause_speech(sitting).empty());
}

TEST_F(TheFloor, WarnsABodyThatIsThereForTheMinutes) {
  const commands::WarnSpeaker warning{given::command_id(), the_sitting, comune, Reason::of("Fuori tema, due volte.")};
  table.decide_ok(table.chair(), warning);
  ASSERT_EQ(sitting.warnings.size(), 1U);
  given::go_out(sitting, comune, table.now);
  EXPECT_EQ(table.refused_with(table.chair(), warning), "floor_not_present");
  EXPECT_EQ(table.refused_with(table.secretary(), warning), "not_permitted");
}

TEST_F(TheFloor, PutsNoPersonalDataOnRecord) {
  const FloorRequestId first = ask(comune);
  const FloorRequestId second = ask(union_body);
  commands::GrantFloor early = granting(second);
  early.reason = MultilineText<20, 2000>::of("Chiamare il numero 333 1234567 per conferma.");
  EXPECT_EQ(table.refused_with(table.chair(), early), "looks_like_personal_data");
  table.decide_ok(table.chair(), granting(first));
  commands::EndFloor taking = ending(first);
  taking.reason = Reason::of("Scrivere a mario.rossi@posta.example, non qui.");
  EXPECT_EQ(table.refused_with(table.chair(), taking), "looks_like_personal_data");
}

}  // namespace
}  // namespace tavolo::domain
