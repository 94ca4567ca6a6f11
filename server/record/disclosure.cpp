#include "server/record/disclosure.hpp"

#include <openssl/evp.h>

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/record/canonical.hpp"

namespace tavolo::record {
namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr char frame_end = '\x80';

const EVP_CIPHER* cipher() {
  static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return fetched;
}

EVP_CIPHER_CTX* thread_context() {
  struct Owner {
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    ~Owner() { EVP_CIPHER_CTX_free(context); }
  };
  thread_local const Owner owner;
  return owner.context;
}

const unsigned char* as_uchar(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* as_uchar(std::string& bytes, std::size_t from) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + from;
}

template <class Number>
void append_big_endian(std::string& out, Number number) {
  for (std::size_t i = sizeof(Number); i > 0; --i) out += static_cast<char>((number >> (8 * (i - 1))) & 255U);
}

std::string associated_data(const Binding& binding) {
  std::string data;
  append_big_endian(data, static_cast<std::uint32_t>(binding.origin.size()));
  data += binding.origin;
  append_big_endian(data, binding.seq);
  append_big_endian(data, static_cast<std::uint32_t>(binding.name.size()));
  data += binding.name;
  append_big_endian(data, binding.key_id);
  return data;
}

}  // namespace

std::string make_disclosure(std::string_view salt, std::string_view name, std::string_view value_json) {
  TAVOLO_CHECK(salt.size() == salt_size);
  std::string json = "[\"" + to_base64url(salt) + "\",";
  append_quoted(json, name);
  json += ',';
  json += value_json;
  json += ']';
  return to_base64url(json);
}

std::string disclosure_digest(std::string_view disclosure) { return to_base64url(bytes_of(sha256(disclosure))); }

Result<Opened> open_disclosure(std::string_view disclosure) {
  const auto malformed = [] { return fail("malformed_disclosure", "a disclosure is out of form"); };
  const auto json = from_base64url(disclosure);
  const auto items = json ? split_array(*json) : std::nullopt;
  if (!items || items->size() != 3) return malformed();
  const auto salt_text = unquote((*items)[0]);
  const auto salt = salt_text ? from_base64url(*salt_text) : std::nullopt;
  const auto name = unquote((*items)[1]);
  if (!salt || salt->size() != salt_size || !name) return malformed();
  return Opened{*salt, *name, std::string((*items)[2])};
}

std::string encrypt_disclosure(std::string_view disclosure, bool padded, std::string_view key, const Binding& binding) {
  TAVOLO_CHECK(key.size() == key_size);
  std::string frame(disclosure);
  frame += frame_end;
  if (padded) frame.append((padding_step - frame.size() % padding_step) % padding_step, '\0');
  const std::string nonce = random_bytes(nonce_size);
  const std::string data = associated_data(binding);
  std::string out = nonce;
  out.resize(nonce_size + frame.size() + tag_size);
  EVP_CIPHER_CTX* context = thread_context();
  int length = 0;
  bool done = EVP_EncryptInit_ex2(context, cipher(), as_uchar(key), as_uchar(nonce), nullptr) == 1 &&
              EVP_EncryptUpdate(context, nullptr, &length, as_uchar(data), static_cast<int>(data.size())) == 1 &&
              EVP_EncryptUpdate(context, as_uchar(out, nonce_size), &length, as_uchar(frame),
                                static_cast<int>(frame.size())) == 1;
  TAVOLO_CHECK(done && static_cast<std::size_t>(length) == frame.size());
  done = EVP_EncryptFinal_ex(context, as_uchar(out, nonce_size + frame.size()), &length) == 1 && length == 0 &&
         EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tag_size, as_uchar(out, nonce_size + frame.size())) == 1;
  TAVOLO_CHECK(done);
  return out;
}

Result<std::string> decrypt_disclosure(std::string_view ciphertext, std::string_view key, const Binding& binding) {
  const auto failed = [&] {
    return fail("decryption_failed", "disclosure " + std::string(binding.name) + " of entry " +
                                         std::to_string(binding.seq) + " does not decrypt with key " +
                                         std::to_string(binding.key_id));
  };
  if (key.size() != key_size || ciphertext.size() < nonce_size + 1 + tag_size) return failed();
  const std::string_view nonce = ciphertext.substr(0, nonce_size);
  const std::string_view body = ciphertext.substr(nonce_size, ciphertext.size() - nonce_size - tag_size);
  std::string tag(ciphertext.substr(ciphertext.size() - tag_size));
  const std::string data = associated_data(binding);
  std::string frame(body.size(), '\0');
  EVP_CIPHER_CTX* context = thread_context();
  int length = 0;
  const bool done =
      EVP_DecryptInit_ex2(context, cipher(), as_uchar(key), as_uchar(nonce), nullptr) == 1 &&
      EVP_DecryptUpdate(context, nullptr, &length, as_uchar(data), static_cast<int>(data.size())) == 1 &&
      EVP_DecryptUpdate(context, as_uchar(frame, 0), &length, as_uchar(body), static_cast<int>(body.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tag_size, as_uchar(tag, 0)) == 1 &&
      EVP_DecryptFinal_ex(context, as_uchar(frame, frame.size()), &length) == 1;
  if (!done) return failed();
  const std::size_t end = frame.find_last_not_of('\0');
  if (end == std::string::npos || frame[end] != frame_end) return failed();
  frame.resize(end);
  return frame;
}

}  // namespace tavolo::record
