#pragma once
// An instance in a folder of its own, with a clock that stands where a test puts it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "server/base/random.hpp"
#include "server/identity/identity.hpp"
#include "tests/unit/identity/weak_scrypt.hpp"

namespace tavolo::identity {

inline constexpr std::int64_t second = 1000;
inline constexpr std::int64_t minute = 60 * second;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;

/// The code of the refusal that an outcome holds, "error:<code>" for an error, "" for a value.
template <class T>
std::string no_of(const Outcome<T>& outcome) {
  if (outcome) return "";
  if (const auto* refusal = std::get_if<Refusal>(&outcome.error())) return refusal->code;
  return "error:" + std::get<Error>(outcome.error()).code;
}

class IdentityTest : public testing::Test {
 protected:
  IdentityTest() : folder_(std::filesystem::temp_directory_path() / ("tavolo-identity-" + random_uuid())) {
    std::filesystem::create_directories(folder_);
    options_.cost = WeakScryptForTests::cost();
    open();
  }
  ~IdentityTest() override {
    identity_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// Opens the instance, or closes it and opens it again as after a restart.
  void open() {
    identity_.reset();
    auto opened = Identity::open(folder_, options_);
    ASSERT_TRUE(opened) << opened.error().message;
    identity_ = *std::move(opened);
    identity_->on_revoked([this](const Revoked& revoked) { revoked_.push_back(revoked); });
  }

  Accounts& accounts() { return identity_->accounts(); }
  Sessions& sessions() { return identity_->sessions(); }

  static Email email(const std::string& text) {
    const auto parsed = Email::parse(text);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Email{});
  }

  static HashedPassword hashed(std::string_view password) {
    return hash_password(password, WeakScryptForTests::cost());
  }

  /// An account with a password, person `n` of the table "pollino".
  AccountId member(const std::string& address, std::uint64_t n, std::string_view password = "una frase lunga") {
    const auto ensured = accounts().ensure_account(email(address), PersonId{n}, "pollino", now_);
    EXPECT_TRUE(ensured && ensured->invitation);
    const auto accepted = accounts().accept_invitation(ensured->invitation->token, hashed(password), now_);
    EXPECT_TRUE(accepted);
    return ensured->account;
  }

  /// One whole attempt to sign in, computed here and now.
  std::variant<SignedIn, WrongPair, Paused> sign_in(std::string_view address, std::string_view password,
                                                    std::string_view from = "192.0.2.1") {
    const auto begun = identity_->sign_in().begin(address, from, now_);
    EXPECT_TRUE(begun);
    if (const auto* paused = std::get_if<Paused>(&*begun)) return *paused;
    const auto& attempt = std::get<SignInAttempt>(*begun);
    auto finished = identity_->sign_in().finish(attempt, verify_password(attempt.stored, password), "a browser", now_);
    EXPECT_TRUE(finished);
    return *std::move(finished);
  }

  void pass(std::int64_t ms) { now_.ms += ms; }

  /// Every byte of every file of the instance, the journal included.
  std::string all_bytes_of_database() const {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (!entry.path().filename().string().starts_with("instance.db")) continue;
      std::ostringstream content;
      content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      bytes += content.str();
    }
    return bytes;
  }

  std::vector<std::string> acts_of(AccountId account) {
    std::vector<std::string> acts;
    const auto rows = identity_->trail().rows(0, 1000, account);
    EXPECT_TRUE(rows);
    for (auto row = rows->rbegin(); row != rows->rend(); ++row) acts.push_back(row->act);
    return acts;
  }

  std::filesystem::path folder_;
  Identity::Options options_;
  std::unique_ptr<Identity> identity_;
  std::vector<Revoked> revoked_;
  Instant now_ = *parse_instant("2026-11-22T09:00:00.000Z");
};

}  // namespace tavolo::identity
