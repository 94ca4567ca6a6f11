#include "server/identity/identity.hpp"

#include <algorithm>

#include "server/storage/connection.hpp"
#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

using Instance = IdentityTest;

TEST_F(Instance, keeps_accounts_persons_tokens_and_trail_over_a_restart) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto token = identity_->program_tokens().issue(anna, "robot", {now_.ms + day}, Actor::console(), now_);
  const auto acts = acts_of(anna);
  open();
  EXPECT_TRUE(accounts().find(anna).value()->has_password);
  EXPECT_EQ(accounts().persons_of(anna)->size(), 1U);
  EXPECT_EQ(accounts().all()->size(), 1U);
  EXPECT_TRUE(identity_->program_tokens().lookup(token->bearer, now_).value());
  EXPECT_EQ(acts_of(anna), acts);
}

TEST_F(Instance, prunes_ended_sessions_at_once_and_the_rest_after_six_months) {
  const auto anna = member("anna@demo.invalid", 4);
  ASSERT_TRUE(accounts().ensure_account(email("late@demo.invalid"), PersonId{5}, "pollino", now_));
  const auto first = sessions().create(anna, "", now_);
  sign_in("anna@demo.invalid", "sbagliata");
  sign_in("anna@demo.invalid", "una frase lunga");
  ASSERT_TRUE(identity_->program_tokens().issue(anna, "robot", {now_.ms + day}, Actor::console(), now_));
  pass(12 * hour);
  const auto second = sessions().create(anna, "", now_);
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_FALSE(sessions().revoke(anna, first->session.id, Actor::console(), now_).value()) << "the row is gone";
  EXPECT_TRUE(sessions().lookup(second->token, now_).value());
  EXPECT_EQ(identity_->program_tokens().list(anna)->size(), 1U);
  EXPECT_EQ(identity_->trail().failed_sign_ins({0})->size(), 1U);

  EXPECT_EQ(identity_->lapsed(now_).value(), Lapsed{}) << "no term is over yet";
  pass(184 * day);
  EXPECT_EQ(identity_->lapsed(now_).value(), (Lapsed{1, 1, 0}));
  ASSERT_TRUE(identity_->prune(now_));
  EXPECT_EQ(identity_->lapsed(now_).value(), Lapsed{});
  EXPECT_TRUE(identity_->program_tokens().list(anna)->empty());
  EXPECT_TRUE(identity_->trail().failed_sign_ins({0})->empty());
  const auto acts = acts_of(anna);
  EXPECT_EQ(std::count(acts.begin(), acts.end(), "signed_in"), 0);
  EXPECT_EQ(std::count(acts.begin(), acts.end(), "account_created"), 1) << "other acts stay";
  EXPECT_EQ(accounts().pending_invitations("pollino", now_)->size(), 1U) << "who never came is still shown";
}

TEST_F(Instance, trail_is_only_added_to) {
  member("anna@demo.invalid", 4);
  identity_.reset();
  storage::Connection database(folder_ / "instance.db", storage::Mode::read_write);
  EXPECT_THROW(database.execute("UPDATE trail SET actor = 'nobody'"), storage::Failure);
  EXPECT_THROW(database.execute("DELETE FROM trail"), storage::Failure);
}

TEST_F(Instance, trail_is_read_page_by_page_from_the_newest) {
  const auto anna = member("anna@demo.invalid", 4);
  member("bruno@demo.invalid", 5);
  std::vector<std::string> paged;
  std::int64_t before = 0;
  for (;;) {
    const auto rows = identity_->trail().rows(before, 2, anna);
    if (rows->empty()) break;
    for (const auto& row : *rows) paged.insert(paged.begin(), row.act);
    before = rows->back().number;
  }
  EXPECT_EQ(paged, acts_of(anna));
  EXPECT_EQ(paged, (std::vector<std::string>{"account_created", "invitation_issued", "person_linked", "invitation_used",
                                             "password_set"}));
}

TEST_F(Instance, of_a_newer_program_is_not_opened) {
  identity_.reset();
  {
    storage::Connection database(folder_ / "instance.db", storage::Mode::read_write);
    database.execute("PRAGMA user_version = 99");
  }
  const auto opened = Identity::open(folder_, options_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "identity_storage");
}

TEST_F(Instance, in_a_folder_that_is_not_there_is_an_error) {
  const auto opened = Identity::open(folder_ / "missing", options_);
  EXPECT_FALSE(opened);
}

TEST_F(Instance, backed_up_opens_as_it_stood) {
  const auto anna = member("anna@demo.invalid", 4);
  std::filesystem::create_directory(folder_ / "copy");
  ASSERT_TRUE(identity_->back_up_to(folder_ / "copy" / "instance.db"));
  member("bruno@demo.invalid", 5);
  const auto copy = Identity::open(folder_ / "copy", options_);
  ASSERT_TRUE(copy);
  EXPECT_EQ((*copy)->accounts().all()->size(), 1U);
  EXPECT_TRUE((*copy)->accounts().find(anna).value());
}

}  // namespace
}  // namespace tavolo::identity
