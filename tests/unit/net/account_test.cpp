// A person's own account by HTTP: the password, the sessions, and what keeps a session or ends it.

#include "server/net/http_support.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

constexpr std::int64_t hour_ms = 3'600'000;

std::string code(const HttpResponse& response) { return member_of(response.body, "code"); }

class OwnAccount : public Served {
 protected:
  const PersonId person = person_of(live.founding.mandate_of(institution));
  const PersonId other = person_of(live.founding.mandate_of(cooperative));

  static HttpRequest by(const std::string& token, HttpRequest made) {
    made.headers.emplace_back("cookie", "tavolo_session=" + token);
    return made;
  }
  HttpResponse change(const std::string& token, const std::string& old_one, const std::string& new_one) {
    return fetch(by(token, request("POST", "/api/password",
                                   R"({"new_password":")" + new_one + R"(","old_password":")" + old_one + "\"}")));
  }
  HttpResponse sessions(const std::string& token) { return fetch(by(token, request("GET", "/api/sessions"))); }
  HttpResponse end(const std::string& token, const std::string& id = "") {
    return fetch(by(token, request("DELETE", "/api/sessions" + (id.empty() ? id : "/" + id))));
  }
  bool signed_in(const std::string& token) { return fetch(by(token, request("GET", "/api/session"))).status == 200; }
  /// A whole sign-in with a device cookie, or none.
  HttpResponse log_in(const std::string& secret, const std::string& from, const std::string& device = "") {
    auto asked =
        request("POST", "/api/login", R"({"email":")" + email_of(person) + R"(","password":")" + secret + "\"}");
    asked.address = from;
    if (!device.empty()) asked.headers.emplace_back("cookie", device);
    return fetch(asked);
  }
  static std::string device_of(const HttpResponse& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Set-Cookie" && value.starts_with("tavolo_device=")) return value.substr(0, value.find(';'));
    }
    return "";
  }
};

TEST_F(OwnAccount, ANewPasswordReplacesTheOldOneAndEndsTheOtherSessionsAtOnce) {
  give_password(person);
  const std::string here = token_of(person);
  const std::string there = token_of(person);
  TestLine mine = connect_with(here);
  TestLine elsewhere = connect_with(there);
  const auto changed = change(here, password, "una frase tutta nuova");
  EXPECT_EQ(changed.status, 200U) << changed.body;
  EXPECT_EQ(mine.close_code(), 0U);
  EXPECT_EQ(elsewhere.close_code(), close_signed_out);
  EXPECT_TRUE(signed_in(here));
  EXPECT_FALSE(signed_in(there));
  EXPECT_EQ(log_in(password, "192.0.2.8").status, 401U);
  EXPECT_EQ(log_in("una frase tutta nuova", "192.0.2.8").status, 200U);
}

TEST_F(OwnAccount, AWrongOldPasswordChangesNothingAndIsCountedForThisSessionAlone) {
  give_password(person);
  const std::string here = token_of(person);
  const std::string there = token_of(person);
  const auto wrong = change(here, "non e' questa frase", "una frase tutta nuova");
  EXPECT_EQ(wrong.status, 422U);
  EXPECT_EQ(code(wrong), "wrong_password");
  EXPECT_EQ(member_of(wrong.body, "attempts_left"), "4");
  for (int i = 0; i < 4; ++i) change(here, "non e' questa frase", "una frase tutta nuova");
  const auto paused = change(here, password, "una frase tutta nuova");
  EXPECT_EQ(paused.status, 429U);
  EXPECT_NE(member_of(paused.body, "until"), "");
  EXPECT_EQ(log_in(password, "192.0.2.8").status, 200U) << "the sign-in is not paused by it";
  EXPECT_EQ(change(there, password, "una frase tutta nuova").status, 200U);
}

TEST_F(OwnAccount, ANewPasswordIsCheckedBeforeAnythingIsComputed) {
  give_password(person);
  const std::string here = token_of(person);
  EXPECT_EQ(code(change(here, password, "corta")), "password_too_short");
  EXPECT_EQ(code(change(here, password, email_of(person))), "password_is_email");
  EXPECT_EQ(change("inventata", password, "una frase tutta nuova").status, 401U);
  auto foreign = by(here, request("POST", "/api/password", R"({"new_password":"a","old_password":"b"})"));
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(code(fetch(foreign)), "wrong_origin");
}

TEST_F(OwnAccount, OnesSessionsAreListedWithoutWhatOpensThem) {
  auto made = identity->sessions().create(account_of(person), "firefox gnu_linux", host->now());
  ASSERT_TRUE(made);
  const std::string here = made->token;
  live.pass(hour_ms);
  token_of(person);
  token_of(other);
  const auto listed = sessions(here);
  EXPECT_EQ(listed.status, 200U) << listed.body;
  EXPECT_TRUE(has(listed.body, "\"browser\":\"firefox\"") && has(listed.body, "\"system\":\"gnu_linux\""));
  EXPECT_TRUE(has(listed.body, "\"browser\":\"other\""));
  EXPECT_TRUE(has(listed.body, "\"current\":true") && has(listed.body, "\"current\":false"));
  EXPECT_FALSE(has(listed.body, here));
  const std::string two = to_string(made->session.id);
  EXPECT_TRUE(has(listed.body, "\"id\":\"" + two + "\""));
  EXPECT_EQ(std::count(listed.body.begin(), listed.body.end(), '{'), 3) << "none of another account: " << listed.body;
}

TEST_F(OwnAccount, EndingASessionSignsItOutAtOnceAndOnesOwnOnly) {
  const std::string here = token_of(person);
  const auto there = identity->sessions().create(account_of(person), "", host->now());
  const auto strangers = identity->sessions().create(account_of(other), "", host->now());
  ASSERT_TRUE(there && strangers);
  TestLine elsewhere = connect_with(there->token);
  TestLine theirs = connect_with(strangers->token);
  EXPECT_EQ(end(here, to_string(strangers->session.id)).status, 404U);
  EXPECT_EQ(end(here, "session-9999").status, 404U);
  EXPECT_EQ(end(here, "non-una").status, 404U);
  EXPECT_EQ(theirs.close_code(), 0U);
  EXPECT_EQ(end(here, to_string(there->session.id)).status, 200U);
  EXPECT_EQ(elsewhere.close_code(), close_signed_out);
  EXPECT_FALSE(signed_in(there->token));
  EXPECT_TRUE(signed_in(here));
  EXPECT_EQ(end("inventata", to_string(there->session.id)).status, 401U);
}

TEST_F(OwnAccount, EndingTheSessionThatAsksIsSigningOutAndTheOthersCanBeEndedTogether) {
  const auto here = identity->sessions().create(account_of(person), "", host->now());
  const std::string there = token_of(person);
  ASSERT_TRUE(here);
  EXPECT_EQ(member_of(end(here->token).body, "ended"), "1");
  EXPECT_FALSE(signed_in(there));
  EXPECT_TRUE(signed_in(here->token));
  const auto out = end(here->token, to_string(here->session.id));
  EXPECT_TRUE(has(header(out, "Set-Cookie"), "tavolo_session=;"));
  EXPECT_FALSE(signed_in(here->token));
}

TEST_F(OwnAccount, AProgramsTokenOpensNoneOfThese) {
  const Instant until{host->now().ms + hour_ms};
  const auto issued =
      identity->program_tokens().issue(account_of(person), "prova", until, identity::Actor::console(), host->now());
  ASSERT_TRUE(issued);
  for (const auto* method : {"GET", "DELETE"}) {
    auto asked = request(method, "/api/sessions");
    asked.headers.emplace_back("authorization", "Bearer " + issued->bearer);
    EXPECT_EQ(code(fetch(asked)), "session_only") << method;
  }
  EXPECT_EQ(fetch(request("PUT", "/api/sessions")).status, 405U);
  EXPECT_EQ(fetch(request("GET", "/api/sessions/session-1")).status, 405U);
  EXPECT_EQ(fetch(request("GET", "/api/password")).status, 405U);
}

TEST_F(OwnAccount, ALineThatOnlyListensDoesNotKeepItsSessionAlive) {
  const std::string token = token_of(person);
  TestLine line = connect_with(token);
  const int joined =
      line.call("table.join", R"({"acting":")" + to_string(live.founding.mandate_of(institution)) + "\"}");
  EXPECT_TRUE(has(line.answer(joined), "\"fresh\":true"));
  live.pass(7 * hour_ms);
  EXPECT_TRUE(has(ask(line, "ping"), "\"seq\"")) << "a ping is answered";
  live.pass(6 * hour_ms);
  line.call("ping");
  EXPECT_EQ(line.close_code(), close_signed_out) << "and counts as no use";
  EXPECT_FALSE(signed_in(token));
}

TEST_F(OwnAccount, WhatAPersonAsksKeepsTheSessionAlive) {
  const std::string token = token_of(person);
  TestLine line = connect_with(token);
  line.call("table.join", R"({"acting":")" + to_string(live.founding.mandate_of(institution)) + "\"}");
  live.pass(7 * hour_ms);
  ask(line, "list_node_versions", R"({"node":"node-3"})");
  live.pass(7 * hour_ms);
  EXPECT_TRUE(has(ask(line, "ping"), "\"seq\""));
  EXPECT_EQ(line.close_code(), 0U);
}

TEST_F(OwnAccount, GuessesOfStrangersPauseNeitherTheHoldersDeviceNorOtherAddresses) {
  give_password(person);
  const std::string device = device_of(log_in(password, "198.51.100.1"));
  ASSERT_FALSE(device.empty());
  for (int i = 0; i < 6; ++i) log_in("non e' questa frase", "192.0.2.7");
  EXPECT_EQ(log_in(password, "192.0.2.7").status, 429U) << "who guessed is paused";
  EXPECT_EQ(log_in(password, "198.51.100.9").status, 200U) << "another address is not";
  for (int from = 20; from < 40; ++from) {
    for (int i = 0; i < 4; ++i) log_in("non e' questa frase", "192.0.2." + std::to_string(from));
  }
  EXPECT_EQ(log_in(password, "198.51.100.9").status, 429U) << "many addresses together pause the account";
  EXPECT_EQ(log_in(password, "192.0.2.7", device).status, 200U) << "but not the holder's own device, wherever it is";
}

TEST_F(OwnAccount, TheDeviceCookieIsShownToTheSignInAloneAndDiesWithThePassword) {
  give_password(person);
  const auto first = log_in(password, "198.51.100.1");
  std::string cookie;
  for (const auto& [name, value] : first.headers) {
    if (name == "Set-Cookie" && value.starts_with("tavolo_device=")) cookie = value;
  }
  for (const auto* part : {"; Path=/api/login", "; HttpOnly", "; SameSite=Strict", "; Secure", "; Max-Age=15552000"})
    EXPECT_TRUE(has(cookie, part)) << cookie;
  const std::string device = device_of(first);
  const auto changed = change(token_of(person), password, "una frase tutta nuova");
  EXPECT_NE(device_of(changed), "");
  for (int i = 0; i < 6; ++i) log_in("non e' questa frase", "192.0.2.7");
  EXPECT_EQ(log_in("una frase tutta nuova", "192.0.2.7", device).status, 429U);
  EXPECT_EQ(log_in("una frase tutta nuova", "192.0.2.7", device_of(changed)).status, 200U);
}

TEST_F(OwnAccount, AStolenDeviceCookieGainsFiveGuesses) {
  give_password(person);
  const std::string device = device_of(log_in(password, "198.51.100.1"));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(log_in("non e' questa frase", "192.0.2.7", device).status, 401U);
  EXPECT_EQ(log_in("non e' questa frase", "192.0.2.7", device).status, 429U);
  EXPECT_EQ(log_in(password, "192.0.2.8", device).status, 429U);
  EXPECT_EQ(log_in("non e' questa frase", "192.0.2.9", "tavolo_device=inventato").status, 401U);
}

TEST_F(OwnAccount, TheCookieIsForEncryptedLinesButOnOnesOwnMachine) {
  auto asked = request("GET", "/");
  const auto secure = [&](const std::string& name, const std::string& address = "127.0.0.1") {
    asked.headers[0].second = name;
    options.address = address;
    return cookie_is_secure(asked, options);
  };
  for (const auto* own : {"localhost:8080", "127.0.0.1:41234", "[::1]:8080", "localhost"})
    EXPECT_FALSE(secure(own)) << own;
  EXPECT_FALSE(secure("localhost:8080", "::1"));
  EXPECT_TRUE(secure("tavolo.example")) << "behind a proxy that nobody named";
  EXPECT_TRUE(secure("localhost.example"));
  EXPECT_TRUE(secure("localhost:8080", "0.0.0.0"));
  asked.secure = true;
  EXPECT_TRUE(secure("localhost:8080"));
  asked.secure = false;
  ASSERT_TRUE(options.trusted_proxy.add("127.0.0.1"));
  EXPECT_TRUE(secure("localhost:8080"));
}

TEST_F(OwnAccount, ChoosingKindsOfMailTurnsNothingOffThatIsNotOffered) {
  const std::string token = token_of(person);
  const auto account = *host->identity.accounts().account_of("permanente", person).value();
  const std::uint32_t later = 1U << 5;  // work of the desk, which no delegate is offered
  ASSERT_TRUE(host->identity.mail().turn_off(account, later));
  EXPECT_EQ(fetch(by(token, request("PUT", "/api/mail", R"({"kinds":["vote_open"]})"))).status, 200U);
  const std::uint32_t off = host->identity.mail().of(account)->off;
  EXPECT_EQ(off & 1U, 0U);
  EXPECT_NE(off & 2U, 0U) << "offered and not chosen";
  EXPECT_NE(off & later, 0U);
  ASSERT_TRUE(host->identity.mail().turn_off(account, 0));
  EXPECT_EQ(fetch(by(token, request("PUT", "/api/mail", R"({"kinds":[]})"))).status, 200U);
  EXPECT_EQ(host->identity.mail().of(account)->off & later, 0U) << "a kind that comes later is on";
}

TEST_F(OwnAccount, OwnDataHoldsWhatTheAccountChoseAndNoSecret) {
  give_password(person);
  const std::string token = token_of(person);
  const auto account = *host->identity.accounts().account_of("permanente", person).value();
  const std::string secret = host->identity.mail().make_calendar(account).value();
  ASSERT_TRUE(host->identity.mail().turn_off(account, ~1U));
  ASSERT_TRUE(host->identity.mail().note_digest(account, "2026-11-20", {"0/vote-1"}));
  const auto session = host->identity.sessions().list(account, host->now()).value().at(0).id;
  // a browser may be reached by what follows its service's name at once, without a path
  ASSERT_TRUE(host->identity.push().keep({0, account, "https://push.example?secret-endpoint" + std::string(1000, 's'),
                                          std::string(65, 'k'), std::string(16, 'a'), "en", 1},
                                         session, host->now()));
  const auto issued = host->identity.program_tokens().issue(account, "robot", {host->now().ms + hour_ms},
                                                            identity::Actor::console(), host->now());
  ASSERT_TRUE(issued);
  const auto data = fetch(by(token, request("GET", "/api/account/data")));
  ASSERT_EQ(data.status, 200U) << data.body;
  EXPECT_TRUE(has(data.body, R"("mail":{"calendar_link":true,"kinds":["vote_open"],"last_digest":"2026-11-20",)"
                             R"("told":["0/vote-1"]})"))
      << data.body;
  EXPECT_TRUE(
      has(data.body, R"("push_devices":[{"kinds":["vote_open"],"language":"en","service":"https://push.example"}])"));
  EXPECT_TRUE(has(data.body, R"("name":"robot")"));
  EXPECT_TRUE(has(data.body, R"("letters":[])")) << "no mail is sent here";
  for (const std::string& kept : {secret, std::string("secret-endpoint"), issued->bearer, std::string(65, 'k')})
    EXPECT_FALSE(has(data.body, kept)) << "a secret";
}

TEST_F(OwnAccount, OwnDataHoldsTheLettersThatWait) {
  give_password(person);
  auto queue = mail::Queue::open(live.folder.path(), "demo.invalid");
  ASSERT_TRUE(queue);
  mail::Sender sender(*std::move(queue), nullptr, nullptr, {}, [](auto) {});
  host->mail = &sender;
  mail::Letter letter;
  letter.key = "digest/1/2026-11-20";
  letter.address = email_of(person);
  letter.subject = "Che cosa ti aspetta";
  letter.text = "Una votazione.\n";
  sender.send({"digest/1/2026-11-20", mail::Profile::ordinary, true, {letter}});
  letter.key = letter.address = email_of(other);
  sender.send({"other", mail::Profile::ordinary, true, {letter}});
  std::optional<HttpResponse> data;
  service->handle(by(token_of(person), request("GET", "/api/account/data")),
                  [&](HttpResponse response) { data = std::move(response); });
  for (int i = 0; i < 100 && !data; ++i) live.turns.turn(200);
  host->mail = nullptr;
  ASSERT_TRUE(data);
  ASSERT_EQ(data->status, 200U) << data->body;
  EXPECT_TRUE(has(data->body, R"("about":"digest/1/2026-11-20")"));
  EXPECT_TRUE(has(data->body, R"("state":"waiting","subject":"Che cosa ti aspetta","text":"Una votazione.\n")"));
  EXPECT_FALSE(has(data->body, email_of(other)));
}

}  // namespace
}  // namespace tavolo::net
