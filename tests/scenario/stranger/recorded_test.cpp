// Positions that others put on record for a body: sealed as those it casts itself, to everybody but the body and, where
// it was cast by proxy, its holder (decision 8).

#include <gtest/gtest.h>

#include <set>

#include "protocol/json/write.hpp"
#include "server/feed/queries.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/on_record.hpp"
#include "tests/support/text.hpp"

namespace tavolo::tests {
namespace {

constexpr std::string_view by_secretary = "RISERVA-REGISTRATA";
constexpr std::string_view by_holder = "RISERVA-PER-DELEGA";
const std::string document(64, 'd');

/// Two bodies a bench; one union is away and has its proxy held by the other.
given::Table at_the_table() {
  given::Table table(2);
  const OrganisationId giver = table.body(Bench::social_partners, 0);
  given::put_sitting(table, {giver});
  given::put_proxy(table, giver, table.body(Bench::social_partners, 1));
  return table;
}

class RecordedPositions : public ::testing::Test {
 protected:
  LiveTable live{at_the_table()};
  OrganisationId recorded = live.founding.body(Bench::third_sector);
  OrganisationId giver = live.founding.body(Bench::social_partners, 0);
  OrganisationId holder = live.founding.body(Bench::social_partners, 1);
  VoteId vote;

  void SetUp() override {
    vote = *parse_id<VoteIdTag>(live.act(live.chair(), LiveTable::fresh(given::put())));
    live.act(live.chair(), LiveTable::fresh(given::opening(vote)));
    auto record = LiveTable::fresh(given::recorded(vote, recorded, PositionChoice::favourable_with_reservations));
    record.reservation = MultilineText<3, 2000>::of(by_secretary);
    record.channel = RecordedChannel::pec;
    record.document = Sha256Hex{document};
    live.act(live.secretary(), record);
    auto cast = LiveTable::fresh(given::position(vote, PositionChoice::favourable_with_reservations));
    cast.reservation = MultilineText<3, 2000>::of(by_holder);
    cast.giver = giver;
    live.act(live.delegate_of(holder), cast);
  }

  /// Everything that one reader gets of the feed, the history and each of its entries.
  std::string read_by(const std::optional<domain::Actor>& who) {
    const domain::Acting acting = who ? live.acting(*who) : domain::Acting{};
    std::string all = live.feed.fresh({domain::audiences_of(acting), {}}).entities;
    const auto positions = feed::answer(live.state(), commands::ListPositions{vote, {}});
    all += positions ? json::write(*positions) : positions.error().code;
    if (!who) return all;
    for (std::uint64_t index = 0; index < live.state().size; ++index) {
      const auto entry =
          live.history.answer(live.source(), acting, commands::GetEntry{static_cast<std::int64_t>(index)});
      if (entry) all += json::write(*entry);
    }
    return all;
  }
  std::string leaves() {
    std::string all;
    EXPECT_TRUE(live.table().log().for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
      all += entry.leaf;
      return {};
    }));
    return all;
  }
};

TEST_F(RecordedPositions, AreReadBeforeTheCloseByTheirBodyAloneAndByWhoHoldsItsProxy) {
  const domain::Actor others[] = {live.secretary(), live.chair(), live.auditor(),
                                  live.delegate_of(live.founding.body(Bench::institutions))};
  for (const auto& who : others) {
    const std::string all = read_by(who);
    for (const auto secret : {by_secretary, by_holder, std::string_view(document)}) {
      EXPECT_FALSE(has(all, secret)) << secret;
    }
    EXPECT_FALSE(has(all, "favourable_with_reservations"));
  }
  const std::string stranger = read_by(std::nullopt) + leaves();
  for (const auto secret : {by_secretary, by_holder, std::string_view(document)}) {
    EXPECT_FALSE(has(stranger, secret)) << secret;
  }
  const std::string own = read_by(live.delegate_of(recorded));
  EXPECT_TRUE(has(own, by_secretary));
  EXPECT_TRUE(has(own, document));
  EXPECT_FALSE(has(own, by_holder));
  EXPECT_TRUE(has(read_by(live.delegate_of(giver)), by_holder));
  EXPECT_TRUE(has(read_by(live.delegate_of(holder)), by_holder));
  EXPECT_FALSE(has(read_by(live.delegate_of(holder)), by_secretary));
}

TEST_F(RecordedPositions, AreMarkedForEverybodyAndOpenWithTheClose) {
  EXPECT_TRUE(has(read_by(live.auditor()), "\"channel\":\"pec\""));
  live.act(live.chair(), LiveTable::fresh(given::closing(vote)));
  for (const auto& who : {live.secretary(), live.auditor()}) {
    const std::string all = read_by(who);
    EXPECT_TRUE(has(all, by_secretary));
    EXPECT_TRUE(has(all, by_holder));
  }
}

TEST_F(RecordedPositions, HaveTheirTextsUnderTheKeyOfTheBodyTheySpeakFor) {
  std::set<std::string> units;
  EXPECT_TRUE(live.table().log().for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    if (entry.envelope.type != events::PositionRecorded::type) return {};
    for (const auto& disclosure : entry.disclosures) {
      if (disclosure.name == "texts") units.insert(disclosure.unit);
      if (disclosure.name == "value" || disclosure.name == "evidence") {
        EXPECT_EQ(disclosure.unit, to_string(vote) + ".values");
      }
    }
    return {};
  }));
  EXPECT_EQ(units, (std::set<std::string>{to_string(vote) + ".texts." + to_string(recorded),
                                          to_string(vote) + ".texts." + to_string(giver)}));
}

TEST_F(RecordedPositions, SurviveARestartWithTheSittingAndTheProxyAsTheyWere) {
  const auto before = live.state().votes.at(vote);
  live.restart();
  const auto& after = live.state().votes.at(vote);
  EXPECT_EQ(after.proxies, before.proxies);
  EXPECT_EQ(after.seat, before.seat);
  EXPECT_EQ(after.positions.at(giver).back().channel, PositionChannel::proxy);
  EXPECT_EQ(after.positions.at(recorded).back().evidence.value->document, Sha256Hex{document});
  live.act(live.chair(), LiveTable::fresh(given::closing(vote)));
  EXPECT_EQ(live.state().votes.at(vote).result->votes_for, 2);
}

}  // namespace
}  // namespace tavolo::tests
