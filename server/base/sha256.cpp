#include "server/base/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/params.h>

#include <string>

#include "server/base/result.hpp"

namespace tavolo {
namespace {

const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched;
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* md = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  TAVOLO_CHECK(EVP_DigestInit_ex2(context_->md, algorithm(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::string_view bytes) {
  TAVOLO_CHECK(EVP_DigestUpdate(context_->md, bytes.data(), bytes.size()) == 1);
  return *this;
}

Hash Sha256::finish() {
  Hash hash;
  TAVOLO_CHECK(EVP_DigestFinal_ex(context_->md, hash.data(), nullptr) == 1);
  TAVOLO_CHECK(EVP_DigestInit_ex2(context_->md, nullptr, nullptr) == 1);
  return hash;
}

Hash sha256(std::string_view bytes) {
  thread_local Sha256 context;
  return context.add(bytes).finish();
}

namespace {

/// The algorithm is looked up once, a thread's context is used again and again.
class Hmac {
 public:
  Hmac() {
    EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    context_ = EVP_MAC_CTX_new(algorithm);
    EVP_MAC_free(algorithm);
    std::string digest = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string("digest", digest.data(), 0),
                                     OSSL_PARAM_construct_end()};
    TAVOLO_CHECK(EVP_MAC_CTX_set_params(context_, parameters) == 1);
  }
  ~Hmac() { EVP_MAC_CTX_free(context_); }
  Hmac(const Hmac&) = delete;
  Hmac& operator=(const Hmac&) = delete;

  Hash of(std::string_view key, std::string_view bytes) {
    Hash hash;
    std::size_t length = 0;
    TAVOLO_CHECK(EVP_MAC_init(context_, as_uchar(key), key.size(), nullptr) == 1 &&
                 EVP_MAC_update(context_, as_uchar(bytes), bytes.size()) == 1 &&
                 EVP_MAC_final(context_, hash.data(), &length, hash.size()) == 1);
    TAVOLO_CHECK(length == hash.size());
    return hash;
  }

 private:
  /// Never null: a null key would mean the last one.
  static const unsigned char* as_uchar(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.empty() ? "" : bytes.data());
  }

  EVP_MAC_CTX* context_ = nullptr;
};

}  // namespace

Hash hmac_sha256(std::string_view key, std::string_view bytes) {
  thread_local Hmac context;
  return context.of(key, bytes);
}

}  // namespace tavolo
