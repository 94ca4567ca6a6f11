// Who a person is at the table right now.

#include "server/domain/actor.hpp"

#include <gtest/gtest.h>

#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

using given::day;

struct Resolving : testing::Test {
  given::Table table;
  OrganisationId body = table.body(Bench::social_partners);

  std::string refusal(const Actor& actor) const {
    const auto acting = resolve(table.state, actor, table.moment());
    return acting ? "resolved" : acting.error().code + acting.error().detail;
  }
  Actor holder_of(MandateId id) const { return AsMandate{id, table.state.mandates.at(id).holder.value->person}; }
};

TEST_F(Resolving, ADelegateActsForTheOwnBody) {
  const Acting acting = table.delegate_of(body);
  EXPECT_EQ(acting.role, ActorRole::delegate);
  EXPECT_EQ(acting.capacity, Capacity::delegate);
  EXPECT_EQ(acting.organisation, body);
}

TEST_F(Resolving, NobodyActsUnderAnotherPersonsMandate) {
  EXPECT_EQ(refusal(AsMandate{table.mandate_of(body), PersonId{999}}), R"(not_your_mandate{"object":"mandate-3"})");
  EXPECT_EQ(refusal(AsMandate{MandateId{999}, PersonId{1}}), R"(not_your_mandate{"object":"mandate-999"})");
}

TEST_F(Resolving, AnErasedHolderActsNoMore) {
  const MandateId id = table.mandate_of(body);
  const Actor actor = holder_of(id);
  table.state.mandates.at(id).holder = {};
  EXPECT_EQ(refusal(actor), R"(not_your_mandate{"object":"mandate-3"})");
}

TEST_F(Resolving, AMandateHoldsFromItsFirstToItsLastDayInRome) {
  const MandateId id = table.add_mandate(body, MandateCapacity::legal_representative, {}, "2026-12-01", "2026-12-02");
  table.at("2026-11-30T22:59:59.999Z");
  EXPECT_EQ(refusal(holder_of(id)), R"(mandate_not_valid{"object":")" + to_string(id) + R"(","status":"not_yet"})");
  table.at("2026-11-30T23:00:00.000Z");  // midnight in Rome
  EXPECT_EQ(refusal(holder_of(id)), "resolved");
  table.at("2026-12-02T22:59:59.999Z");
  EXPECT_EQ(refusal(holder_of(id)), "resolved");
  table.at("2026-12-02T23:00:00.000Z");
  EXPECT_EQ(refusal(holder_of(id)), R"(mandate_not_valid{"object":")" + to_string(id) + R"(","status":"expired"})");
}

TEST_F(Resolving, APendingRevokedOrRefusedMandateGivesNoCapacity) {
  const MandateId pending = table.add_mandate(body, MandateCapacity::substitute, {}, "2026-09-01", "2029-12-31", true);
  EXPECT_EQ(status_of(table.state, table.state.mandates.at(pending), day("2026-11-23")),
            MandateStatus::pending_validation);
  EXPECT_NE(refusal(holder_of(pending)), "resolved");
  table.put(events::MandateValidated{pending, false, Reason::of("Manca l'atto")});
  EXPECT_EQ(status_of(table.state, table.state.mandates.at(pending), day("2026-11-23")), MandateStatus::refused);
  const MandateId delegate = table.mandate_of(body);
  table.put(events::MandateRevoked{delegate, Reason::of("Dimissioni")});
  EXPECT_EQ(refusal(holder_of(delegate)), R"(mandate_not_valid{"object":"mandate-3","status":"revoked"})");
}

TEST_F(Resolving, TheDelegateOfASuspendedBodyReadsAndDoesNothing) {
  table.put(
      events::MembershipChanged{body, MembershipStatus::suspended, Standing::consulted, true, Reason::of("Prova")});
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::suspended);
  EXPECT_EQ(active_mandate(table.state, body, day("2026-11-23")), std::nullopt);
}

TEST_F(Resolving, TheDelegateOfAnObserverIsAnObserver) {
  const OrganisationId region = table.add_body(Bench::institutions, false, {}, Standing::observer);
  const Acting acting = table.as(table.add_mandate(region, MandateCapacity::delegate));
  EXPECT_EQ(acting.role, ActorRole::observer);
  EXPECT_EQ(acting.capacity, Capacity::observer);
}

TEST_F(Resolving, ASubstituteStandsByUntilTheTakeover) {
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute);
  EXPECT_EQ(table.as(substitute).role, ActorRole::standby_substitute);
  table.put(events::SubstituteTookOver{substitute, body});
  EXPECT_EQ(table.as(substitute).role, ActorRole::substitute);
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::standby_delegate);
  EXPECT_EQ(active_mandate(table.state, body, day("2026-11-23")), substitute);
}

TEST_F(Resolving, ATakeoverEndsWithTheSubstitutesMandate) {
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute, {}, "2026-09-01", "2026-11-23");
  table.put(events::SubstituteTookOver{substitute, body});
  table.at("2026-11-24T09:00:00.000Z");
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::delegate);
}

TEST_F(Resolving, ADeputyWhoPresidesHasTheChairsRoleInAnOwnCapacity) {
  EXPECT_EQ(table.deputy().role, ActorRole::deputy_chair);
  table.put(events::ChairTakenOver{table.office(Role::deputy_chair), Reason::of("Assenza")});
  EXPECT_EQ(table.deputy().role, ActorRole::chair);
  EXPECT_EQ(table.deputy().capacity, Capacity::deputy_chair);
  EXPECT_EQ(table.chair().role, ActorRole::deputy_chair);
  EXPECT_EQ(table.chair().capacity, Capacity::chair);
  EXPECT_EQ(presiding(table.state, day("2026-11-23")), table.office(Role::deputy_chair));
  table.put(events::AppointmentEnded{table.office(Role::deputy_chair), Reason::of("Fine")});
  EXPECT_EQ(table.chair().role, ActorRole::chair);
}

TEST_F(Resolving, AnEndedAppointmentGivesNoOffice) {
  const AppointmentId secretary = table.office(Role::secretary);
  const Actor actor = AsAppointment{secretary, table.state.appointments.at(secretary).holder.value->person};
  EXPECT_EQ(refusal(actor), "resolved");
  table.put(events::AppointmentEnded{secretary, Reason::of("Fine")});
  EXPECT_EQ(refusal(actor), R"(appointment_not_valid{"object":"appointment-3"})");
}

}  // namespace
}  // namespace tavolo::domain
