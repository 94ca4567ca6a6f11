#pragma once
// Salted disclosures (record.md 2.2; RFC 9901 section 4.2) and how they lie encrypted on disk (decision 12).
// These are formats for ever; golden vectors: tests/unit/record/disclosure_test.cpp.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo::record {

/// Bytes of a salt and of a key.
inline constexpr std::size_t salt_size = 32;
inline constexpr std::size_t key_size = 32;
/// Padded disclosures fill whole steps of this many bytes before encryption.
inline constexpr std::size_t padding_step = 1024;

/// base64url(JCS([base64url(salt), name, value])), both without padding. `value_json` is canonical JSON.
std::string make_disclosure(std::string_view salt, std::string_view name, std::string_view value_json);
/// base64url(SHA-256(ASCII(disclosure))): what stands in the leaf's `sd`. Over the disclosure as it is, never padded.
std::string disclosure_digest(std::string_view disclosure);

/// What a disclosure string says.
struct Opened {
  std::string salt;
  std::string name;
  std::string value_json;
};
/// Strict inverse of make_disclosure. Error `malformed_disclosure`.
Result<Opened> open_disclosure(std::string_view disclosure);

/// What the ciphertext of a disclosure is bound to. The associated data is
///   u32be(length of origin) || origin || u64be(seq) || u32be(length of name) || name || u64be(key_id)
struct Binding {
  std::string_view origin;
  std::uint64_t seq = 0;
  std::string_view name;
  std::uint64_t key_id = 0;
};

/// nonce[12] || AES-256-GCM(frame) || tag[16], nonce random. The frame is the disclosure, 0x80, then as many 0x00 as
/// fill the step: 1024 bytes if padded, else 1 (so none). A disclosure is ASCII, so the frame opens in one way only.
std::string encrypt_disclosure(std::string_view disclosure, bool padded, std::string_view key, const Binding& binding);
/// Error `decryption_failed`: another key, another place or a changed byte.
Result<std::string> decrypt_disclosure(std::string_view ciphertext, std::string_view key, const Binding& binding);

}  // namespace tavolo::record
