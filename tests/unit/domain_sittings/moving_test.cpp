// A convened sitting that gets another day, hour or place (domain.md 6).

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::command_id;
using given::SittingTable;

struct Moving : testing::Test {
  SittingTable table;

  static commands::MoveSitting move_to(std::string_view on) {
    commands::MoveSitting command;
    command.command_id = command_id();
    command.sitting = SittingId{1};
    command.mode = SittingMode::mixed;
    command.place = Text<3, 300>::of("Sala consiliare, Viggianello");
    command.link = Text<3, 500>::of("https://sala.demo.invalid/3331234567");
    command.first_call = given::call(on, "10:00");
    command.second_call = given::call(on, "11:30");
    command.reason = Reason::of("La sala non è libera.");
    return command;
  }
  std::string chair_hears(const commands::Command& command) const { return table.refused_with(table.chair(), command); }
};

TEST_F(Moving, GivesTheCallsAnotherDayAndKeepsTheFormerOne) {
  table.convene();
  EXPECT_EQ(table.refused_with(table.secretary(), move_to("2026-12-09")), "not_permitted");
  const Decided moved = table.decide_ok(table.chair(), move_to("2026-12-09"));
  EXPECT_EQ(moved.events.size(), 1U) << "the link is the same";
  EXPECT_EQ(table.held().state, SittingState::convened);
  EXPECT_EQ(to_string(table.held().terms.first_call.at), "2026-12-09T09:00:00.000Z");
  EXPECT_EQ(to_string(*table.held().number), "1-2026");
  ASSERT_EQ(table.held().moves.size(), 1U);
  EXPECT_EQ(to_string(table.held().moves[0].from.first_call.at), std::string(given::first_call_at));
  EXPECT_TRUE(table.was_touched("waiting", to_string(table.body(Bench::other))));
  EXPECT_EQ(chair_hears(move_to("2026-12-09")), "nothing_changed");
}

TEST_F(Moving, HoldsTheTermsOfNoticeForTheNewDay) {
  table.convene();
  auto soon = move_to("2026-11-27");
  EXPECT_EQ(chair_hears(soon), "notice_too_short");
  soon.urgency = MultilineText<20, 2000>::of("La Regione ha anticipato il termine.");
  table.decide_ok(table.chair(), soon);
  EXPECT_TRUE(table.held().urgent);
  auto later = move_to("2026-12-09");
  later.second_call = given::call("2026-12-09", "10:30");
  EXPECT_EQ(chair_hears(later), "second_call_too_soon");
}

TEST_F(Moving, AsksForAPlaceAndALinkAsTheNoticeDoes) {
  table.convene();
  auto elsewhere = move_to("2026-12-02");
  elsewhere.place.reset();
  EXPECT_EQ(chair_hears(elsewhere), "place_missing");
  elsewhere.mode = SittingMode::remote;
  elsewhere.link = Text<3, 500>::of("https://altra-sala.demo.invalid/1");
  const Decided moved = table.decide_ok(table.chair(), elsewhere);
  EXPECT_EQ(given::count_of(moved.events, "sitting.link_set"), 1U);
  EXPECT_EQ(table.held().link.value->str(), "https://altra-sala.demo.invalid/1");
}

TEST_F(Moving, IsForASittingThatNobodyCameToYet) {
  table.decide_ok(table.secretary(), given::sitting_draft());
  EXPECT_EQ(chair_hears(move_to("2026-12-09")), "sitting_not_convened") << "a draft is written anew";
  table.decide_ok(table.chair(), commands::ConveneSitting{command_id(), table.sitting, {}, {}});
  table.at(given::first_call_at);
  table.decide_ok(table.chair(), commands::DeclareDeserted{command_id(), table.sitting});
  EXPECT_EQ(chair_hears(move_to("2026-12-16")), "sitting_not_convened");
}

}  // namespace
}  // namespace tavolo::domain
