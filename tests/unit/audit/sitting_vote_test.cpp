// Votes of a sitting, checked and counted again from the entries: who was there, by whom each position came.

#include <gtest/gtest.h>

#include "server/audit/check.hpp"
#include "tests/support/on_record.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::audit {
namespace {

using Choice = PositionChoice;

class ASittingOnRecord : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  OrganisationId giver = table.body(Bench::third_sector, 0);
  OrganisationId holder = table.body(Bench::third_sector, 1);
  OrganisationId away = table.body(Bench::other, 1);
  VoteId vote;

  void SetUp() override {
    given::put_sitting(table, {giver, away});
    given::put_proxy(table, giver, holder);
    vote = given::opened_in_sitting(table);
    table.decide_ok(table.delegate_of(table.body(Bench::institutions)), given::position(vote, Choice::favourable));
    auto by_proxy = given::position(vote, Choice::favourable_with_reservations);
    by_proxy.giver = giver;
    table.decide_ok(table.delegate_of(holder), by_proxy);
    table.decide_ok(table.secretary(), given::recorded(vote, table.body(Bench::social_partners), Choice::contrary));
  }
  /// No bench dissents as a whole then, and the outcome waits for no answer.
  void both_ways() {
    table.decide_ok(table.delegate_of(table.body(Bench::social_partners, 1)),
                    given::position(vote, Choice::favourable));
  }
  void close() { table.decide_ok(table.chair(), given::closing(vote)); }
  std::string found() {
    table.write();
    std::string all;
    for (const auto& finding : check_entries(*table.kept.log)) all += finding.field + ": " + finding.what + ";";
    return all;
  }
  template <class Event>
  domain::Acting& actor_of() {
    for (auto& act : table.happened) {
      if (std::holds_alternative<Event>(act.event)) return act.acting;
    }
    throw std::logic_error("no such event");
  }
  template <class Event>
  Event& first() {
    for (auto& act : table.happened) {
      if (auto* held = std::get_if<Event>(&act.event)) return *held;
    }
    throw std::logic_error("no such event");
  }
};

TEST_F(ASittingOnRecord, IsFoundRightAndItsVoteCountsTheSameFromTheEntries) {
  EXPECT_EQ(found(), "");
  close();
  EXPECT_EQ(found(), "");
  table.record();
  const auto answer = recount(table.source(), {vote});
  ASSERT_TRUE(answer) << answer.error().code;
  EXPECT_TRUE(answer->matches);
  EXPECT_EQ(answer->recounted.present, 7);
  EXPECT_EQ(answer->recounted.votes_for, 2);
  EXPECT_EQ(answer->recounted.outcome, Outcome::approved_with_reservations);
}

TEST_F(ASittingOnRecord, IsRecountedToItsConfirmation) {
  both_ways();
  auto subject = given::position(vote, Choice::favourable);
  subject.subject_to_ratification = true;
  table.decide_ok(table.delegate_of(table.body(Bench::other)), subject);
  close();
  table.record();
  auto answer = recount(table.source(), {vote});
  ASSERT_TRUE(answer && answer->matches);
  EXPECT_EQ(answer->declared.votes_for, 4);
  table.at("2026-12-05T00:00:00.000Z");
  while (!table.state.votes.at(vote).confirmed && table.take_due_step()) {
  }
  EXPECT_EQ(found(), "");
  table.record();
  answer = recount(table.source(), {vote});
  ASSERT_TRUE(answer && answer->matches);
  EXPECT_EQ(answer->declared.votes_for, 3);
  EXPECT_GT(answer->to_index, answer->from_index);
}

TEST_F(ASittingOnRecord, IsReplayedWithoutItsPositionsPastWhatChangesAnOutcome) {
  both_ways();
  auto subject = given::position(vote, Choice::favourable);
  subject.subject_to_ratification = true;
  table.decide_ok(table.delegate_of(table.body(Bench::other)), subject);
  close();
  table.at("2026-12-05T00:00:00.000Z");
  while (!table.state.votes.at(vote).confirmed && table.take_due_step()) {
  }
  table.write();
  domain::State state;
  const auto read = table.kept.log->for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    record::StoredEntry sealed = entry;
    for (auto& disclosure : sealed.disclosures) {
      if (disclosure.unit.starts_with("vote-") && disclosure.unit.contains('.')) disclosure.erased = true;
    }
    const auto event = table::event_of(sealed);
    if (!event) return std::unexpected(event.error());
    domain::Touched touched;
    domain::evolve(state, table::stamp_of(sealed), *event, table::rules_digest(*event), touched);
    return {};
  });
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(state.votes.at(vote).confirmed);
  EXPECT_EQ(state.votes.at(vote).result->votes_for, 3);
}

TEST_F(ASittingOnRecord, IsFoundWrongWhenSomebodyWhoWasNotThereIsCounted) {
  close();
  first<events::VoteOpened>().seat->present = 8;
  EXPECT_NE(found().find("electorate: those present"), std::string::npos);
}

TEST_F(ASittingOnRecord, IsFoundWrongWhenTheQuorumIsNotThatOfTheCall) {
  close();
  first<events::VoteOpened>().quorum_needed = 3;
  EXPECT_NE(found().find("is not that of the call"), std::string::npos);
}

TEST_F(ASittingOnRecord, IsFoundWrongWhenAProxyIsCastByABodyThatHoldsNone) {
  actor_of<events::PositionRecorded>().organisation = table.body(Bench::institutions, 1);
  EXPECT_NE(found().find("position: a position by proxy of a body that holds none"), std::string::npos);
}

TEST_F(ASittingOnRecord, IsFoundWrongWhenAnOutcomeIsConfirmedThatWaitedForNothing) {
  both_ways();
  close();
  table.record();
  events::OutcomeConfirmed confirmed{vote, RegulationId{1}, *table.state.votes.at(vote).result};
  table.kept.append({table::draft_of(confirmed, {.role = domain::ActorRole::system, .capacity = Capacity::system},
                                     table.now, random_uuid(), table.rule())});
  const auto findings = check_entries(*table.kept.log);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().what, "an outcome confirmed that did not wait for it");
}

}  // namespace
}  // namespace tavolo::audit
