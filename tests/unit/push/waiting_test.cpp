#include "server/push/waiting.hpp"

#include <gtest/gtest.h>

#include "server/feed/views.hpp"
#include "tests/support/moving.hpp"
#include "tests/support/replying.hpp"

namespace tavolo::push {
namespace {

using Kinds = std::set<PushKind>;

class PushWaiting : public ::testing::Test {
 protected:
  given::Table table;
  Watch watch;
  const OrganisationId one = table.body(Bench::institutions);
  const OrganisationId other = table.body(Bench::third_sector);

  static domain::Acting acting(OrganisationId body, domain::ActorRole role = domain::ActorRole::delegate) {
    domain::Acting made;
    made.role = role;
    made.organisation = body;
    return made;
  }
  static domain::Acting office(domain::ActorRole role) {
    domain::Acting made;
    made.role = role;
    return made;
  }
  /// Account 1 acts for `one`, 2 for `other`, 3 is the secretary, 4 the chair, 5 a standby substitute of `one`.
  std::map<std::uint64_t, Kinds> look() {
    return watch.look(table.state, table.now,
                      {{1, {acting(one)}},
                       {2, {acting(other)}},
                       {3, {office(domain::ActorRole::secretary)}},
                       {4, {office(domain::ActorRole::chair)}},
                       {5, {acting(one, domain::ActorRole::standby_substitute)}}});
  }
};

TEST_F(PushWaiting, WhoIsSeenForTheFirstTimeIsToldNothingOfWhatIsThereAlready) {
  given::opened(table, OnText{});
  EXPECT_TRUE(look().empty());
  EXPECT_TRUE(look().empty());
}

TEST_F(PushWaiting, EachKindIsToldOnceToWhomItWaitsFor) {
  EXPECT_TRUE(look().empty());
  const ProposalId proposal = given::submitted(table, one, given::enriching(table));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{3, {PushKind::desk}}}));
  table.decide_ok(table.secretary(), given::decide_on(proposal, 1, AdmissibilityOutcome::to_be_cured,
                                                      AdmissibilityCode::contains_personal_data));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::cure_term}}}));
  EXPECT_TRUE(look().empty());
}

TEST_F(PushWaiting, AVoteIsToldWhenItOpensAndBeforeItClosesToWhoHasNotAnsweredAlone) {
  look();
  const VoteId vote = given::prepared(table, OnText{});
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{4, {PushKind::desk}}}));
  table.decide_ok(table.chair(), commands::OpenVote{given::command_id(), vote, {}});
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::vote_open}}, {2, {PushKind::vote_open}}}));
  table.decide_ok(table.delegate_of(one), given::position(vote, PositionChoice::favourable));
  table.now = Instant{table.state.votes.at(vote).terms.closes_at.ms - 3'600'000};
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{2, {PushKind::vote_closing}}}));
}

TEST_F(PushWaiting, AnAnswerIsToldToTheBodyThatIsAnsweredAndNotToTheOneThatAnswers) {
  const ProposalId proposal = given::in_discussion(table, one, given::enriching(table));
  look();
  table.decide_ok(table.delegate_of(one), given::comment_on(to_string(proposal)));
  EXPECT_TRUE(look().empty()) << "one's own comment on one's own proposal";
  const CommentId first = table.state.comments.rbegin()->first;
  table.decide_ok(table.delegate_of(other), given::comment_on(to_string(proposal), first));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::reply}}}));
  table.decide_ok(table.delegate_of(other), given::comment_on("node-3"));
  EXPECT_TRUE(look().empty()) << "a comment on the plan answers nobody";
  const CommentId second = table.state.comments.rbegin()->first;
  table.decide_ok(table.delegate_of(one), given::comment_on("node-3", second));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{2, {PushKind::reply}}}));
}

TEST_F(PushWaiting, TheReplyToAProposalIsToldToItsProposerAndAnotherTimeWhenItIsCorrected) {
  const ProposalId proposal = given::in_discussion(table, one, given::enriching(table));
  look();
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::reply}}}));
  EXPECT_TRUE(look().empty());
  EXPECT_TRUE(waiting_items(table.state, acting(one), table.now).contains({PushKind::reply, "proposal-1/reply-1"}));
  table.decide_ok(table.secretary(), given::reply_to(proposal, 1, ReplyOutcome::incorporated));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::reply}}}));
  table.now.ms += reply_is_new_ms + 1;
  EXPECT_TRUE(waiting_items(table.state, acting(one), table.now).empty()) << "it is no news for ever";
}

TEST_F(PushWaiting, TheReplyToAProposalIsToldToTheBodiesThatSignedIt) {
  auto content = given::enriching(table);
  content.co_proposers.push_back(other);
  const ProposalId proposal = given::submitted(table, one, content);
  table.decide_ok(table.delegate_of(other), commands::CosignProposal{given::command_id(), proposal, 1, true});
  table.decide_ok(table.secretary(), given::decide_on(proposal, 1, AdmissibilityOutcome::admissible));
  look();
  table.decide_ok(table.secretary(), given::reply_to(proposal));
  EXPECT_EQ(look(), (std::map<std::uint64_t, Kinds>{{1, {PushKind::reply}}, {2, {PushKind::reply}}}));
}

TEST_F(PushWaiting, ASittingIsToldWhenItIsConvenedAndEachTimeItIsMoved) {
  look();
  table.decide_ok(table.secretary(), given::sitting_draft());
  look();
  table.decide_ok(table.chair(), commands::ConveneSitting{given::command_id(), SittingId{1}, {}, {}});
  EXPECT_TRUE(look().at(1).contains(PushKind::sitting));
  table.decide_ok(table.chair(), given::moved_to("2026-12-09"));
  EXPECT_EQ(look().at(2), Kinds{PushKind::sitting});
  EXPECT_TRUE(look().empty());
  table.decide_ok(table.chair(), given::moved_to("2026-12-10"));
  EXPECT_EQ(look().at(2), Kinds{PushKind::sitting});
  EXPECT_EQ(waiting_items(table.state, acting(one), table.now),
            (WaitingItems{{PushKind::sitting, "sitting-1/moved-2"}}));
}

TEST_F(PushWaiting, AFindingWaitsForTheDeskAndItsAnswerForTheAuditor) {
  const auto desk = [&] { return waiting_items(table.state, office(domain::ActorRole::secretary), table.now); };
  const auto auditor = [&] { return waiting_items(table.state, office(domain::ActorRole::auditor), table.now); };
  const MultilineText<20, 4000> words = MultilineText<20, 4000>::of("Manca il numero di protocollo.");
  table.decide_ok(table.auditor(),
                  commands::FileFinding{
                      given::command_id(), {}, {}, Title::of("Avviso senza numero"), words, given::day("2027-01-31")});
  EXPECT_EQ(desk(), (WaitingItems{{PushKind::desk, "finding-1"}}));
  EXPECT_TRUE(auditor().empty());
  EXPECT_EQ(feed::waiting_of_chair(table.state).items.front().until, table.moment().end_of(given::day("2027-01-31")));
  table.decide_ok(table.secretary(), commands::AnswerFinding{given::command_id(), FindingId{1}, words});
  EXPECT_TRUE(desk().empty());
  EXPECT_EQ(auditor(), (WaitingItems{{PushKind::reply, "finding-1"}}));
}

TEST_F(PushWaiting, KindsAreOfWhatOneActsAs) {
  EXPECT_TRUE(kinds_of({}).empty());
  EXPECT_TRUE(kinds_of({acting(one, domain::ActorRole::standby_substitute)}).empty());
  EXPECT_EQ(kinds_of({office(domain::ActorRole::auditor)}), std::vector{PushKind::reply});
  EXPECT_EQ(kinds_of({office(domain::ActorRole::chair)}), (std::vector{PushKind::sitting, PushKind::desk}));
  EXPECT_EQ(kinds_of({office(domain::ActorRole::observer)}), std::vector{PushKind::sitting});
  EXPECT_EQ(kinds_of({acting(one), office(domain::ActorRole::secretary)}).size(), 8U);
}

TEST_F(PushWaiting, AVoteClosesSoonADayBeforeOrInItsLastQuarter) {
  constexpr std::int64_t day = 86'400'000;
  EXPECT_EQ(closing_soon_ms({0}, {20 * day}), day);
  EXPECT_EQ(closing_soon_ms({0}, {2 * day}), day / 2);
  EXPECT_EQ(closing_soon_ms({0}, {4'000}), 1'000);
}

class MinutesThatWait : public ::testing::Test {
 protected:
  given::SittingTable table;
  const OrganisationId one = table.body(Bench::institutions);

  views::Waiting of(OrganisationId body) const { return feed::waiting_of_body(table.state, body, table.now); }
  void propose() {
    table.begin();
    table.decide_ok(table.chair(), commands::CloseSitting{given::command_id(), table.sitting});
    commands::WriteMinutes written;
    written.command_id = given::command_id();
    written.sitting = table.sitting;
    written.block = MinutesBlock::communications;
    written.text = MultilineText<0, 10000>::of("Nessuna comunicazione.");
    table.decide_ok(table.secretary(), written);
    EXPECT_TRUE(of(one).items.empty()) << "a draft is the desk's";
    table.decide_ok(table.secretary(), commands::ProposeMinutes{given::command_id(), table.sitting});
  }
};

TEST_F(MinutesThatWait, AreOfEachBodyThatCanObjectUntilTheyAreApproved) {
  propose();
  EXPECT_TRUE(table.was_touched("waiting", to_string(one)));
  const views::Waiting waiting = of(one);
  ASSERT_EQ(waiting.items.size(), 1U);
  const views::WaitingItem& item = waiting.items[0];
  EXPECT_EQ(item.what, views::WaitingKind::minutes_to_approve);
  EXPECT_EQ(item.object.text, to_string(table.sitting));
  EXPECT_EQ(item.until, table.held().minutes.objections_until_at);
  domain::Acting acting;
  acting.role = domain::ActorRole::delegate;
  acting.organisation = one;
  EXPECT_EQ(waiting_items(table.state, acting, table.now),
            (WaitingItems{{PushKind::minutes, to_string(table.sitting)}}))
      << "told once, by the same name";
  table.put(events::MinutesApproved{table.sitting, table.held().minutes.objections_until_at, {}});
  EXPECT_TRUE(of(one).items.empty());
  EXPECT_TRUE(table.was_touched("waiting", to_string(one)));
}

/// An objection that nobody answered keeps them from being approved: past the term that is the secretary's to mend.
TEST_F(MinutesThatWait, PastTheirTermWaitForTheSecretaryWhoHasAnObjectionToAnswer) {
  propose();
  table.decide_ok(table.delegate_of(one),
                  commands::ObjectToMinutes{given::command_id(), table.sitting,
                                            MultilineText<10, 4000>::of("Manca la nostra dichiarazione.")});
  const auto of_secretary = [&] {
    std::size_t count = 0;
    for (const auto& item : feed::waiting_of_secretary(table.state).items) {
      count += item.what == views::WaitingKind::objection_to_answer ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(of_secretary(), 1U);
  EXPECT_TRUE(table.was_touched("waiting", "desk-1"));
  EXPECT_EQ(of(one).items.size(), 1U) << "until the term it may object again";
  table.now = *table.held().minutes.objections_until_at;
  EXPECT_TRUE(of(one).items.empty());
  EXPECT_EQ(of_secretary(), 1U);
  domain::Acting secretary;
  secretary.role = domain::ActorRole::secretary;
  EXPECT_TRUE(waiting_items(table.state, secretary, table.now).contains({PushKind::desk, to_string(table.sitting)}));
  table.decide_ok(table.secretary(), commands::AnswerObjection{given::command_id(), table.sitting, ObjectionId{1}, true,
                                                               Reason::of("La dichiarazione è allegata.")});
  EXPECT_EQ(of_secretary(), 0U);
}

TEST_F(MinutesThatWait, AreNotOfAnObserver) {
  propose();
  table.state.organisations.at(one).standing = Standing::observer;
  EXPECT_TRUE(of(one).items.empty());
}

}  // namespace
}  // namespace tavolo::push
