// Findings of an auditor: filed, answered by the desk, followed up; and what an auditor read.

#include "server/domain/findings.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::domain {
namespace {

using given::Table;
constexpr FindingId first{1};

class AFinding : public ::testing::Test {
 protected:
  Table table;
  using Words = MultilineText<20, 4000>;

  static commands::FileFinding filing(std::string_view answer_by, std::optional<ObjectRef> subject = {},
                                      std::optional<std::int64_t> entry = {}) {
    return {given::command_id(),
            std::move(subject),
            entry,
            Title::of("Avviso senza protocollo"),
            Words::of("L'avviso della seduta non porta il numero di protocollo."),
            given::day(answer_by)};
  }
  static commands::AnswerFinding answering() {
    return {given::command_id(), first, Words::of("Il numero è stato aggiunto al registro dell'ente.")};
  }
  static commands::AskFindingAgain asking_again(std::string_view answer_by) {
    return {given::command_id(), first, Words::of("Quale numero, e in quale giorno è stato dato?"),
            given::day(answer_by)};
  }
  static commands::CloseFinding closing(FindingOutcome outcome) {
    return {given::command_id(), first, outcome, Reason::of("La risposta è sufficiente.")};
  }
  const Finding& finding() const { return table.state.findings.at(first); }
  void file() { table.decide_ok(table.auditor(), filing("2027-03-01")); }
};

TEST_F(AFinding, IsFiledByAnAuditorAloneAndWaitsForTheDesk) {
  EXPECT_EQ(table.refused_with(table.secretary(), filing("2027-03-01")), "not_permitted");
  EXPECT_EQ(table.refused_with(table.delegate_of(table.body(Bench::other)), filing("2027-03-01")), "not_permitted");
  const Decided done = table.decide_ok(table.auditor(), filing("2027-03-01"));
  EXPECT_EQ(done.created, "finding-1");
  EXPECT_EQ(finding().state(), FindingState::open);
  EXPECT_EQ(finding().rounds.front().answer_by_at, table.moment().end_of(given::day("2027-03-01")));
  EXPECT_TRUE(table.was_touched("finding", "finding-1"));
  EXPECT_TRUE(table.was_touched("waiting", "desk-1"));
  EXPECT_TRUE(table.was_touched("waiting", "desk-2"));
}

TEST_F(AFinding, IsAboutWhatThereIs) {
  EXPECT_EQ(table.refused_with(table.auditor(), filing("2027-03-01", ObjectRef{"proposal-9"})), "not_found");
  EXPECT_EQ(table.refused_with(table.auditor(), filing("2027-03-01", ObjectRef{"person-1"})), "not_found");
  EXPECT_EQ(table.refused_with(table.auditor(), filing("2027-03-01", {}, static_cast<std::int64_t>(table.state.size))),
            "entry_not_on_record");
  EXPECT_EQ(table.refused_with(table.auditor(), filing("2027-03-01", {}, -1)), "entry_not_on_record");
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.auditor(), filing("2027-03-01", ObjectRef{"proposal-1"}, 0));
  EXPECT_EQ(finding().subject, ObjectRef{"proposal-1"});
  EXPECT_EQ(finding().entry, 0);
}

TEST_F(AFinding, AsksAnAnswerForALaterDayWithinAYear) {
  const LocalDate today = table.moment().today();
  EXPECT_EQ(table.refused_with(table.auditor(), filing(to_string(today))), "answer_day_too_near");
  EXPECT_EQ(table.refused_with(table.auditor(), filing(to_string(plus_days(today, 366)))), "answer_day_too_far");
  table.decide_ok(table.auditor(), filing(to_string(plus_days(today, 1))));
}

TEST_F(AFinding, TakesNoPersonalData) {
  auto command = filing("2027-03-01");
  command.text = Words::of("Chiamare il delegato al numero 333 1234567.");
  EXPECT_EQ(table.refused_with(table.auditor(), command), "looks_like_personal_data");
}

TEST_F(AFinding, IsAnsweredByTheSecretaryOrTheChairOnceUntilAskedAgain) {
  EXPECT_EQ(table.refused_with(table.secretary(), answering()), "not_found");
  file();
  EXPECT_EQ(table.refused_with(table.auditor(), answering()), "not_permitted");
  EXPECT_EQ(table.refused_with(table.auditor(), asking_again("2027-04-01")), "finding_not_answered");
  table.decide_ok(table.secretary(), answering());
  EXPECT_EQ(finding().state(), FindingState::answered);
  EXPECT_TRUE(table.was_touched("waiting", "desk-3"));
  EXPECT_EQ(table.refused_with(table.chair(), answering()), "finding_answered_already");
  EXPECT_EQ(table.refused_with(table.auditor(), asking_again(to_string(table.moment().today()))),
            "answer_day_too_near");
  table.decide_ok(table.auditor(), asking_again("2027-04-01"));
  EXPECT_EQ(finding().state(), FindingState::open);
  table.decide_ok(table.chair(), answering());
  ASSERT_EQ(finding().rounds.size(), 2U);
  EXPECT_EQ(finding().rounds[0].answered->capacity, Capacity::secretary);
  EXPECT_EQ(finding().rounds[1].answered->capacity, Capacity::chair);
}

TEST_F(AFinding, IsAcceptedOnlyWithAnAnswerAndThenRests) {
  file();
  EXPECT_EQ(table.refused_with(table.auditor(), closing(FindingOutcome::accepted)), "finding_not_answered");
  EXPECT_EQ(table.refused_with(table.secretary(), closing(FindingOutcome::unresolved)), "not_permitted");
  table.decide_ok(table.secretary(), answering());
  table.decide_ok(table.auditor(), closing(FindingOutcome::accepted));
  EXPECT_EQ(finding().state(), FindingState::closed);
  EXPECT_EQ(table.refused_with(table.secretary(), answering()), "finding_closed");
  EXPECT_EQ(table.refused_with(table.auditor(), asking_again("2027-04-01")), "finding_closed");
  EXPECT_EQ(table.refused_with(table.auditor(), closing(FindingOutcome::withdrawn)), "finding_closed");
}

TEST_F(AFinding, IsWithdrawnOrLeftUnresolvedWithoutAnAnswer) {
  file();
  table.decide_ok(table.auditor(), closing(FindingOutcome::withdrawn));
  EXPECT_EQ(finding().outcome, FindingOutcome::withdrawn);
}

TEST_F(AFinding, LosesItsTextsToAnOrderOfErasureAndNothingElse) {
  file();
  table.decide_ok(table.secretary(), answering());
  table.decide_ok(table.auditor(), closing(FindingOutcome::accepted));
  const ObjectRef object{"finding-1"};
  table.decide_ok(table.secretary(),
                  commands::ApplyRedaction{given::command_id(),
                                           {{ErasureKind::texts, object, {}}, {ErasureKind::reasons, object, {}}},
                                           LegalBasis::data_not_due,
                                           table.moment().today(),
                                           Text<3, 300>::of("Ufficio, nota prot. 1"),
                                           Reason::of("Conteneva un nome.")});
  EXPECT_TRUE(finding().title.erased());
  EXPECT_TRUE(finding().rounds.front().text.erased());
  EXPECT_TRUE(finding().rounds.front().answer.erased());
  EXPECT_TRUE(finding().reason.erased());
  EXPECT_EQ(finding().state(), FindingState::closed);
}

TEST(WhatAnAuditorReads, IsOnRecordOnceAnOfficeKindAndDay) {
  Table table;
  const auto noting = [](AuditedReading reading) { return commands::NoteAuditAccess{given::command_id(), reading}; };
  const AppointmentId office = *table.auditor().appointment;
  EXPECT_EQ(table.refused_with(table.secretary(), noting(AuditedReading::history)), "not_permitted");
  EXPECT_FALSE(is_noted(table.state, office, AuditedReading::history, table.moment().today()));
  table.decide_ok(table.auditor(), noting(AuditedReading::history));
  EXPECT_TRUE(is_noted(table.state, office, AuditedReading::history, table.moment().today()));
  EXPECT_EQ(table.refused_with(table.auditor(), noting(AuditedReading::history)), "reading_noted_already");
  table.decide_ok(table.auditor(), noting(AuditedReading::compliance));
  table.at("2026-12-20T10:00:00.000Z");
  table.decide_ok(table.auditor(), noting(AuditedReading::history));
  EXPECT_TRUE(table.state.latest.empty() || table.state.latest.back().type != "audit.accessed");
}

}  // namespace
}  // namespace tavolo::domain
