// When a call is valid (domain.md 5): the worked case, proxies, benches, institutions.

#include "server/domain/quorum.hpp"

#include <gtest/gtest.h>

#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::SittingTable;

/// 48 voting bodies, twelve a bench, in the sitting's day.
struct FortyEight : testing::Test {
  SittingTable table{12};
  FortyEight() {
    table.convene();
    table.at(given::first_call_at);
  }
  std::string opened() const {
    return table.refused_with(table.chair(), commands::OpenSitting{given::command_id(), table.sitting});
  }
};

TEST_F(FortyEight, WithTwentyFourPresentIsNotValidInFirstCall) {
  table.come(24);
  const Quorum quorum = table.quorum();
  EXPECT_EQ(quorum.of, 48);
  EXPECT_EQ(quorum.present, 24);
  EXPECT_EQ(quorum.needed_first, 25);
  EXPECT_EQ(quorum.needed_second, 16);
  EXPECT_FALSE(quorum.reached());
  EXPECT_EQ(opened(), "quorum_missing");
}

TEST_F(FortyEight, WithTwentyFivePresentIsValidInFirstCall) {
  table.come(25);
  EXPECT_TRUE(table.quorum().reached());
  EXPECT_EQ(opened(), "accepted");
}

TEST_F(FortyEight, WithSeventeenPresentIsValidInSecondCall) {
  table.come(17);
  EXPECT_EQ(opened(), "quorum_missing");
  table.decide_ok(table.chair(), commands::DeclareDeserted{given::command_id(), table.sitting});
  EXPECT_EQ(table.quorum().present, 0) << "for the next call bodies come in anew";
  table.at(given::second_call_at);
  table.come(17);
  EXPECT_EQ(table.quorum().needed(), 16);
  EXPECT_EQ(opened(), "accepted");
  table.open();
  EXPECT_EQ(table.held().call, SittingCall::second);
}

TEST_F(FortyEight, WithSixteenPresentIsValidInSecondCallAndWithFifteenNot) {
  table.decide_ok(table.chair(), commands::DeclareDeserted{given::command_id(), table.sitting});
  table.at(given::second_call_at);
  table.come(15);
  EXPECT_EQ(opened(), "quorum_missing");
  table.comes(table.body(Bench::other, 3));
  EXPECT_EQ(opened(), "accepted");
}

TEST_F(FortyEight, CountsNoInstitutionMeansNoValidCall) {
  for (const Bench bench : {Bench::social_partners, Bench::third_sector, Bench::other}) {
    for (const OrganisationId body : table.bodies(bench)) table.comes(body);
  }
  EXPECT_EQ(table.quorum().present, 36);
  EXPECT_EQ(opened(), "institutions_missing");
  table.comes(table.body(Bench::institutions));
  EXPECT_EQ(opened(), "accepted");
}

TEST_F(FortyEight, AsksForEachBenchWhereTheRegulationDoes) {
  events::RegulationAdopted next;
  next.regulation = RegulationId{2};
  next.rules = table.state.rules();
  next.rules.sittings = SittingRules{};
  next.rules.sittings->quorum_by_bench = true;
  next.text = MultilineText<0, 20000>{};
  next.act = Text<0, 300>{};
  table.put(next);
  for (const Bench bench : {Bench::institutions, Bench::social_partners, Bench::third_sector}) {
    for (const OrganisationId body : table.bodies(bench)) table.comes(body);
  }
  EXPECT_EQ(table.quorum().missing_benches, std::vector<Bench>{Bench::other});
  EXPECT_EQ(opened(), "bench_missing");
  table.comes(table.body(Bench::other));
  EXPECT_EQ(opened(), "accepted");
}

struct Small : testing::Test {
  SittingTable table;
  OrganisationId giver = table.body(Bench::third_sector, 0);
  OrganisationId holder = table.body(Bench::third_sector, 1);
  Small() {
    table.convene();
    table.at(given::first_call_at);
  }
  commands::GrantProxy proxy() const { return {given::command_id(), table.sitting, {}, holder, {}}; }
};

TEST_F(Small, CountsAProxyWhileItsHolderIsInside) {
  table.decide_ok(table.delegate_of(giver), proxy());
  EXPECT_EQ(table.quorum().present, 0);
  table.comes(holder);
  EXPECT_EQ(table.quorum().present, 2);
  EXPECT_EQ(bodies_present(table.state, table.held()), (std::vector{giver, holder}));
}

TEST_F(Small, CountsNoBodyWithoutAVote) {
  const OrganisationId silent = table.add_body(Bench::other, false);
  table.add_mandate(silent, MandateCapacity::delegate);
  table.comes(silent);
  EXPECT_EQ(table.quorum().present, 0);
  EXPECT_EQ(table.quorum().of, 8);
}

TEST_F(Small, IsHeldUnderTheRegulationOfItsOpening) {
  table.come(5);
  table.open();
  events::RegulationAdopted next;
  next.regulation = RegulationId{2};
  next.rules = table.state.rules();
  next.rules.quorum_first_call = {9, 10, false};
  next.text = MultilineText<0, 20000>{};
  next.act = Text<0, 300>{};
  table.put(next);
  EXPECT_EQ(table.quorum().needed(), 5);
}

/// Twenty-five of forty-eight, open: one fewer, or two more at the table, and the quorum is gone.
struct AtTheLimit : FortyEight {
  AtTheLimit() {
    table.come(25);
    table.open();
  }
  commands::ChangeMembership changed(OrganisationId body, MembershipStatus status, bool voting) const {
    commands::ChangeMembership command;
    command.command_id = given::command_id();
    command.organisation = body;
    command.status = status;
    command.standing = Standing::signatory;
    command.voting = voting;
    command.reason = Reason::of("Deliberazione dell'organo competente.");
    return command;
  }
};

TEST_F(AtTheLimit, IsLostInTheCommitThatSuspendsAPresentBody) {
  const auto suspended = [&](std::size_t which) {
    const auto command = changed(table.body(Bench::third_sector, which), MembershipStatus::suspended, true);
    return table.decide_ok(table.secretary(), command).events;
  };
  EXPECT_EQ(suspended(0).size(), 1U) << "24 of 47 are enough";
  const auto happened = suspended(1);
  ASSERT_EQ(happened.size(), 2U) << "23 of 46 are not";
  const auto& lost = std::get<events::QuorumLost>(happened[1]);
  EXPECT_EQ(lost.sitting, table.sitting);
  EXPECT_EQ(lost.present, 23);
  EXPECT_EQ(lost.needed, 24);
  EXPECT_EQ(table.quorum().present, 23) << "as it is counted afterwards";
  EXPECT_TRUE(quorum_is_lost(table.held()));
  EXPECT_EQ(suspended(2).size(), 1U) << "a loss is noticed once";
}

TEST_F(AtTheLimit, IsLostWhenAPresentBodyLosesItsVote) {
  std::vector<std::size_t> lost;
  for (const std::size_t which : {0U, 1U}) {
    const auto without = changed(table.body(Bench::third_sector, which), MembershipStatus::member, false);
    lost.push_back(given::count_of(table.decide_ok(table.secretary(), without).events, "quorum.lost"));
  }
  EXPECT_EQ(lost, (std::vector<std::size_t>{0, 1}));
}

TEST_F(AtTheLimit, StaysWhenAnAbsentBodyLeavesTheTable) {
  const auto left = changed(table.body(Bench::third_sector, 11), MembershipStatus::withdrawn, false);
  EXPECT_EQ(table.decide_ok(table.secretary(), left).events.size(), 1U);
  EXPECT_FALSE(quorum_is_lost(table.held()));
}

TEST_F(AtTheLimit, IsLostWhenABodyThatIsNotThereIsAdmitted) {
  std::vector<std::size_t> lost;
  for (const auto* name : {"Associazione dimostrativa Uno", "Associazione dimostrativa Due"}) {
    commands::AdmitOrganisation command;
    command.command_id = given::command_id();
    command.name = decltype(command.name)::of(name);
    command.bench = Bench::third_sector;
    command.standing = Standing::signatory;
    command.voting = true;
    lost.push_back(given::count_of(table.decide_ok(table.secretary(), command).events, "quorum.lost"));
  }
  EXPECT_EQ(lost, (std::vector<std::size_t>{0, 1})) << "25 of 49 are enough, 25 of 50 are not";
  EXPECT_EQ(table.held().quorum.back().needed, table.quorum().needed());
}

TEST_F(FortyEight, IsNotLostBeforeTheSittingIsOpen) {
  table.come(25);
  commands::ChangeMembership command;
  command.command_id = given::command_id();
  command.organisation = table.body(Bench::third_sector);
  command.status = MembershipStatus::suspended;
  command.standing = Standing::signatory;
  command.voting = true;
  command.reason = Reason::of("Deliberazione dell'organo competente.");
  EXPECT_EQ(table.decide_ok(table.secretary(), command).events.size(), 1U);
}

}  // namespace
}  // namespace tavolo::domain
