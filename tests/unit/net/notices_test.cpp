// What member bodies are told of a sitting that is convened, moved and cancelled.

#include "server/net/notices.hpp"

#include <algorithm>

#include "server/feed/views.hpp"
#include "server/net/sitting_calendar.hpp"
#include "tests/support/moving.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using pages::NoticeOccasion;

TEST(WhatANoticeIsAbout, IsReadFromItsName) {
  const auto convened = notice_of("notice/sitting-3/0/organisation-7");
  ASSERT_TRUE(convened) << "as letters were named that wait since before moves";
  EXPECT_EQ(convened->sitting, SittingId{3});
  EXPECT_EQ(convened->occasion, NoticeOccasion::convened);
  EXPECT_EQ(convened->body, OrganisationId{7});
  EXPECT_EQ(notice_of("notice/sitting-3/2/organisation-7")->occasion, NoticeOccasion::cancelled);
  const auto moved = notice_of("notice/sitting-3/3.12/organisation-7");
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->occasion, NoticeOccasion::moved);
  EXPECT_EQ(moved->move, 12U);
  for (const char* other :
       {"notice/sitting-3/3/organisation-7", "notice/sitting-3/3.0/organisation-7",
        "notice/sitting-3/0.1/organisation-7", "notice/sitting-3/4/organisation-7", "notice/sitting-3//organisation-7",
        "notice/sitting-3/3.x/organisation-7", "notice/sitting-3/0", "digest/3/2026-11-20"}) {
    EXPECT_FALSE(notice_of(other)) << other;
  }
}

class Letters : public Served {
 protected:
  std::unique_ptr<mail::Sender> sender;
  std::unique_ptr<Notices> notices;
  const SittingId sitting{1};

  void SetUp() override {
    Served::SetUp();
    options.public_url = "https://tavolo.demo.invalid";
    open_queue();
  }
  void TearDown() override {
    close_queue();
    Served::TearDown();
  }
  void open_queue() {
    auto queue = mail::Queue::open(live.folder.path(), "demo.invalid");
    ASSERT_TRUE(queue);
    // without a relay letters stay in the queue
    sender = std::make_unique<mail::Sender>(*std::move(queue), nullptr, nullptr, mail::Sender::Options{},
                                            [this](mail::Report report) {
                                              live.turns.post([this, report] {
                                                if (notices) notices->on_report(report);
                                              });
                                            });
    host->mail = sender.get();
    notices = std::make_unique<Notices>(*host);
  }
  void close_queue() {
    notices.reset();
    host->mail = nullptr;
    sender.reset();
  }
  void convene() {
    live.act(live.secretary(), live.fresh(given::sitting_draft()));
    live.act(live.chair(), commands::ConveneSitting{CommandId{random_uuid()}, sitting, {}, {}});
  }
  void move_to(std::string_view on) { live.act(live.chair(), live.fresh(given::moved_to(on))); }

  const domain::Sitting& held() const { return live.state().sittings.at(sitting); }
  /// Lets it look and takes what became of the letters, until every body has as many deliveries.
  std::size_t told(std::size_t times) {
    const auto all = [&] {
      return held().deliveries.size() == live.founding.state.organisations.size() &&
             std::ranges::all_of(held().deliveries, [&](const auto& row) { return row.second.size() >= times; });
    };
    for (int i = 0; i < 50; ++i) {
      live.pass(2'000);
      notices->note();
      notices->tick(live.steady_ms);
      live.turns.turn(i < 5 || !all() ? 100 : 0);
      live.settle();
      if (i >= 5 && all()) break;
    }
    std::size_t deliveries = 0;
    for (const auto& [body, steps] : held().deliveries) deliveries += steps.size();
    return deliveries;
  }
  mail::Letter letter(NoticeOccasion occasion, std::uint64_t move = 0) const {
    const auto letters = notice_letters(*host, {sitting, occasion, institution, move});
    EXPECT_FALSE(letters.empty());
    return letters.empty() ? mail::Letter{} : letters.front();
  }
};

TEST_F(Letters, OfAMoveSayTheOldAndTheNewCallsAndWhy) {
  convene();
  move_to("2026-12-09");
  const mail::Letter moved = letter(NoticeOccasion::moved, 1);
  EXPECT_TRUE(has(moved.subject, "Spostata la seduta n. 1/2026, 9 dicembre 2026")) << moved.subject;
  for (const char* part :
       {"La seduta «Seduta di prova» è spostata", "Motivo: La sala non è libera.",
        "Prima convocazione: mercoledì 9 dicembre 2026, ore 10:00",
        "Seconda convocazione: mercoledì 9 dicembre 2026, ore 11:30",
        "Prima convocazione precedente: mercoledì 2 dicembre 2026, ore 10:00",
        "Seconda convocazione precedente: mercoledì 2 dicembre 2026, ore 11:30", "Luogo: Sala consiliare, Viggianello",
        "1. Comunicazioni",
        "In English: Sitting no. 1/2026 was moved: first call Wednesday 9 December 2026, 10:00 (before: Wednesday 2 "
        "December 2026, 10:00); second call Wednesday 9 December 2026, 11:30."}) {
    EXPECT_TRUE(has(moved.text, part)) << part << "\n" << moved.text;
  }
  EXPECT_FALSE(has(moved.text, "d'urgenza"));
  EXPECT_TRUE(has(moved.html, "mercoledì 9 dicembre 2026, ore 10:00"));
  EXPECT_TRUE(has(moved.html, "lang=\"en\""));
  const mail::Letter convened = letter(NoticeOccasion::convened);
  EXPECT_TRUE(has(convened.text, "In English: Sitting no. 1/2026 is convened: first call")) << convened.text;
  EXPECT_FALSE(has(convened.text, "precedente"));
}

TEST_F(Letters, OfAnUrgentMoveOfThePlaceSayTheUrgencyAndNoFormerCalls) {
  convene();
  auto elsewhere = live.fresh(given::moved_to("2026-12-02"));
  elsewhere.place = Text<3, 300>::of("Palestra comunale, Rotonda");
  elsewhere.mode = SittingMode::in_person;
  elsewhere.urgency = MultilineText<20, 2000>::of("La sala consiliare è inagibile da ieri.");
  live.act(live.chair(), elsewhere);
  const mail::Letter moved = letter(NoticeOccasion::moved, 1);
  EXPECT_TRUE(has(moved.text, "Convocazione d'urgenza. La sala consiliare è inagibile da ieri.")) << moved.text;
  EXPECT_TRUE(has(moved.text, "Luogo: Palestra comunale, Rotonda"));
  EXPECT_TRUE(has(moved.text, "Modalità precedente: in presenza e a distanza"));
  EXPECT_FALSE(has(moved.text, "convocazione precedente"));
  EXPECT_FALSE(has(moved.text, "(before:"));
}

TEST_F(Letters, HoldACalendarWhoseNumberRisesWithEachMove) {
  convene();
  EXPECT_TRUE(has(letter(NoticeOccasion::convened).calendar, "SEQUENCE:0\r\n"));
  move_to("2026-12-09");
  live.pass(60'000);
  move_to("2026-12-10");
  const mail::Letter moved = letter(NoticeOccasion::moved, 2);
  EXPECT_EQ(moved.method, "REQUEST");
  for (const char* line : {"METHOD:REQUEST\r\n", "SEQUENCE:2\r\n", "DTSTART:20261210T090000Z\r\n"}) {
    EXPECT_TRUE(has(moved.calendar, line)) << line << moved.calendar;
  }
  EXPECT_EQ(calendar_event(*host, held(), false).stamp, held().moves.back().stamp.ts);
  live.act(live.chair(), commands::CancelSitting{CommandId{random_uuid()}, sitting, Reason::of("Manca la sala.")});
  const mail::Letter cancelled = letter(NoticeOccasion::cancelled);
  EXPECT_EQ(cancelled.method, "CANCEL");
  EXPECT_TRUE(has(cancelled.calendar, "SEQUENCE:4\r\n")) << cancelled.calendar;
}

TEST_F(Letters, GoToEveryBodyOnceForEachMoveAndNotAgainAfterARestart) {
  const std::size_t bodies = live.founding.state.organisations.size();
  const auto missing = [this] { return feed::deliveries_view(live.state(), held()).missing.size(); };
  convene();
  EXPECT_EQ(told(1), bodies);
  EXPECT_EQ(missing(), 0U);
  move_to("2026-12-09");
  EXPECT_EQ(missing(), bodies) << "of the new day nobody was told yet";
  EXPECT_EQ(told(2), 2 * bodies);
  EXPECT_EQ(missing(), 0U);
  for (const auto& [body, steps] : held().deliveries) {
    EXPECT_EQ(steps.back().outcome, NoticeOutcome::queued);
    EXPECT_TRUE(has(steps.back().detail.value->str(), "Spostamento. ")) << steps.back().detail.value->str();
  }
  close_queue();
  open_queue();
  EXPECT_EQ(told(2), 2 * bodies) << "asked of the record";
  move_to("2026-12-10");
  EXPECT_EQ(told(3), 3 * bodies);
  live.act(live.chair(), commands::CancelSitting{CommandId{random_uuid()}, sitting, Reason::of("Manca la sala.")});
  EXPECT_EQ(told(4), 4 * bodies);
}

TEST_F(Letters, GoOutAsLongAsACallIsAhead) {
  convene();
  live.pass(held().terms.first_call.at.ms - host->now().ms + 60'000);
  EXPECT_EQ(told(1), live.founding.state.organisations.size()) << "the second call is still to be held";
}

TEST_F(Letters, GoToNobodyWhenBothCallsArePast) {
  convene();
  live.pass(held().terms.second_call->at.ms - host->now().ms + 60'000);
  EXPECT_EQ(told(1), 0U);
}

TEST_F(Letters, OfACancellationGoToWhomAMoveAloneWasTold) {
  const std::size_t bodies = live.founding.state.organisations.size();
  convene();
  move_to("2026-12-09");
  EXPECT_EQ(told(1), bodies) << "the first day is told to nobody any more";
  live.act(live.chair(), commands::CancelSitting{CommandId{random_uuid()}, sitting, Reason::of("Manca la sala.")});
  EXPECT_EQ(told(2), 2 * bodies);
}

}  // namespace
}  // namespace tavolo::net
