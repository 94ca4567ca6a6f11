#include "server/push/keys.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>

#include "server/base/bytes.hpp"
#include "server/base/freed.hpp"
#include "server/storage/files.hpp"

namespace tavolo::push {
namespace {

constexpr std::size_t scalar_size = 32;
constexpr std::size_t point_size = 65;

using Group = std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freed<EC_POINT_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_clear_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key made_of(const BIGNUM* scalar, std::string_view point) {
  const Builder builder(OSSL_PARAM_BLD_new());
  TAVOLO_CHECK(builder != nullptr);
  TAVOLO_CHECK(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1);
  TAVOLO_CHECK(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) ==
               1);
  if (scalar) TAVOLO_CHECK(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1);
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  TAVOLO_CHECK(params && context && EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &made, scalar ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Key(made);
}

/// The signature of JWS ES256: r and s, 32 bytes each (RFC 7518 section 3.4).
std::string raw_signature(std::string_view der) {
  const auto* at = unsigned_bytes(der);
  const std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> pair(
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  TAVOLO_CHECK(pair != nullptr);
  std::array<unsigned char, 2 * scalar_size> raw{};
  TAVOLO_CHECK(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw.data(), scalar_size) == scalar_size);
  TAVOLO_CHECK(BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw.data() + scalar_size, scalar_size) == scalar_size);
  return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

std::string signature_of(EVP_PKEY* key, std::string_view message) {
  const std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  TAVOLO_CHECK(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1);
  std::array<unsigned char, 80> der{};
  std::size_t size = der.size();
  TAVOLO_CHECK(EVP_DigestSign(context.get(), der.data(), &size, unsigned_bytes(message), message.size()) == 1);
  return raw_signature({reinterpret_cast<const char*>(der.data()), size});
}

std::string scalar_of(const EVP_PKEY* key) {
  BIGNUM* read = nullptr;
  TAVOLO_CHECK(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &read) == 1);
  const Number scalar(read);
  std::string bytes(scalar_size, '\0');
  TAVOLO_CHECK(BN_bn2binpad(scalar.get(), reinterpret_cast<unsigned char*>(bytes.data()), scalar_size) == scalar_size);
  return bytes;
}

}  // namespace

void KeyFree::operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }

Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  TAVOLO_CHECK(key != nullptr);
  return key;
}

Key key_of_private(std::string_view scalar) {
  if (scalar.size() != scalar_size) return nullptr;
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const Point point(EC_POINT_new(group.get()));
  const Number number(BN_bin2bn(unsigned_bytes(scalar), scalar_size, nullptr));
  TAVOLO_CHECK(group && point && number);
  if (BN_is_zero(number.get()) || BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) >= 0) return nullptr;
  TAVOLO_CHECK(EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1);
  std::array<unsigned char, point_size> bytes{};
  TAVOLO_CHECK(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(), bytes.size(),
                                  nullptr) == point_size);
  return made_of(number.get(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Key key_of_public(std::string_view point) {
  if (point.size() != point_size || point.front() != '\x04') return nullptr;
  return made_of(nullptr, point);
}

std::string public_point(const EVP_PKEY& key) {
  std::array<unsigned char, point_size> bytes{};
  std::size_t size = 0;
  TAVOLO_CHECK(EVP_PKEY_get_octet_string_param(&key, OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size(), &size) == 1);
  TAVOLO_CHECK(size == point_size);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<Vapid> Vapid::open(const std::filesystem::path& data) {
  const auto path = data / "push.key";
  const auto read = storage::read_file(path, 4096);
  if (read) {
    Key key = key_of_private(*read);
    if (!key) return fail("push_key_invalid", path.string() + " does not hold a private key on P-256 (32 bytes)");
    return Vapid(std::move(key));
  }
  if (read.error().code != "file_not_found") return std::unexpected(read.error());
  Key key = new_key();
  if (auto written = storage::write_file_durably(path, scalar_of(key.get()), 0600); !written) {
    return std::unexpected(written.error());
  }
  return Vapid(std::move(key));
}

Vapid::Vapid(Key key) : key_(std::move(key)), public_key_(to_base64url(public_point(*key_))) {}

std::string Vapid::authorization(std::string_view origin, std::string_view contact, Instant expires) const {
  // Origin and contact are checked where they come in: neither can hold a quote or a backslash.
  std::string claims = R"({"aud":")" + std::string(origin) + R"(","exp":)" + std::to_string(expires.ms / 1000);
  if (!contact.empty()) claims += R"(,"sub":")" + std::string(contact) + '"';
  claims += '}';
  const std::string text = to_base64url(R"({"typ":"JWT","alg":"ES256"})") + '.' + to_base64url(claims);
  return "vapid t=" + text + '.' + to_base64url(signature_of(key_.get(), text)) + ", k=" + public_key_;
}

}  // namespace tavolo::push
