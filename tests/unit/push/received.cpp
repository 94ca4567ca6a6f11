#include "tests/unit/push/received.hpp"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>

#include "server/base/bytes.hpp"
#include "server/base/sha256.hpp"

namespace tavolo::push {
namespace {

using namespace std::string_view_literals;

const unsigned char* as_uchar(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string step(std::string_view salt, std::string_view secret, std::string_view info, std::size_t size) {
  const Hash prk = hmac_sha256(salt, secret);
  return std::string(bytes_of(hmac_sha256(bytes_of(prk), std::string(info) + '\x01')).substr(0, size));
}

std::string agreed(EVP_PKEY& own, EVP_PKEY& other) {
  EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(&own, nullptr);
  std::string secret(32, '\0');
  std::size_t size = secret.size();
  EVP_PKEY_derive_init(context);
  EVP_PKEY_derive_set_peer(context, &other);
  EVP_PKEY_derive(context, reinterpret_cast<unsigned char*>(secret.data()), &size);
  EVP_PKEY_CTX_free(context);
  return secret;
}

}  // namespace

std::optional<std::string> decrypt(EVP_PKEY& own, std::string_view auth, std::string_view body) {
  if (body.size() < 16 + 4 + 1 + 65 + 17 || body[20] != 65) return std::nullopt;
  const auto salt = body.substr(0, 16);
  const auto sender = body.substr(21, 65);
  const auto sealed = body.substr(86);
  const Key theirs = key_of_public(sender);
  if (!theirs) return std::nullopt;
  const std::string info = std::string("WebPush: info\0"sv) + public_point(own) + std::string(sender);
  const std::string input = step(auth, agreed(own, *theirs), info, 32);
  const std::string key = step(salt, input, "Content-Encoding: aes128gcm\0"sv, 16);
  const std::string nonce = step(salt, input, "Content-Encoding: nonce\0"sv, 12);
  std::string text(sealed.size() - 16, '\0');
  std::string tag(sealed.substr(sealed.size() - 16));
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  int size = 0;
  EVP_DecryptInit_ex(context, EVP_aes_128_gcm(), nullptr, as_uchar(key), as_uchar(nonce));
  EVP_DecryptUpdate(context, reinterpret_cast<unsigned char*>(text.data()), &size, as_uchar(sealed),
                    static_cast<int>(text.size()));
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, tag.data());
  const bool holds = EVP_DecryptFinal_ex(context, reinterpret_cast<unsigned char*>(text.data()) + size, &size) == 1;
  EVP_CIPHER_CTX_free(context);
  while (holds && text.ends_with('\0')) text.pop_back();
  if (!holds || !text.ends_with('\x02')) return std::nullopt;
  text.pop_back();
  return text;
}

bool signature_holds(std::string_view jwt, std::string_view point) {
  const auto dot = jwt.rfind('.');
  const auto raw = from_base64url(jwt.substr(dot + 1));
  const Key key = key_of_public(point);
  if (!raw || raw->size() != 64 || !key) return false;
  ECDSA_SIG* pair = ECDSA_SIG_new();
  ECDSA_SIG_set0(pair, BN_bin2bn(as_uchar(*raw), 32, nullptr), BN_bin2bn(as_uchar(*raw) + 32, 32, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair, &der);
  ECDSA_SIG_free(pair);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const auto text = jwt.substr(0, dot);
  const bool holds = EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                     EVP_DigestVerify(context, der, static_cast<std::size_t>(size), as_uchar(text), text.size()) == 1;
  EVP_MD_CTX_free(context);
  OPENSSL_free(der);
  return holds;
}

}  // namespace tavolo::push
