// Proxies in a vote: the holder casts for itself and for the giver (domain.md 5).

#include "server/domain/ballot.hpp"
#include "tests/support/putting.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
using Choice = PositionChoice;

class AProxy : public ::testing::Test {
 protected:
  Table table;
  Sitting& sitting = given::seated(table);
  OrganisationId giver = table.body(Bench::third_sector, 0);
  OrganisationId holder = table.body(Bench::third_sector, 1);
  VoteId id;

  void SetUp() override {
    given::give_proxy(sitting, giver, holder, table);
    id = given::opened_in_sitting(table);
  }
  const Vote& vote() const { return table.state.votes.at(id); }
  commands::CastPosition for_giver(Choice choice) const {
    auto command = given::position(id, choice);
    command.giver = giver;
    return command;
  }
  void giver_arrives() {
    given::come_in(sitting, giver, table.now);
    table.put(events::ProxyEnded{given::the_sitting, giver, ProxyEnd::giver_arrived});
  }
};

TEST_F(AProxy, PutsItsGiverAmongThoseThereAndInTheElectorate) {
  EXPECT_EQ(vote().electorate.size(), 8U);
  EXPECT_EQ(vote().seat->present, 8);
  EXPECT_EQ(vote().proxies, (std::map<OrganisationId, OrganisationId>{{giver, holder}}));
  EXPECT_TRUE(table.was_touched("proxy_positions", to_string(id) + "/" + to_string(holder)));
}

TEST_F(AProxy, LetsTheHolderCastForBothAndEachCounts) {
  table.decide_ok(table.delegate_of(holder), given::position(id, Choice::contrary));
  const Decided cast = table.decide_ok(table.delegate_of(holder), for_giver(Choice::favourable));
  ASSERT_EQ(cast.events.size(), 1U);
  const auto& event = std::get<events::PositionRecorded>(cast.events.front());
  EXPECT_EQ(event.organisation, giver);
  EXPECT_EQ(event.channel, PositionChannel::proxy);
  EXPECT_EQ(vote().positions.at(giver).back().stamp.organisation, holder);
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(vote().result->votes_for, 1);
  EXPECT_EQ(vote().result->votes_against, 1);
}

TEST_F(AProxy, IsOfThatGiverAndThatHolderAlone) {
  auto command = for_giver(Choice::favourable);
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), command), "no_proxy_in_vote");
  command.giver = table.body(Bench::other, 1);
  EXPECT_EQ(table.refused_with(table.delegate_of(holder), command), "no_proxy_in_vote");
  command.giver = holder;  // one's own body is no giver
  EXPECT_EQ(table.refused_with(table.delegate_of(holder), command), "accepted");
}

TEST_F(AProxy, EndsWhenTheGiverComesInAndTheGiversOwnCastReplacesIt) {
  table.decide_ok(table.delegate_of(holder), for_giver(Choice::favourable));
  giver_arrives();
  EXPECT_TRUE(table.was_touched("proxy_positions", to_string(id) + "/" + to_string(holder)));
  EXPECT_EQ(table.refused_with(table.delegate_of(holder), for_giver(Choice::contrary)), "proxy_ended");
  table.decide_ok(table.delegate_of(giver), given::position(id, Choice::abstained));
  EXPECT_EQ(vote().positions.at(giver).size(), 2U);
  EXPECT_FALSE(vote().positions.at(giver).back().channel);
  table.decide_ok(table.chair(), given::closing(id));
  EXPECT_EQ(vote().result->votes_for, 0);
  EXPECT_EQ(vote().result->electorate, 8);
}

TEST_F(AProxy, SpeaksForItsGiverUntilTheGiverComesIn) {
  EXPECT_EQ(table.refused_with(table.delegate_of(giver), given::position(id, Choice::contrary)), "not_inside");
  giver_arrives();
  EXPECT_EQ(table.refused_with(table.delegate_of(giver), given::position(id, Choice::contrary)), "accepted");
}

TEST_F(AProxy, IsNotCastByAHolderThatLeft) {
  given::go_out(sitting, holder, table.now);
  EXPECT_EQ(table.refused_with(table.delegate_of(holder), for_giver(Choice::favourable)), "not_inside");
}

TEST_F(AProxy, DoesNotUndoWhatTheGiverSaidByItself) {
  giver_arrives();
  table.decide_ok(table.delegate_of(giver), given::position(id, Choice::contrary));
  EXPECT_FALSE(proxy_in_force(table.state, vote(), giver));
  EXPECT_EQ(table.refused_with(table.delegate_of(holder), for_giver(Choice::favourable)), "proxy_ended");
}

TEST_F(AProxy, GivenAfterTheOpeningIsForTheNextVote) {
  const OrganisationId late = table.body(Bench::institutions, 0);
  given::give_proxy(sitting, late, table.body(Bench::institutions, 1), table);
  auto command = given::position(id, Choice::favourable);
  command.giver = late;
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::institutions, 1)), command), "no_proxy_in_vote");
  EXPECT_EQ(table.refused_with(table.delegate_of(late), given::position(id, Choice::favourable)), "not_inside");
  given::come_in(sitting, late, table.now);
  EXPECT_EQ(table.refused_with(table.delegate_of(late), given::position(id, Choice::favourable)), "accepted");
}

TEST_F(AProxy, OfAHolderThatIsOutCountsForNothing) {
  table.decide_ok(table.chair(), given::closing(id));
  given::go_out(sitting, holder, table.now);
  const VoteId next = given::opened_in_sitting(table);
  EXPECT_EQ(table.state.votes.at(next).electorate.size(), 6U);
  EXPECT_TRUE(table.state.votes.at(next).proxies.empty());
}

}  // namespace
}  // namespace tavolo::domain
