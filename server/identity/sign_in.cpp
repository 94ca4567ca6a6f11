#include "server/identity/sign_in.hpp"

#include <utility>
#include <vector>

#include "server/identity/email.hpp"
#include "server/identity/known_device.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

template <class Answer>
Answer wrong_or_paused(SignInThrottle& throttle, const Charge& charge, Instant now) {
  const auto failed = throttle.failed(charge, now);
  if (const auto* paused = std::get_if<Paused>(&failed)) return *paused;
  return WrongPair{std::get<int>(failed)};
}

}  // namespace

Result<std::variant<SignInAttempt, Paused>> SignIn::begin(std::string_view email, std::string_view address, Instant now,
                                                          std::string_view device) {
  using Begun = std::variant<SignInAttempt, Paused>;
  return storage::attempt(storage_error, [&]() -> Begun {
    SignInAttempt attempt{unmatchable_, std::nullopt, {}};
    auto row = store_.database.prepare(
        "SELECT id, password FROM accounts WHERE email_folded = ?1 AND password IS NOT NULL AND disabled_at IS NULL");
    std::string known;
    if (row.with(std::string_view(folded(email))).step()) {
      attempt.account = id_at<AccountId>(row, 0);
      attempt.stored.phc = row.text(1);
      known = known_device(store_, device, email, attempt.stored, now).value_or("");
    }
    auto charged = store_.throttle.charge(email, address, now, known);
    if (const auto* paused = std::get_if<Paused>(&charged)) return *paused;
    attempt.charge = std::get<Charge>(charged);
    return attempt;
  });
}

Result<std::variant<SignInAttempt, Paused>> SignIn::begin_again(AccountId account, SessionId session, Instant now) {
  using Begun = std::variant<SignInAttempt, Paused>;
  return storage::attempt(storage_error, [&]() -> Begun {
    SignInAttempt attempt{unmatchable_, std::nullopt, {}};
    auto row = store_.database.prepare("SELECT email, password FROM accounts WHERE id = ?1 AND disabled_at IS NULL");
    std::string email;
    if (row.with(account.n).step()) {
      email = row.text(0);
      if (!row.is_null(1)) {
        attempt.account = account;
        attempt.stored.phc = row.text(1);
      }
    }
    auto charged = store_.throttle.charge(email, {}, now, to_string(session));
    if (const auto* paused = std::get_if<Paused>(&charged)) return *paused;
    attempt.charge = std::get<Charge>(charged);
    return attempt;
  });
}

Result<std::string> SignIn::device_cookie(AccountId account, Instant now) {
  return storage::attempt(storage_error, [&]() -> std::string {
    auto row = store_.database.prepare("SELECT email, password FROM accounts WHERE id = ?1 AND disabled_at IS NULL");
    if (!row.with(account.n).step() || row.is_null(1)) return {};
    return make_device_cookie(store_, row.text(0), {row.text(1)}, now);
  });
}

void SignIn::unpause(std::string_view email) { store_.throttle.clear_account(email); }

Result<std::variant<SignedIn, WrongPair, Paused>> SignIn::finish(const SignInAttempt& attempt, bool fits,
                                                                 std::string_view label, Instant now) {
  using Answer = std::variant<SignedIn, WrongPair, Paused>;
  auto finished = storage::attempt(storage_error, [&]() -> Answer {
    storage::Transaction transaction(store_.database);
    const auto account = proved(attempt, fits);
    if (!account) {
      count_failure(attempt, now);
      transaction.commit();
      return wrong_or_paused<Answer>(store_.throttle, attempt.charge, now);
    }
    std::vector<Revoked> revoked;
    auto made = sessions_.add(*account, label, now, revoked);
    const int failures = store_.throttle.failures_before(attempt.charge, now);
    store_.record(Act::signed_in, account->id, Actor::account(account->id), now, to_string(made.session.id), failures);
    transaction.commit();
    store_.throttle.succeeded(attempt.charge);
    store_.announce(revoked);
    return SignedIn{std::move(made.session), std::move(made.token),
                    make_device_cookie(store_, account->email, attempt.stored, now), failures};
  });
  // A wrong password counts even when it could not be written down: the charge of `begin` stands.
  if (!finished && fits) abandon(attempt);
  return finished;
}

Result<std::variant<Confirmed, WrongPair, Paused>> SignIn::confirm(const SignInAttempt& attempt, bool fits,
                                                                   Instant now) {
  using Answer = std::variant<Confirmed, WrongPair, Paused>;
  auto confirmed = storage::attempt(storage_error, [&]() -> Answer {
    storage::Transaction transaction(store_.database);
    const auto account = proved(attempt, fits);
    if (!account) {
      count_failure(attempt, now);
      transaction.commit();
      return wrong_or_paused<Answer>(store_.throttle, attempt.charge, now);
    }
    store_.throttle.succeeded(attempt.charge);
    return Confirmed{account->id};
  });
  if (!confirmed && fits) abandon(attempt);
  return confirmed;
}

void SignIn::abandon(const SignInAttempt& attempt) { store_.throttle.abandoned(attempt.charge); }

std::optional<Account> SignIn::proved(const SignInAttempt& attempt, bool fits) {
  if (!fits || !attempt.account) return std::nullopt;
  auto row =
      store_.database.prepare("SELECT password FROM accounts WHERE id = ?1 AND disabled_at IS NULL AND password = ?2");
  if (!row.with(attempt.account->n, std::string_view(attempt.stored.phc)).step()) return std::nullopt;
  return find_account(store_, *attempt.account);
}

void SignIn::count_failure(const SignInAttempt& attempt, Instant now) {
  store_.database
      .prepare(
          "INSERT INTO failed_sign_ins (day, account, failures) VALUES (?1, ?2, 1) "
          "ON CONFLICT (day, account) DO UPDATE SET failures = failures + 1")
      .run(std::string_view(to_string(now).substr(0, 10)), attempt.account.value_or(AccountId{}).n);
}

}  // namespace tavolo::identity
