// What is said on one line, whatever carries it (architecture.md 5; decisions 15, 16, 21-23; deploy/docs/http.md).

#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using given::comment_on;
using tests::LiveTable;

/// Every test runs over each carrier.
class MemberLineTest : public Served, public ::testing::WithParamInterface<Carrier> {
 protected:
  MemberLineTest() { carrier = GetParam(); }
};
INSTANTIATE_TEST_SUITE_P(By, MemberLineTest, ::testing::Values(Carrier::websocket, Carrier::polls),
                         [](const auto& param) {
                           return param.param == Carrier::polls ? "RequestsAndPolls" : "WebSocket";
                         });

/// What only a WebSocket can do.
using WebSocketLineTest = Served;

TEST_P(MemberLineTest, TheFirstMessageIsAJoin) {
  TestLine line = connect(live.founding.mandate_of(institution));
  EXPECT_TRUE(has(ask(line, "list_entries"), "join_first"));
  EXPECT_TRUE(has(ask(line, "post_comment", params(comment_on("node-3"))), "join_first"));
  EXPECT_TRUE(line.frames().empty());
  EXPECT_TRUE(has(ask(line, "ping"), "\"seq\""));
}

TEST_P(MemberLineTest, AJoinSaysWhoOneIsWhatOneMayAndGivesTheWholeTable) {
  TestLine line = connect(live.founding.mandate_of(institution));
  const std::string joined = ask(line, "table.join", R"({"acting":"mandate-1"})");
  EXPECT_TRUE(has(joined, "\"fresh\":true"));
  EXPECT_TRUE(has(joined, "\"role\":\"delegate\""));
  EXPECT_TRUE(has(joined, "\"organisation\":\"organisation-1\""));
  EXPECT_TRUE(has(joined, "\"person_label\":\"Persona "));
  EXPECT_TRUE(has(joined, "\"cast_position\""));
  EXPECT_EQ(member_of(joined, "root"), to_hex(live.feed.root()));
  EXPECT_TRUE(has(joined, "\"type\":\"plan_node\""));
  EXPECT_TRUE(has(ask(line, "table.join", R"({"acting":"mandate-1"})"), "already_joined"));
}

TEST_F(WebSocketLineTest, TwoJoinsInOneBreathAreOneJoin) {
  TestLine line = connect(live.founding.mandate_of(institution));
  live.gate.hold();
  live.send(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));
  const int first = line.call("table.join", R"({"acting":"mandate-1"})");
  const int second = line.call("table.join", R"({"acting":"mandate-1"})");
  EXPECT_TRUE(line.link->sent.empty());
  live.gate.release();
  live.settle();
  EXPECT_TRUE(has(line.answer(first), "\"fresh\":true"));
  EXPECT_TRUE(has(line.answer(second), "already_joined"));
}

TEST_P(MemberLineTest, NobodyActsUnderAnothersMandateOrOffice) {
  TestLine line = connect(live.founding.mandate_of(institution));
  for (const auto& acting : {to_string(live.founding.mandate_of(cooperative)),
                             to_string(live.founding.office(Role::secretary)), std::string("mandate-999")}) {
    EXPECT_TRUE(has(ask(line, "table.join", "{\"acting\":\"" + acting + "\"}"), "not_your_mandate")) << acting;
  }
  EXPECT_TRUE(has(ask(line, "list_entries"), "join_first"));
}

TEST_P(MemberLineTest, AResumeGetsWhatChangedAndAnotherHashOfAudiencesEverything) {
  TestLine line = connect(live.founding.mandate_of(institution));
  const std::string first = ask(line, "table.join", R"({"acting":"mandate-1"})");
  const std::string since = std::to_string(live.feed.seq());
  const std::string hash = member_of(first, "audiences_hash");
  const std::string root = member_of(first, "root");
  line.drop();
  live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));

  const auto again = [&](const std::string& with) {
    TestLine resumed = connect(live.founding.mandate_of(institution));
    return ask(resumed, "table.join", R"({"acting":"mandate-1")" + with + "}");
  };
  const std::string delta = again(",\"audiences_hash\":\"" + hash + "\",\"root\":\"" + root + "\",\"since\":" + since);
  EXPECT_TRUE(has(delta, "\"fresh\":false")) << delta;
  EXPECT_TRUE(has(delta, "\"type\":\"discussion\""));
  EXPECT_FALSE(has(delta, "\"type\":\"plan_node\""));
  EXPECT_FALSE(has(delta, "\"type\":\"comment\""));
  const std::string zeros(64, '0');
  EXPECT_TRUE(has(again(",\"audiences_hash\":\"" + zeros + "\",\"root\":\"" + root + "\",\"since\":" + since),
                  "\"fresh\":true"));
  EXPECT_TRUE(has(again(",\"root\":\"" + root + "\",\"since\":" + since), "\"fresh\":true"));
  EXPECT_TRUE(has(again(",\"audiences_hash\":\"" + hash + "\",\"root\":\"" + zeros + "\",\"since\":" + since),
                  "record_rewritten"));
  EXPECT_TRUE(
      has(again(",\"audiences_hash\":\"" + hash + "\",\"root\":\"" + root + "\",\"since\":9000"), "record_rewritten"));
  EXPECT_TRUE(has(again(",\"since\":9000"), "record_rewritten"));
  EXPECT_TRUE(has(again(",\"since\":0"), "\"fresh\":true"));
}

TEST_P(MemberLineTest, ANewDayMakesAResumeFresh) {
  TestLine line = connect(live.founding.mandate_of(institution));
  const std::string first = ask(line, "table.join", R"({"acting":"mandate-1"})");
  live.pass((9LL * 60 + 1) * 60'000);  // 00:01 in Rome
  const std::string token = token_of(person_of(live.founding.mandate_of(institution)));
  TestLine resumed = connect_with(token);
  const std::string again =
      ask(resumed, "table.join",
          R"({"acting":"mandate-1","audiences_hash":")" + member_of(first, "audiences_hash") + R"(","root":")" +
              member_of(first, "root") + "\",\"since\":" + std::to_string(live.feed.seq()) + "}");
  EXPECT_TRUE(has(again, "\"fresh\":true"));
  service->tick();
  EXPECT_EQ(line.close_code(), close_audiences_changed);
}

TEST_P(MemberLineTest, AnActIsAnsweredWithItsReceiptAndHeardByAllTheOthers) {
  TestLine author = join_delegate(institution);
  TestLine other = join_delegate(cooperative);
  const std::string answer = ask(author, "post_comment", params(comment_on("node-3")));
  EXPECT_TRUE(has(answer, "\"created\":\"comment-1\"")) << answer;
  EXPECT_TRUE(has(answer, "\"receipt\":{\"checkpoint\":"));
  ASSERT_EQ(other.frames().size(), 1U);
  EXPECT_TRUE(has(other.frames()[0], "\"type\":\"discussion\""));
  EXPECT_TRUE(has(other.frames()[0], "\"root\":\"" + to_hex(live.feed.root())));
  ASSERT_EQ(author.frames().size(), 1U);
  EXPECT_EQ(author.frames()[0], other.frames()[0]);
  EXPECT_EQ(author.link->sent.back(), author.frames()[0]) << "the answer comes before the frame";
}

TEST_P(MemberLineTest, ARefusalNamesItsCodeItsRuleAndThePlaceInTheFrame) {
  TestLine line = join_delegate(institution);
  auto content = given::enriching(live.founding);
  content.target = NodeId{99};
  const std::string refused = ask(line, "submit_proposal", params(given::submit(content)));
  EXPECT_TRUE(has(refused, "\"code\":-32000"));
  EXPECT_TRUE(has(refused, "\"sentence\":{\"en\":"));
  const std::string malformed = ask(line, "submit_proposal", R"({"command_id":"x"})");
  EXPECT_TRUE(has(malformed, "-32602"));
  EXPECT_TRUE(has(malformed, "\"pointer\":\"/params"));
  EXPECT_TRUE(has(ask(line, "drop_tables"), "-32601"));
}

TEST_P(MemberLineTest, WhatARoleMayNotAskIsRefusedForEveryQuery) {
  TestLine line = join_delegate(institution);
  EXPECT_TRUE(has(ask(line, "list_invitations"), "not_permitted"));
  EXPECT_TRUE(has(ask(line, "renew_invitation", R"({"holder_of":"mandate-2"})"), "not_permitted"));
  TestLine secretary = join_office(Role::secretary);
  EXPECT_FALSE(has(ask(secretary, "list_invitations"), "not_permitted"));
  TestLine auditor = join_office(Role::auditor);
  EXPECT_TRUE(has(ask(auditor, "list_invitations"), "not_permitted"));
  EXPECT_TRUE(has(ask(auditor, "post_comment", params(comment_on("node-3"))), "not_permitted"));
}

TEST_P(MemberLineTest, WhatAnAuditorReadsIsOnRecordBeforeItIsShownOnceAKindAndDay) {
  TestLine auditor = join_office(Role::auditor);
  const auto before = live.feed.seq();
  const std::string first = ask(auditor, "list_entries");
  EXPECT_TRUE(has(first, R"("event":"audit.accessed")")) << "what is shown holds the entry that says so: " << first;
  EXPECT_EQ(live.feed.seq(), before + 1);
  ask(auditor, "list_entries");
  ask(auditor, "get_entry", R"({"index":0})");
  EXPECT_EQ(live.feed.seq(), before + 1);
  EXPECT_TRUE(has(ask(auditor, "report_compliance"), R"("lines":[)"));
  EXPECT_EQ(live.feed.seq(), before + 2);
  TestLine secretary = join_office(Role::secretary);
  EXPECT_TRUE(has(ask(secretary, "report_compliance"), R"("lines":[)"));
  TestLine member = join_delegate(institution);
  EXPECT_TRUE(has(ask(member, "report_compliance"), "not_permitted"));
  EXPECT_EQ(live.feed.seq(), before + 2);
}

TEST_P(MemberLineTest, ARequestFasterThanTheRateIsRefusedMalformedOrNot) {
  options.limits.requests_burst = 3;
  options.limits.requests_per_second = 1;
  TestLine line = connect(live.founding.mandate_of(institution));
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(has(ask(line, "ping"), "rate_limited"));
  EXPECT_TRUE(has(ask(line, "ping"), "rate_limited"));
  line.say("{");
  EXPECT_TRUE(has(line.link->sent.back(), "rate_limited"));
}

TEST_P(MemberLineTest, WhoseMandateIsRevokedIsClosedBeforeAnythingMoreIsTold) {
  const MandateId mandate = live.founding.mandate_of(cooperative);
  TestLine line = join(mandate);
  TestLine other = join_delegate(institution);
  live.act(live.secretary(), commands::RevokeMandate{CommandId{random_uuid()}, mandate, Reason::of("Decaduto.")});
  EXPECT_EQ(line.close_code(), close_audiences_changed);
  EXPECT_TRUE(line.frames().empty());
  EXPECT_EQ(other.close_code(), 0);
  EXPECT_EQ(other.frames().size(), 1U);
}

TEST_P(MemberLineTest, ARevocationThatIsNotCommittedClosesNothing) {
  const MandateId mandate = live.founding.mandate_of(cooperative);
  TestLine line = join(mandate);
  live.gate.hold();
  live.send(live.secretary(), commands::GrantMandate{CommandId{random_uuid()},
                                                     institution,
                                                     MandateCapacity::substitute,
                                                     commands::HolderName::of("Supplente"),
                                                     *Email::parse("supplente@demo.invalid"),
                                                     given::day("2026-09-01"),
                                                     {},
                                                     Text<3, 300>::of("Delibera")});
  ASSERT_TRUE(live.gate.someone_waits());
  live.send(live.secretary(), commands::RevokeMandate{CommandId{random_uuid()}, mandate, Reason::of("Decaduto.")});
  EXPECT_EQ(line.close_code(), 0);
  live.gate.release();
  live.settle();
  EXPECT_EQ(live.answered, (std::vector<std::string>{"accepted", "accepted"}));
  EXPECT_EQ(line.close_code(), close_audiences_changed);
}

TEST_P(MemberLineTest, ASubstituteWhoTakesOverChangesWhatBothMayDo) {
  live.act(live.secretary(), commands::GrantMandate{CommandId{random_uuid()},
                                                    institution,
                                                    MandateCapacity::substitute,
                                                    commands::HolderName::of("Supplente"),
                                                    *Email::parse("supplente@demo.invalid"),
                                                    given::day("2026-09-01"),
                                                    {},
                                                    Text<3, 300>::of("Delibera")});
  TestLine line = join_delegate(institution);
  const MandateId substitute{live.state().counters.mandate};
  const domain::Actor actor = domain::AsMandate{substitute, live.state().mandates.at(substitute).holder.value->person};
  live.act(actor, commands::TakeOver{CommandId{random_uuid()}});
  EXPECT_EQ(line.close_code(), close_audiences_changed);
}

TEST_P(MemberLineTest, WhoseSessionIsRevokedIsClosedAtOnce) {
  const PersonId person = person_of(live.founding.mandate_of(institution));
  TestLine line = join_delegate(institution);
  TestLine other = join_delegate(cooperative);
  ASSERT_TRUE(identity->sessions().revoke_all(account_of(person), {}, identity::Actor::console(), host->now()));
  EXPECT_EQ(line.close_code(), close_signed_out);
  EXPECT_EQ(other.close_code(), 0);
}

TEST_P(MemberLineTest, WhoseSessionHasExpiredIsClosedAtTheNextWord) {
  TestLine line = join_delegate(institution);
  live.pass(8LL * 24 * 60 * 60 * 1000);
  line.call("ping");
  EXPECT_EQ(line.close_code(), close_signed_out);
}

TEST_P(MemberLineTest, CommentsArePushedOnlyToThoseWhoHoldTheirSubjectOpen) {
  TestLine watcher = join_delegate(institution);
  TestLine other = join_delegate(cooperative);
  ask(watcher, "watch_collection", R"({"subject":"node-3"})");
  live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));
  ASSERT_EQ(watcher.frames().size(), 1U);
  EXPECT_TRUE(has(watcher.frames()[0], "\"type\":\"comment\""));
  ASSERT_EQ(other.frames().size(), 1U);
  EXPECT_FALSE(has(other.frames()[0], "\"type\":\"comment\""));
  live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-4")));
  EXPECT_FALSE(has(watcher.frames()[1], "\"type\":\"comment\""));
  ask(watcher, "unwatch_collection", R"({"subject":"node-3"})");
  live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3")));
  EXPECT_FALSE(has(watcher.frames()[2], "\"type\":\"comment\""));
}

TEST_P(MemberLineTest, OnlySoManyCollectionsAreHeldOpenAtOnce) {
  TestLine line = join_delegate(institution);
  for (std::size_t i = 1; i <= options.limits.collections_per_connection; ++i) {
    EXPECT_TRUE(
        has(ask(line, "watch_collection", "{\"subject\":\"node-" + std::to_string(i) + "\"}"), "\"result\":{}"));
  }
  EXPECT_TRUE(has(ask(line, "watch_collection", R"({"subject":"node-1"})"), "\"result\":{}"));
  EXPECT_TRUE(has(ask(line, "watch_collection", R"({"subject":"node-99"})"), "too_many_subscriptions"));
  ask(line, "unwatch_collection", R"({"subject":"node-1"})");
  EXPECT_TRUE(has(ask(line, "watch_collection", R"({"subject":"node-99"})"), "\"result\":{}"));
}

TEST_P(MemberLineTest, ASlowReaderGetsOneFrameWithTheNewestValues) {
  const VoteId vote = live.opened_vote();
  TestLine slow = join_delegate(institution);
  TestLine quick = join_delegate(cooperative);
  slow.stop_reading();
  for (const Bench bench : {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other}) {
    live.act(live.delegate_of(live.founding.body(bench)),
             LiveTable::fresh(given::position(vote, PositionChoice::favourable)));
  }
  EXPECT_EQ(quick.frames().size(), 4U);
  EXPECT_TRUE(slow.frames().empty());
  slow.read_again();
  ASSERT_EQ(slow.frames().size(), 1U);
  const std::string frame = slow.frames()[0];
  EXPECT_TRUE(has(frame, "\"answered\":4")) << frame;
  EXPECT_EQ(frame.find("\"type\":\"ballot\""), frame.rfind("\"type\":\"ballot\""));
  slow.read_again();
  EXPECT_EQ(slow.frames().size(), 1U);
}

TEST_P(MemberLineTest, NobodyHearsWhatIsNotCommitted) {
  TestLine author = join_delegate(institution);
  TestLine other = join_delegate(cooperative);
  live.gate.hold();
  const int act = author.call("post_comment", params(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  const int query = other.call("list_comments", R"({"subject":"node-3"})");
  live.turns.turn(20);
  EXPECT_EQ(author.answer(act), "");
  EXPECT_EQ(other.answer(query), "");
  EXPECT_TRUE(other.frames().empty());
  live.gate.release();
  live.settle();
  EXPECT_TRUE(has(author.answer(act), "comment-1"));
  EXPECT_TRUE(has(other.answer(query), "comment-1"));
}

TEST_P(MemberLineTest, ALineThatEndsBeforeItsAnswerIsForgotten) {
  TestLine line = join_delegate(institution);
  live.gate.hold();
  line.call("post_comment", params(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  line.call("list_comments", R"({"subject":"node-3"})");
  line.drop();
  live.gate.release();
  live.settle();
  EXPECT_EQ(live.state().comments.size(), 1U);
}

TEST_P(MemberLineTest, AFailedCommitTellsEverybodyThatTheTableStopped) {
  TestLine line = join_delegate(institution);
  TestLine other = join_delegate(cooperative);
  live.gate.hold();
  live.gate.break_disk();
  const int act = line.call("post_comment", params(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  const int query = other.call("list_comments", R"({"subject":"node-3"})");
  live.gate.release();
  live.turns.turn(20'000);
  EXPECT_TRUE(has(line.answer(act), "table_stopped"));
  EXPECT_TRUE(has(other.answer(query), "table_stopped"));
  EXPECT_EQ(line.close_code(), close_going_away);
  EXPECT_EQ(other.close_code(), close_going_away);
}

TEST_F(WebSocketLineTest, WhoDoesNotJoinInTimeIsClosed) {
  options.limits.join_timeout_ms = -1;
  TestLine waiting = connect(live.founding.mandate_of(institution));
  TestLine joined = join_delegate(cooperative);
  service->tick();
  EXPECT_EQ(waiting.close_code(), close_join_timeout);
  EXPECT_EQ(joined.close_code(), 0);
}

TEST_P(MemberLineTest, AStopIsToldToEverybodyAfterWhatWasUnderWay) {
  TestLine line = join_delegate(institution);
  live.gate.hold();
  const int act = line.call("post_comment", params(comment_on("node-3")));
  ASSERT_TRUE(live.gate.someone_waits());
  bool done = false;
  service->shut_down([&] { done = true; });
  EXPECT_EQ(line.told("table.closing").size(), 1U);
  EXPECT_FALSE(done);
  live.gate.release();
  live.settle();
  EXPECT_TRUE(done);
  EXPECT_TRUE(has(line.answer(act), "comment-1"));
}

TEST_P(MemberLineTest, TheSecretarysLinkOpensAnAccountForWhoWasGrantedAMandate) {
  TestLine secretary = join_office(Role::secretary);
  ask(secretary, "grant_mandate",
      params(commands::GrantMandate{{},
                                    institution,
                                    MandateCapacity::substitute,
                                    commands::HolderName::of("Supplente"),
                                    *Email::parse("supplente@demo.invalid"),
                                    given::day("2026-09-01"),
                                    {},
                                    Text<3, 300>::of("Delibera")}));
  const std::string list = ask(secretary, "list_invitations");
  EXPECT_TRUE(has(list, "\"holder_name\":\"Supplente\"")) << list;
  const std::string renewed = ask(secretary, "renew_invitation",
                                  "{\"holder_of\":\"mandate-" + std::to_string(live.state().counters.mandate) + "\"}");
  EXPECT_TRUE(has(renewed, "\"link\":\"/invito/")) << renewed;
  const std::string link = member_of(renewed, "link").substr(std::string("/invito/").size());
  const auto opened = fetch(request("GET", "/api/invitations/" + link));
  EXPECT_EQ(opened.status, 200U) << opened.body;
  EXPECT_TRUE(has(opened.body, "supplente@demo.invalid"));
  EXPECT_TRUE(has(opened.body, "\"capacity\":\"substitute\""));
}

}  // namespace
}  // namespace tavolo::net
