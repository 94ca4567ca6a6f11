// Whole sittings on a table with a record on disk, through what goes wrong in a room: a deserted call, a quorum that is
// lost, a proxy whose giver arrives, a substitute in mid-item, a line that falls, a server that starts again.

#include <gtest/gtest.h>

#include <regex>

#include "protocol/json/write.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/putting.hpp"
#include "tests/support/sittings.hpp"
#include "tests/support/text.hpp"

namespace tavolo::tests {
namespace {

using domain::Quorum;
using given::instant;

given::Table with_substitute(int per_bench) {
  given::SittingTable table(per_bench);
  table.add_mandate(table.body(Bench::third_sector), MandateCapacity::substitute);
  table.convene();
  return table;
}

struct Sitting {
  LiveTable live;
  SittingId id{1};
  AgendaItemId communications{1};
  AgendaItemId discussion{2};

  explicit Sitting(int per_bench = 2) : live(with_substitute(per_bench)) { at(given::first_call_at); }

  void at(std::string_view text) { live.pass(instant(text).ms - live.wall.ms); }
  const given::Table& bodies() const { return live.founding; }
  OrganisationId body(Bench bench, std::size_t which = 0) const { return bodies().body(bench, which); }
  const domain::Sitting& held() const { return live.state().sittings.at(id); }
  const domain::AgendaItem& item(AgendaItemId wanted) const {
    const auto& agenda = held().agenda;
    return *std::find_if(agenda.begin(), agenda.end(), [&](const auto& each) { return each.entry.id == wanted; });
  }
  Quorum quorum() const { return domain::quorum_of(live.state(), held()); }

  template <class Command>
  void by_chair(Command command) {
    live.act(live.chair(), LiveTable::fresh(std::move(command)));
  }
  template <class Command>
  std::string chair_hears(Command command) {
    return live.refused(live.chair(), LiveTable::fresh(std::move(command)));
  }
  void comes(OrganisationId who, PresenceMode mode = PresenceMode::in_person) {
    live.act(live.delegate_of(who), LiveTable::fresh(commands::CheckIn{{}, id, mode}));
  }
  void leaves(OrganisationId who) { live.act(live.delegate_of(who), LiveTable::fresh(commands::LeaveSitting{{}, id})); }
  void everybody_comes() {
    for (const Bench bench : all_benches) {
      for (const OrganisationId who : bodies().bodies(bench)) comes(who);
    }
  }
  void tick() {
    live.table().tick();
    live.settle();
  }
  /// All that somebody reads of the table, but for when it last changed: a start shows all of it as of its own size.
  std::string read_by(const domain::Actor& actor) {
    static const std::regex seq("\"seq\":[0-9]+,");
    return std::regex_replace(live.feed.fresh(live.reader(actor)).entities, seq, "");
  }
};

TEST(WholeSitting, IsDesertedInFirstCallAndHeldInSecond) {
  Sitting sitting(12);
  for (std::size_t i = 0; i < 6; ++i) {
    for (const Bench bench : all_benches) sitting.comes(sitting.body(bench, i));
  }
  EXPECT_EQ(sitting.quorum().present, 24);
  EXPECT_EQ(sitting.chair_hears(commands::OpenSitting{{}, sitting.id}), "quorum_missing");
  sitting.by_chair(commands::DeclareDeserted{{}, sitting.id});
  EXPECT_EQ(sitting.chair_hears(commands::OpenSitting{{}, sitting.id}), "call_not_yet");
  sitting.at(given::second_call_at);
  for (std::size_t i = 0; i < 5; ++i) {
    for (const Bench bench : {Bench::institutions, Bench::social_partners, Bench::third_sector}) {
      sitting.comes(sitting.body(bench, i));
    }
  }
  sitting.comes(sitting.body(Bench::other, 0));
  sitting.comes(sitting.body(Bench::other, 1));
  EXPECT_EQ(sitting.quorum().present, 17);
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  EXPECT_EQ(sitting.held().call, SittingCall::second);
  EXPECT_EQ(sitting.held().quorum.front().needed, 16);
  EXPECT_EQ(sitting.held().deserted.front().present, 24);

  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  sitting.by_chair(commands::AskConsensus{
      {}, sitting.id, sitting.discussion, MultilineText<10, 4000>::of("Il testo che si condivide.")});
  sitting.live.pass(60'000);
  sitting.tick();
  EXPECT_EQ(sitting.item(sitting.discussion).state, AgendaItemState::consensus_recorded);
  EXPECT_EQ(sitting.item(sitting.discussion).consensus->present.size(), 17U);
  sitting.by_chair(commands::CloseSitting{{}, sitting.id});
  EXPECT_EQ(sitting.held().state, SittingState::closed);
  EXPECT_EQ(sitting.item(sitting.communications).state, AgendaItemState::deferred);
}

TEST(WholeSitting, LosesItsQuorumAndFindsItAgain) {
  Sitting sitting;
  sitting.everybody_comes();
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  for (const Bench bench : {Bench::third_sector, Bench::other}) {
    for (const OrganisationId who : sitting.bodies().bodies(bench)) sitting.leaves(who);
  }
  EXPECT_TRUE(has(sitting.read_by(sitting.live.chair()), "\"lost_at\""));
  const commands::AskConsensus question{
      {}, sitting.id, sitting.discussion, MultilineText<10, 4000>::of("Il testo che si condivide.")};
  EXPECT_EQ(sitting.chair_hears(question), "quorum_missing");
  sitting.comes(sitting.body(Bench::third_sector));
  sitting.by_chair(commands::VerifyQuorum{{}, sitting.id});
  EXPECT_FALSE(has(sitting.read_by(sitting.live.chair()), "\"lost_at\""));
  EXPECT_EQ(sitting.chair_hears(question), "accepted");
  std::string steps;
  for (const auto& step : sitting.held().quorum) steps += step.reached ? "+" : "-";
  EXPECT_EQ(steps, "+-+");
}

/// A sitting in which consensus on the item was not had and a vote is open, put to everybody who is there.
struct Voted : Sitting {
  VoteId vote{1};

  Voted() {
    everybody_comes();
    by_chair(commands::OpenSitting{{}, id});
    by_chair(commands::OpenItem{{}, id, discussion});
    by_chair(commands::AskConsensus{{}, id, discussion, MultilineText<10, 4000>::of("Il testo che si condivide.")});
    live.act(live.delegate_of(body(Bench::other)),
             LiveTable::fresh(commands::ObjectToConsensus{{}, id, discussion, {}}));
    auto put = given::put();
    put.item = discussion;
    by_chair(put);
    by_chair(given::opening(vote));
  }
  const domain::Vote& ballot() const { return live.state().votes.at(vote); }
  void says(OrganisationId who, PositionChoice choice) {
    live.act(live.delegate_of(who), LiveTable::fresh(given::position(vote, choice)));
  }
  void bench_says(Bench bench, PositionChoice choice) {
    for (const OrganisationId who : bodies().bodies(bench)) says(who, choice);
  }
};

TEST(WholeSitting, CountsAVoteOnTheBodiesOfItsOpeningThoughTheQuorumIsLostMeanwhile) {
  Voted sitting;
  sitting.bench_says(Bench::institutions, PositionChoice::favourable);
  for (const Bench bench : {Bench::third_sector, Bench::other}) {
    for (const OrganisationId who : sitting.bodies().bodies(bench)) sitting.leaves(who);
  }
  EXPECT_TRUE(has(sitting.read_by(sitting.live.chair()), "\"lost_at\""));
  EXPECT_EQ(sitting.live.refused(sitting.live.delegate_of(sitting.body(Bench::other)),
                                 LiveTable::fresh(given::position(sitting.vote, PositionChoice::contrary))),
            "not_inside");
  EXPECT_EQ(sitting.ballot().electorate.size(), 8U) << "the base is that of the opening";
  sitting.by_chair(given::closing(sitting.vote));
  EXPECT_EQ(sitting.ballot().result->votes_for, 2);
  EXPECT_EQ(sitting.ballot().result->outcome, Outcome::approved_unanimously);
}

TEST(WholeSitting, DoesNotApproveWithATie) {
  Voted sitting;
  sitting.bench_says(Bench::institutions, PositionChoice::favourable);
  sitting.bench_says(Bench::third_sector, PositionChoice::contrary);
  sitting.bench_says(Bench::other, PositionChoice::abstained);
  sitting.by_chair(given::closing(sitting.vote));
  EXPECT_EQ(sitting.ballot().result->outcome, Outcome::tie_not_approved);
}

TEST(WholeSitting, LetsABodyContestWhatWasRecordedForItAndSayWhatItMeant) {
  Voted sitting;
  const OrganisationId who = sitting.body(Bench::third_sector);
  sitting.live.act(sitting.live.secretary(),
                   LiveTable::fresh(given::recorded(sitting.vote, who, PositionChoice::favourable)));
  sitting.live.act(sitting.live.delegate_of(who), LiveTable::fresh(commands::ContestRecordedPosition{
                                                      {}, sitting.vote, Reason::of("Non è ciò che abbiamo detto.")}));
  sitting.says(who, PositionChoice::contrary);
  sitting.live.restart();
  sitting.by_chair(given::closing(sitting.vote));
  EXPECT_EQ(sitting.ballot().result->votes_against, 1);
  EXPECT_EQ(sitting.ballot().positions.at(who).size(), 2U) << "both stay on record";
}

TEST(WholeSitting, VoidsAProxyWhenItsGiverArrives) {
  Sitting sitting;
  const OrganisationId giver = sitting.body(Bench::third_sector, 0);
  const OrganisationId holder = sitting.body(Bench::third_sector, 1);
  sitting.live.act(sitting.live.delegate_of(giver),
                   LiveTable::fresh(commands::GrantProxy{{}, sitting.id, {}, holder, {}}));
  sitting.comes(holder);
  EXPECT_EQ(sitting.quorum().present, 2);
  EXPECT_TRUE(has(sitting.read_by(sitting.live.chair()), "\"proxy_to\":\"" + to_string(holder)));
  sitting.comes(giver, PresenceMode::remote);
  EXPECT_EQ(sitting.quorum().present, 2);
  EXPECT_FALSE(has(sitting.read_by(sitting.live.chair()), "\"proxy_to\""));
  EXPECT_EQ(sitting.held().ended_proxies.at(0).cause, ProxyEnd::giver_arrived);
}

TEST(WholeSitting, GoesOnWithASubstituteInMidItem) {
  Sitting sitting;
  sitting.everybody_comes();
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  const OrganisationId body = sitting.body(Bench::third_sector);
  const MandateId substitute = sitting.bodies().mandate_of(body, MandateCapacity::substitute);
  sitting.live.act(sitting.live.actor(substitute), LiveTable::fresh(commands::TakeOver{{}}));
  EXPECT_EQ(sitting.quorum().present, 8) << "the body stays present";
  ASSERT_EQ(sitting.held().presence.at(body).spans.back().stands.size(), 1U) << "the minutes say who came, and when";
  EXPECT_EQ(sitting.held().presence.at(body).spans.back().stands.front().mandate, substitute);
  sitting.live.act(sitting.live.actor(substitute),
                   LiveTable::fresh(commands::RequestFloor{{}, sitting.id, FloorKind::intervention}));
  EXPECT_EQ(
      sitting.live.refused(sitting.live.delegate_of(body), LiveTable::fresh(commands::LeaveSitting{{}, sitting.id})),
      "not_permitted");
  sitting.live.act(sitting.live.actor(substitute), LiveTable::fresh(commands::LeaveSitting{{}, sitting.id}));
  EXPECT_EQ(sitting.quorum().present, 7);
}

TEST(WholeSitting, StandsAfterARestartAsItStood) {
  Sitting sitting;
  const OrganisationId afar = sitting.body(Bench::other);
  sitting.live.table().line_changed(afar, true);
  sitting.everybody_comes();
  sitting.leaves(afar);
  sitting.comes(afar, PresenceMode::remote);
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  sitting.live.act(sitting.live.delegate_of(sitting.body(Bench::social_partners)),
                   LiveTable::fresh(commands::RequestFloor{{}, sitting.id, FloorKind::intervention}));
  sitting.by_chair(commands::GrantFloor{{}, sitting.id, FloorRequestId{1}, {}});
  sitting.live.pass(90'000);
  const std::string before = sitting.read_by(sitting.live.chair());
  sitting.live.restart();
  EXPECT_EQ(sitting.read_by(sitting.live.chair()), before);
  EXPECT_EQ(sitting.quorum().present, 8);
  EXPECT_EQ(sitting.held().current_item, sitting.discussion);

  // every line counts as fallen at the start; who is back within the grace was never away
  sitting.live.pass(59'000);
  sitting.live.table().line_changed(afar, true);
  sitting.live.pass(5'000);
  sitting.tick();
  EXPECT_EQ(sitting.quorum().present, 8);
  sitting.live.table().line_changed(afar, false);
  sitting.live.pass(60'000);
  sitting.tick();
  EXPECT_EQ(sitting.quorum().present, 7);
  EXPECT_TRUE(has(sitting.read_by(sitting.live.chair()), "\"went\":\"line_dropped\""));
  sitting.live.table().line_changed(afar, true);
  sitting.tick();
  EXPECT_EQ(sitting.quorum().present, 8);
}

TEST(WholeSitting, RecordsAConsensusThatEndedWhileTheServerWasDown) {
  Sitting sitting;
  sitting.everybody_comes();
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  sitting.by_chair(commands::AskConsensus{
      {}, sitting.id, sitting.discussion, MultilineText<10, 4000>::of("Il testo che si condivide.")});
  sitting.live.close();
  sitting.live.pass(300'000);
  sitting.live.restart();
  sitting.tick();
  EXPECT_EQ(sitting.item(sitting.discussion).state, AgendaItemState::consensus_recorded);
}

TEST(WholeSitting, StandsAfterARestartWithWhatWasSaidOfItsPeople) {
  Sitting sitting;
  const OrganisationId interested = sitting.body(Bench::third_sector);
  const OrganisationId away = sitting.body(Bench::other);
  sitting.live.act(sitting.live.delegate_of(away),
                   LiveTable::fresh(commands::JustifyAbsence{{}, sitting.id, {}, false}));
  sitting.everybody_comes();
  sitting.leaves(away);
  sitting.live.act(sitting.live.delegate_of(away),
                   LiveTable::fresh(commands::JustifyAbsence{{}, sitting.id, {}, false}));
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::AdmitGuest{{}, sitting.id, Text<3, 200>::of("Tecnico dell'azienda sanitaria")});
  sitting.live.act(sitting.live.delegate_of(interested),
                   LiveTable::fresh(commands::DeclareConflict{{}, sitting.id, sitting.discussion, {}, false, {}}));
  sitting.by_chair(commands::OpenItem{{}, sitting.id, sitting.discussion});
  const std::string before = sitting.read_by(sitting.live.chair());
  EXPECT_TRUE(has(before, "\"justified\":true"));
  EXPECT_TRUE(has(before, "Tecnico dell'azienda sanitaria"));
  EXPECT_TRUE(has(before, "\"conflicts\":[\"" + to_string(interested) + "\"]"));
  sitting.live.restart();
  EXPECT_EQ(sitting.read_by(sitting.live.chair()), before);
  const std::string stranger = sitting.live.feed.fresh(sitting.live.stranger()).entities;
  EXPECT_FALSE(has(stranger, "Tecnico dell'azienda sanitaria")) << "guests are for members";
}

TEST(WholeSitting, HasItsMinutesApprovedTacitlyThoughTheTermEndedWhileTheServerWasDown) {
  Sitting sitting;
  sitting.everybody_comes();
  sitting.by_chair(commands::OpenSitting{{}, sitting.id});
  sitting.by_chair(commands::CloseSitting{{}, sitting.id});
  sitting.live.act(
      sitting.live.secretary(),
      LiveTable::fresh(commands::WriteMinutes{
          {}, sitting.id, MinutesBlock::commitments, {}, 0, MultilineText<0, 10000>::of("Nessun impegno.")}));
  sitting.live.act(sitting.live.secretary(), LiveTable::fresh(commands::ProposeMinutes{{}, sitting.id}));
  EXPECT_EQ(sitting.held().minutes.state, MinutesState::objections);
  sitting.live.close();
  sitting.live.pass(30LL * 86'400'000);
  sitting.live.restart();
  sitting.tick();
  EXPECT_EQ(sitting.held().minutes.state, MinutesState::approved);
  EXPECT_TRUE(sitting.held().minutes.tacit);
}

TEST(WholeSitting, ShowsEachReaderWhatIsTheirs) {
  Sitting sitting;
  sitting.live.act(sitting.live.secretary(), LiveTable::fresh([] {
                     auto draft = given::sitting_draft();
                     draft.title = Text<3, 200>::of("BOZZA-RISERVATA");
                     return draft;
                   }()));
  const std::string stranger = sitting.live.feed.fresh(sitting.live.stranger()).entities;
  const std::string member = sitting.read_by(sitting.live.delegate_of(sitting.body(Bench::other)));
  const std::string chair = sitting.read_by(sitting.live.chair());
  EXPECT_TRUE(has(stranger, "Seduta di prova"));
  EXPECT_FALSE(has(stranger, "sala.demo.invalid"));
  EXPECT_FALSE(has(stranger, "\"type\":\"attendance\""));
  EXPECT_TRUE(has(member, "sala.demo.invalid"));
  EXPECT_TRUE(has(member, "\"type\":\"attendance\""));
  EXPECT_FALSE(has(member, "BOZZA-RISERVATA"));
  EXPECT_FALSE(has(member, "\"type\":\"desk\""));
  EXPECT_TRUE(has(chair, "BOZZA-RISERVATA"));
  EXPECT_TRUE(has(chair, "\"type\":\"desk\""));
}

}  // namespace
}  // namespace tavolo::tests
