#pragma once
// What an account wants to be told of by e-mail, what it was told of, and the secret link of its calendar.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

struct ToldByMail {
  std::uint32_t off = 0;        ///< a bit for each kind that was turned off; which is which is not known here
  std::string digest_day;       ///< "2027-03-10", or empty
  std::set<std::string> items;  ///< that the last digest held, or one before it
};

class MailChoices {
 public:
  explicit MailChoices(Store& store) : store_(store) {}

  Result<ToldByMail> of(AccountId account);
  Result<void> turn_off(AccountId account, std::uint32_t kinds);
  /// A digest of this day is in the queue. `items` is all that waits now: what does not wait any more is forgotten, and
  /// told again should it come back.
  Result<void> note_digest(AccountId account, std::string_view day, const std::set<std::string>& items);

  /// The secret of the link, 43 characters of base64url; none: there is no link, or DATA/instance.key was lost.
  Result<std::optional<std::string>> calendar(AccountId account);
  /// A new secret; the one before it holds no longer.
  Result<std::string> make_calendar(AccountId account);
  Result<void> drop_calendar(AccountId account);
  /// Whose link it is; none for an unknown secret and for an account that cannot sign in.
  Result<std::optional<AccountId>> account_of_calendar(std::string_view secret);

 private:
  void ensure(AccountId account);
  std::string secret_of(AccountId account, std::string_view nonce) const;

  Store& store_;
};

}  // namespace tavolo::identity
