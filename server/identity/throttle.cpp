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

std::variant<Charge, Paused> SignInThrottle::charge(std::string_view email, std::string_view address, Instant now) {
  const Charge made{account_key(email), address_key(address)};
  const auto account = paused_until(accounts_, made.account, options_.account_failures, now);
  const auto from = paused_until(addresses_, made.address, options_.address_failures, now);
  if (account || from) return Paused{std::max(account.value_or(Instant{}), from.value_or(Instant{}))};
  add(accounts_, made.account, now);
  add(addresses_, made.address, now);
  return made;
}

void SignInThrottle::succeeded(const Charge& charge) {
  accounts_.erase(charge.account);
  take_back(addresses_, charge.address);
}

std::variant<int, Paused> SignInThrottle::failed(const Charge& charge, Instant now) {
  int remaining = options_.account_failures;
  std::optional<Instant> pause;
  const auto settle = [&](Counts& counts, const Hash& key, int limit) {
    const auto found = counts.find(key);
    if (found == counts.end()) return;
    found->second.last = std::max(found->second.last, now);
    remaining = std::min(remaining, limit - found->second.failures);
    if (const auto until = paused_until(counts, key, limit, now)) pause = std::max(pause.value_or(*until), *until);
  };
  settle(accounts_, charge.account, options_.account_failures);
  settle(addresses_, charge.address, options_.address_failures);
  if (pause) return Paused{*pause};
  return remaining;
}

void SignInThrottle::abandoned(const Charge& charge) {
  take_back(accounts_, charge.account);
  take_back(addresses_, charge.address);
}

void SignInThrottle::clear_account(std::string_view email) { accounts_.erase(account_key(email)); }

int SignInThrottle::failures_of(std::string_view email, Instant now) const {
  const auto found = accounts_.find(account_key(email));
  if (found == accounts_.end() || now.ms - found->second.last.ms >= options_.pause_ms) return 0;
  return found->second.failures;
}

std::optional<Instant> SignInThrottle::paused_until(const Counts& counts, const Hash& key, int limit,
                                                    Instant now) const {
  const auto found = counts.find(key);
  if (found == counts.end() || found->second.failures < limit) return std::nullopt;
  const Instant until{found->second.last.ms + options_.pause_ms};
  if (until <= now) return std::nullopt;
  return until;
}

void SignInThrottle::add(Counts& counts, const Hash& key, Instant now) {
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

void SignInThrottle::take_back(Counts& counts, const Hash& key) {
  const auto found = counts.find(key);
  if (found != counts.end() && --found->second.failures <= 0) counts.erase(found);
}

void SignInThrottle::make_room(Counts& counts, Instant now) const {
  std::erase_if(counts, [&](const auto& entry) { return now.ms - entry.second.last.ms >= options_.pause_ms; });
  if (counts.size() < options_.most_kept) return;
  // At three computed attempts a second a flood needs an hour and a half to come here, by when the oldest has lapsed.
  counts.erase(std::min_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
    return left.second.last < right.second.last;
  }));
}

}  // namespace tavolo::identity
