// The numbers of the rules: adopted by an act, each within its bounds.

#include "server/domain/regulation.hpp"

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

struct Adopting : testing::Test {
  given::Table table;
  commands::AdoptRegulation command{
      given::command_id(), table.state.rules(), Text<3, 300>::of("Delibera del tavolo n. 4 del 20 novembre 2026"), {}};
  Adopting() { command.rules.sittings = SittingRules{}; }
  std::string heard() const { return table.refused_with(table.secretary(), command); }
};

TEST_F(Adopting, MakesANewVersionThatCitesItsAct) {
  command.rules.sittings->notice_days = 10;
  EXPECT_EQ(table.refused_with(table.chair(), command), "not_permitted");
  const Decided adopted = table.decide_ok(table.secretary(), command);
  EXPECT_EQ(adopted.created, "regulation-2");
  const auto& event = std::get<events::RegulationAdopted>(adopted.events.at(0));
  EXPECT_EQ(event.act.value->str(), "Delibera del tavolo n. 4 del 20 novembre 2026");
  EXPECT_EQ(event.text.value->str(), "Regolamento di prova");
  EXPECT_EQ(table.state.rules().sittings->notice_days, 10);
}

TEST_F(Adopting, ChangesSomething) {
  table.decide_ok(table.secretary(), command);
  EXPECT_EQ(heard(), "nothing_changed");
  command.rules.sittings.reset();
  EXPECT_EQ(heard(), "nothing_changed") << "without rules of sittings those in force stay";
}

TEST_F(Adopting, KeepsEachNumberWithinItsBounds) {
  const auto with = [&](auto change) {
    Regulation rules = command.rules;
    change(rules);
    const auto fault = find_fault(rules);
    return fault ? fault->pointer : std::string("good");
  };
  EXPECT_EQ(with([](Regulation&) {}), "good");
  EXPECT_EQ(with([](Regulation& r) { r.quorum_first_call = {1, 0, true}; }), "/quorum_first_call/den");
  EXPECT_EQ(with([](Regulation& r) { r.quorum_second_call = {4, 3, false}; }), "/quorum_second_call/num");
  EXPECT_EQ(with([](Regulation& r) { r.async_quorum = {1, 1001, false}; }), "/async_quorum/den");
  EXPECT_EQ(with([](Regulation& r) { r.cure_days = 0; }), "/cure_days");
  EXPECT_EQ(with([](Regulation& r) { r.min_vote_minutes = 0; }), "/min_vote_minutes");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->notice_days = -1; }), "/sittings/notice_days");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->urgent_notice_days = 8; }), "/sittings/urgent_notice_days");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->convening_request = {-1, 5, false}; }),
            "/sittings/convening_request/num");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->absence_grace_seconds = 4; }), "/sittings/absence_grace_seconds");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->proxies_each = 21; }), "/sittings/proxies_each");
  EXPECT_EQ(with([](Regulation& r) { r.sittings->ratification_days = 0; }), "/sittings/ratification_days");
  command.rules.sittings->proxies_each = 21;
  EXPECT_EQ(heard(), "rule_out_of_bounds");
}

}  // namespace
}  // namespace tavolo::domain
