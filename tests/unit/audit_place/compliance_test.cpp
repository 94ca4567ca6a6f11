// What the regulation asked and what happened: each rule kept, late, missing and not yet due, under the version that
// was then in force.

#include "server/audit/compliance.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "protocol/json/write.hpp"
#include "tests/support/moving.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/replying.hpp"

namespace tavolo::audit {
namespace {

using Rule = ComplianceRule;
using Verdict = ComplianceVerdict;

class TheReport : public ::testing::Test {
 protected:
  given::SittingTable table;

  views::ComplianceReport report(std::string_view at) const {
    return compliance_of(table.state, table.calendar, given::instant(at));
  }
  views::ComplianceLine line(Rule rule, std::string_view at) const {
    const auto all = report(at);
    const auto found = std::ranges::find(all.lines, rule, &views::ComplianceLine::rule);
    EXPECT_NE(found, all.lines.end()) << name_of(rule);
    return found == all.lines.end() ? views::ComplianceLine{} : *found;
  }
  std::vector<views::ComplianceLine> lines(Rule rule, std::string_view at) const {
    auto all = report(at).lines;
    std::erase_if(all, [rule](const auto& line) { return line.rule != rule; });
    return all;
  }
  Verdict verdict(Rule rule, std::string_view at) const { return line(rule, at).verdict; }
  /// A proposal whose positions were closed on 24 November at 11 in Rome.
  ProposalId closed_proposal() {
    const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
    const VoteId vote = given::opened(table, OnProposal{proposal, 1});
    table.at("2026-11-24T10:00:00.000Z");
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
    return proposal;
  }
  /// The notice, or a move, reached every body.
  void reach_all(std::int64_t move = 0) {
    for (const auto& [id, body] : table.state.organisations) {
      table.put(events::NoticeDelivered{table.sitting, id, NoticeChannel::pec, NoticeOutcome::delivered, move,
                                        Text<0, 500>::of("")});
    }
  }
};

TEST_F(TheReport, HoldsTheNoticeAgainstTheDaysOfTheRegulation) {
  table.convene();
  const auto notice = line(Rule::notice_term, "2026-11-23T15:00:00.000Z");
  EXPECT_EQ(notice.verdict, Verdict::kept);
  EXPECT_EQ(notice.asked, 7);
  EXPECT_EQ(notice.happened, 9);
  EXPECT_EQ(notice.object, ObjectRef{"sitting-1"});
  EXPECT_EQ(notice.regulation, table.state.regulations.front().id);
  EXPECT_EQ(notice.entries, std::vector{static_cast<std::int64_t>(table.held().convened->index)});
  EXPECT_EQ(verdict(Rule::second_call_term, "2026-11-23T15:00:00.000Z"), Verdict::kept);
}

TEST_F(TheReport, CountsTheBodiesThatTheNoticeReachedBeforeTheCall) {
  table.convene();
  EXPECT_EQ(verdict(Rule::notice_delivered, "2026-11-23T15:00:00.000Z"), Verdict::not_yet_due);
  EXPECT_EQ(verdict(Rule::notice_delivered, "2026-12-03T15:00:00.000Z"), Verdict::missing);
  EXPECT_EQ(line(Rule::notice_delivered, "2026-12-03T15:00:00.000Z").happened, 0);
}

TEST_F(TheReport, HoldsEachMoveAgainstItsNewDayAndTheNoticeAgainstItsOwn) {
  table.convene();
  table.at("2026-11-25T10:00:00.000Z");
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  table.at("2026-12-04T10:00:00.000Z");
  auto soon = given::moved_to("2026-12-08");
  soon.urgency = MultilineText<20, 2000>::of("La Regione ha anticipato il termine.");
  table.decide_ok(table.chair(), soon);
  const auto notices = lines(Rule::notice_term, "2026-12-04T10:00:00.000Z");
  ASSERT_EQ(notices.size(), 3U);
  EXPECT_EQ(notices[0].happened, 9) << "until the day that it then named";
  EXPECT_EQ(notices[0].asked, 7);
  EXPECT_EQ(notices[1].happened, 14);
  EXPECT_EQ(notices[1].asked, 7);
  EXPECT_EQ(notices[1].entries, std::vector{static_cast<std::int64_t>(table.held().moves[0].stamp.index)});
  EXPECT_EQ(notices[1].happened_at, table.held().moves[0].stamp.ts);
  EXPECT_EQ(notices[2].happened, 4);
  EXPECT_EQ(notices[2].asked, 3) << "urgent";
  for (const auto& notice : notices) EXPECT_EQ(notice.verdict, Verdict::kept);
}

TEST_F(TheReport, KnowsThatANoticeBeforeAMoveWasUrgent) {
  table.at("2026-11-28T10:00:00.000Z");
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(
      table.chair(),
      commands::ConveneSitting{
          given::command_id(), table.sitting, MultilineText<20, 2000>::of("La Regione ha anticipato il termine."), {}});
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  EXPECT_FALSE(table.held().urgent);
  const auto notices = lines(Rule::notice_term, "2026-11-28T10:00:00.000Z");
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].asked, 3);
  EXPECT_EQ(notices[0].happened, 4);
  EXPECT_EQ(notices[1].asked, 7);
}

TEST_F(TheReport, CountsAnewWhomAMoveReached) {
  table.convene();
  reach_all();
  EXPECT_EQ(verdict(Rule::notice_delivered, "2026-11-23T15:00:00.000Z"), Verdict::kept);
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  const auto moved = line(Rule::notice_delivered, "2026-11-23T15:00:00.000Z");
  EXPECT_EQ(moved.verdict, Verdict::not_yet_due);
  EXPECT_EQ(moved.happened, 0);
  EXPECT_EQ(moved.due_at, table.held().terms.first_call.at);
  EXPECT_EQ(moved.entries, std::vector{static_cast<std::int64_t>(table.held().moves[0].stamp.index)});
  reach_all();
  EXPECT_EQ(line(Rule::notice_delivered, "2026-11-23T15:00:00.000Z").happened, 0)
      << "a receipt that comes late for the letter before the move";
  reach_all(1);
  EXPECT_EQ(verdict(Rule::notice_delivered, "2026-12-20T15:00:00.000Z"), Verdict::kept);
}

TEST_F(TheReport, JudgesAdmissibilityByTheDayThatTheSubmissionSet) {
  const ProposalId proposal = given::submitted(table, table.body(Bench::third_sector), given::enriching(table));
  const auto due = to_string(table.state.proposals.at(proposal).examine_by_at);
  EXPECT_EQ(verdict(Rule::admissibility_term, due), Verdict::not_yet_due);
  EXPECT_EQ(verdict(Rule::admissibility_term, "2027-06-01T10:00:00.000Z"), Verdict::missing);
  table.at("2027-06-01T10:00:00.000Z");
  table.decide_ok(table.secretary(), given::decide_on(proposal, 1, AdmissibilityOutcome::admissible));
  const auto late = line(Rule::admissibility_term, "2027-06-01T10:00:00.000Z");
  EXPECT_EQ(late.verdict, Verdict::late);
  EXPECT_EQ(late.asked, table.state.rules().admissibility_days);
  EXPECT_EQ(to_string(*late.due_at), due);
  EXPECT_EQ(late.entries.size(), 2U);
}

TEST_F(TheReport, SaysThatAMotivatedReplyIsMissingOnceItsTermIsOver) {
  closed_proposal();
  EXPECT_EQ(verdict(Rule::reply_term, "2026-11-24T10:00:00.000Z"), Verdict::not_yet_due);
  EXPECT_EQ(verdict(Rule::reply_term, "2027-11-24T10:00:00.000Z"), Verdict::missing);
  EXPECT_EQ(verdict(Rule::vote_duration, "2026-11-24T10:00:00.000Z"), Verdict::kept);
}

TEST_F(TheReport, JudgesTheTermOfAReplyByTheFirstThatWasIssued) {
  const ProposalId proposal = closed_proposal();
  table.at("2026-12-04T10:00:00.000Z");
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  const domain::Stamp first = table.state.proposals.at(proposal).replies.front().stamp;
  table.at("2027-06-01T10:00:00.000Z");
  table.decide_ok(table.secretary(), given::reply_to(proposal, 1));
  const auto kept = line(Rule::reply_term, "2027-06-01T10:00:00.000Z");
  EXPECT_EQ(kept.verdict, Verdict::kept);
  EXPECT_EQ(kept.asked, 30);
  EXPECT_EQ(kept.happened, 10);
  EXPECT_EQ(kept.happened_at, first.ts);
  ASSERT_EQ(kept.entries.size(), 2U);
  EXPECT_EQ(kept.entries[1], static_cast<std::int64_t>(first.index));
}

TEST_F(TheReport, SaysThatAReplyCameLateAndAsksNoneOfWhatHadNoPositions) {
  const ProposalId proposal = closed_proposal();
  table.at("2027-01-07T10:00:00.000Z");
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  EXPECT_EQ(verdict(Rule::reply_term, "2027-01-07T10:00:00.000Z"), Verdict::late);
  const ProposalId another = given::in_discussion(table, table.body(Bench::other), given::enriching(table));
  table.decide_ok(table.secretary(), given::reply_to(another));
  EXPECT_EQ(lines(Rule::reply_term, "2027-01-07T10:00:00.000Z").size(), 1U);
}

TEST_F(TheReport, TellsTheAnswersToFindingsThatCameLate) {
  const auto file = [&] {
    table.decide_ok(table.auditor(),
                    commands::FileFinding{given::command_id(),
                                          {},
                                          {},
                                          Title::of("Avviso senza numero"),
                                          MultilineText<20, 4000>::of("Manca il numero di protocollo."),
                                          given::day("2026-11-30")});
  };
  file();
  EXPECT_EQ(verdict(Rule::finding_term, "2026-11-30T10:00:00.000Z"), Verdict::not_yet_due);
  EXPECT_EQ(verdict(Rule::finding_term, "2026-12-01T10:00:00.000Z"), Verdict::missing);
  table.at("2026-12-01T10:00:00.000Z");
  table.decide_ok(table.secretary(),
                  commands::AnswerFinding{given::command_id(), FindingId{1},
                                          MultilineText<20, 4000>::of("Il numero è stato aggiunto oggi.")});
  EXPECT_EQ(verdict(Rule::finding_term, "2026-12-01T10:00:00.000Z"), Verdict::late);
}

TEST_F(TheReport, KeepsTheVersionOfTheRegulationThatHeldThen) {
  table.convene();
  const auto before = line(Rule::notice_term, "2026-11-23T15:00:00.000Z");
  auto rules = table.state.rules();
  rules.sittings = rules.sittings.value_or(SittingRules{});
  rules.sittings->notice_days = 30;
  events::RegulationAdopted stricter;
  stricter.regulation = RegulationId{2};
  stricter.rules = rules;
  stricter.text = MultilineText<0, 20000>::of("");
  table.put(stricter);
  const auto after = line(Rule::notice_term, "2026-11-23T15:00:00.000Z");
  EXPECT_EQ(after.asked, 7);
  EXPECT_EQ(after.regulation, before.regulation);
  EXPECT_EQ(after.verdict, Verdict::kept);
}

TEST_F(TheReport, IsTheSameForWhoeverAsksAndIsNeverJudgedBeforeTheNewestEntry) {
  table.convene();
  const auto at = "2026-12-24T10:00:00.000Z";
  EXPECT_EQ(json::write(report(at)), json::write(report(at)));
  EXPECT_EQ(report("2020-01-01T10:00:00.000Z").at, table.state.last_ts);
  EXPECT_EQ(report(at).size, static_cast<std::int64_t>(table.state.size));
  std::int64_t counted = 0;
  for (const auto& count : report(at).counts) counted += count.lines;
  EXPECT_EQ(counted, static_cast<std::int64_t>(report(at).lines.size()));
}

TEST(TheReportOfARecord, IsWhatReplayGivesToo) {
  tests::RecordedTable table;
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), SittingId{1}, {}, {}});
  table.record();
  const Instant at = given::instant("2027-01-10T10:00:00.000Z");
  const auto report = compliance_of(table.replayed, table.calendar, at);
  EXPECT_FALSE(report.lines.empty());
  EXPECT_EQ(to_csv(report), to_csv(compliance_of(table.state, table.calendar, at)));
}

TEST(TheReportAsCsv, QuotesTextsAndDisarmsFormulas) {
  views::ComplianceReport report;
  views::ComplianceLine line;
  line.object = ObjectRef{"proposal-1"};
  line.label = views::Label::of("=1+1 \"x\"");
  line.regulation = RegulationId{1};
  line.unit = ComplianceUnit::days;
  line.asked = 7;
  line.entries = {3, 9};
  report.lines.push_back(line);
  EXPECT_EQ(to_csv(report),
            "rule,verdict,regulation,object,label,unit,asked,happened,due_at,happened_at,entries\r\n"
            "notice_term,kept,regulation-1,proposal-1,\"'=1+1 \"\"x\"\"\",days,7,,,,3 9\r\n");
}

}  // namespace
}  // namespace tavolo::audit
