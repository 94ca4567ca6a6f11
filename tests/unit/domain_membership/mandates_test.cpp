// Who acts for a body: granted, appointed, validated, revoked, taken over.

#include <gtest/gtest.h>

#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

using given::day;

struct Mandates : testing::Test {
  given::Table table;
  OrganisationId body = table.body(Bench::third_sector);
  OrganisationId other_body = table.body(Bench::other);

  static commands::GrantMandate grant(OrganisationId organisation, MandateCapacity capacity, std::string_view email,
                                      std::string_view from = "2026-11-23", std::string_view to = "2027-12-31") {
    return {{},
            organisation,
            capacity,
            Text<2, 120>::of("Delegata della cooperativa A"),
            *Email::parse(email),
            day(from),
            day(to),
            Text<3, 300>::of("Delibera 7")};
  }
  static commands::AppointDelegate appoint(MandateCapacity capacity, std::string_view email) {
    return {{},
            capacity,
            Text<2, 120>::of("Bice Prova"),
            *Email::parse(email),
            day("2026-11-23"),
            day("2027-12-31"),
            Text<3, 300>::of("Delibera 8")};
  }
  static commands::RevokeMandate revoke(MandateId id) { return {{}, id, Reason::of("Fine incarico")}; }
  static commands::ValidateMandate validate(MandateId id, bool accepted) {
    return {{}, id, accepted, Reason::of("Controllata")};
  }
  Acting representative() { return table.as(table.add_mandate(body, MandateCapacity::legal_representative)); }
};

TEST_F(Mandates, TheSecretaryRecordsAMandateThatHoldsAtOnce) {
  const Decided done = table.decide_ok(table.secretary(), grant(body, MandateCapacity::substitute, "ada@demo.invalid"));
  EXPECT_EQ(done.created, "mandate-9");
  EXPECT_EQ(table.as(MandateId{9}).role, ActorRole::standby_substitute);
  EXPECT_TRUE(table.was_touched("mandate", "mandate-9"));
  EXPECT_TRUE(table.was_touched("mandate", to_string(table.mandate_of(body))));
}

TEST_F(Mandates, ASecondDelegateInTheSameTimeIsRefusedSayingWhich) {
  const auto refused = table.decide(table.secretary(), grant(body, MandateCapacity::delegate, "ada@demo.invalid"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "mandate_overlaps");
  EXPECT_EQ(refused.error().detail, R"({"mandate":"mandate-5","capacity":"delegate"})");
}

TEST_F(Mandates, ADelegateAfterTheLastDayOfTheFirstIsAccepted) {
  const auto next = grant(body, MandateCapacity::delegate, "ada@demo.invalid", "2030-01-01", "2030-12-31");
  const Decided done = table.decide_ok(table.secretary(), next);
  const Mandate& mandate = table.state.mandates.at(MandateId{9});
  EXPECT_EQ(status_of(table.state, mandate, day("2026-11-23")), MandateStatus::not_yet);
  EXPECT_EQ(status_of(table.state, mandate, day("2030-01-01")), MandateStatus::valid);
}

TEST_F(Mandates, ADelegateOnTheLastDayOfTheFirstIsRefused) {
  EXPECT_EQ(table.refused_with(table.secretary(),
                               grant(body, MandateCapacity::delegate, "ada@demo.invalid", "2029-12-31", "2030-12-31")),
            "mandate_overlaps");
}

TEST_F(Mandates, ARevokedDelegateMakesRoomForAnother) {
  table.decide_ok(table.secretary(), revoke(table.mandate_of(body)));
  table.decide_ok(table.secretary(), grant(body, MandateCapacity::delegate, "ada@demo.invalid"));
}

TEST_F(Mandates, APersonIsKnownByAddressWhateverTheCase) {
  const PersonId known = table.state.mandates.at(table.mandate_of(other_body)).holder.value->person;
  const std::string address = "PERSONA-" + std::to_string(known.n) + "@Demo.Invalid";
  table.decide_ok(table.secretary(), grant(body, MandateCapacity::substitute, address));
  EXPECT_EQ(table.state.mandates.at(MandateId{9}).holder.value->person, known);
  table.decide_ok(table.secretary(), grant(other_body, MandateCapacity::substitute, "nuova@demo.invalid"));
  // twelve acts named a person at the founding of the test table, one since
  EXPECT_EQ(table.state.mandates.at(MandateId{10}).holder.value->person, PersonId{14});
}

TEST_F(Mandates, TheDelegateIsNotAlsoTheSubstitute) {
  const std::string own = table.state.mandates.at(table.mandate_of(body)).holder.value->email.text;
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, own)),
            "delegate_and_substitute");
}

TEST_F(Mandates, TheSecretaryGivesNoMandateToOneself) {
  const std::string own = table.state.appointments.at(table.office(Role::secretary)).holder.value->email.text;
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, own)), "mandate_to_oneself");
}

TEST_F(Mandates, NobodyIsSecretaryAndDelegateAtOnce) {
  table.add_office(Role::secretary);  // a second one
  const std::string second = table.state.appointments.rbegin()->second.holder.value->email.text;
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, second)),
            "secretary_and_delegate");
}

TEST_F(Mandates, DatesThatMakeNoSenseAreRefused) {
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, "ada@demo.invalid",
                                                        "2027-02-01", "2027-01-31")),
            "dates_reversed");
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, "ada@demo.invalid",
                                                        "2026-01-01", "2026-11-22")),
            "term_in_the_past");
}

TEST_F(Mandates, ABodyThatLeftGetsNoMandate) {
  table.put(
      events::MembershipChanged{body, MembershipStatus::withdrawn, Standing::consulted, false, Reason::of("Recesso")});
  EXPECT_EQ(table.refused_with(table.secretary(), grant(body, MandateCapacity::substitute, "ada@demo.invalid")),
            "body_not_member");
}

TEST_F(Mandates, WhatALegalRepresentativeAppointsWaitsForTheSecretary) {
  const Acting representative = this->representative();
  const Decided done = table.decide_ok(representative, appoint(MandateCapacity::substitute, "bice@demo.invalid"));
  EXPECT_EQ(done.created, "mandate-10");
  EXPECT_TRUE(table.was_touched("waiting", "desk-1"));
  const Mandate& mandate = table.state.mandates.at(MandateId{10});
  EXPECT_EQ(mandate.organisation, body);
  EXPECT_EQ(status_of(table.state, mandate, day("2026-11-23")), MandateStatus::pending_validation);
  EXPECT_EQ(table.refused_with(table.delegate_of(body), validate(MandateId{10}, true)), "not_permitted");
  table.decide_ok(table.secretary(), validate(MandateId{10}, true));
  EXPECT_EQ(table.as(MandateId{10}).role, ActorRole::standby_substitute);
  EXPECT_EQ(table.refused_with(table.secretary(), validate(MandateId{10}, true)), "mandate_not_pending");
}

TEST_F(Mandates, TheSecretaryMayRefuseAnAppointment) {
  table.decide_ok(representative(), appoint(MandateCapacity::substitute, "bice@demo.invalid"));
  table.decide_ok(table.secretary(), validate(MandateId{10}, false));
  EXPECT_EQ(status_of(table.state, table.state.mandates.at(MandateId{10}), day("2026-11-23")), MandateStatus::refused);
  EXPECT_EQ(table.refused_with(table.secretary(), revoke(MandateId{10})), "mandate_already_ended");
}

TEST_F(Mandates, ALegalRepresentativeAppointsNoLegalRepresentative) {
  const Acting representative = this->representative();
  EXPECT_EQ(table.refused_with(representative, appoint(MandateCapacity::legal_representative, "bice@demo.invalid")),
            "legal_representative_by_desk");
  EXPECT_EQ(table.refused_with(representative, revoke(*representative.mandate)), "legal_representative_by_desk");
}

TEST_F(Mandates, ALegalRepresentativeRevokesTheOwnDelegateAloneAndAtOnce) {
  const Acting representative = this->representative();
  EXPECT_EQ(table.refused_with(representative, revoke(table.mandate_of(other_body))), "not_permitted");
  EXPECT_EQ(table.refused_with(representative, revoke(MandateId{99})), "not_found");
  const MandateId delegate = table.mandate_of(body);
  table.decide_ok(representative, revoke(delegate));
  EXPECT_EQ(status_of(table.state, table.state.mandates.at(delegate), day("2026-11-23")), MandateStatus::revoked);
}

TEST_F(Mandates, ASubstituteTakesOverAndTheDelegateTakesBack) {
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute);
  EXPECT_EQ(table.refused_with(table.delegate_of(body), commands::TakeOver{}), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(body), commands::HandBack{}), "not_permitted");
  table.decide_ok(table.as(substitute), commands::TakeOver{});
  EXPECT_TRUE(table.was_touched("mandate", to_string(substitute)));
  EXPECT_TRUE(table.was_touched("mandate", to_string(table.mandate_of(body))));
  EXPECT_EQ(table.refused_with(table.as(substitute), commands::TakeOver{}), "not_permitted");
  table.decide_ok(table.delegate_of(body), commands::HandBack{});
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::delegate);
  EXPECT_EQ(table.as(substitute).role, ActorRole::standby_substitute);
}

TEST_F(Mandates, TheSubstituteHandsBack) {
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute);
  table.decide_ok(table.as(substitute), commands::TakeOver{});
  table.decide_ok(table.as(substitute), commands::HandBack{});
  EXPECT_EQ(active_mandate(table.state, body, day("2026-11-23")), table.mandate_of(body));
}

TEST_F(Mandates, ARevocationEndsTheTakeover) {
  const MandateId substitute = table.add_mandate(body, MandateCapacity::substitute);
  table.decide_ok(table.as(substitute), commands::TakeOver{});
  table.decide_ok(table.secretary(), revoke(substitute));
  EXPECT_EQ(table.state.organisations.at(body).taken_over_by, std::nullopt);
  EXPECT_EQ(table.delegate_of(body).role, ActorRole::delegate);
}

}  // namespace
}  // namespace tavolo::domain
