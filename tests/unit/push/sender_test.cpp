// The sender against a push service on this machine, which reads what was sent.

#include "server/push/sender.hpp"

#include <gtest/gtest.h>

#include "server/base/bytes.hpp"
#include "tests/unit/push/fake_service.hpp"
#include "tests/unit/push/received.hpp"

namespace tavolo::push {
namespace {

class PushSender : public ::testing::Test {
 protected:
  FakeService service;
  Key browser = new_key();
  std::string auth = "sixteen bytes !!";
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::uint64_t> gone;

  Sender::Options options() const {
    Sender::Options made;
    made.contact = "mailto:tavolo@demo.invalid";
    made.plain_http = true;
    made.private_addresses = true;
    made.pause_ms = 1;
    return made;
  }
  std::unique_ptr<Sender> sender(Sender::Options with) {
    return std::make_unique<Sender>(Vapid(new_key()), std::move(with), [this](std::uint64_t id) {
      const std::lock_guard lock(mutex);
      gone.push_back(id);
      changed.notify_all();
    });
  }
  Message message(std::uint64_t id, const std::string& text = "nuovo") {
    return {id, service.origin() + "/push/" + std::to_string(id), {public_point(*browser), auth}, text};
  }
  bool heard_gone(std::size_t count) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds(20), [&] { return gone.size() >= count; });
  }
};

TEST_F(PushSender, SendsWhatTheBrowserAloneCanReadWithTheServersSignature) {
  const auto sending = sender(options());
  sending->send(message(7, R"({"lang":"it"})"));
  ASSERT_TRUE(service.took(1));
  const auto request = service.taken().front();
  EXPECT_EQ(request.path, "/push/7");
  EXPECT_EQ(decrypt(*browser, auth, request.body), R"({"lang":"it"})");
  EXPECT_EQ(request.headers.at("content-encoding"), "aes128gcm");
  EXPECT_EQ(request.headers.at("content-type"), "application/octet-stream");
  EXPECT_EQ(request.headers.at("ttl"), "86400");
  EXPECT_EQ(request.headers.at("topic"), "tavolo");
  const std::string said = request.headers.at("authorization");
  const std::string token = said.substr(8, said.find(',') - 8);
  EXPECT_TRUE(signature_holds(token, from_base64url(sending->public_key()).value())) << said;
  const auto claims = from_base64url(token.substr(token.find('.') + 1, token.rfind('.') - token.find('.') - 1));
  EXPECT_NE(claims->find("\"aud\":\"" + service.origin() + "\""), std::string::npos) << *claims;
  EXPECT_NE(claims->find("\"sub\":\"mailto:tavolo@demo.invalid\""), std::string::npos);
}

TEST_F(PushSender, TriesAgainAfterAFailureAndInTheEndGivesUp) {
  service.answer_with({"HTTP/1.1 503 Service Unavailable", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0"});
  const auto sending = sender(options());
  sending->send(message(1));
  ASSERT_TRUE(service.took(3));
  EXPECT_EQ(service.taken()[2].path, "/push/1");
  service.answer_with(std::vector<std::string>(4, "HTTP/1.1 500 Internal Server Error"));
  sending->send(message(2));
  ASSERT_TRUE(service.took(7));
  sending->send(message(3));
  ASSERT_TRUE(service.took(8)) << "four attempts, then the next message";
  EXPECT_EQ(service.taken()[7].path, "/push/3");
  EXPECT_TRUE(gone.empty());
}

TEST_F(PushSender, TellsOfSubscriptionsThatAreNoMore) {
  service.answer_with({"HTTP/1.1 410 Gone", "HTTP/1.1 404 Not Found", "HTTP/1.1 403 Forbidden"});
  const auto sending = sender(options());
  for (const std::uint64_t id : {1U, 2U, 3U}) sending->send(message(id));
  Message impossible = message(4);
  impossible.receiver.p256dh = std::string(65, '\4');
  sending->send(impossible);
  ASSERT_TRUE(heard_gone(3));
  EXPECT_EQ(gone, (std::vector<std::uint64_t>{1, 2, 4})) << "what a service forbids is dropped, the browser stays";
}

TEST_F(PushSender, NeverOpensAPrivateAddressNorFollowsThere) {
  Sender::Options strict = options();
  strict.private_addresses = false;
  strict.attempts = 1;
  strict.waiting = 2;
  const auto guarded = sender(strict);
  guarded->send(message(1));
  Message named = message(1);
  named.endpoint.replace(named.endpoint.find("127.0.0.1"), 9, "localhost");
  guarded->send(named);
  service.answer_with({"HTTP/1.1 307 Temporary Redirect\r\nLocation: " + service.origin() + "/elsewhere"});
  const auto sending = sender(options());
  sending->send(message(2));
  sending->send(message(3));
  ASSERT_TRUE(service.took(2));
  EXPECT_EQ(service.taken()[0].path, "/push/2");
  EXPECT_EQ(service.taken()[1].path, "/push/3");
  Message impossible = message(9);
  impossible.receiver.p256dh.clear();
  guarded->send(impossible);
  ASSERT_TRUE(heard_gone(1)) << "the guarded sender has come past the first two";
  EXPECT_EQ(service.taken().size(), 2U);
}

TEST_F(PushSender, KeepsNoMoreThanItIsToldToAndEndsAtOnceWithoutANetwork) {
  Sender::Options few = options();
  few.waiting = 10;
  few.pause_ms = 3'600'000;
  const auto sending = sender(few);
  for (std::uint64_t id = 0; id < 1'000; ++id) {
    Message lost = message(id);
    lost.endpoint = "http://127.0.0.1:1/push/" + std::to_string(id);
    sending->send(std::move(lost));
  }
  SUCCEED() << "the destructor returns, with the service away and the queue full";
}

}  // namespace
}  // namespace tavolo::push
