#pragma once
// Signed notes of C2SP (signed-note.md v1.0.0; record.md 1.5): a text and lines of signatures under it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"

struct evp_pkey_st;

namespace tavolo::record {

/// Most signature lines that a note may carry; one with more is refused.
inline constexpr std::size_t max_note_signatures = 100;

/// Nonempty UTF-8 without spaces of any kind, control characters or '+'.
bool is_key_name(std::string_view name);

/// SHA-256(name || 0x0A || type || public key)[0:4], read as a big-endian number.
std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key);

/// What an Ed25519 key signs: the text of notes as it stands, or a witness's statement about it at a moment
/// (tlog-cosignature: "cosignature/v1").
enum class KeyKind : std::uint8_t { log = 0x01, cosigner = 0x04 };

/// An Ed25519 public key with its name. Copies share the key; verify() is safe from several threads.
class Verifier {
 public:
  /// From a vkey text: name "+" hex8(id) "+" base64(kind || key). Error `bad_vkey`, also for a key of the other kind.
  static Result<Verifier> parse(std::string_view vkey, KeyKind kind = KeyKind::log);

  const std::string& name() const { return name_; }
  std::uint32_t id() const { return id_; }
  const std::string& vkey() const { return vkey_; }
  KeyKind kind() const { return kind_; }
  /// The 32 bytes of the key itself.
  const std::string& public_key() const { return public_key_; }
  /// `signature`: 64 bytes; of a cosigner 72, its time before them.
  bool verify(std::string_view text, std::string_view signature) const;

 private:
  friend class Signer;
  Verifier() = default;
  std::string name_;
  std::uint32_t id_ = 0;
  std::string vkey_;
  std::string public_key_;
  KeyKind kind_ = KeyKind::log;
  std::shared_ptr<evp_pkey_st> key_;
};

/// The moment of a cosignature, seconds since 1970; nothing unless it is of 72 bytes and its time below 2^63.
std::optional<std::uint64_t> cosignature_time(std::string_view signature);

/// An Ed25519 private key with its name. Used by one thread at a time.
class Signer {
 public:
  /// A new key pair. Error `bad_key_name`.
  static Result<Signer> generate(std::string_view name, KeyKind kind = KeyKind::log);
  /// From "PRIVATE+KEY+" name "+" hex8(id) "+" base64(kind || 32-byte seed), one line, the final newline optional.
  static Result<Signer> parse(std::string_view private_key, KeyKind kind = KeyKind::log);
  /// As parse(), from a file that nobody but its owner may read. Error `key_file_open_to_others` else.
  static Result<Signer> load(const std::filesystem::path& path, KeyKind kind = KeyKind::log);

  /// The private key's text, without a newline.
  std::string private_key() const;
  const Verifier& verifier() const { return verifier_; }
  /// The 64 bytes of the signature of a log's key.
  std::string sign(std::string_view text) const;
  /// The 72 bytes of a cosigner's: `seconds` since 1970, above 0, and the signature.
  std::string cosign(std::string_view text, std::uint64_t seconds) const;

 private:
  Signer() = default;
  static Result<Signer> from_seed(std::string_view name, std::string_view seed, KeyKind kind);
  std::string sign_bytes(std::string_view bytes) const;
  Verifier verifier_;
  std::string seed_;
};

/// One signature line: name, key id, the bytes after the id.
struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  std::string signature;
  bool operator==(const NoteSignature&) const = default;
};

/// "— name base64(id || signature)" and a newline.
std::string signature_line(const NoteSignature& signature);

/// The note of `text` (which ends in a newline) with one line of each signer.
std::string sign_note(std::string_view text, std::span<const Signer* const> signers);

struct Note {
  std::string text;                       ///< up to and with the newline before the empty line
  std::vector<NoteSignature> verified;    ///< by known keys
  std::vector<NoteSignature> unverified;  ///< by unknown keys; says nothing
};

/// The form alone, no signature checked: all lines are in `unverified`. Error `malformed_note`.
Result<Note> parse_note(std::string_view note);
/// Parses and verifies: a line whose (name, id) is a known key must verify, any other is ignored, and one at least must
/// have verified. Errors: malformed_note, bad_signature, no_known_signature.
Result<Note> open_note(std::string_view note, std::span<const Verifier> known);

}  // namespace tavolo::record
