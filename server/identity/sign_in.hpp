#pragma once
// Signing in with e-mail and password, in two halves around the pool that computes scrypt:
//
//   auto begun = sign_in.begin(email, address, now);       // an attempt to be computed, or a pause
//   pool.verify(attempt.stored, password, ...);            // about 0.7 s, on a worker; `busy` ->
//   sign_in.abandon(attempt) sign_in.finish(attempt, fits, label, now);             // a session, or how many attempts
//   remain
//
// For addresses without an account, accounts without a password and disabled ones it all goes the same way, at the
// same cost, with the same answers: who asks cannot tell whether an account exists.

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/identity/password.hpp"
#include "server/identity/sessions.hpp"
#include "server/identity/throttle.hpp"
#include "server/identity/types.hpp"

namespace tavolo::identity {

/// An attempt on its way: to be ended by exactly one of finish, confirm and abandon.
struct SignInAttempt {
  HashedPassword stored;             ///< what to give to PasswordPool::verify
  std::optional<AccountId> account;  ///< none when no password could be right
  Charge charge;
};

struct SignedIn {
  Session session;
  std::string token;        ///< for the cookie
  std::string device;       ///< for the device cookie, see known_device.hpp
  int failures_before = 0;  ///< wrong passwords for this account in the last 15 minutes
};

/// The password of an account was right; no session was made.
struct Confirmed {
  AccountId account;
};

/// "E-mail o password non corrispondono. Restano {remaining} tentativi prima di una pausa di 15 minuti."
struct WrongPair {
  int remaining = 0;  ///< at least 1
};

class SignIn {
 public:
  SignIn(Store& store, Sessions& sessions, ScryptCost cost)
      : store_(store), sessions_(sessions), unmatchable_(unmatchable_password(cost)) {}

  /// `email` may be any text; `address` is the remote one, as text; `device` is the device cookie, empty when there is
  /// none. While it pauses nothing is computed.
  Result<std::variant<SignInAttempt, Paused>> begin(std::string_view email, std::string_view address, Instant now,
                                                    std::string_view device = {});
  /// The same for one who is signed in and must prove it again: guesses count for this session alone, so that nobody
  /// outside can pause it.
  Result<std::variant<SignInAttempt, Paused>> begin_again(AccountId account, SessionId session, Instant now);
  /// Settles the attempt and makes a session. An account disabled, or its password changed, since `begin` is a wrong
  /// pair.
  Result<std::variant<SignedIn, WrongPair, Paused>> finish(const SignInAttempt& attempt, bool fits,
                                                           std::string_view label, Instant now);
  /// Settles the attempt alone: for one who is signed in and must prove it again, as before a change of password.
  Result<std::variant<Confirmed, WrongPair, Paused>> confirm(const SignInAttempt& attempt, bool fits, Instant now);
  /// The attempt was not computed and does not count.
  void abandon(const SignInAttempt& attempt);

  /// A device cookie for a browser whose holder has just chosen the password; empty for an account without one.
  Result<std::string> device_cookie(AccountId account, Instant now);
  /// Ends the pauses of an account, everywhere.
  void unpause(std::string_view email);

 private:
  /// The account, if the password was right and still is; inside the caller's transaction.
  std::optional<Account> proved(const SignInAttempt& attempt, bool fits);
  /// Counts a wrong password, for the day and for the pause; inside the caller's transaction.
  void count_failure(const SignInAttempt& attempt, Instant now);

  Store& store_;
  Sessions& sessions_;
  HashedPassword unmatchable_;
};

}  // namespace tavolo::identity
