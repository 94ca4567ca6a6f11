#pragma once
// The body of a push message: RFC 8291 (Message Encryption for Web Push) over RFC 8188 (aes128gcm), one record. What
// the push service carries, it cannot read.

#include <optional>
#include <string>
#include <string_view>

#include "server/push/keys.hpp"

namespace tavolo::push {

/// What a browser gave with its subscription.
struct Receiver {
  std::string p256dh;  ///< its public key, 65 bytes
  std::string auth;    ///< its secret, 16 bytes
};

/// The longest text of one message: push services take bodies of 4,096 bytes at least (RFC 8030 section 7.2), 103 of
/// which are header, delimiter and tag.
inline constexpr std::size_t longest_text = 3'993;

/// Encrypts for one receiver under a fresh key and salt; nothing when its public key is no point of P-256.
std::optional<std::string> encrypt(const Receiver& receiver, std::string_view text);
/// The same with a given key and a salt of 16 bytes, which must never serve twice.
std::optional<std::string> encrypt_with(const Receiver& receiver, std::string_view text, EVP_PKEY& key,
                                        std::string_view salt);

}  // namespace tavolo::push
