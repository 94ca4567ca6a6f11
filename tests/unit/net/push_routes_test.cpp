// Web Push by HTTP, and a notice from a commit to the browser that reads it.

#include "server/net/push_routes.hpp"
#include "server/base/bytes.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/net/served.hpp"
#include "tests/unit/push/fake_service.hpp"
#include "tests/unit/push/received.hpp"

namespace tavolo::net {
namespace {

using tests::has;

class PushRoutes : public Served {
 protected:
  push::Key browser = push::new_key();
  std::string auth = "sixteen bytes !!";
  push::FakeService push_service;
  std::unique_ptr<push::Sender> sender;
  const PersonId person = person_of(live.founding.mandate_of(institution));
  const PersonId other = person_of(live.founding.mandate_of(cooperative));

  void SetUp() override {
    Served::SetUp();
    push::Sender::Options how;
    how.plain_http = true;
    how.private_addresses = true;
    sender = std::make_unique<push::Sender>(push::Vapid(push::new_key()), how, push::Sender::Gone{});
    host->push = sender.get();
  }
  void TearDown() override {
    Served::TearDown();
    sender.reset();
  }
  HttpResponse call(const std::string& token, const std::string& method, const std::string& body = "") {
    auto asked = request(method, "/api/push", body);
    asked.headers.emplace_back("cookie", "tavolo_session=" + token);
    return fetch(asked);
  }
  std::string wanted(const std::string& endpoint, const std::string& kinds = R"(["vote_open"])") {
    return R"({"auth":")" + to_base64url(auth) + R"(","endpoint":")" + endpoint + R"(","kinds":)" + kinds +
           R"(,"language":"en","p256dh":")" + to_base64url(push::public_point(*browser)) + "\"}";
  }
  /// Straight into the store: by HTTP an address of this machine is refused.
  void subscribe(PersonId who, std::uint32_t kinds, const std::string& path) {
    const auto session = identity->sessions().create(account_of(who), "", host->now());
    ASSERT_TRUE(session && identity->push().keep({0, account_of(who), push_service.origin() + path,
                                                  push::public_point(*browser), auth, "it", kinds},
                                                 session->session.id, host->now()));
  }
};

TEST_F(PushRoutes, NoticesAreOffUntilChosenAndOffAgainWhenDropped) {
  const std::string token = token_of(person);
  const auto first = call(token, "GET");
  EXPECT_TRUE(has(first.body, "\"available\":true") && has(first.body, "\"kinds\":[]")) << first.body;
  EXPECT_TRUE(has(first.body, sender->public_key()));
  const auto kept = call(token, "PUT", wanted("https://push.example.net/a", R"(["reply","vote_open"])"));
  EXPECT_EQ(kept.status, 200U) << kept.body;
  EXPECT_TRUE(has(kept.body, "\"kinds\":[\"vote_open\",\"reply\"]")) << kept.body;
  EXPECT_FALSE(has(kept.body, "push.example.net")) << "an endpoint goes in and never out";
  EXPECT_TRUE(has(call(token_of(person), "GET").body, "\"kinds\":[]")) << "another browser has its own choice";
  EXPECT_TRUE(has(call(token, "DELETE").body, "\"kinds\":[]"));
}

TEST_F(PushRoutes, AnAddressThatIsNotOfThePublicInternetAndAKeyThatIsNoneAreRefused) {
  const std::string token = token_of(person);
  for (const auto* endpoint : {"http://push.example.net/a", "https://127.0.0.1/a", "https://localhost/a"}) {
    const auto refused = call(token, "PUT", wanted(endpoint));
    EXPECT_EQ(refused.status, 422U) << endpoint;
    EXPECT_TRUE(has(refused.body, "push_endpoint_refused"));
  }
  auth = "short";
  EXPECT_TRUE(has(call(token, "PUT", wanted("https://push.example.net/a")).body, "push_key_invalid"));
  EXPECT_EQ(call("inventata", "GET").status, 401U);
  EXPECT_EQ(call(token, "PATCH").status, 405U);
  host->push = nullptr;
  EXPECT_TRUE(has(call(token, "GET").body, "\"available\":false"));
  auth = "sixteen bytes !!";
  EXPECT_EQ(call(token, "PUT", wanted("https://push.example.net/a")).status, 503U);
}

TEST_F(PushRoutes, OfferedIsWhatCanComeToWhoActsSo) {
  const std::string of_body =
      R"("offered":["sitting","vote_open","vote_closing","minutes","cosignature_asked","cure_term","reply"])";
  EXPECT_TRUE(has(call(token_of(person), "GET").body, of_body));
  const auto secretary = token_of(person_of(live.founding.office(Role::secretary)));
  EXPECT_TRUE(has(call(secretary, "GET").body, R"("offered":["sitting","desk"])"));
  const auto auditor = token_of(person_of(live.founding.office(Role::auditor)));
  EXPECT_TRUE(has(call(auditor, "GET").body, R"("offered":["reply"])"));
}

TEST_F(PushRoutes, AVoteThatOpensIsToldToWhoAskedWithoutSayingWhat) {
  subscribe(person, 1, "/anna");
  subscribe(other, 1U << 4U, "/bruno");
  PushNews news(*host);
  news.tick(1'000'000);
  live.settle();
  live.send(live.secretary(), tests::LiveTable::fresh(given::vote_on(OnText{})));
  live.settle();
  const VoteId vote{live.state().counters.vote};
  live.send(live.chair(), commands::OpenVote{CommandId{random_uuid()}, vote, {}});
  live.settle();
  news.note();
  news.tick(1'000'500);
  EXPECT_TRUE(push_service.taken().empty()) << "not before a second has passed";
  news.tick(1'002'000);
  live.settle();
  ASSERT_TRUE(push_service.took(1));
  const auto taken = push_service.taken();
  EXPECT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].path, "/anna");
  EXPECT_EQ(push::decrypt(*browser, auth, taken[0].body), R"({"lang":"it"})");
}

}  // namespace
}  // namespace tavolo::net
