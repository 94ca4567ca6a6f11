// Appointments and the chair (decision 24).

#include <gtest/gtest.h>

#include "tests/support/given.hpp"

namespace tavolo::domain {
namespace {

using given::day;

struct Offices : testing::Test {
  given::Table table;

  static commands::MakeAppointment appointment(Role role, std::string_view email, std::string_view from = "2026-11-23",
                                               std::string_view to = "2029-12-31") {
    return {{}, role, Text<2, 120>::of("Carla Prova"), *Email::parse(email), day(from), day(to)};
  }
  static commands::EndAppointment end(AppointmentId id) { return {{}, id, Reason::of("Fine incarico")}; }
};

TEST_F(Offices, TheChairAppointsASecondSecretaryAndASecondAuditor) {
  const Decided done = table.decide_ok(table.chair(), appointment(Role::secretary, "carla@demo.invalid"));
  EXPECT_EQ(done.created, "appointment-5");
  EXPECT_EQ(table.as(AppointmentId{5}).role, ActorRole::secretary);
  table.decide_ok(table.chair(), appointment(Role::auditor, "dora@demo.invalid"));
  EXPECT_EQ(table.refused_with(table.chair(), appointment(Role::auditor, "Dora@demo.invalid")), "appointment_overlaps");
}

TEST_F(Offices, TheChairIsNamedByTheSystemAlone) {
  const auto later = appointment(Role::chair, "carla@demo.invalid", "2030-01-01", "2032-12-31");
  EXPECT_EQ(table.refused_with(table.chair(), later), "chair_named_elsewhere");
  EXPECT_EQ(table.refused_with(table.chair(), end(table.office(Role::chair))), "chair_named_elsewhere");
  EXPECT_EQ(table.refused_with(table.secretary(), later), "not_permitted");
  table.decide_ok(table.system(), later);
}

TEST_F(Offices, ThereIsOneChairAndOneDeputyAtATime) {
  EXPECT_EQ(table.refused_with(table.system(), appointment(Role::chair, "carla@demo.invalid")), "appointment_overlaps");
  EXPECT_EQ(table.refused_with(table.chair(), appointment(Role::deputy_chair, "carla@demo.invalid")),
            "appointment_overlaps");
  table.decide_ok(table.chair(), end(table.office(Role::deputy_chair)));
  table.decide_ok(table.chair(), appointment(Role::deputy_chair, "carla@demo.invalid"));
}

TEST_F(Offices, NobodyWithAMandateBecomesSecretary) {
  const MandateId mandate = table.mandate_of(table.body(Bench::other));
  const std::string holder = table.state.mandates.at(mandate).holder.value->email.text;
  const auto refused = table.decide(table.chair(), appointment(Role::secretary, holder));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "secretary_and_delegate");
  EXPECT_EQ(refused.error().detail, R"({"mandate":")" + to_string(mandate) + R"("})");
  // an auditor may
  table.decide_ok(table.chair(), appointment(Role::auditor, holder));
  table.put(events::MandateRevoked{mandate, Reason::of("Fine")});
  table.decide_ok(table.chair(), appointment(Role::secretary, holder));
}

TEST_F(Offices, AnAppointmentEndsOnce) {
  table.decide_ok(table.chair(), end(table.office(Role::auditor)));
  EXPECT_EQ(table.refused_with(table.chair(), end(AppointmentId{4})), "appointment_already_ended");
  EXPECT_EQ(table.refused_with(table.chair(), end(AppointmentId{99})), "not_found");
}

TEST_F(Offices, DatesThatMakeNoSenseAreRefused) {
  EXPECT_EQ(table.refused_with(table.chair(), appointment(Role::auditor, "d@demo.invalid", "2027-02-01", "2027-01-01")),
            "dates_reversed");
  EXPECT_EQ(table.refused_with(table.chair(), appointment(Role::auditor, "d@demo.invalid", "2026-01-01", "2026-11-22")),
            "term_in_the_past");
}

TEST_F(Offices, TheDeputyTakesTheChairAndHandsItBack) {
  const commands::TakeChair take{{}, Reason::of("La presidenza è assente")};
  EXPECT_EQ(table.refused_with(table.secretary(), take), "not_permitted");
  EXPECT_EQ(table.refused_with(table.deputy(), commands::HandBackChair{}), "chair_not_taken");
  table.decide_ok(table.deputy(), take);
  EXPECT_TRUE(table.was_touched("appointment", to_string(table.office(Role::chair))));
  EXPECT_EQ(table.refused_with(table.chair(), take), "chair_is_taken");
  EXPECT_EQ(table.refused_with(table.chair(), appointment(Role::auditor, "d@demo.invalid")), "not_permitted");
  table.decide_ok(table.deputy(), commands::HandBackChair{});
  EXPECT_EQ(table.chair().role, ActorRole::chair);
}

TEST_F(Offices, TheChairTakesItsPlaceBack) {
  table.decide_ok(table.deputy(), commands::TakeChair{{}, Reason::of("Assenza")});
  table.decide_ok(table.chair(), commands::HandBackChair{});
  EXPECT_EQ(table.chair().role, ActorRole::chair);
  EXPECT_EQ(table.deputy().role, ActorRole::deputy_chair);
}

}  // namespace
}  // namespace tavolo::domain
