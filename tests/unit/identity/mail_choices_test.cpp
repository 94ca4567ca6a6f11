#include "server/identity/mail_choices.hpp"

#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

class MailChosen : public IdentityTest {
 protected:
  MailChoices& mail() { return identity_->mail(); }
};

TEST_F(MailChosen, everything_is_on_until_it_is_turned_off_for_one_account) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto bruno = member("bruno@demo.invalid", 5);
  EXPECT_EQ(mail().of(anna)->off, 0U);
  ASSERT_TRUE(mail().turn_off(anna, 6));
  EXPECT_EQ(mail().of(anna)->off, 6U);
  EXPECT_EQ(mail().of(bruno)->off, 0U);
}

TEST_F(MailChosen, a_digest_is_remembered_with_what_it_held) {
  const auto anna = member("anna@demo.invalid", 4);
  EXPECT_EQ(mail().of(anna)->digest_day, "");
  ASSERT_TRUE(mail().note_digest(anna, "2027-03-10", {"0/vote-1", "0/vote-2"}));
  ASSERT_TRUE(mail().note_digest(anna, "2027-03-11", {"0/vote-2", "0/vote-3"}));
  const auto told = mail().of(anna);
  EXPECT_EQ(told->digest_day, "2027-03-11");
  EXPECT_EQ(told->items, (std::set<std::string>{"0/vote-2", "0/vote-3"}));
}

TEST_F(MailChosen, a_calendars_link_opens_until_it_is_made_anew_or_dropped) {
  const auto anna = member("anna@demo.invalid", 4);
  EXPECT_EQ(*mail().calendar(anna), std::nullopt);
  const auto first = mail().make_calendar(anna);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->size(), 43U);
  EXPECT_EQ(*mail().calendar(anna), *first) << "it can be shown again";
  EXPECT_EQ(mail().account_of_calendar(*first)->value_or(AccountId{}), anna);
  const auto second = mail().make_calendar(anna);
  EXPECT_NE(*first, *second);
  EXPECT_EQ(*mail().account_of_calendar(*first), std::nullopt);
  EXPECT_EQ(mail().account_of_calendar(*second)->value_or(AccountId{}), anna);
  ASSERT_TRUE(mail().drop_calendar(anna));
  EXPECT_EQ(*mail().account_of_calendar(*second), std::nullopt);
  for (const char* text : {"", "x", "../../etc", "0123456789012345678901234567890123456789012"}) {
    EXPECT_EQ(*mail().account_of_calendar(text), std::nullopt) << text;
  }
}

TEST_F(MailChosen, the_link_of_a_disabled_account_opens_nothing) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto link = mail().make_calendar(anna);
  ASSERT_TRUE(accounts().disable(anna, Actor::console(), now_));
  EXPECT_EQ(*mail().account_of_calendar(*link), std::nullopt);
}

}  // namespace
}  // namespace tavolo::identity
