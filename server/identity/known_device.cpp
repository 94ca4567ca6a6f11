#include "server/identity/known_device.hpp"

#include <openssl/crypto.h>

#include "server/base/bytes.hpp"
#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/identity/email.hpp"
#include "server/identity/store.hpp"

namespace tavolo::identity {
namespace {

constexpr std::size_t nonce_size = 16;
constexpr std::size_t time_size = 8;
constexpr std::size_t mac_size = 32;

std::string eight_bytes(std::int64_t ms) {
  std::string bytes(time_size, '\0');
  for (std::size_t i = 0; i < time_size; ++i) {
    bytes[i] = static_cast<char>(static_cast<std::uint64_t>(ms) >> (8 * (time_size - 1 - i)));
  }
  return bytes;
}

std::int64_t read_eight_bytes(std::string_view bytes) {
  std::uint64_t ms = 0;
  for (const char c : bytes) ms = ms << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(ms);
}

/// `head` has one length, so that no two inputs read alike.
Hash mac_of(const Store& store, std::string_view head, std::string_view email, const HashedPassword& stored) {
  const std::string account = folded(email);
  return hmac_sha256(store.link_key,
                     "device:" + std::string(head) + std::to_string(account.size()) + ':' + account + stored.phc);
}

}  // namespace

std::string make_device_cookie(const Store& store, std::string_view email, const HashedPassword& stored, Instant now) {
  const std::string head = random_bytes(nonce_size) + eight_bytes(now.ms);
  return to_base64url(head + std::string(bytes_of(mac_of(store, head, email, stored))));
}

std::optional<std::string> known_device(const Store& store, std::string_view cookie, std::string_view email,
                                        const HashedPassword& stored, Instant now) {
  constexpr std::size_t head_size = nonce_size + time_size;
  const auto bytes = cookie.size() > 200 ? std::nullopt : from_base64url(cookie);
  if (!bytes || bytes->size() != head_size + mac_size) return std::nullopt;
  const std::string_view head = std::string_view(*bytes).substr(0, head_size);
  const Hash expected = mac_of(store, head, email, stored);
  if (CRYPTO_memcmp(expected.data(), bytes->data() + head_size, mac_size) != 0) return std::nullopt;
  const std::int64_t age = now.ms - read_eight_bytes(head.substr(nonce_size));
  if (age < 0 || age >= known_device_ms) return std::nullopt;
  return std::string(head.substr(0, nonce_size));
}

}  // namespace tavolo::identity
