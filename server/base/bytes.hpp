#pragma once
// Byte strings are std::string; these turn them into text and back.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tavolo {

/// A SHA-256 value.
using Hash = std::array<std::uint8_t, 32>;

inline std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

/// Lower-case hexadecimal.
std::string to_hex(std::string_view bytes);
std::string to_hex(const Hash& hash);
/// Nothing when the text is not an even number of hexadecimal digits.
std::optional<std::string> from_hex(std::string_view text);

/// RFC 4648 section 4, with padding.
std::string to_base64(std::string_view bytes);
/// Strict: nothing for a wrong alphabet, wrong padding or bits that should be zero.
std::optional<std::string> from_base64(std::string_view text);
/// RFC 4648 section 5, without padding.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

/// The hash held by exactly 32 bytes, or nothing.
std::optional<Hash> hash_from_bytes(std::string_view bytes);

/// Compares in a time that depends on the lengths alone (for secrets).
bool equal_constant_time(std::string_view left, std::string_view right);

/// True for well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view text);
/// Number of Unicode code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace tavolo
