#pragma once
// Where an account's browsers want to hear that something waits (Web Push). An endpoint is personal data: it goes with
// the session it was given in when that is ended by anybody, with the account, when the browser gives it up, and ninety
// days after it was last shown. It outlives a session that only lapsed, or nobody would hear of a vote in the morning.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/identity/types.hpp"

namespace tavolo::identity {

struct Store;

struct PushSubscription {
  std::uint64_t id = 0;
  AccountId account;
  std::string endpoint;
  std::string p256dh;       ///< 65 bytes
  std::string auth;         ///< 16 bytes
  std::string language;     ///< "it" | "en"
  std::uint32_t kinds = 0;  ///< a bit for each that was chosen; which is which is not known here
};

inline constexpr std::int64_t push_kept_ms = 90LL * 24 * 60 * 60 * 1000;

class PushSubscriptions {
 public:
  explicit PushSubscriptions(Store& store) : store_(store) {}

  /// Keeps it for the account and this session of it; `id` is not read. What the endpoint was before, under whatever
  /// account, is no more. An account has ten at the most: one more drops the one shown least recently.
  Result<void> keep(const PushSubscription& held, SessionId session, Instant now);
  /// The browser of a new session shows the endpoint it holds. If the account has it, it is this session's from now on;
  /// if another account has it, the device has changed hands and it is dropped. Tells whether it is this account's.
  Result<bool> show(AccountId account, SessionId session, std::string_view endpoint, Instant now);
  Result<std::optional<PushSubscription>> of_session(SessionId session);
  Result<void> drop_of_session(SessionId session);
  Result<void> drop(std::uint64_t id);
  /// Of accounts that can sign in, in the order of their ids.
  Result<std::vector<PushSubscription>> all();

 private:
  Store& store_;
};

}  // namespace tavolo::identity
