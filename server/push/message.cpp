#include "server/push/message.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <memory>

#include "server/base/freed.hpp"
#include "server/base/random.hpp"
#include "server/base/sha256.hpp"

namespace tavolo::push {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t auth_size = 16;
constexpr std::size_t salt_size = 16;
constexpr std::size_t key_size = 16;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::string_view record_size = "\x00\x00\x10\x00"sv;  // 4096
constexpr char last_record = 2;

unsigned char* unsigned_bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string shared_secret(EVP_PKEY& own, EVP_PKEY& other) {
  const std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>> context(EVP_PKEY_CTX_new(&own, nullptr));
  TAVOLO_CHECK(context && EVP_PKEY_derive_init(context.get()) == 1);
  TAVOLO_CHECK(EVP_PKEY_derive_set_peer(context.get(), &other) == 1);
  std::string secret(32, '\0');
  std::size_t size = secret.size();
  TAVOLO_CHECK(EVP_PKEY_derive(context.get(), unsigned_bytes(secret), &size) == 1 && size == 32);
  return secret;
}

/// HKDF (RFC 5869) for up to 32 bytes: one block of its second step.
std::string derived(std::string_view salt, std::string_view secret, std::string_view info, std::size_t size) {
  const Hash extracted = hmac_sha256(salt, secret);
  const Hash block = hmac_sha256(bytes_of(extracted), std::string(info) + '\x01');
  return std::string(bytes_of(block).substr(0, size));
}

/// AES-128-GCM; the tag stands behind.
std::string sealed(std::string_view key, std::string_view nonce, std::string_view text) {
  const std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>> context(EVP_CIPHER_CTX_new());
  TAVOLO_CHECK(context && EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, unsigned_bytes(key),
                                             unsigned_bytes(nonce)) == 1);
  std::string out(text.size() + tag_size, '\0');
  int written = 0;
  int last = 0;
  TAVOLO_CHECK(EVP_EncryptUpdate(context.get(), unsigned_bytes(out), &written, unsigned_bytes(text),
                                 static_cast<int>(text.size())) == 1);
  TAVOLO_CHECK(EVP_EncryptFinal_ex(context.get(), unsigned_bytes(out) + written, &last) == 1);
  TAVOLO_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_size, unsigned_bytes(out) + text.size()) ==
               1);
  return out;
}

}  // namespace

std::optional<std::string> encrypt(const Receiver& receiver, std::string_view text) {
  const Key key = new_key();
  return encrypt_with(receiver, text, *key, random_bytes(salt_size));
}

std::optional<std::string> encrypt_with(const Receiver& receiver, std::string_view text, EVP_PKEY& key,
                                        std::string_view salt) {
  TAVOLO_CHECK(text.size() <= longest_text && salt.size() == salt_size);
  const Key theirs = key_of_public(receiver.p256dh);
  if (!theirs || receiver.auth.size() != auth_size) return std::nullopt;
  const std::string ours = public_point(key);
  std::string secret = shared_secret(key, *theirs);
  const std::string info = std::string("WebPush: info\0"sv) + receiver.p256dh + ours;
  std::string input = derived(receiver.auth, secret, info, 32);
  const std::string content_key = derived(salt, input, "Content-Encoding: aes128gcm\0"sv, key_size);
  const std::string nonce = derived(salt, input, "Content-Encoding: nonce\0"sv, nonce_size);
  OPENSSL_cleanse(secret.data(), secret.size());
  OPENSSL_cleanse(input.data(), input.size());
  std::string body(salt);
  body += record_size;
  body += static_cast<char>(ours.size());
  body += ours;
  return body + sealed(content_key, nonce, std::string(text) + last_record);
}

}  // namespace tavolo::push
