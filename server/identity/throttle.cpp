#include "server/identity/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

#include "server/base/sha256.hpp"
#include "server/identity/email.hpp"

namespace tavolo::identity {
namespace {

Hash account_key(std::string_view email) { return sha256(folded(email)); }

/// Addresses that one holder has count as one; a text that is no address counts as itself.
Hash address_key(std::string_view address) {
  const std::string text(address.substr(0, 64));
  std::array<std::uint8_t, 16> v6{};
  if (inet_pton(AF_INET6, text.c_str(), v6.data()) == 1) {
    constexpr std::array<std::uint8_t, 12> mapped_v4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    const std::string_view bytes(reinterpret_cast<const char*>(v6.data()), v6.size());
    if (std::equal(mapped_v4.begin(), mapped_v4.end(), v6.begin())) return sha256("4" + std::string(bytes.substr(12)));
    return sha256("6" + std::string(bytes.substr(0, 8)));
  }
  std::array<char, 4> v4{};
  if (inet_pton(AF_INET, text.c_str(), v4.data()) == 1) return sha256("4" + std::string(v4.data(), v4.size()));
  return sha256("?" + text);
}

}  // namespace

std::variant<Charge, Paused> SignInThrottle::charge(std::string_view email, std::string_view address, Instant now,
                                                    std::string_view known) {
  Charge made{account_key(email), {}, std::nullopt};
  if (!known.empty()) {
    made.place = sha256("device " + std::string(known));
    if (const auto until = paused_until(places_, {made.account, made.place}, options_.place_failures, now)) {
      return Paused{*until};
    }
    add(places_, {made.account, made.place}, now);
    return made;
  }
  made.place = address_key(address);
  made.address = made.place;
  std::optional<Instant> pause;
  for (const auto& until : {paused_until(places_, {made.account, made.place}, options_.place_failures, now),
                            paused_until(accounts_, made.account, options_.account_failures, now),
                            paused_until(addresses_, *made.address, options_.address_failures, now)}) {
    pause = std::max(pause, until);
  }
  if (pause) return Paused{*pause};
  add(places_, {made.account, made.place}, now);
  add(accounts_, made.account, now);
  add(addresses_, *made.address, now);
  return made;
}

void SignInThrottle::succeeded(const Charge& charge) {
  places_.erase({charge.account, charge.place});
  accounts_.erase(charge.account);
  if (charge.address) take_back(addresses_, *charge.address);
}

std::variant<int, Paused> SignInThrottle::failed(const Charge& charge, Instant now) {
  int remaining = options_.place_failures;
  std::optional<Instant> pause;
  const auto settle = [&](auto& counts, const auto& key, int limit) {
    const auto found = counts.find(key);
    if (found == counts.end()) return;
    found->second.last = std::max(found->second.last, now);
    remaining = std::min(remaining, limit - found->second.failures);
    pause = std::max(pause, paused_until(counts, key, limit, now));
  };
  settle(places_, std::pair(charge.account, charge.place), options_.place_failures);
  if (charge.address) {
    settle(accounts_, charge.account, options_.account_failures);
    settle(addresses_, *charge.address, options_.address_failures);
  }
  if (pause) return Paused{*pause};
  return remaining;
}

void SignInThrottle::abandoned(const Charge& charge) {
  take_back(places_, {charge.account, charge.place});
  if (!charge.address) return;
  take_back(accounts_, charge.account);
  take_back(addresses_, *charge.address);
}

void SignInThrottle::clear_account(std::string_view email) {
  const Hash account = account_key(email);
  accounts_.erase(account);
  std::erase_if(places_, [&](const auto& entry) { return entry.first.first == account; });
}

int SignInThrottle::failures_of(std::string_view email, Instant now) const {
  const Count* count = counted(accounts_, account_key(email), now);
  return count ? count->failures : 0;
}

int SignInThrottle::failures_before(const Charge& charge, Instant now) const {
  const Count* strangers = counted(accounts_, charge.account, now);
  const Count* here = charge.address ? nullptr : counted(places_, {charge.account, charge.place}, now);
  const int failures = (strangers ? strangers->failures : 0) + (here ? here->failures : 0);
  return std::max(failures - 1, 0);
}

template <class Map>
const SignInThrottle::Count* SignInThrottle::counted(const Map& counts, const typename Map::key_type& key,
                                                     Instant now) const {
  const auto found = counts.find(key);
  if (found == counts.end() || now.ms - found->second.last.ms >= options_.pause_ms) return nullptr;
  return &found->second;
}

template <class Map>
std::optional<Instant> SignInThrottle::paused_until(const Map& counts, const typename Map::key_type& key, int limit,
                                                    Instant now) const {
  const Count* count = counted(counts, key, now);
  if (!count || count->failures < limit) return std::nullopt;
  return Instant{count->last.ms + options_.pause_ms};
}

template <class Map>
void SignInThrottle::add(Map& counts, const typename Map::key_type& key, Instant now) {
  auto found = counts.find(key);
  if (found == counts.end()) {
    if (counts.size() >= options_.most_kept) make_room(counts, now);
    found = counts.emplace(key, Count{}).first;
  } else if (now.ms - found->second.last.ms >= options_.pause_ms) {
    found->second.failures = 0;
  }
  ++found->second.failures;
  found->second.last = std::max(found->second.last, now);
}

template <class Map>
void SignInThrottle::take_back(Map& counts, const typename Map::key_type& key) {
  const auto found = counts.find(key);
  if (found != counts.end() && --found->second.failures <= 0) counts.erase(found);
}

template <class Map>
void SignInThrottle::make_room(Map& counts, Instant now) const {
  std::erase_if(counts, [&](const auto& entry) { return now.ms - entry.second.last.ms >= options_.pause_ms; });
  if (counts.size() < options_.most_kept) return;
  // At three computed attempts a second a flood needs an hour and a half to come here, by when the oldest has lapsed.
  counts.erase(std::min_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
    return left.second.last < right.second.last;
  }));
}

}  // namespace tavolo::identity
