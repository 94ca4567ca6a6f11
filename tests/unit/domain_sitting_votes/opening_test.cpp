// A vote of a sitting: put to those who are there, under the quorum of the call (domain.md 5, decision 26).

#include "server/domain/ballot.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

/// 48 voting bodies, twelve a bench.
class FortyEight : public ::testing::Test {
 protected:
  Table table{12};
  Sitting& sitting = given::seated(table);

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  std::string opening_of(VoteId id) { return table.refused_with(table.chair(), given::opening(id)); }
  /// The bodies that are there cast in this order.
  void cast(VoteId id, const std::vector<Choice>& choices) {
    const auto electorate = at(id).electorate;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      table.decide_ok(table.delegate_of(electorate.at(i)), given::position(id, choices[i]));
    }
  }
  static std::vector<Choice> times(std::initializer_list<std::pair<int, Choice>> counts) {
    std::vector<Choice> all;
    for (const auto& [count, choice] : counts) all.insert(all.end(), static_cast<std::size_t>(count), choice);
    return all;
  }
};

TEST_F(FortyEight, OfWhomSeventeenAreThereInSecondCallApproveWithReservations) {
  sitting.call = SittingCall::second;
  given::leave_inside(
      sitting, table,
      {{Bench::institutions, 8}, {Bench::social_partners, 4}, {Bench::third_sector, 3}, {Bench::other, 2}});
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(at(id).electorate.size(), 17U);
  EXPECT_EQ(at(id).quorum_needed, 16);
  cast(id, times({{7, Choice::favourable},
                  {2, Choice::favourable_with_reservations},
                  {6, Choice::contrary},
                  {1, Choice::abstained},
                  {1, Choice::not_participating}}));
  table.decide_ok(table.chair(), given::closing(id));
  const VoteResult& result = *at(id).result;
  EXPECT_EQ(result.outcome, Outcome::approved_with_reservations);
  EXPECT_EQ(result.present, 17);
  EXPECT_EQ(result.electorate, 17);
  EXPECT_EQ(result.votes_for, 9);
  EXPECT_EQ(result.votes_against, 6);
  EXPECT_EQ(result.by_bench.at(0).electorate, 8);
}

TEST_F(FortyEight, CannotVoteInFirstCallWhenTwentyFourAreThere) {
  given::leave_inside(
      sitting, table,
      {{Bench::institutions, 12}, {Bench::social_partners, 12}, {Bench::third_sector, 0}, {Bench::other, 0}});
  const VoteId id = given::put_to_vote(table);
  const Decision refused = table.decide(table.chair(), given::opening(id));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "quorum_missing");
  EXPECT_EQ(refused.error().detail, R"({"present":24,"needed":25,"of":48})");
  given::come_in(sitting, table.body(Bench::other, 3), table.now);
  EXPECT_EQ(opening_of(id), "accepted");
}

TEST_F(FortyEight, DoNotVoteWithoutAnInstitution) {
  given::leave_inside(
      sitting, table,
      {{Bench::institutions, 0}, {Bench::social_partners, 12}, {Bench::third_sector, 12}, {Bench::other, 12}});
  EXPECT_EQ(opening_of(given::put_to_vote(table)), "institutions_missing");
}

TEST_F(FortyEight, AreToldOfTheQuorumInTheCommitOfTheOpening) {
  const VoteId id = given::put_to_vote(table);
  const Decided opened = table.decide_ok(table.chair(), given::opening(id));
  ASSERT_EQ(opened.events.size(), 2U);
  const auto& verified = std::get<events::QuorumVerified>(opened.events[0]);
  EXPECT_EQ(verified.present, 48);
  EXPECT_EQ(verified.needed, 25);
  EXPECT_TRUE(verified.reached);
  const auto& event = std::get<events::VoteOpened>(opened.events[1]);
  ASSERT_TRUE(event.seat);
  EXPECT_EQ(event.seat->place.sitting, given::the_sitting);
  EXPECT_EQ(event.seat->present, 48);
  EXPECT_TRUE(event.seat->institutions_present);
}

class AVoteOfASitting : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);

  const Vote& at(VoteId id) const { return table.state.votes.at(id); }
  std::string answer(const commands::PutToVote& command) { return table.refused_with(table.chair(), command); }
};

TEST_F(AVoteOfASitting, IsPreparedOnItsItemAndOpenedByTheChair) {
  const Decided put = table.decide_ok(table.secretary(), given::put());
  EXPECT_EQ(put.created, "vote-1");
  ASSERT_EQ(put.events.size(), 2U);
  EXPECT_EQ(events::type_of(put.events[0]), "vote.prepared");
  EXPECT_EQ(events::type_of(put.events[1]), "vote.placed");
  EXPECT_EQ(sitting.agenda.front().votes, std::vector<VoteId>{VoteId{1}});
  EXPECT_EQ(at(VoteId{1}).state, VoteState::prepared);
  commands::OpenVote on_order = given::opening(VoteId{1});
  EXPECT_EQ(table.refused_with(table.secretary(), on_order), "order_required");
  on_order.order = Text<3, 300>::of("Ordine della presidenza in seduta");
  table.decide_ok(table.secretary(), on_order);
  EXPECT_TRUE(at(VoteId{1}).on_order);
  EXPECT_TRUE(table.was_touched("sitting", "sitting-1"));
}

TEST_F(AVoteOfASitting, ClosesSoManyMinutesAfterItsOpening) {
  table.at("2026-11-23T14:30:20.000Z");
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(to_string(at(id).terms.closes_at), "2026-11-23T14:40:20.000Z");
  EXPECT_EQ(to_string(at(id).terms.closes_on), "2026-11-23");
  EXPECT_EQ(at(id).terms.closes_time.text, "15:40");
  table.at("2026-11-23T14:40:19.999Z");
  EXPECT_FALSE(table.take_due_step());
  table.at("2026-11-23T14:40:20.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_EQ(at(id).state, VoteState::closed);
}

TEST_F(AVoteOfASitting, KeepsTheHourOfRomeOnTheDaysWhenClocksChange) {
  for (const auto& [now, hour] : {std::pair{"2027-03-28T00:55:00.000Z", "03:05"},  // 01:55, and 02:00 is 03:00
                                  std::pair{"2027-10-31T00:55:00.000Z", "02:05"},  // 02:55, and 03:00 is 02:00
                                  std::pair{"2027-10-31T11:00:00.000Z", "12:10"}}) {
    table.at(now);
    const VoteId id = given::opened_in_sitting(table);
    EXPECT_EQ(at(id).terms.closes_time.text, hour) << now;
    table.decide_ok(table.chair(), given::closing(id));
  }
}

TEST_F(AVoteOfASitting, IsClosedByTheChairWithoutAReasonBeingInvented) {
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(table.refused_with(table.secretary(), given::closing(id)), "not_permitted");
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).closing_reason.value->str(), "");
  const VoteId outside = given::opened(table, OnText{});
  EXPECT_EQ(table.refused_with(table.chair(), given::closing(outside)), "closing_reason_required");
}

TEST_F(AVoteOfASitting, IsPutToTheBodiesThatAreThereWhenItOpens) {
  const OrganisationId late = table.body(Bench::other, 0);
  given::go_out(sitting, late, table.now);
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(at(id).electorate.size(), 7U);
  given::come_in(sitting, late, table.now);
  EXPECT_EQ(table.refused_with(table.delegate_of(late), given::position(id, Choice::favourable)), "not_in_electorate");
}

TEST_F(AVoteOfASitting, StandsOnItsElectorateWhateverTheQuorumDoesMeanwhile) {
  const VoteId id = given::opened_in_sitting(table);
  const OrganisationId leaves = table.body(Bench::institutions, 0);
  const OrganisationId contrary = table.body(Bench::other, 0);
  table.decide_ok(table.delegate_of(leaves), given::position(id, Choice::favourable));
  table.decide_ok(table.delegate_of(contrary), given::position(id, Choice::contrary));
  for (const auto& [body, held] : table.state.organisations) {
    if (body != table.body(Bench::social_partners, 0)) given::go_out(sitting, body, table.now);
  }
  // who left is in the electorate, what was cast stays and the base is what it was; but who is out says nothing more
  EXPECT_EQ(table.refused_with(table.delegate_of(contrary), given::position(id, Choice::favourable)), "not_inside");
  table.decide_ok(table.delegate_of(table.body(Bench::social_partners, 0)), given::position(id, Choice::favourable));
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).result->present, 8);
  EXPECT_EQ(at(id).result->electorate, 8);
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_by_majority);
  // but no other vote opens without the quorum
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(given::put_to_vote(table))), "quorum_missing");
}

TEST_F(AVoteOfASitting, OpensOnceConsensusWasAskedForUnlessItIsAMotionOrAPart) {
  sitting.agenda.front().consensus.reset();
  const VoteId whole = given::put_to_vote(table);
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(whole)), "consensus_first");
  EXPECT_EQ(table.refused_with(table.chair(), given::motion()), "accepted");
  sitting.agenda.front().consensus = Consensus{{}, table.now, given::stamp_now(table), {OrganisationId{1}}, {}, {}};
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(whole)), "accepted");
  sitting.agenda.front().consensus.reset();
  const VoteId part = given::put_to_vote(table, given::linked(VoteLinkKind::part, whole));
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(part)), "accepted");
}

TEST_F(AVoteOfASitting, IsNotApprovedOnATie) {
  const VoteId id = given::opened_in_sitting(table);
  table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::position(id, Choice::favourable));
  table.decide_ok(table.delegate_of(table.body(Bench::third_sector)), given::position(id, Choice::contrary));
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).result->outcome, Outcome::tie_not_approved);
  EXPECT_EQ(result_of(table.state, at(id)), *at(id).result);
}

TEST_F(AVoteOfASitting, TakesNoChangeOnceItIsClosed) {
  const VoteId id = given::opened_in_sitting(table);
  const Acting delegate = table.delegate_of(table.body(Bench::institutions));
  table.decide_ok(delegate, given::position(id, Choice::favourable));
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(table.refused_with(delegate, given::position(id, Choice::contrary)), "vote_closed");
  EXPECT_EQ(
      table.refused_with(table.secretary(), given::recorded(id, table.body(Bench::third_sector), Choice::contrary)),
      "vote_closed");
}

TEST_F(AVoteOfASitting, CountsThoseThereOfAllBenchesForTheQuorumAndAsksOnlyItsOwn) {
  auto command = given::put();
  command.benches = {Bench::social_partners};
  const VoteId id = given::opened_in_sitting(table, command);
  EXPECT_EQ(at(id).electorate.size(), 2U);
  table.decide_ok(table.delegate_of(table.body(Bench::social_partners)), given::position(id, Choice::favourable));
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(at(id).result->present, 8);
  EXPECT_EQ(at(id).result->electorate, 2);
  EXPECT_TRUE(at(id).result->institutions_present);
  EXPECT_EQ(at(id).result->outcome, Outcome::approved_unanimously);
}

TEST_F(AVoteOfASitting, IsOnTheItemThatIsOpenAndKnowsVotes) {
  auto command = given::put();
  command.item = AgendaItemId{2};
  EXPECT_EQ(answer(command), "item_not_open");
  command.item = AgendaItemId{9};
  EXPECT_EQ(answer(command), "not_found");
  sitting.agenda.front().entry.kind = AgendaItemKind::any_other_business;
  EXPECT_EQ(answer(given::put()), "item_without_votes");
  EXPECT_EQ(answer(given::motion()), "accepted");
  sitting.state = SittingState::suspended;
  EXPECT_EQ(answer(given::put()), "sitting_not_open");
  command.sitting = SittingId{4};
  EXPECT_EQ(answer(command), "not_found");
}

TEST_F(AVoteOfASitting, IsTheOnlyOneOpenThere) {
  const VoteId first = given::opened_in_sitting(table);
  const VoteId second = given::put_to_vote(table);
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(second)), "vote_still_open");
  EXPECT_EQ(answer(given::motion()), "vote_still_open");
  table.decide_ok(table.chair(), given::closing(first));
  EXPECT_EQ(table.refused_with(table.chair(), given::opening(second)), "accepted");
}

TEST_F(AVoteOfASitting, WaitsWhileConsensusIsSought) {
  Consensus consensus;
  consensus.text = MultilineText<10, 4000>::of("Il tavolo concorda.");
  consensus.ends_at = Instant{table.now.ms + 60'000};
  sitting.agenda.front().consensus = consensus;
  EXPECT_EQ(answer(given::put()), "consensus_running");
  sitting.agenda.front().consensus->objected = {table.body(Bench::other)};
  EXPECT_EQ(answer(given::put()), "accepted");
}

TEST_F(AVoteOfASitting, OnAMotionOfOrderOpensAtOnceByTheChairAlone) {
  EXPECT_EQ(table.refused_with(table.secretary(), given::motion()), "motion_is_the_chairs");
  auto command = given::motion();
  command.subject = OnNode{table.objective, 1};
  EXPECT_EQ(answer(command), "motion_is_a_text");
  const Decided decided = table.decide_ok(table.chair(), given::motion());
  EXPECT_EQ(decided.events.size(), 4U);
  EXPECT_EQ(at(VoteId{1}).state, VoteState::open);
  EXPECT_TRUE(at(VoteId{1}).place->motion);
}

TEST_F(AVoteOfASitting, IsUnderTheRegulationOfItsSitting) {
  events::RegulationAdopted next;
  next.regulation = RegulationId{2};
  next.rules = table.state.rules();
  next.rules.quorum_first_call = {1, 1, false};
  next.text = MultilineText<0, 20000>{};
  table.put(next);
  given::go_out(sitting, table.body(Bench::other, 1), table.now);
  const VoteId id = given::opened_in_sitting(table);
  EXPECT_EQ(at(id).regulation, RegulationId{1});
  EXPECT_EQ(at(id).quorum_needed, 5);
}

}  // namespace
}  // namespace tavolo::domain
