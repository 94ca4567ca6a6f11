// The HTTP routes as a browser, a program or a stranger calls them.

#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

using tests::has;

class Http : public Served {
 protected:
  const PersonId person = person_of(live.founding.mandate_of(institution));

  HttpResponse log_in(const std::string& email, const std::string& secret) {
    return fetch(request("POST", "/api/login", "{\"email\":\"" + email + "\",\"password\":\"" + secret + "\"}"));
  }
  static std::string code(const HttpResponse& response) { return member_of(response.body, "code"); }
  static HttpRequest with_cookie(HttpRequest made, const std::string& cookie) {
    made.headers.emplace_back("cookie", cookie.substr(0, cookie.find(';')));
    return made;
  }
};

TEST_F(Http, ARightPairSignsInWithACookieThatScriptsAndOtherSitesCannotUse) {
  give_password(person);
  const auto response = log_in(email_of(person), password);
  EXPECT_EQ(response.status, 200U) << response.body;
  EXPECT_TRUE(has(response.body, "\"email\":\"" + email_of(person)));
  const std::string cookie = header(response, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("tavolo_session="));
  for (const auto* attribute : {"; HttpOnly", "; SameSite=Strict", "; Secure", "; Path=/"})
    EXPECT_TRUE(has(cookie, attribute)) << cookie;
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
  const auto session = fetch(with_cookie(request("GET", "/api/session"), cookie));
  EXPECT_EQ(session.status, 200U);
  EXPECT_TRUE(has(session.body, "\"acting\":\"" + to_string(live.founding.mandate_of(institution)) + "\""));
  EXPECT_TRUE(has(session.body, "\"status\":\"valid\""));
  EXPECT_TRUE(has(session.body, "\"demonstration\":true"));
}

TEST_F(Http, OnAnUnencryptedDemonstrationTheCookieIsNotSecureAndTheSessionSaysSo) {
  options.insecure_lan = true;
  give_password(person);
  const auto response = log_in(email_of(person), password);
  const std::string cookie = header(response, "Set-Cookie");
  EXPECT_FALSE(has(cookie, "Secure"));
  const auto session = fetch(with_cookie(request("GET", "/api/session"), cookie));
  EXPECT_TRUE(has(session.body, "\"insecure_lan\":true"));
}

TEST_F(Http, AWrongPairAndAnUnknownAddressAreToldAlikeAndPausedInTheEnd) {
  give_password(person);
  const auto wrong = log_in(email_of(person), "non e' questa");
  EXPECT_EQ(wrong.status, 401U);
  EXPECT_EQ(code(wrong), "sign_in_failed");
  EXPECT_EQ(header(wrong, "Set-Cookie"), "");
  const auto unknown = log_in("nessuno@demo.invalid", "non e' questa");
  EXPECT_EQ(unknown.status, wrong.status);
  EXPECT_EQ(unknown.body, wrong.body);
  HttpResponse last;
  for (int i = 0; i < 10; ++i) last = log_in(email_of(person), "non e' questa");
  EXPECT_EQ(last.status, 429U);
  EXPECT_EQ(code(last), "sign_in_paused");
  EXPECT_NE(member_of(last.body, "until"), "");
  EXPECT_EQ(log_in(email_of(person), password).status, 429U);
}

TEST_F(Http, ASignInFromAnotherSiteOrInAnotherFormIsNotRead) {
  auto foreign = request("POST", "/api/login", R"({"email":"a@b.it","password":"c"})");
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(fetch(foreign).status, 403U);
  auto nowhere = foreign;
  nowhere.headers[1].second = "null";
  EXPECT_EQ(code(fetch(nowhere)), "wrong_origin");
  auto form = request("POST", "/api/login", "email=a&password=b");
  form.headers[2].second = "application/x-www-form-urlencoded";
  EXPECT_EQ(fetch(form).status, 415U);
  EXPECT_EQ(code(fetch(form)), "not_json");
  const auto strict = fetch(request("POST", "/api/login", R"({"email":"a@b.it","password":"c","admin":true})"));
  EXPECT_EQ(strict.status, 400U);
  EXPECT_TRUE(has(strict.body, "\"pointer\""));
  EXPECT_EQ(fetch(request("POST", "/api/login", "{")).status, 400U);
}

TEST_F(Http, NobodyHasASessionWithoutACookieOrATokenThatHolds) {
  EXPECT_EQ(fetch(request("GET", "/api/session")).status, 401U);
  EXPECT_EQ(fetch(with_cookie(request("GET", "/api/session"), "tavolo_session=inventata")).status, 401U);
  auto bearer = request("GET", "/api/session");
  bearer.headers.emplace_back("authorization", "Bearer inventato");
  bearer.headers.emplace_back("cookie", "tavolo_session=" + token_of(person));
  EXPECT_EQ(fetch(bearer).status, 401U) << "a token that does not hold is not replaced by a cookie";
}

TEST_F(Http, ASignOutEndsTheSessionAndItsLines) {
  const std::string token = token_of(person);
  TestLine line = connect_with(token);
  EXPECT_TRUE(has(ask(line, "ping"), "\"seq\""));
  auto foreign = with_cookie(request("POST", "/api/logout"), "tavolo_session=" + token);
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(fetch(foreign).status, 403U);
  const auto out = fetch(with_cookie(request("POST", "/api/logout"), "tavolo_session=" + token));
  EXPECT_EQ(out.status, 200U);
  EXPECT_TRUE(has(header(out, "Set-Cookie"), "tavolo_session=;"));
  EXPECT_TRUE(has(header(out, "Set-Cookie"), "Max-Age=0"));
  EXPECT_EQ(line.close_code(), close_signed_out);
  EXPECT_EQ(fetch(with_cookie(request("GET", "/api/session"), "tavolo_session=" + token)).status, 401U);
}

TEST_F(Http, AnInvitationShowsWhoIsInvitedAndTakesOnePassword) {
  const auto pending = identity->accounts().pending_invitations("permanente", host->now());
  ASSERT_TRUE(pending && !pending->empty());
  const std::string path = "/api/invitations/" + *pending->front().token;
  const auto shown = fetch(request("GET", path));
  EXPECT_EQ(shown.status, 200U);
  EXPECT_EQ(member_of(shown.body, "email"), pending->front().email);
  const auto weak = fetch(request("POST", path, R"({"password":"corta"})"));
  EXPECT_EQ(weak.status, 422U);
  EXPECT_EQ(code(weak), "password_too_short");
  auto foreign = request("POST", path, R"({"password":"una frase abbastanza lunga"})");
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(fetch(foreign).status, 403U);
  const auto taken = fetch(request("POST", path, R"({"password":"una frase abbastanza lunga"})"));
  EXPECT_EQ(taken.status, 200U) << taken.body;
  EXPECT_TRUE(header(taken, "Set-Cookie").starts_with("tavolo_session="));
  EXPECT_EQ(fetch(request("GET", path)).status, 410U);
  EXPECT_EQ(fetch(request("POST", path, R"({"password":"un'altra frase lunga"})")).status, 410U);
  EXPECT_EQ(fetch(request("GET", "/api/invitations/inventato")).status, 404U);
  EXPECT_EQ(log_in(pending->front().email, "una frase abbastanza lunga").status, 200U);
}

/// Someone who is invited for a mandate.
struct Invited {
  std::string path;
  MandateId mandate;
};

Invited invited_for_a_mandate(Host& host) {
  const auto pending = host.identity.accounts().pending_invitations("permanente", host.now()).value();
  for (const auto& each : pending) {
    const auto open = host.identity.accounts().open_invitation(*each.token, host.now());
    if (!open) continue;
    const auto actors = actors_of(host, open->account);
    const auto* held = actors.size() == 1 ? std::get_if<domain::AsMandate>(&actors.front()) : nullptr;
    if (held != nullptr) return {"/api/invitations/" + *each.token, held->mandate};
  }
  ADD_FAILURE() << "nobody is invited for a mandate";
  return {};
}

constexpr const char* new_password = R"({"password":"una frase abbastanza lunga"})";

TEST_F(Http, AnInvitationEndsWithTheMandateItWasFor) {
  const Invited invited = invited_for_a_mandate(*host);
  EXPECT_EQ(fetch(request("GET", invited.path)).status, 200U);
  live.act(live.secretary(),
           commands::RevokeMandate{CommandId{random_uuid()}, invited.mandate, Reason::of("Decaduto.")});
  EXPECT_EQ(code(fetch(request("GET", invited.path))), "invitation_ended");
  const auto taken = fetch(request("POST", invited.path, new_password));
  EXPECT_EQ(taken.status, 410U);
  EXPECT_EQ(header(taken, "Set-Cookie"), "");
}

TEST_F(Http, WhoTakesUpAnInvitationHearsNothingOfAnEndThatIsNotCommitted) {
  const Invited invited = invited_for_a_mandate(*host);
  live.gate.hold();
  live.send(live.secretary(),
            commands::RevokeMandate{CommandId{random_uuid()}, invited.mandate, Reason::of("Decaduto.")});
  ASSERT_TRUE(live.gate.someone_waits());
  std::optional<HttpResponse> given;
  service->handle(request("POST", invited.path, new_password), [&](HttpResponse response) { given = response; });
  while (live.turns.turn()) {
  }
  EXPECT_FALSE(given) << given->body;
  live.gate.release();
  live.settle();
  for (int i = 0; i < 100 && !given; ++i) live.turns.turn(100);
  ASSERT_TRUE(given);
  EXPECT_EQ(code(*given), "invitation_ended");
}

TEST_F(Http, EachRouteHasItsMethodAndUnknownPathsSayNothing) {
  EXPECT_EQ(fetch(request("GET", "/api/login")).status, 405U);
  EXPECT_EQ(fetch(request("GET", "/api/logout")).status, 405U);
  EXPECT_EQ(fetch(request("POST", "/api/session")).status, 405U);
  EXPECT_EQ(fetch(request("DELETE", "/api/invitations/x")).status, 405U);
  EXPECT_EQ(fetch(request("POST", "/api/tables/permanente/checkpoint")).status, 405U);
  EXPECT_EQ(fetch(request("POST", "/pubblico")).status, 405U);
  for (const auto* path :
       {"/api", "/api/", "/api/accounts", "/api/tables", "/api/tables/permanente", "/api/tables/altro/checkpoint",
        "/api/tables/permanente/entries/", "/api/tables/permanente/entries/1",
        "/api/tables/permanente/entries/99999.tlog-proof", "/api/tables/permanente/entries/-1.tlog-proof"}) {
    const auto response = fetch(request("GET", path));
    if (std::string(path) == "/api") continue;  // not under the prefix: the client's
    EXPECT_EQ(response.status, 404U) << path;
  }
}

TEST_F(Http, TheCheckpointAndTheProofsAreForEverybody) {
  const auto checkpoint = fetch(request("GET", "/api/tables/permanente/checkpoint"));
  EXPECT_EQ(checkpoint.status, 200U);
  EXPECT_TRUE(
      checkpoint.body.starts_with("test.tavolo.invalid/t/permanente\n" + std::to_string(live.state().size) + "\n"));
  const auto proof = fetch(request("GET", "/api/tables/permanente/entries/3.tlog-proof"));
  EXPECT_EQ(proof.status, 200U);
  EXPECT_TRUE(proof.body.starts_with("c2sp.org/tlog-proof@v1\n"));
  EXPECT_TRUE(has(header(proof, "Content-Disposition"), "permanente-3.tlog-proof"));
  EXPECT_TRUE(has(fetch(request("GET", "/api/logs")).body, "\"vkey\""));
}

TEST_F(Http, EveryAnswerForbidsFramingSniffingAndForeignScripts) {
  for (const auto* path :
       {"/api/session", "/pubblico", "/pubblico/piano", "/pubblico/stile.css", "/api/niente", "/manca.js", "/"}) {
    const auto response = fetch(request("GET", path));
    EXPECT_TRUE(has(header(response, "Content-Security-Policy"), "frame-ancestors 'none'")) << path;
    EXPECT_FALSE(has(header(response, "Content-Security-Policy"), "unsafe")) << path;
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(header(response, "Referrer-Policy"), "same-origin") << path;
    EXPECT_EQ(header(response, "Strict-Transport-Security"), "") << path;
  }
  auto encrypted = request("GET", "/pubblico");
  encrypted.secure = true;
  EXPECT_NE(header(fetch(encrypted), "Strict-Transport-Security"), "");
}

TEST_F(Http, ThePublicPagesAreForEverybodyAndShowNothingThatIsNotCommitted) {
  EXPECT_EQ(fetch(request("GET", "/pubblico")).status, 200U);
  live.gate.hold();
  live.send(live.secretary(), commands::RevisePlanNode{
                                  CommandId{random_uuid()}, live.founding.action, 1, NodeTitle::of("Regolamento unico"),
                                  NodeText::of("Testo non ancora registrato."), Reason::of("Correzione.")});
  ASSERT_TRUE(live.gate.someone_waits());
  std::optional<HttpResponse> page;
  service->handle(request("GET", "/pubblico/piano/AZ1"), [&](HttpResponse response) { page = std::move(response); });
  live.turns.turn(20);
  EXPECT_FALSE(page.has_value());
  live.gate.release();
  live.settle();
  ASSERT_TRUE(page.has_value());
  EXPECT_TRUE(has(page->body, "Testo non ancora registrato."));
}

TEST_F(Http, AStoppedTableSaysSoInsteadOfLeavingAnybodyWaiting) {
  const std::string token = token_of(person);
  live.gate.break_disk();
  live.send(live.delegate_of(institution), tests::LiveTable::fresh(given::comment_on("node-3")));
  std::vector<unsigned> statuses;
  const auto note = [&](const HttpResponse& response) { statuses.push_back(response.status); };
  service->handle(request("GET", "/pubblico"), note);
  service->handle(with_cookie(request("GET", "/api/session"), "tavolo_session=" + token), note);
  live.turns.turn(20'000);
  EXPECT_EQ(statuses, (std::vector<unsigned>{503, 503}));
  EXPECT_EQ(fetch(request("GET", "/pubblico")).status, 503U);
}

TEST_F(Http, AnUpgradeWantsTheRightTableOriginSubprotocolAndPerson) {
  const std::string token = token_of(person);
  const auto status = [&](const HttpRequest& asked) {
    const auto upgraded = service->upgrade(asked);
    const auto* refused = std::get_if<HttpResponse>(&upgraded);
    return refused ? refused->status : 101U;
  };
  EXPECT_EQ(status(upgrade_request(token)), 101U);
  auto other_table = upgrade_request(token);
  other_table.path = "/ws/tables/altro";
  EXPECT_EQ(status(other_table), 404U);
  auto foreign = upgrade_request(token);
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(status(foreign), 403U);
  auto mute = upgrade_request(token);
  mute.headers[2].second = "altro.v1";
  EXPECT_EQ(status(mute), 400U);
  EXPECT_EQ(status(upgrade_request("inventata")), 401U);
}

}  // namespace
}  // namespace tavolo::net
