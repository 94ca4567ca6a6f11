// Answers to a poll: sealed to everybody but the body that gave them until the close, for ever when annulled (decision
// 8).

#include <gtest/gtest.h>

#include "protocol/json/write.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/polling.hpp"

namespace tavolo::tests {
namespace {

class AnAnsweredPoll : public ::testing::Test {
 protected:
  LiveTable live;
  OrganisationId body = live.founding.body(Bench::third_sector);
  PollId poll;

  void SetUp() override {
    poll = *parse_id<PollIdTag>(live.act(live.secretary(), LiveTable::fresh(given::asking(PollMethod::choice))));
    live.act(live.chair(), commands::OpenPoll{CommandId{random_uuid()}, poll, {}});
    live.act(live.delegate_of(body), LiveTable::fresh(given::answer(poll, {0, 1, 0})));
  }
  /// Everything that one reader gets of the feed, the leaves and, if a member, the entries.
  std::string read_by(const std::optional<domain::Actor>& who) {
    const domain::Acting acting = who ? live.acting(*who) : domain::Acting{};
    std::string all = live.feed.fresh({domain::audiences_of(acting), {}}).entities;
    const auto read = live.table().log().for_each_entry(0, [&](const record::StoredEntry& stored) -> Result<void> {
      all += stored.leaf + "\n";
      return {};
    });
    EXPECT_TRUE(read);
    for (std::uint64_t index = 0; who && index < live.state().size; ++index) {
      const auto entry =
          live.history.answer(live.source(), acting, commands::GetEntry{static_cast<std::int64_t>(index)});
      if (entry) all += json::write(*entry);
    }
    return all;
  }
  bool learns(const std::optional<domain::Actor>& who) { return read_by(who).find("marks") != std::string::npos; }
  std::vector<std::optional<domain::Actor>> others() {
    return {std::nullopt, live.secretary(), live.chair(), live.auditor(),
            live.delegate_of(live.founding.body(Bench::institutions))};
  }
};

TEST_F(AnAnsweredPoll, IsReadByItsOwnBodyAloneUntilTheClose) {
  EXPECT_TRUE(learns(live.delegate_of(body)));
  for (const auto& who : others()) EXPECT_FALSE(learns(who));
  live.act(live.chair(), commands::ClosePoll{CommandId{random_uuid()}, poll, Reason::of("Tutti hanno risposto.")});
  for (const auto& who : others()) EXPECT_TRUE(learns(who));
}

TEST_F(AnAnsweredPoll, IsReadByNobodyElseOnceAnnulled) {
  live.act(live.chair(), commands::AnnulPoll{CommandId{random_uuid()}, poll, Reason::of("Opzioni sbagliate.")});
  for (const auto& who : others()) EXPECT_FALSE(learns(who));
}

TEST_F(AnAnsweredPoll, RecordedBySomebodyElseIsAsSealed) {
  const OrganisationId spoke = live.founding.body(Bench::social_partners);
  commands::RecordPollAnswer command{CommandId{random_uuid()},
                                     poll,
                                     spoke,
                                     RecordedChannel::pec,
                                     Sha256Hex{std::string(64, 'd')},
                                     {},
                                     given::answer(poll, {0, 0, 1}).marks};
  live.act(live.secretary(), command);
  for (const auto& who : others()) {
    EXPECT_FALSE(learns(who));
    EXPECT_EQ(read_by(who).find("dddddd"), std::string::npos) << "nor of the document that it was recorded from";
  }
  EXPECT_TRUE(learns(live.delegate_of(spoke)));
}

}  // namespace
}  // namespace tavolo::tests
