#include "server/identity/sign_in.hpp"

#include <future>

#include "server/identity/password_pool.hpp"
#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

using SigningIn = IdentityTest;

/// What a stranger sees of an answer.
std::string seen(const std::variant<SignedIn, WrongPair, Paused>& answer) {
  if (const auto* wrong = std::get_if<WrongPair>(&answer)) return "remaining " + std::to_string(wrong->remaining);
  if (const auto* paused = std::get_if<Paused>(&answer)) return "until " + to_string(paused->until);
  return "signed in";
}

TEST_F(SigningIn, with_the_right_password_makes_a_session) {
  const auto anna = member("anna@demo.invalid", 4);
  auto answer = sign_in("ANNA@demo.invalid", "una frase lunga");
  ASSERT_TRUE(std::holds_alternative<SignedIn>(answer));
  const auto& signed_in = std::get<SignedIn>(answer);
  EXPECT_EQ(signed_in.session.account, anna);
  EXPECT_EQ(signed_in.session.label, "a browser");
  EXPECT_EQ(sessions().lookup(signed_in.token, now_).value()->id, signed_in.session.id);
  EXPECT_EQ(acts_of(anna).back(), "signed_in");
}

TEST_F(SigningIn, with_a_wrong_password_says_how_many_attempts_remain_then_until_when_it_pauses) {
  member("anna@demo.invalid", 4);
  for (const char* expected :
       {"remaining 4", "remaining 3", "remaining 2", "remaining 1", "until 2026-11-22T09:15:00.000Z"}) {
    EXPECT_EQ(seen(sign_in("anna@demo.invalid", "sbagliata")), expected);
  }
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "una frase lunga")), "until 2026-11-22T09:15:00.000Z")
      << "the right one waits too";
  pass(15 * minute);
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "una frase lunga")), "signed in");
}

TEST_F(SigningIn, tells_a_stranger_nothing_about_whether_an_account_exists) {
  member("anna@demo.invalid", 4);
  ASSERT_TRUE(accounts().ensure_account(email("invited@demo.invalid"), PersonId{5}, "pollino", now_));
  const auto disabled = member("disabled@demo.invalid", 6);
  ASSERT_TRUE(accounts().disable(disabled, Actor::console(), now_));
  std::vector<std::string> known;
  for (int i = 0; i < 7; ++i) known.push_back(seen(sign_in("anna@demo.invalid", "sbagliata", "192.0.2.1")));
  int address = 2;
  for (const char* other :
       {"invited@demo.invalid", "disabled@demo.invalid", "nobody@demo.invalid", "not an address", ""}) {
    std::vector<std::string> answers;
    const std::string from = "192.0.2." + std::to_string(address++);
    for (int i = 0; i < 7; ++i) answers.push_back(seen(sign_in(other, "una frase lunga", from)));
    EXPECT_EQ(answers, known) << other;
  }
}

TEST_F(SigningIn, gives_the_same_work_to_compute_for_an_account_that_does_not_exist) {
  member("anna@demo.invalid", 4);
  const auto work = [&](const char* address) {
    const auto begun = identity_->sign_in().begin(address, "192.0.2.1", now_);
    const auto& stored = std::get<SignInAttempt>(*begun).stored.phc;
    return stored.substr(0, stored.find('$', 8)) + ' ' + std::to_string(stored.size());
  };
  const std::string known = work("anna@demo.invalid");
  EXPECT_EQ(known.substr(0, 20), "$scrypt$ln=4,r=8,p=1");
  EXPECT_EQ(work("nobody@demo.invalid"), known);
}

TEST_F(SigningIn, never_succeeds_for_an_account_that_does_not_exist_whatever_the_pool_says) {
  const auto begun = identity_->sign_in().begin("nobody@demo.invalid", "192.0.2.1", now_);
  const auto finished = identity_->sign_in().finish(std::get<SignInAttempt>(*begun), true, "", now_);
  EXPECT_EQ(seen(*finished), "remaining 4");
}

TEST_F(SigningIn, counts_guesses_that_are_computed_at_the_same_time) {
  member("anna@demo.invalid", 4);
  std::vector<SignInAttempt> attempts;
  for (int i = 0; i < 5; ++i)
    attempts.push_back(std::get<SignInAttempt>(*identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_)));
  EXPECT_TRUE(std::holds_alternative<Paused>(*identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_)));
  for (const auto& attempt : attempts)
    EXPECT_NE(seen(*identity_->sign_in().finish(attempt, false, "", now_)), "signed in");
  EXPECT_TRUE(std::holds_alternative<Paused>(*identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_)));
}

TEST_F(SigningIn, does_not_count_what_the_pool_was_too_busy_to_compute) {
  member("anna@demo.invalid", 4);
  for (int i = 0; i < 20; ++i) {
    const auto begun = identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_);
    identity_->sign_in().abandon(std::get<SignInAttempt>(*begun));
  }
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "sbagliata")), "remaining 4");
}

TEST_F(SigningIn, fails_when_the_password_was_changed_or_the_account_disabled_while_it_was_computed) {
  const auto anna = member("anna@demo.invalid", 4);
  auto begun = identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_);
  ASSERT_TRUE(accounts().change_password(anna, hashed("una frase nuova"), std::nullopt, now_));
  EXPECT_NE(seen(*identity_->sign_in().finish(std::get<SignInAttempt>(*begun), true, "", now_)), "signed in");
  begun = identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_);
  ASSERT_TRUE(accounts().disable(anna, Actor::console(), now_));
  EXPECT_NE(seen(*identity_->sign_in().finish(std::get<SignInAttempt>(*begun), true, "", now_)), "signed in");
  EXPECT_TRUE(sessions().list(anna, now_)->empty());
}

TEST_F(SigningIn, that_is_paused_is_possible_again_after_an_administrator_opened_the_way_to_a_new_password) {
  const auto anna = member("anna@demo.invalid", 4);
  for (int i = 0; i < 5; ++i) sign_in("anna@demo.invalid", "sbagliata");
  const auto link = accounts().reset_password(anna, Actor::console(), now_);
  ASSERT_TRUE(accounts().accept_invitation(link->token, hashed("una frase nuova"), now_));
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "una frase nuova")), "signed in");
}

TEST_F(SigningIn, again_to_prove_who_one_is_makes_no_session_and_is_throttled_alike) {
  const auto anna = member("anna@demo.invalid", 4);
  const auto confirm = [&](bool fits) {
    const auto begun = identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_);
    return *identity_->sign_in().confirm(std::get<SignInAttempt>(*begun), fits, now_);
  };
  EXPECT_EQ(std::get<Confirmed>(confirm(true)).account, anna);
  EXPECT_TRUE(sessions().list(anna, now_)->empty());
  EXPECT_EQ(std::get<WrongPair>(confirm(false)).remaining, 4);
}

TEST_F(SigningIn, leaves_a_trail_of_successes_and_of_failures_by_day_without_addresses_or_secrets) {
  const auto anna = member("anna@demo.invalid", 4);
  sign_in("anna@demo.invalid", "sbagliata una");
  sign_in("anna@demo.invalid", "sbagliata due");
  sign_in("nobody@demo.invalid", "sbagliata tre");
  sign_in("other@demo.invalid", "sbagliata quattro");
  const auto answer = sign_in("anna@demo.invalid", "una frase lunga", "203.0.113.77");
  EXPECT_EQ(std::get<SignedIn>(answer).failures_before, 2);
  const auto rows = identity_->trail().rows(0, 1, anna);
  EXPECT_EQ(rows->at(0).act, "signed_in");
  EXPECT_EQ(rows->at(0).count, 2);
  EXPECT_EQ(rows->at(0).at, now_);
  const auto failed = identity_->trail().failed_sign_ins(now_);
  ASSERT_EQ(failed->size(), 2U);
  EXPECT_EQ(failed->at(0).account, std::nullopt);
  EXPECT_EQ(failed->at(0).failures, 2);
  EXPECT_EQ(failed->at(1).account, anna);
  EXPECT_EQ(failed->at(1).failures, 2);
  const std::string bytes = all_bytes_of_database();
  for (const char* hidden : {"sbagliata", "nobody@", "other@", "192.0.2.1", "203.0.113.77"})
    EXPECT_EQ(bytes.find(hidden), std::string::npos) << hidden;
}

TEST_F(SigningIn, goes_through_the_pool_and_back) {
  member("anna@demo.invalid", 4);
  PasswordPool pool(options_.cost, {2, 8});
  for (const bool right : {false, true}) {
    const auto begun = identity_->sign_in().begin("anna@demo.invalid", "192.0.2.1", now_);
    const auto& attempt = std::get<SignInAttempt>(*begun);
    std::promise<bool> computed;
    ASSERT_TRUE(pool.verify(attempt.stored, right ? "una frase lunga" : "sbagliata",
                            [&](bool fits) { computed.set_value(fits); }));
    const auto finished = identity_->sign_in().finish(attempt, computed.get_future().get(), "", now_);
    EXPECT_EQ(seen(*finished), right ? "signed in" : "remaining 4");
  }
}

TEST_F(SigningIn, works_after_a_restart_with_the_passwords_set_before) {
  member("anna@demo.invalid", 4);
  open();
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "una frase lunga")), "signed in");
  EXPECT_EQ(seen(sign_in("anna@demo.invalid", "sbagliata")), "remaining 4");
}

}  // namespace
}  // namespace tavolo::identity
