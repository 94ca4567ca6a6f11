#pragma once
// SHA-256 and HMAC-SHA-256 through OpenSSL, whose algorithms are fetched once a process.

#include <memory>
#include <string_view>

#include "server/base/bytes.hpp"

namespace tavolo {

/// The SHA-256 of some bytes.
Hash sha256(std::string_view bytes);

/// HMAC-SHA-256 (RFC 2104) of `bytes` under `key`.
Hash hmac_sha256(std::string_view key, std::string_view bytes);

/// A SHA-256 fed in pieces; `finish` gives the value and starts anew.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& add(std::string_view bytes);
  Hash finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace tavolo
