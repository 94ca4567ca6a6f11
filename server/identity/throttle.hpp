#pragma once
// How often a password may be guessed: counts failures for an account and for a remote address, and pauses (screens.md
// 5.1: "Restano 4 tentativi prima di una pausa di 15 minuti.").
//
// Kept in memory, on purpose: it is counted before a password is computed, so guesses in parallel count too, and an
// attempt that is refused costs neither a computation nor the disk; a restart forgives an account at most five guesses,
// which a guesser cannot cause. What was computed and wrong is also counted by day, on disk (Trail). One thread owns
// it.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "server/base/bytes.hpp"
#include "server/base/time.hpp"

namespace tavolo::identity {

/// No attempt is taken before `until`.
struct Paused {
  Instant until;
  bool operator==(const Paused&) const = default;
};

/// An attempt that was let through and counts as failed until it is settled, by exactly one of succeeded, failed and
/// abandoned.
struct Charge {
  Hash account;
  Hash address;
};

class SignInThrottle {
 public:
  struct Options {
    int account_failures = 5;                ///< wrong passwords for one account before it pauses
    int address_failures = 20;               ///< the same for one address: a hall or a town office is one address
    std::int64_t pause_ms = 15 * 60 * 1000;  ///< how long a pause lasts; failures older than this are forgotten
    std::size_t most_kept = 16'384;          ///< accounts, and addresses, remembered (about 100 bytes each)
  };

  explicit SignInThrottle(Options options) : options_(options) {}

  /// Counts an attempt, or tells of the pause. `email` is any text at all: that no account has it changes nothing.
  /// `address` is the text of an IPv4 or IPv6 address; of the latter the first 64 bits count, for one holder has them
  /// all.
  std::variant<Charge, Paused> charge(std::string_view email, std::string_view address, Instant now);

  /// The password was right: the account's failures are forgotten, of the address's only this one, so that who has an
  /// account of their own cannot clear their address for guessing another's.
  void succeeded(const Charge& charge);
  /// The password was wrong. How many attempts remain (at least 1), or the pause that begins.
  std::variant<int, Paused> failed(const Charge& charge, Instant now);
  /// The attempt was never computed (`busy`, a disk error): it does not count.
  void abandoned(const Charge& charge);
  /// Forgets an account's failures: its password was set anew.
  void clear_account(std::string_view email);

  /// Failures counted for an account, the unsettled included.
  int failures_of(std::string_view email, Instant now) const;

 private:
  struct Count {
    int failures = 0;
    Instant last;
  };
  using Counts = std::map<Hash, Count>;

  std::optional<Instant> paused_until(const Counts& counts, const Hash& key, int limit, Instant now) const;
  void add(Counts& counts, const Hash& key, Instant now);
  static void take_back(Counts& counts, const Hash& key);
  void make_room(Counts& counts, Instant now) const;

  Options options_;
  Counts accounts_;
  Counts addresses_;
};

}  // namespace tavolo::identity
