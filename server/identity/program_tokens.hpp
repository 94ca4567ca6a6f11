#pragma once
// Tokens for programs (`tavolo admin token`): a named bearer token that acts as one account, until it expires or is
// revoked. Only its SHA-256 is kept.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

/// How every program token begins, so that scanners of leaked secrets know it.
inline constexpr std::string_view program_token_prefix = "tavolo_";

struct IssuedToken {
  ProgramToken token;
  std::string bearer;  ///< "tavolo_" and 43 characters of base64url: shown once
};

class ProgramTokens {
 public:
  struct Options {
    std::int64_t longest_ms = 366LL * 24 * 60 * 60 * 1000;  ///< the furthest expiry
    std::size_t most_of_an_account = 50;                    ///< that hold at one time
  };

  ProgramTokens(Store& store, Options options) : store_(store), options_(options) {}

  /// `name`: 1 to 80 bytes of one line, unique among those of the account that hold. Refused: `account_unknown`,
  /// `account_disabled`, `token_name_invalid`, `token_name_taken`, `token_expiry_invalid` (past, or beyond the
  /// longest), `too_many_tokens`.
  Outcome<IssuedToken> issue(AccountId account, std::string_view name, Instant expires, const Actor& by, Instant now);
  /// The token that a bearer text shows, or none: unknown, expired, revoked, or of a disabled account.
  Result<std::optional<ProgramToken>> lookup(std::string_view bearer, Instant now);
  /// Notes that it is in use, at most once an hour, and tells whether it still holds. As cheap as Sessions::touch.
  Result<bool> touch(ProgramTokenId token, Instant now);
  /// Whether it still holds, without counting as use.
  Result<bool> holds(ProgramTokenId token, Instant now);
  /// False when the account has none such that holds.
  Result<bool> revoke(AccountId account, ProgramTokenId token, const Actor& by, Instant now);
  /// All of an account, those that hold no longer too, the newest first.
  Result<std::vector<ProgramToken>> list(AccountId account);

 private:
  Store& store_;
  Options options_;
};

}  // namespace tavolo::identity
