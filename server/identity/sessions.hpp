#pragma once
// Web sessions: a random token of 256 bits in a cookie, of which only the SHA-256 is kept. A session ends after a time
// without use, after a time in all, by its holder, or with its account.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

struct NewSession {
  Session session;
  std::string token;  ///< 43 characters of base64url, for the cookie; nowhere else, never logged
};

class Sessions {
 public:
  struct Options {
    std::int64_t idle_ms = 12LL * 60 * 60 * 1000;          ///< without use
    std::int64_t absolute_ms = 7LL * 24 * 60 * 60 * 1000;  ///< in all
    std::int64_t touch_ms = 60 * 1000;                     ///< use is written down at most this often
    std::size_t most_of_an_account = 20;                   ///< one more revokes the one unused for longest
  };

  Sessions(Store& store, Options options) : store_(store), options_(options) {}

  /// For an account that has just proved itself; `label` (coarse_device) is cut to 80 bytes of text. SignIn::finish
  /// calls it. Refused: `account_unknown`, `account_disabled`.
  Outcome<NewSession> create(AccountId account, std::string_view label, Instant now);
  /// The session that a cookie shows, or none: unknown, ended, or of a disabled account. Writes nothing.
  Result<std::optional<Session>> lookup(std::string_view token, Instant now);
  /// Notes that a session is in use, at most once in `touch_ms`, and tells whether it still holds. Cheap to call for
  /// every act: uses are written later, all in one (Identity::write_uses), and an ended session never comes back.
  Result<bool> touch(SessionId id, Instant now);
  /// Whether a session still holds, without counting as use: for who only listens.
  Result<bool> holds(SessionId id, Instant now);
  /// Ends one session of this account, its own or another; false when the account has none such.
  Result<bool> revoke(AccountId account, SessionId session, const Actor& by, Instant now);
  /// Ends all of an account but `spared`; how many.
  Result<std::size_t> revoke_all(AccountId account, std::optional<SessionId> spared, const Actor& by, Instant now);
  /// How many hold now, of all accounts.
  Result<std::uint64_t> holding(Instant now);
  /// Those that hold now, the last used first.
  Result<std::vector<Session>> list(AccountId account, Instant now);

 private:
  friend class SignIn;
  /// Inside the caller's transaction; what had to give way is added to `revoked`.
  NewSession add(const Account& account, std::string_view label, Instant now, std::vector<Revoked>& revoked);
  Instant expiry(Instant created, Instant seen) const;

  Store& store_;
  Options options_;
};

}  // namespace tavolo::identity
