#pragma once
// How often a password may be guessed: counts failures for an account from one place, for a remote address and for an
// account in all, and pauses (screens.md 5.1: "Restano 4 tentativi prima di una pausa di 15 minuti.").
//
// A pause falls on who guesses, not on who is guessed: five wrong passwords pause the account from that address alone,
// and a device that has signed in before (device cookie, server/identity/known_device.hpp) is counted by itself,
// whatever strangers do. Only many addresses together pause an account, and then for devices it has never been used
// from (deploy/docs/adr/0018).
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
#include <utility>
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
  Hash place;                   ///< the known device, else the address
  std::optional<Hash> address;  ///< none for a known device, which is counted by itself alone
};

class SignInThrottle {
 public:
  struct Options {
    int place_failures = 5;                  ///< wrong passwords for one account from one place before that pauses
    int account_failures = 50;               ///< the same from all unknown places together
    int address_failures = 20;               ///< the same for one address: a hall or a town office is one address
    std::int64_t pause_ms = 15 * 60 * 1000;  ///< how long a pause lasts; failures older than this are forgotten
    std::size_t most_kept = 16'384;          ///< accounts, and addresses, remembered (about 100 bytes each)
  };

  explicit SignInThrottle(Options options) : options_(options) {}

  /// Counts an attempt, or tells of the pause. `email` is any text at all: that no account has it changes nothing.
  /// `address` is the text of an IPv4 or IPv6 address; of the latter the first 64 bits count, for one holder has them
  /// all. `known` names a device that proved to have used this account before; empty: a stranger.
  std::variant<Charge, Paused> charge(std::string_view email, std::string_view address, Instant now,
                                      std::string_view known = {});

  /// The password was right: the failures of the account and of this place are forgotten, of the address's only this
  /// one, so that who has an account of their own cannot clear their address for guessing another's.
  void succeeded(const Charge& charge);
  /// The password was wrong. How many attempts remain (at least 1), or the pause that begins.
  std::variant<int, Paused> failed(const Charge& charge, Instant now);
  /// The attempt was never computed (`busy`, a disk error): it does not count.
  void abandoned(const Charge& charge);
  /// Forgets an account's failures everywhere: its password was set anew, or whoever holds the machine ends the pause.
  void clear_account(std::string_view email);

  /// Failures counted for an account from unknown places, the unsettled included.
  int failures_of(std::string_view email, Instant now) const;
  /// Those counted before an attempt that is not settled yet, by strangers and from its own place.
  int failures_before(const Charge& charge, Instant now) const;

 private:
  struct Count {
    int failures = 0;
    Instant last;
  };
  using Counts = std::map<Hash, Count>;
  using Places = std::map<std::pair<Hash, Hash>, Count>;  ///< by account, then place

  template <class Map>
  const Count* counted(const Map& counts, const typename Map::key_type& key, Instant now) const;
  template <class Map>
  std::optional<Instant> paused_until(const Map& counts, const typename Map::key_type& key, int limit,
                                      Instant now) const;
  template <class Map>
  void add(Map& counts, const typename Map::key_type& key, Instant now);
  template <class Map>
  static void take_back(Map& counts, const typename Map::key_type& key);
  template <class Map>
  void make_room(Map& counts, Instant now) const;

  Options options_;
  Counts accounts_;
  Places places_;
  Counts addresses_;
};

}  // namespace tavolo::identity
