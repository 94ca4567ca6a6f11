// Exceptions with their reasons in one list, and who acted how often.

#include <gtest/gtest.h>

#include "tests/support/moving.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/replying.hpp"

namespace tavolo::audit {
namespace {

class TheOverrides : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  const SittingId sitting{1};

  views::OverridePage page(const domain::Acting& acting, const commands::ListOverrides& query = {}) {
    table.record();
    auto answer = table.history.answer(table.source(), acting, query);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().code);
    return answer ? *answer : views::OverridePage{};
  }
  std::vector<OverrideKind> kinds(const domain::Acting& acting, const commands::ListOverrides& query = {}) {
    std::vector<OverrideKind> all;
    for (const auto& line : page(acting, query).items) all.push_back(line.kind);
    return all;
  }
  void open_sitting() {
    table.decide_ok(table.secretary(), given::sitting_draft());
    table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), sitting, {}, {}});
    table.at(given::first_call_at);
    for (const Bench bench : all_benches) {
      for (const OrganisationId body : table.bodies(bench)) {
        table.decide_ok(table.delegate_of(body),
                        commands::CheckIn{given::command_id(), sitting, PresenceMode::in_person});
      }
    }
    table.decide_ok(table.chair(), commands::OpenSitting{given::command_id(), sitting});
  }
};

using Kinds = std::vector<OverrideKind>;

TEST_F(TheOverrides, AreReadNewestFirstEachWithItsReasonAndItsEntry) {
  open_sitting();
  table.decide_ok(table.chair(), commands::WarnSpeaker{given::command_id(), sitting, table.body(Bench::other),
                                                       Reason::of("Interrompe chi parla.")});
  const auto answer = page(table.auditor());
  ASSERT_EQ(answer.items.size(), 1U);
  const auto& line = answer.items.front();
  EXPECT_EQ(line.kind, OverrideKind::speaker_warned);
  EXPECT_EQ(line.line.capacity, Capacity::chair);
  EXPECT_EQ(line.line.object, ObjectRef{"sitting-1"});
  EXPECT_EQ(line.line.body, table.body(Bench::other));
  EXPECT_TRUE(line.line.override_made);
  EXPECT_EQ(line.line.index + 1, answer.size);
  ASSERT_TRUE(line.reason);
  EXPECT_EQ(line.reason->state, views::FieldState::disclosed);
  EXPECT_EQ(line.reason->value->str(), "\"Interrompe chi parla.\"");
}

TEST_F(TheOverrides, AreFilteredByKindAndDays) {
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.delegate_of(table.body(Bench::third_sector)), given::comment_on("proposal-1"));
  table.decide_ok(table.secretary(), commands::HideComment{given::command_id(), CommentId{1},
                                                           ModerationCode::off_subject, Reason::of("Fuori tema.")});
  table.at("2026-11-25T10:00:00.000Z");
  const VoteId vote = given::opened(table, OnText{});
  table.decide_ok(table.chair(), commands::AnnulVote{given::command_id(), vote, Reason::of("Testo sbagliato.")});
  EXPECT_EQ(kinds(table.auditor()), (Kinds{OverrideKind::annulled, OverrideKind::comment_hidden}));
  commands::ListOverrides of_comments;
  of_comments.kinds.emplace();
  of_comments.kinds->push_back(OverrideKind::comment_hidden);
  EXPECT_EQ(kinds(table.auditor(), of_comments), Kinds{OverrideKind::comment_hidden});
  EXPECT_EQ(kinds(table.auditor(), {.from = given::day("2026-11-25")}), Kinds{OverrideKind::annulled});
  EXPECT_EQ(kinds(table.auditor(), {.to = given::day("2026-11-24")}), Kinds{OverrideKind::comment_hidden});
}

TEST_F(TheOverrides, ShowAReasonAsFarAsTheReaderMayHaveIt) {
  given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.delegate_of(table.body(Bench::third_sector)), given::comment_on("proposal-1"));
  table.decide_ok(table.secretary(), commands::HideComment{given::command_id(), CommentId{1},
                                                           ModerationCode::off_subject, Reason::of("Fuori tema.")});
  EXPECT_EQ(page(table.auditor()).items.front().reason->state, views::FieldState::disclosed);
  EXPECT_EQ(page(table.chair()).items.front().reason->state, views::FieldState::withheld);
}

TEST_F(TheOverrides, LeaveOutTheCloseOfAVoteWhereItIsTheOrdinaryCourse) {
  const VoteId vote = given::opened(table, OnText{});
  table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
  EXPECT_EQ(kinds(table.auditor()), Kinds{OverrideKind::closed_early});
}

TEST_F(TheOverrides, TellOfAMoveWhyAlsoWhereItWasUrgent) {
  table.decide_ok(table.secretary(), given::sitting_draft());
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), sitting, {}, {}});
  auto soon = given::moved_to("2026-11-27");
  soon.urgency = MultilineText<20, 2000>::of("La Regione ha anticipato il termine.");
  table.decide_ok(table.chair(), soon);
  const auto answer = page(table.auditor());
  ASSERT_EQ(answer.items.size(), 1U) << "one kind an entry";
  EXPECT_EQ(answer.items[0].kind, OverrideKind::sitting_moved);
  EXPECT_TRUE(answer.items[0].line.override_made);
  EXPECT_EQ(answer.items[0].reason->value->str(), "\"La sala non è libera.\"");
}

TEST_F(TheOverrides, TellOfARequestThatItWasDeclinedAndNotThatItWasWithdrawn) {
  const auto body = table.body(Bench::other);
  const auto ask = [&](bool item_only) {
    table.decide_ok(table.delegate_of(body),
                    commands::RequestSitting{given::command_id(), item_only, Text<3, 200>::of("Trasporti"),
                                             Reason::of("Le corse scolastiche.")});
  };
  ask(true);
  ask(true);
  table.decide_ok(table.delegate_of(body), commands::WithdrawSittingRequest{given::command_id(), SittingRequestId{1}});
  EXPECT_TRUE(kinds(table.auditor()).empty());
  table.decide_ok(table.chair(), commands::DeclineSittingRequest{given::command_id(), SittingRequestId{2},
                                                                 Reason::of("Se ne parla in primavera.")});
  const auto answer = page(table.auditor());
  ASSERT_EQ(answer.items.size(), 1U);
  EXPECT_EQ(answer.items[0].kind, OverrideKind::request_declined);
  EXPECT_EQ(answer.items[0].line.object, ObjectRef{"sitting_request-2"});
  EXPECT_FALSE(answer.items[0].line.override_made) << "an answer that has to be justified";
  EXPECT_EQ(answer.items[0].reason->value->str(), "\"Se ne parla in primavera.\"");
}

TEST_F(TheOverrides, TellOfAReplyThatItWasCorrectedAndOfItsTextsOnlyWhy) {
  const ProposalId proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  EXPECT_TRUE(kinds(table.auditor()).empty());
  table.decide_ok(table.secretary(), given::reply_to(proposal, 1));
  const auto answer = page(table.auditor());
  ASSERT_EQ(answer.items.size(), 1U);
  EXPECT_EQ(answer.items[0].kind, OverrideKind::reply_corrected);
  ASSERT_TRUE(answer.items[0].reason);
  EXPECT_EQ(answer.items[0].reason->state, views::FieldState::disclosed);
  EXPECT_EQ(answer.items[0].reason->value->str(), "\"Mancava il fondo.\"");
}

TEST_F(TheOverrides, ComeInPagesThatJoin) {
  open_sitting();
  for (int i = 0; i < 60; ++i) {
    table.decide_ok(table.chair(), commands::WarnSpeaker{given::command_id(), sitting, table.body(Bench::other),
                                                         Reason::of("Interrompe chi parla.")});
  }
  const auto newest = page(table.auditor());
  EXPECT_EQ(newest.items.size(), entries_a_page);
  ASSERT_TRUE(newest.next);
  const auto older = page(table.auditor(), {.before = newest.next});
  EXPECT_EQ(older.items.size(), 10U);
  EXPECT_FALSE(older.next);
  EXPECT_EQ(older.items.front().line.index + 1, newest.items.back().line.index);
  const auto refused =
      table.history.answer(table.source(), table.auditor(), commands::ListOverrides{.before = Cursor{"x"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "unknown_thing");
}

TEST_F(TheOverrides, AreCountedBesideTheActsOfEachBodyAndOffice) {
  const auto body = table.body(Bench::third_sector);
  given::in_discussion(table, body, given::enriching(table));
  table.decide_ok(table.delegate_of(body), given::comment_on("proposal-1"));
  table.decide_ok(table.secretary(), commands::HideComment{given::command_id(), CommentId{1},
                                                           ModerationCode::off_subject, Reason::of("Fuori tema.")});
  table.record();
  const auto counts = table.history.answer(table.source(), table.auditor(), commands::CountActs{});
  EXPECT_EQ(counts.size, static_cast<std::int64_t>(table.history.size()));
  const auto of = [&](std::optional<OrganisationId> who, Capacity capacity) {
    for (const auto& item : counts.items) {
      if (item.organisation == who && item.capacity == capacity) return item;
    }
    return views::ActCount{};
  };
  EXPECT_EQ(of(body, Capacity::delegate).acts, 2);
  EXPECT_EQ(of(std::nullopt, Capacity::secretary).acts, 3);
  EXPECT_EQ(of(std::nullopt, Capacity::secretary).overrides, 1);
  EXPECT_EQ(of(std::nullopt, Capacity::secretary).last + 1, counts.size);
  std::int64_t all = 0;
  for (const auto& item : counts.items) all += item.acts;
  EXPECT_EQ(all, counts.size);
}

}  // namespace
}  // namespace tavolo::audit
