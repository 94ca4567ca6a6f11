// What a line by HTTP alone has of its own (deploy/docs/http.md); what it shares with a WebSocket is in
// member_line_test.cpp.

#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

using given::comment_on;
using tests::LiveTable;

/// Somebody who asks, and may hang up.
class Caller final : public Remote {
 public:
  void when_gone(std::function<void()> act) override { gone = std::move(act); }
  std::function<void()> gone;
};

class PollLines : public Served {
 protected:
  const MandateId mandate = live.founding.mandate_of(institution);
  std::string token;

  void SetUp() override {
    Served::SetUp();
    token = token_of(person_of(mandate));
  }
  static std::string code(const HttpResponse& response) { return member_of(response.body, "code"); }
  static HttpRequest by(HttpRequest made, const std::string& token) {
    made.headers.emplace_back("cookie", "tavolo_session=" + token);
    return made;
  }
  HttpRequest post(const std::string& body, const std::string& query = "") const {
    HttpRequest made = by(request("POST", "/api/tables/permanente/rpc", body), token);
    made.query = query;
    return made;
  }
  HttpRequest poll(const std::string& line, const std::string& since,
                   const std::shared_ptr<Caller>& caller = {}) const {
    HttpRequest made = by(request("GET", "/api/tables/permanente/changes"), token);
    made.asker = caller;
    made.query = "line=" + line + "&since=" + since;
    return made;
  }
  static std::string call(const std::string& method, const std::string& params = "{}") {
    return R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":)" + params + "}";
  }
  std::string join_call() const { return call("table.join", R"({"acting":")" + to_string(mandate) + "\"}"); }
  std::string joined_line() { return header(fetch(post(join_call())), "Tavolo-Line"); }
  std::string now() const { return std::to_string(live.feed.seq()); }
  void comment() { live.act(live.delegate_of(cooperative), LiveTable::fresh(comment_on("node-3"))); }
  /// The answer to a poll, if there is one yet.
  std::shared_ptr<std::optional<HttpResponse>> start(HttpRequest asked) {
    auto given = std::make_shared<std::optional<HttpResponse>>();
    service->handle(std::move(asked), [given](HttpResponse response) { *given = std::move(response); });
    return given;
  }
};

TEST_F(PollLines, AJoinNamesALineAndAnythingElseWithoutOneIsRefusedAsOnAWebSocket) {
  const auto joined = fetch(post(join_call()));
  EXPECT_EQ(joined.status, 200U);
  EXPECT_EQ(header(joined, "Tavolo-Line").size(), 32U);
  EXPECT_EQ(header(joined, "Cache-Control"), "no-store");
  const auto pinged = fetch(post(call("ping")));
  EXPECT_TRUE(has(pinged.body, "\"seq\""));
  EXPECT_EQ(header(pinged, "Tavolo-Line"), "");
  const auto early = fetch(post(call("list_entries")));
  EXPECT_EQ(early.status, 200U);
  EXPECT_TRUE(has(early.body, "join_first"));
  const auto refused = fetch(post(call("table.join", R"({"acting":"mandate-999"})")));
  EXPECT_TRUE(has(refused.body, "not_your_mandate"));
  EXPECT_EQ(header(refused, "Tavolo-Line"), "");
}

TEST_F(PollLines, TheSameWordsGetTheSameTextsAsOnAWebSocket) {
  TestLine socket = open_with(token);
  TestLine polls = poll_with(token);
  for (const auto& [method, with] :
       std::vector<std::pair<std::string, std::string>>{{"list_entries", "{}"},
                                                        {"table.join", R"({"acting":"mandate-1","since":9000})"},
                                                        {"table.join", R"({"acting":"mandate-1"})"},
                                                        {"table.join", R"({"acting":"mandate-1"})"},
                                                        {"list_comments", R"({"subject":"node-3"})"},
                                                        {"list_invitations", "{}"},
                                                        {"cast_position", R"({"vote":"vote-1"})"},
                                                        {"drop_tables", "{}"},
                                                        {"ping", "{}"}}) {
    EXPECT_EQ(ask(socket, method, with), ask(polls, method, with)) << method;
  }
  comment();
  ASSERT_EQ(socket.frames().size(), 1U);
  EXPECT_EQ(socket.frames(), polls.frames());
}

TEST_F(PollLines, APollIsAnsweredAtOnceWhenThereIsNewsAndHeldWhenThereIsNone) {
  const std::string line = joined_line();
  const std::string before = now();
  const auto held = start(poll(line, before));
  EXPECT_FALSE(held->has_value());
  comment();
  ASSERT_TRUE(held->has_value());
  EXPECT_TRUE(has((*held)->body, "\"type\":\"discussion\""));
  const auto again = start(poll(line, before));
  ASSERT_TRUE(again->has_value()) << "an answer that got lost is asked for again";
  EXPECT_EQ((*again)->body, (*held)->body);
  EXPECT_FALSE(start(poll(line, now()))->has_value());
}

TEST_F(PollLines, APollThatHeardNothingEndsEmptyAfterAWhile) {
  const std::string line = joined_line();
  const auto held = start(poll(line, now()));
  service->tick();
  EXPECT_FALSE(held->has_value());
  options.limits.poll_hold_ms = 0;
  service->tick();
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ((*held)->status, 204U);
  EXPECT_EQ((*held)->body, "");
  EXPECT_EQ(header(**held, "Cache-Control"), "no-store");
}

TEST_F(PollLines, ASecondPollTakesThePlaceOfTheFirst) {
  const std::string line = joined_line();
  const auto first = start(poll(line, now()));
  const auto second = start(poll(line, now()));
  ASSERT_TRUE(first->has_value());
  EXPECT_EQ((*first)->status, 409U);
  EXPECT_EQ(code(**first), "poll_replaced");
  comment();
  ASSERT_TRUE(second->has_value());
  EXPECT_EQ((*second)->status, 200U);
}

TEST_F(PollLines, APollWhoseClientHungUpIsLetGoAndItsLineWaitsForTheNext) {
  const std::string line = joined_line();
  const std::string before = now();
  const auto caller = std::make_shared<Caller>();
  const auto lost = start(poll(line, before, caller));
  ASSERT_TRUE(caller->gone);
  caller->gone();
  comment();
  EXPECT_FALSE(lost->has_value()) << "nobody is there to hear it";
  const auto again = start(poll(line, before));
  ASSERT_TRUE(again->has_value());
  EXPECT_TRUE(has((*again)->body, "\"type\":\"discussion\""));
}

TEST_F(PollLines, AClientThatHungUpEndsNoPollButItsOwn) {
  const std::string line = joined_line();
  const auto first = std::make_shared<Caller>();
  const auto second = std::make_shared<Caller>();
  const auto replaced = start(poll(line, now(), first));
  const auto held = start(poll(line, now(), second));
  ASSERT_TRUE(replaced->has_value());
  first->gone();
  comment();
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ((*held)->status, 200U);
  second->gone();
  const auto answered = std::make_shared<Caller>();
  EXPECT_TRUE(start(poll(line, "1", answered))->has_value());
  EXPECT_FALSE(answered->gone) << "what is answered at once is not watched";
}

TEST_F(PollLines, APollIsNoUseOfItsSession) {
  const std::string line = joined_line();
  const auto seen = [this] {
    const auto all = identity->sessions().list(account_of(person_of(mandate)), host->now());
    return all && !all->empty() ? all->front().seen.ms : 0;
  };
  const auto before = seen();
  live.pass(10 * 60'000);
  const auto held = start(poll(line, now()));
  options.limits.poll_hold_ms = 0;
  service->tick();
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ(seen(), before);
  EXPECT_TRUE(has(fetch(post(call("list_comments", R"({"subject":"node-3"})"), "line=" + line)).body, "result"));
  EXPECT_GT(seen(), before) << "what a person asks is one";
}

TEST_F(PollLines, ALineIsItsSessionsAlone) {
  const std::string line = joined_line();
  for (const std::string& other :
       {token_of(person_of(mandate)), token_of(person_of(live.founding.mandate_of(cooperative)))}) {
    token = other;
    EXPECT_EQ(code(fetch(poll(line, "0"))), "line_ended");
    EXPECT_EQ(code(fetch(post(call("ping"), "line=" + line))), "line_ended");
  }
  token = "inventata";
  EXPECT_EQ(fetch(poll(line, "0")).status, 401U);
  EXPECT_EQ(fetch(post(call("ping"), "line=" + line)).status, 401U);
}

TEST_F(PollLines, OtherSitesFormsMethodsTablesAndShapesAreNotHeard) {
  const std::string line = joined_line();
  auto foreign = post(join_call());
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(code(fetch(foreign)), "wrong_origin");
  auto foreign_poll = poll(line, "0");
  foreign_poll.headers[1].second = "https://altrove.example";
  EXPECT_EQ(code(fetch(foreign_poll)), "wrong_origin");
  auto form = post(join_call());
  form.headers[2].second = "text/plain";
  EXPECT_EQ(fetch(form).status, 415U);
  EXPECT_EQ(fetch(by(request("GET", "/api/tables/permanente/rpc"), token)).status, 405U);
  EXPECT_EQ(fetch(by(request("POST", "/api/tables/permanente/changes", "{}"), token)).status, 405U);
  EXPECT_EQ(fetch(by(request("GET", "/api/tables/altro/changes"), token)).status, 404U);
  for (const auto* since : {"", "-1", "1e3", "x", "0x1", "9007199254740992", "99999999999999999999"}) {
    const auto response = fetch(poll(line, since));
    EXPECT_EQ(response.status, 400U) << since;
    EXPECT_EQ(member_of(response.body, "pointer"), "?since");
  }
  for (const auto* name : {"", "breve", "5F0C7A1E9B3D4C6F8A2B1D0E7C9F4A3B"}) {
    EXPECT_EQ(code(fetch(poll(name, "0"))), "bad_form") << name;
    EXPECT_EQ(code(fetch(post(call("ping"), std::string("line=") + name))), "bad_form") << name;
  }
  EXPECT_EQ(code(fetch(poll(std::string(32, 'a'), "0"))), "line_ended");
}

TEST_F(PollLines, WhoHasReadMoreThanThereIsIsToldThatTheRecordWasRewritten) {
  const auto response = fetch(poll(joined_line(), "9000"));
  EXPECT_EQ(response.status, 409U);
  EXPECT_EQ(code(response), "record_rewritten");
}

TEST_F(PollLines, ARevokedMandateEndsALineForPollsAndRequestsAlike) {
  const std::string line = joined_line();
  live.act(live.secretary(), commands::RevokeMandate{CommandId{random_uuid()}, mandate, Reason::of("Decaduto.")});
  const auto polled = fetch(poll(line, now()));
  EXPECT_EQ(polled.status, 410U);
  EXPECT_EQ(code(polled), "audiences_changed");
  EXPECT_EQ(code(fetch(post(call("ping"), "line=" + line))), "audiences_changed");
}

TEST_F(PollLines, ALineNobodyAsksForIsForgotten) {
  const std::string line = joined_line();
  const auto held = start(poll(line, now()));
  options.limits.ws_idle_timeout_ms = -1;
  service->tick();
  EXPECT_FALSE(held->has_value()) << "a poll that is held keeps its line";
  comment();
  ASSERT_TRUE(held->has_value());
  service->tick();
  EXPECT_EQ(code(fetch(poll(line, now()))), "line_ended");
}

TEST_F(PollLines, AnAnswerThatComesAfterTheLineWasForgottenStillComes) {
  const std::string line = joined_line();
  live.gate.hold();
  const auto act = start(post(call("post_comment", params(comment_on("node-3"))), "line=" + line));
  ASSERT_TRUE(live.gate.someone_waits());
  options.limits.ws_idle_timeout_ms = -1;
  service->tick();
  live.gate.release();
  live.settle();
  ASSERT_TRUE(act->has_value());
  EXPECT_TRUE(has((*act)->body, "comment-1"));
}

TEST_F(PollLines, NobodyIsLeftWaitingWhenTheTableStops) {
  const std::string line = joined_line();
  const auto held = start(poll(line, now()));
  live.gate.break_disk();
  const auto act = start(post(call("post_comment", params(comment_on("node-3"))), "line=" + line));
  const auto join = start(post(join_call()));
  for (int i = 0; i < 100 && !held->has_value(); ++i) live.turns.turn(200);
  ASSERT_TRUE(held->has_value() && act->has_value() && join->has_value());
  EXPECT_EQ((*held)->status, 503U);
  EXPECT_EQ(code(**held), "table_stopped");
  EXPECT_TRUE(has((*act)->body, "table_stopped"));
  EXPECT_TRUE(has((*join)->body, "table_stopped"));
}

TEST_F(PollLines, AServerThatStopsSaysSoAndHearsNoMore) {
  const std::string line = joined_line();
  const auto held = start(poll(line, now()));
  service->shut_down([] {});
  ASSERT_TRUE(held->has_value());
  EXPECT_TRUE(has((*held)->body, "table.closing"));
  EXPECT_EQ(code(fetch(poll(line, now()))), "closing");
  EXPECT_EQ(fetch(post(join_call())).status, 503U);
}

TEST_F(PollLines, OneAccountHoldsSoManyLinesAndTheOneLongestUnusedMakesRoom) {
  options.limits.http_lines_per_account = 2;
  const std::string first = joined_line();
  const std::string second = joined_line();
  const auto held = start(poll(second, now()));
  const std::string third = joined_line();
  EXPECT_EQ(third.size(), 32U);
  EXPECT_EQ(code(fetch(poll(first, now()))), "line_ended");
  EXPECT_FALSE(held->has_value());
  const auto also_held = start(poll(third, now()));
  const auto refused = fetch(post(join_call()));
  EXPECT_EQ(refused.status, 429U);
  EXPECT_EQ(code(refused), "too_many_connections");
  token = token_of(person_of(live.founding.mandate_of(cooperative)));
  EXPECT_TRUE(has(fetch(post(call("ping"))).body, "\"seq\"")) << "another account is not meant";
}

TEST_F(PollLines, PollsAndJoinsCountAgainstTheRate) {
  options.limits.requests_burst = 2;
  options.limits.requests_per_second = 1;
  const std::string line = joined_line();
  comment();
  EXPECT_EQ(fetch(poll(line, "1")).status, 200U);
  const auto polled = fetch(poll(line, "1"));
  EXPECT_EQ(polled.status, 429U);
  EXPECT_EQ(code(polled), "rate_limited");
  EXPECT_TRUE(has(fetch(post(call("ping"), "line=" + line)).body, "rate_limited"));
  joined_line();
  EXPECT_EQ(fetch(post(join_call())).status, 429U);
}

TEST_F(PollLines, ABearerTokenServesAsWellAsACookie) {
  const auto made = identity->program_tokens().issue(
      account_of(person_of(mandate)), "test", Instant{host->now().ms + 1'000}, identity::Actor::console(), host->now());
  ASSERT_TRUE(made);
  HttpRequest asked = request("POST", "/api/tables/permanente/rpc", join_call());
  asked.headers.emplace_back("authorization", "Bearer " + made->bearer);
  std::erase_if(asked.headers, [](const auto& held) { return held.first == "origin"; });
  const auto joined = fetch(asked);
  EXPECT_EQ(joined.status, 200U);
  EXPECT_EQ(header(joined, "Tavolo-Line").size(), 32U);
}

}  // namespace
}  // namespace tavolo::net
