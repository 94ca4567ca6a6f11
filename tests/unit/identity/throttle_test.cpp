#include "server/identity/throttle.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tavolo::identity {
namespace {

constexpr std::int64_t minute_ms = 60 * 1000;
constexpr Instant start{1'795'000'000'000};

Instant after(std::int64_t ms) { return {start.ms + ms}; }

/// One attempt with a wrong password: attempts that remain, 0 when it began a pause, -1 when it was not let through.
int guess(SignInThrottle& throttle, std::string_view email, std::string_view address, Instant now) {
  const auto charged = throttle.charge(email, address, now);
  if (std::holds_alternative<Paused>(charged)) return -1;
  const auto failed = throttle.failed(std::get<Charge>(charged), now);
  return std::holds_alternative<Paused>(failed) ? 0 : std::get<int>(failed);
}

Charge charge(SignInThrottle& throttle, std::string_view email, std::string_view address, Instant now) {
  const auto charged = throttle.charge(email, address, now);
  EXPECT_TRUE(std::holds_alternative<Charge>(charged));
  return std::holds_alternative<Charge>(charged) ? std::get<Charge>(charged) : Charge{};
}

TEST(Throttle, tells_how_many_attempts_remain_and_pauses_an_account_for_15_minutes_after_the_fifth) {
  SignInThrottle throttle({});
  for (const int remaining : {4, 3, 2, 1, 0})
    EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", start), remaining);
  const auto paused = throttle.charge("anna@demo.invalid", "192.0.2.1", after(minute_ms));
  ASSERT_TRUE(std::holds_alternative<Paused>(paused));
  EXPECT_EQ(std::get<Paused>(paused).until, after(15 * minute_ms));
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", after(15 * minute_ms - 1)), -1);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", after(15 * minute_ms)), 4) << "afterwards it starts anew";
}

TEST(Throttle, pauses_who_guesses_in_any_case_of_letters_and_nobody_else) {
  SignInThrottle throttle({});
  for (int i = 0; i < 5; ++i) guess(throttle, "anna@demo.invalid", "192.0.2.1", start);
  EXPECT_EQ(guess(throttle, "Anna@DEMO.invalid", "192.0.2.1", start), -1);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "198.51.100.9", start), 4) << "another address is not concerned";
  EXPECT_EQ(guess(throttle, "bruno@demo.invalid", "192.0.2.1", start), 4) << "nor another account";
}

TEST(Throttle, pauses_an_account_for_strangers_when_many_addresses_guess_it) {
  SignInThrottle throttle({.place_failures = 5, .account_failures = 10, .address_failures = 20});
  for (int i = 0; i < 9; ++i) {
    EXPECT_GT(guess(throttle, "anna@demo.invalid", "192.0.2." + std::to_string(i), start), 0);
  }
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.9", start), 0);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.10", start), -1);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.10", after(15 * minute_ms)), 4);
}

TEST(Throttle, counts_a_known_device_by_itself_whatever_strangers_do) {
  SignInThrottle throttle({.place_failures = 5, .account_failures = 10, .address_failures = 5});
  for (int i = 0; i < 10; ++i) guess(throttle, "anna@demo.invalid", "192.0.2." + std::to_string(i), start);
  const auto known = [&] { return throttle.charge("anna@demo.invalid", "192.0.2.1", start, "device"); };
  for (int i = 0; i < 5; ++i) {
    const auto charged = known();
    ASSERT_TRUE(std::holds_alternative<Charge>(charged)) << i;
    EXPECT_EQ(throttle.failures_before(std::get<Charge>(charged), start), 10 + i);
    throttle.failed(std::get<Charge>(charged), start);
  }
  EXPECT_TRUE(std::holds_alternative<Paused>(known())) << "its own guesses count";
  EXPECT_EQ(guess(throttle, "bruno@demo.invalid", "192.0.2.77", start), 4) << "and nobody else's";
  EXPECT_TRUE(std::holds_alternative<Charge>(throttle.charge("anna@demo.invalid", "192.0.2.1", start, "another")));
}

TEST(Throttle, being_refused_during_a_pause_does_not_make_it_longer) {
  SignInThrottle throttle({});
  for (int i = 0; i < 5; ++i) guess(throttle, "anna@demo.invalid", "192.0.2.1", start);
  for (int m = 1; m < 15; ++m) EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", after(m * minute_ms)), -1);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", after(15 * minute_ms)), 4);
}

TEST(Throttle, pauses_an_address_that_guesses_one_account_after_another) {
  SignInThrottle throttle({.place_failures = 5, .address_failures = 20});
  for (int i = 0; i < 19; ++i)
    EXPECT_GT(guess(throttle, "p" + std::to_string(i) + "@demo.invalid", "192.0.2.1", start), 0);
  EXPECT_EQ(guess(throttle, "p19@demo.invalid", "192.0.2.1", start), 0);
  EXPECT_EQ(guess(throttle, "p20@demo.invalid", "192.0.2.1", start), -1);
  EXPECT_EQ(guess(throttle, "p20@demo.invalid", "192.0.2.2", start), 4);
}

TEST(Throttle, says_the_smaller_of_what_remains_for_the_account_and_for_the_address) {
  SignInThrottle throttle({.place_failures = 5, .address_failures = 3});
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", start), 2);
  EXPECT_EQ(guess(throttle, "bruno@demo.invalid", "192.0.2.1", start), 1);
}

TEST(Throttle, counts_as_one_address_what_one_holder_has) {
  SignInThrottle throttle({.place_failures = 100, .address_failures = 2});
  guess(throttle, "a", "2001:db8:1:2::1", start);
  guess(throttle, "b", "2001:db8:1:2:ffff::99", start);
  EXPECT_EQ(guess(throttle, "c", "2001:db8:1:2:3:4:5:6", start), -1);
  EXPECT_EQ(guess(throttle, "c", "2001:db8:1:3::1", start), 1);
  guess(throttle, "a", "192.0.2.7", start);
  guess(throttle, "b", "::ffff:192.0.2.7", start);
  EXPECT_EQ(guess(throttle, "c", "192.0.2.7", start), -1);
  EXPECT_EQ(guess(throttle, "c", "192.0.2.8", start), 1);
}

TEST(Throttle, counts_attempts_before_they_are_computed_so_that_guesses_in_parallel_gain_nothing) {
  SignInThrottle throttle({});
  for (int i = 0; i < 5; ++i) charge(throttle, "anna@demo.invalid", "192.0.2.1", start);
  EXPECT_TRUE(std::holds_alternative<Paused>(throttle.charge("anna@demo.invalid", "192.0.2.1", start)));
}

TEST(Throttle, forgets_an_accounts_failures_at_a_right_password_but_not_the_addresss) {
  SignInThrottle throttle({.place_failures = 5, .address_failures = 6});
  for (int i = 0; i < 4; ++i) guess(throttle, "anna@demo.invalid", "192.0.2.1", start);
  throttle.succeeded(charge(throttle, "anna@demo.invalid", "192.0.2.1", start));
  EXPECT_EQ(throttle.failures_of("anna@demo.invalid", start), 0);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", start), 1)
      << "4 of the address's 6 stand, this is the fifth";
}

TEST(Throttle, does_not_count_an_attempt_that_was_never_computed) {
  SignInThrottle throttle({});
  for (int i = 0; i < 50; ++i) throttle.abandoned(charge(throttle, "anna@demo.invalid", "192.0.2.1", start));
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", start), 4);
}

TEST(Throttle, forgets_failures_that_are_15_minutes_old) {
  SignInThrottle throttle({});
  for (int i = 0; i < 4; ++i) guess(throttle, "anna@demo.invalid", "192.0.2.1", start);
  EXPECT_EQ(throttle.failures_of("anna@demo.invalid", after(15 * minute_ms - 1)), 4);
  EXPECT_EQ(throttle.failures_of("anna@demo.invalid", after(15 * minute_ms)), 0);
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", after(15 * minute_ms)), 4);
}

TEST(Throttle, ends_an_accounts_pause_when_its_password_is_set_anew) {
  SignInThrottle throttle({});
  for (int i = 0; i < 5; ++i) guess(throttle, "anna@demo.invalid", "192.0.2.1", start);
  throttle.clear_account("ANNA@demo.invalid");
  EXPECT_EQ(guess(throttle, "anna@demo.invalid", "192.0.2.1", start), 4);
}

TEST(Throttle, remembers_no_more_than_it_is_told_to_and_lets_the_oldest_go_first) {
  SignInThrottle throttle({.place_failures = 5, .address_failures = 1'000'000, .most_kept = 100});
  for (int i = 0; i < 5; ++i) guess(throttle, "oldest@demo.invalid", "192.0.2.1", start);
  for (int i = 0; i < 99; ++i) guess(throttle, "p" + std::to_string(i), "192.0.2.1", after(1));
  EXPECT_EQ(throttle.failures_of("oldest@demo.invalid", after(1)), 5) << "there was room for 100";
  guess(throttle, "one more", "192.0.2.1", after(2));
  EXPECT_EQ(throttle.failures_of("oldest@demo.invalid", after(2)), 0);
  EXPECT_EQ(throttle.failures_of("p0", after(2)), 1);
}

TEST(Throttle, takes_any_text_at_all_for_an_address) {
  SignInThrottle throttle({});
  EXPECT_EQ(guess(throttle, std::string(100'000, 'x'), std::string(100'000, 'y'), start), 4);
  EXPECT_EQ(guess(throttle, "", "", start), 4);
  EXPECT_EQ(guess(throttle, std::string("\0\xFF", 2), std::string("\0\xFF", 2), start), 4);
}

}  // namespace
}  // namespace tavolo::identity
