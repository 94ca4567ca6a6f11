// Who is there: check-in, roll call, corrections, proxies, and the quorum that goes with them (domain.md 4.3, 5).

#include <gtest/gtest.h>

#include "server/domain/sittings.hpp"
#include "tests/support/sittings.hpp"

namespace tavolo::domain {
namespace {

using given::count_of;
using given::SittingTable;

struct Attending : testing::Test {
  SittingTable table;
  OrganisationId body = table.body(Bench::third_sector, 0);
  OrganisationId other = table.body(Bench::third_sector, 1);

  commands::RecordPresence roll_call(OrganisationId whose, bool inside) const {
    return {given::command_id(), table.sitting, whose, inside, PresenceMode::in_person, {}, {}};
  }
  commands::GrantProxy proxy_to(OrganisationId holder) const {
    return {given::command_id(), table.sitting, {}, holder, {}};
  }
  const PresenceSpan& last_of(OrganisationId whose) const { return table.held().presence.at(whose).spans.back(); }
};

TEST_F(Attending, BeginsOnTheDayOfTheCall) {
  table.convene();
  const commands::CheckIn check_in{given::command_id(), table.sitting, PresenceMode::remote};
  table.at("2026-12-01T22:59:00.000Z");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), check_in), "check_in_not_yet");
  table.at("2026-12-01T23:00:00.000Z");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), check_in), "accepted");
}

TEST_F(Attending, IsOnceAndInTheModeOfTheSitting) {
  table.convene();
  table.at(given::first_call_at);
  table.comes(body, PresenceMode::remote);
  EXPECT_EQ(table.refused_with(table.delegate_of(body),
                               commands::CheckIn{given::command_id(), table.sitting, PresenceMode::remote}),
            "already_inside");
  EXPECT_EQ(last_of(body).mandate, table.mandate_of(body));
  table.state.sittings.at(table.sitting).terms.mode = SittingMode::remote;
  EXPECT_EQ(table.refused_with(table.delegate_of(other),
                               commands::CheckIn{given::command_id(), table.sitting, PresenceMode::in_person}),
            "mode_not_of_sitting");
}

TEST_F(Attending, IsAnInterval) {
  table.begin();
  table.at("2026-12-02T09:20:00.000Z");
  table.leaves(body);
  table.at("2026-12-02T09:40:00.000Z");
  table.comes(body);
  const auto& spans = table.held().presence.at(body).spans;
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(to_string(*spans[0].to), "2026-12-02T09:20:00.000Z");
  EXPECT_EQ(spans[0].went, PresenceCause::left);
  EXPECT_EQ(to_string(spans[1].from), "2026-12-02T09:40:00.000Z");
  EXPECT_FALSE(spans[1].to);
}

TEST_F(Attending, IsCalledByTheSecretaryToo) {
  table.convene();
  table.at(given::first_call_at);
  table.decide_ok(table.secretary(), roll_call(body, true));
  EXPECT_EQ(last_of(body).came, PresenceCause::roll_call);
  EXPECT_EQ(table.refused_with(table.secretary(), roll_call(body, true)), "already_inside");
  EXPECT_EQ(table.refused_with(table.secretary(), roll_call(other, false)), "already_outside");
  EXPECT_EQ(table.refused_with(table.delegate_of(other), roll_call(body, false)), "not_permitted");
}

TEST_F(Attending, IsCorrectedOnlyWithAReasonAndWithinItsInterval) {
  table.begin();
  table.at("2026-12-02T09:30:00.000Z");
  auto correction = roll_call(body, false);
  correction.at = given::instant("2026-12-02T09:10:00.000Z");
  EXPECT_EQ(table.refused_with(table.secretary(), correction), "reason_for_correction");
  correction.reason = Reason::of("Uscita prima,\nnon vista.");
  table.decide_ok(table.secretary(), correction);
  EXPECT_EQ(to_string(*last_of(body).to), "2026-12-02T09:10:00.000Z");
  EXPECT_EQ(last_of(body).reason.value->str(), "Uscita prima, non vista.");
  correction.at = given::instant("2026-12-02T08:59:00.000Z");
  EXPECT_EQ(table.refused_with(table.secretary(), correction), "correction_overlaps");
  correction.at = given::instant("2026-12-02T09:31:00.000Z");
  EXPECT_EQ(table.refused_with(table.secretary(), correction), "correction_in_future");
  correction.inside = true;
  correction.at = given::instant("2026-12-02T09:15:00.000Z");
  table.decide_ok(table.secretary(), correction);
  EXPECT_TRUE(is_inside(table.held(), body));
  EXPECT_EQ(to_string(last_of(body).from), "2026-12-02T09:15:00.000Z");
}

TEST_F(Attending, EndsWithARemovalUntilTheSecretaryReadmits) {
  table.begin();
  table.decide_ok(table.chair(), commands::RemoveFromSitting{given::command_id(), table.sitting, body,
                                                             Reason::of("Dopo due richiami.")});
  EXPECT_EQ(table.refused_with(table.delegate_of(body),
                               commands::CheckIn{given::command_id(), table.sitting, PresenceMode::remote}),
            "removed_from_sitting");
  table.decide_ok(table.secretary(), roll_call(body, true));
  EXPECT_TRUE(is_inside(table.held(), body));
}

TEST_F(Attending, ByProxyIsWithinABenchAndWithoutChains) {
  table.convene();
  table.at(given::first_call_at);
  const auto giver = table.delegate_of(body);
  EXPECT_EQ(table.refused_with(giver, proxy_to(table.body(Bench::other))), "proxy_of_other_bench");
  EXPECT_EQ(table.refused_with(giver, proxy_to(body)), "proxy_to_itself");
  table.decide_ok(giver, proxy_to(other));
  EXPECT_EQ(table.refused_with(giver, proxy_to(other)), "proxy_exists");
  EXPECT_EQ(table.refused_with(table.delegate_of(other), proxy_to(body)), "proxy_chain");
  const OrganisationId third = table.add_body(Bench::third_sector);
  table.add_mandate(third, MandateCapacity::delegate);
  EXPECT_EQ(table.refused_with(table.delegate_of(third), proxy_to(other)), "proxies_too_many");
  table.comes(third);
  EXPECT_EQ(table.refused_with(table.delegate_of(third), proxy_to(other)), "giver_is_present");
}

TEST_F(Attending, ByProxyThatTheSecretaryHoldsNamesTheWriting) {
  table.convene();
  commands::GrantProxy proxy = proxy_to(other);
  EXPECT_EQ(table.refused_with(table.secretary(), proxy), "giver_required");
  proxy.giver = body;
  EXPECT_EQ(table.refused_with(table.secretary(), proxy), "evidence_required");
  proxy.evidence = Text<3, 300>::of("PEC del 30 novembre, prot. 812");
  table.decide_ok(table.secretary(), proxy);
  EXPECT_EQ(table.held().proxies.at(body).holder, other);
  EXPECT_EQ(
      table.refused_with(table.delegate_of(other), commands::RevokeProxy{given::command_id(), table.sitting, body}),
      "not_permitted");
  table.decide_ok(table.delegate_of(body), commands::RevokeProxy{given::command_id(), table.sitting, {}});
  EXPECT_TRUE(table.held().proxies.empty());
}

TEST_F(Attending, EndsAProxyWhenTheGiverComesAndWhenTheHolderLeaves) {
  table.convene();
  table.at(given::first_call_at);
  table.comes(other);
  table.decide_ok(table.delegate_of(body), proxy_to(other));
  const Decided came =
      table.decide_ok(table.delegate_of(body), commands::CheckIn{given::command_id(), table.sitting, {}});
  ASSERT_EQ(came.events.size(), 2U);
  EXPECT_EQ(std::get<events::ProxyEnded>(came.events[1]).cause, ProxyEnd::giver_arrived);
  table.leaves(body);
  table.decide_ok(table.delegate_of(body), proxy_to(other));
  const Decided left =
      table.decide_ok(table.delegate_of(other), commands::LeaveSitting{given::command_id(), table.sitting});
  ASSERT_EQ(left.events.size(), 2U);
  EXPECT_EQ(std::get<events::ProxyEnded>(left.events[1]).cause, ProxyEnd::holder_left);
  EXPECT_EQ(table.held().ended_proxies.size(), 2U);
}

TEST_F(Attending, LosesTheQuorumOnceAndFindsItByAVerification) {
  table.convene();
  table.at(given::first_call_at);
  table.come(5);
  table.open();
  const OrganisationId last = table.body(Bench::institutions, 1);
  const Decided left =
      table.decide_ok(table.delegate_of(last), commands::LeaveSitting{given::command_id(), table.sitting});
  EXPECT_EQ(count_of(left.events, "quorum.lost"), 1U);
  EXPECT_TRUE(quorum_is_lost(table.held()));
  const Decided another =
      table.decide_ok(table.delegate_of(body), commands::LeaveSitting{given::command_id(), table.sitting});
  EXPECT_EQ(count_of(another.events, "quorum.lost"), 0U) << "the loss lasts";
  const commands::VerifyQuorum verify{given::command_id(), table.sitting};
  table.decide_ok(table.secretary(), verify);
  EXPECT_TRUE(quorum_is_lost(table.held()));
  table.comes(last);
  table.comes(body);
  EXPECT_TRUE(quorum_is_lost(table.held())) << "only a verification says that it is there again";
  table.decide_ok(table.chair(), verify);
  EXPECT_FALSE(quorum_is_lost(table.held()));
}

TEST_F(Attending, LosesTheQuorumWithAProxyThatEnds) {
  table.convene();
  table.at(given::first_call_at);
  table.comes(table.body(Bench::institutions, 0));
  table.comes(table.body(Bench::institutions, 1));
  table.comes(table.body(Bench::social_partners, 0));
  table.comes(other);
  table.decide_ok(table.delegate_of(body), proxy_to(other));
  table.open();
  const Decided revoked =
      table.decide_ok(table.delegate_of(body), commands::RevokeProxy{given::command_id(), table.sitting, {}});
  EXPECT_EQ(count_of(revoked.events, "quorum.lost"), 1U);
}

TEST_F(Attending, EndsWithTheMandateOfWhoIsThereAndTheQuorumWithIt) {
  table.convene();
  table.at(given::first_call_at);
  table.come(5);  // of eight: as many as the first call needs
  table.open();
  const OrganisationId there = table.body(Bench::institutions);
  const auto happened =
      table
          .decide_ok(table.secretary(),
                     commands::RevokeMandate{given::command_id(), table.mandate_of(there), Reason::of("Dimissioni.")})
          .events;
  ASSERT_GE(happened.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<events::MandateRevoked>(happened[0]));
  EXPECT_FALSE(is_inside(table.held(), there));
  EXPECT_EQ(last_of(there).went, PresenceCause::mandate_ended);
  EXPECT_EQ(count_of(happened, "quorum.lost"), 1U);
  EXPECT_TRUE(quorum_is_lost(table.held()));
}

TEST_F(Attending, GoesOnWhileAnotherWhoWasThereForTheBodyCanSpeakForIt) {
  table.begin();
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute);
  table.decide_ok(table.as(substitute), commands::TakeOver{given::command_id()});
  table.decide_ok(table.secretary(),
                  commands::RevokeMandate{given::command_id(), substitute, Reason::of("Dimissioni.")});
  EXPECT_TRUE(is_inside(table.held(), body)) << "its delegate came in, and acts again";
  table.decide_ok(table.secretary(),
                  commands::RevokeMandate{given::command_id(), table.mandate_of(body), Reason::of("Dimissioni.")});
  EXPECT_FALSE(is_inside(table.held(), body));
}

TEST_F(Attending, EndsWithTheLastDayOfTheMandateByItself) {
  table.begin();
  for (auto& [id, mandate] : table.state.mandates) {
    if (mandate.organisation == body) mandate.valid_to = given::day("2026-12-02");
  }
  EXPECT_EQ(last_day_inside(table.state, table.held(), body), given::day("2026-12-02"));
  table.at("2026-12-02T23:00:00.000Z");
  ASSERT_TRUE(table.take_due_step());
  EXPECT_FALSE(is_inside(table.held(), body));
  EXPECT_EQ(last_of(body).went, PresenceCause::mandate_ended);
  EXPECT_TRUE(is_inside(table.held(), other));
  EXPECT_FALSE(table.take_due_step()) << "once";
}

}  // namespace
}  // namespace tavolo::domain
