#include "server/identity/push_subscriptions.hpp"

#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

class PushSubscribed : public IdentityTest {
 protected:
  PushSubscriptions& push() { return identity_->push(); }
  NewSession session_of(AccountId account) { return *sessions().create(account, "", now_); }
  PushSubscription to(AccountId account, const std::string& endpoint) {
    return {0, account, endpoint, std::string(65, 'p'), std::string(16, 'a'), "it", 5};
  }
  std::vector<std::string> endpoints() {
    std::vector<std::string> found;
    const auto all = push().all();
    for (const auto& each : *all) found.push_back(each.endpoint);
    return found;
  }
  using Endpoints = std::vector<std::string>;
};

TEST_F(PushSubscribed, is_kept_for_the_session_it_was_given_in_and_replaced_by_its_next) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto session = session_of(anna).session.id;
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/1"), session, now_));
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/2"), session, now_));
  EXPECT_EQ(endpoints(), Endpoints{"https://a.example/2"});
  const auto held = push().of_session(session);
  ASSERT_TRUE(held && *held);
  EXPECT_EQ((*held)->kinds, 5U);
  EXPECT_EQ((*held)->p256dh, std::string(65, 'p'));
  ASSERT_TRUE(push().drop_of_session(session));
  EXPECT_TRUE(endpoints().empty());
}

TEST_F(PushSubscribed, ends_with_its_session_when_that_is_ended_but_not_when_it_lapses) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto first = session_of(anna).session.id;
  const auto second = session_of(anna).session.id;
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/1"), first, now_));
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/2"), second, now_));
  ASSERT_TRUE(sessions().revoke(anna, first, Actor::account(anna), now_));
  EXPECT_EQ(endpoints(), Endpoints{"https://a.example/2"});
  pass(13 * hour);
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_FALSE(*sessions().touch(second, now_));
  EXPECT_EQ(endpoints(), Endpoints{"https://a.example/2"}) << "or nobody would hear of a vote in the morning";
  const auto third = session_of(anna).session.id;
  ASSERT_TRUE(accounts().change_password(anna, hashed("una frase nuova"), third, now_));
  EXPECT_TRUE(endpoints().empty()) << "of lapsed sessions too";
}

TEST_F(PushSubscribed, ends_with_the_account_and_after_ninety_days_unseen) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto bruno = member("bruno@demo.invalid", 5);
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/1"), session_of(anna).session.id, now_));
  ASSERT_TRUE(push().keep(to(bruno, "https://b.example/1"), session_of(bruno).session.id, now_));
  ASSERT_TRUE(accounts().disable(anna, Actor::console(), now_));
  EXPECT_EQ(endpoints(), Endpoints{"https://b.example/1"});
  pass(90 * day - 1);
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_FALSE(endpoints().empty());
  pass(1);
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_TRUE(endpoints().empty());
}

TEST_F(PushSubscribed, goes_over_to_the_next_session_of_its_account_and_to_nobody_elses) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto bruno = member("bruno@demo.invalid", 5);
  ASSERT_TRUE(push().keep(to(anna, "https://a.example/1"), session_of(anna).session.id, now_));
  const auto next = session_of(anna).session.id;
  EXPECT_TRUE(*push().show(anna, next, "https://a.example/1", now_));
  EXPECT_TRUE(push().of_session(next)->has_value());
  EXPECT_FALSE(*push().show(anna, next, "https://unknown.example/1", now_));
  EXPECT_FALSE(*push().show(bruno, session_of(bruno).session.id, "https://a.example/1", now_));
  EXPECT_TRUE(endpoints().empty()) << "the device has changed hands";
}

TEST_F(PushSubscribed, is_one_of_ten_at_the_most) {
  const auto anna = member("anna@demo.invalid", 4);
  for (int i = 0; i < 12; ++i) {
    pass(minute);
    ASSERT_TRUE(push().keep(to(anna, "https://a.example/" + std::to_string(i)), session_of(anna).session.id, now_));
  }
  EXPECT_EQ(endpoints().size(), 10U);
  EXPECT_EQ(endpoints().front(), "https://a.example/2");
}

}  // namespace
}  // namespace tavolo::identity
