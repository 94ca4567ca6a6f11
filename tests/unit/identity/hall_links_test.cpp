#include "server/identity/hall_links.hpp"

#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

class HallLinked : public IdentityTest {
 protected:
  const HallOf hall{"permanente", "sitting-3"};
  HallLinks& links() { return identity_->hall_links(); }
  std::string made(AccountId by, const HallOf& of) {
    const auto secret = links().make(of, by, Actor::account(by), now_);
    EXPECT_TRUE(secret);
    return secret.value_or("");
  }
};

TEST_F(HallLinked, a_link_opens_its_sitting_until_it_is_made_anew_or_dropped) {
  const auto anna = member("anna@demo.invalid", 4);
  EXPECT_EQ(*links().made_at(hall), std::nullopt);
  const std::string first = made(anna, hall);
  EXPECT_EQ(first.size(), 43U);
  EXPECT_EQ(*links().made_at(hall), now_);
  EXPECT_EQ(*links().opened_by(first), hall);
  const std::string second = made(anna, hall);
  EXPECT_EQ(*links().opened_by(first), std::nullopt);
  EXPECT_EQ(*links().opened_by(second), hall);
  const HallOf other{"permanente", "sitting-4"};
  const std::string third = made(anna, other);
  EXPECT_TRUE(*links().drop(hall, anna, Actor::account(anna), now_));
  EXPECT_FALSE(*links().drop(hall, anna, Actor::account(anna), now_)) << "there is none any more";
  EXPECT_EQ(*links().opened_by(second), std::nullopt);
  EXPECT_EQ(*links().opened_by(third), other);
  for (const char* text : {"", "x", "../../etc", "0123456789012345678901234567890123456789012"}) {
    EXPECT_EQ(*links().opened_by(text), std::nullopt) << text;
  }
}

TEST_F(HallLinked, who_made_and_dropped_it_is_in_the_trail_and_the_secret_is_nowhere) {
  const auto anna = member("anna@demo.invalid", 4);
  const std::string secret = made(anna, hall);
  ASSERT_TRUE(links().drop(hall, anna, Actor::account(anna), now_));
  const auto rows = identity_->trail().rows(0, 2);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->at(0).act, "hall_link_dropped");
  EXPECT_EQ(rows->at(1).act, "hall_link_made");
  EXPECT_EQ(rows->at(1).subject, "permanente/sitting-3");
  EXPECT_EQ(rows->at(1).subject.find(secret), std::string::npos);
}

}  // namespace
}  // namespace tavolo::identity
