#include "server/base/bytes.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace tavolo {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The value of each digit, -1 of what is none.
constexpr std::array<std::int8_t, 256> values_of(std::string_view digits) {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    values[static_cast<std::uint8_t>(digits[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}
constexpr std::array<std::int8_t, 256> base64_values = values_of(base64_digits);
constexpr std::array<std::int8_t, 256> base64url_values = values_of(base64url_digits);

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string encode64(std::string_view bytes, std::string_view digits, bool padded) {
  const std::size_t whole = bytes.size() / 3;
  const std::size_t rest = bytes.size() % 3;
  std::string text(whole * 4 + (rest == 0 ? 0 : padded ? 4 : rest + 1), '=');
  const auto byte_at = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at])); };
  char* out = text.data();
  for (std::size_t i = 0; i < whole; ++i) {
    const std::uint32_t bits = byte_at(3 * i) << 16U | byte_at(3 * i + 1) << 8U | byte_at(3 * i + 2);
    *out++ = digits[bits >> 18U];
    *out++ = digits[bits >> 12U & 63U];
    *out++ = digits[bits >> 6U & 63U];
    *out++ = digits[bits & 63U];
  }
  if (rest == 0) return text;
  const std::uint32_t bits = byte_at(3 * whole) << 16U | (rest == 2 ? byte_at(3 * whole + 1) << 8U : 0U);
  *out++ = digits[bits >> 18U];
  *out++ = digits[bits >> 12U & 63U];
  if (rest == 2) *out = digits[bits >> 6U & 63U];
  return text;
}

std::optional<std::string> decode64(std::string_view text, const std::array<std::int8_t, 256>& values, bool padded) {
  if (padded) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  }
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int digit = values[static_cast<std::uint8_t>(c)];
    if (digit < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((bits >> static_cast<unsigned>(held)) & 255U);
    }
  }
  if ((bits & ((1U << static_cast<unsigned>(held)) - 1U)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

std::string to_hex(std::string_view bytes) {
  std::string text(bytes.size() * 2, '\0');
  char* out = text.data();
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    *out++ = hex_digits[byte >> 4U];
    *out++ = hex_digits[byte & 15U];
  }
  return text;
}

std::string to_hex(const Hash& hash) { return to_hex(bytes_of(hash)); }

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string to_base64(std::string_view bytes) { return encode64(bytes, base64_digits, true); }
std::optional<std::string> from_base64(std::string_view text) { return decode64(text, base64_values, true); }
std::string to_base64url(std::string_view bytes) { return encode64(bytes, base64url_digits, false); }
std::optional<std::string> from_base64url(std::string_view text) { return decode64(text, base64url_values, false); }

std::optional<Hash> hash_from_bytes(std::string_view bytes) {
  if (bytes.size() != 32) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

bool equal_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    std::size_t length = 1;
    std::uint32_t point = lead;
    if (lead >= 0x80U) {
      if (lead >= 0xC2U && lead <= 0xDFU) {
        length = 2;
        point = lead & 0x1FU;
      } else if (lead >= 0xE0U && lead <= 0xEFU) {
        length = 3;
        point = lead & 0x0FU;
      } else if (lead >= 0xF0U && lead <= 0xF4U) {
        length = 4;
        point = lead & 0x07U;
      } else {
        return false;
      }
    }
    if (i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<std::uint8_t>(text[i + k]);
      if ((next & 0xC0U) != 0x80U) return false;
      point = (point << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800U) || (length == 4 && point < 0x10000U);
    if (overlong || point > 0x10FFFFU || (point >= 0xD800U && point <= 0xDFFFU)) return false;
    i += length;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace tavolo
