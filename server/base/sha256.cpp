#include "server/base/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

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

Hash hmac_sha256(std::string_view key, std::string_view bytes) {
  Hash hash;
  unsigned length = 0;
  TAVOLO_CHECK(HMAC(algorithm(), key.data(), static_cast<int>(key.size()),
                    reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data(),
                    &length) != nullptr);
  TAVOLO_CHECK(length == hash.size());
  return hash;
}

}  // namespace tavolo
