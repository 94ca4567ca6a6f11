// "What waits for me" by e-mail: a reply to a proposal and a sitting that is moved are told once.

#include "server/net/digests.hpp"

#include "tests/support/moving.hpp"
#include "tests/support/replying.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

class ADigest : public Served {
 protected:
  std::unique_ptr<mail::Sender> sender;
  std::unique_ptr<Digests> digests;
  const MandateId delegate = live.founding.mandate_of(cooperative);

  void SetUp() override {
    Served::SetUp();
    options.public_url = "https://tavolo.demo.invalid";
    auto queue = mail::Queue::open(live.folder.path(), "demo.invalid");
    ASSERT_TRUE(queue);
    mail::RelayOptions nowhere;
    nowhere.url = "smtp://127.0.0.1:1";
    nowhere.plain = true;
    // held: there is a relay, and nothing goes to it
    sender = std::make_unique<mail::Sender>(*std::move(queue),
                                            std::make_unique<mail::Relay>(nowhere, mail::Credentials{}), nullptr,
                                            mail::Sender::Options{.held = true}, [this](const mail::Report& report) {
                                              live.turns.post([this, report] {
                                                if (digests) digests->on_queued(report.about);
                                              });
                                            });
    host->mail = sender.get();
    digests = std::make_unique<Digests>(*host);
    give_password(person_of(delegate));
  }
  void TearDown() override {
    digests.reset();
    host->mail = nullptr;
    sender.reset();
    Served::TearDown();
  }
  /// The texts of all digests so far, after it looked on that day.
  std::vector<std::string> on(std::string_view moment) {
    live.pass(given::instant(moment).ms - live.wall.ms);
    digests->note();
    digests->tick(live.steady_ms);
    for (int i = 0; i < 3; ++i) live.turns.turn(100);
    std::optional<std::vector<std::string>> texts;
    sender->letters_to(email_of(person_of(delegate)), [&](std::optional<std::vector<mail::Held>> held) {
      live.turns.post([&texts, held] {
        texts.emplace();
        for (const auto& letter : held.value_or(std::vector<mail::Held>{})) texts->push_back(letter.text);
      });
    });
    for (int i = 0; i < 20 && !texts; ++i) live.turns.turn(100);
    return texts.value_or(std::vector<std::string>{});
  }
};

TEST_F(ADigest, SaysWhichProposalHasAReplyAndWhatBecomesOfItOnce) {
  const ProposalId proposal{1};
  live.act(live.delegate_of(cooperative), live.fresh(given::submit(given::enriching(live.founding))));
  live.act(live.secretary(), live.fresh(given::decide_on(proposal, 1, AdmissibilityOutcome::admissible)));
  EXPECT_TRUE(on("2026-11-24T10:00:00.000Z").empty());
  live.act(live.secretary(), live.fresh(given::reply_to(proposal, 0, ReplyOutcome::partially_incorporated)));
  const auto first = on("2026-11-25T10:00:00.000Z");
  ASSERT_EQ(first.size(), 1U);
  EXPECT_TRUE(has(first[0], "Trasporto a chiamata: recepita in parte")) << first[0];
  EXPECT_TRUE(has(first[0], "https://tavolo.demo.invalid/proposte/"));
  EXPECT_EQ(on("2026-11-26T10:00:00.000Z").size(), 1U) << "told";
  live.act(live.secretary(), live.fresh(given::reply_to(proposal, 1)));
  const auto second = on("2026-11-27T10:00:00.000Z");
  ASSERT_EQ(second.size(), 2U);
  EXPECT_TRUE(has(second[1], "Trasporto a chiamata: non recepita (riscontro corretto)")) << second[1];
  digests = std::make_unique<Digests>(*host);
  EXPECT_EQ(on("2026-11-28T10:00:00.000Z").size(), 2U) << "nor after a restart";
}

TEST_F(ADigest, SaysToWhenASittingIsMovedOnce) {
  live.act(live.secretary(), live.fresh(given::sitting_draft()));
  live.act(live.chair(), commands::ConveneSitting{CommandId{random_uuid()}, SittingId{1}, {}, {}});
  const auto convened = on("2026-11-24T10:00:00.000Z");
  ASSERT_EQ(convened.size(), 1U);
  EXPECT_TRUE(has(convened[0], "Seduta 1/2026: Seduta di prova")) << convened[0];
  live.act(live.chair(), live.fresh(given::moved_to("2026-12-09")));
  const auto moved = on("2026-11-25T10:00:00.000Z");
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_TRUE(has(moved[1], "Seduta 1/2026, spostata a mercoledì 9 dicembre 2026, ore 10:00: Seduta di prova"))
      << moved[1];
  EXPECT_EQ(on("2026-11-26T10:00:00.000Z").size(), 2U);
}

}  // namespace
}  // namespace tavolo::net
