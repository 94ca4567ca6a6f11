#pragma once
// The server's own key for Web Push (VAPID, RFC 8292): P-256, made at the first start, kept in DATA/push.key (0600).
// Lost, a new one is made and browsers that subscribed under the old one must be asked again.

#include <openssl/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/base/time.hpp"

namespace tavolo::push {

struct KeyFree {
  void operator()(EVP_PKEY* key) const noexcept;
};
using Key = std::unique_ptr<EVP_PKEY, KeyFree>;

/// A new key pair on P-256.
Key new_key();
/// The pair of these 32 bytes, most significant first; null when they are no private key on P-256.
Key key_of_private(std::string_view scalar);
/// The public key of an uncompressed point (65 bytes, 0x04 first); null when that is no point on P-256.
Key key_of_public(std::string_view point);
/// 65 bytes.
std::string public_point(const EVP_PKEY& key);

class Vapid {
 public:
  /// Errors: `push_key_invalid`, and those of storage::read_file and write_file_durably.
  static Result<Vapid> open(const std::filesystem::path& data);
  explicit Vapid(Key key);

  /// What a browser is told as applicationServerKey: base64url of the public point.
  const std::string& public_key() const { return public_key_; }
  /// The value of the Authorization header for one push service: "vapid t=<JWT ES256>, k=<public key>".
  /// `origin`: "https://push.example.net"; `contact`: "mailto:..." or "https://...", empty: none is named; `expires` is
  /// at most a day ahead (RFC 8292 section 2).
  std::string authorization(std::string_view origin, std::string_view contact, Instant expires) const;

 private:
  Key key_;
  std::string public_key_;
};

}  // namespace tavolo::push
