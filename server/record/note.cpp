#include "server/record/note.hpp"

#include <openssl/evp.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "server/base/bytes.hpp"
#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

constexpr std::size_t ed25519_key_size = 32;
constexpr std::size_t ed25519_signature_size = 64;
constexpr std::size_t time_size = 8;
constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::string_view private_prefix = "PRIVATE+KEY+";

const unsigned char* as_uchar(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

/// Unicode White_Space beyond ASCII, in UTF-8.
constexpr std::array<std::string_view, 19> wide_spaces{
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
    "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A",
    "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

std::string id_bytes(std::uint32_t id) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((id >> shift) & 255U);
  return bytes;
}

std::uint32_t id_from(std::string_view bytes) {
  std::uint32_t id = 0;
  for (const char c : bytes.substr(0, 4)) id = (id << 8U) | static_cast<std::uint8_t>(c);
  return id;
}

std::uint8_t byte_of(KeyKind kind) { return static_cast<std::uint8_t>(kind); }

/// name "+" hex8 "+" base64(type || bytes[32]), as in a vkey and in a private key.
struct KeyText {
  std::string name;
  std::uint32_t id = 0;
  std::string bytes;
};

std::optional<KeyText> parse_key_text(std::string_view text, KeyKind kind) {
  const std::size_t first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('+', first + 1);
  if (second == std::string_view::npos || second - first - 1 != 8) return std::nullopt;
  const std::string_view name = text.substr(0, first);
  const std::string_view hex = text.substr(first + 1, 8);
  const auto id = from_hex(hex);
  const auto body = from_base64(text.substr(second + 1));
  if (!is_key_name(name) || !id || to_hex(*id) != hex || !body || body->size() != 1 + ed25519_key_size ||
      (*body)[0] != static_cast<char>(byte_of(kind))) {
    return std::nullopt;
  }
  return KeyText{std::string(name), id_from(*id), body->substr(1)};
}

std::string make_vkey(std::string_view name, std::uint32_t id, std::string_view public_key, KeyKind kind) {
  return std::string(name) + '+' + to_hex(id_bytes(id)) + '+' +
         to_base64(std::string(1, static_cast<char>(byte_of(kind))) + std::string(public_key));
}

/// What a cosigner signs (tlog-cosignature, "Ed25519 signed message").
std::string cosigned_message(std::string_view text, std::uint64_t seconds) {
  return "cosignature/v1\ntime " + std::to_string(seconds) + '\n' + std::string(text);
}

/// A context a thread, kept: making one costs as much as a hash.
EVP_MD_CTX* thread_context() {
  struct Owner {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~Owner() { EVP_MD_CTX_free(context); }
  };
  thread_local const Owner owner;
  EVP_MD_CTX_reset(owner.context);
  return owner.context;
}

std::unexpected<Error> malformed(const char* what) { return fail("malformed_note", std::string("note: ") + what); }

Result<NoteSignature> parse_signature_line(std::string_view line) {
  if (!line.starts_with(dash)) return malformed("a signature line does not start with a dash and a space");
  line.remove_prefix(dash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return malformed("a signature line has no signature");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!is_key_name(line.substr(0, space)) || !bytes || bytes->size() < 5)
    return malformed("a signature line is out of form");
  return NoteSignature{std::string(line.substr(0, space)), id_from(*bytes), bytes->substr(4)};
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_utf8(name)) return false;
  const auto forbidden = [](char c) { return static_cast<std::uint8_t>(c) <= 0x20U || c == 0x7F || c == '+'; };
  if (std::any_of(name.begin(), name.end(), forbidden)) return false;
  return std::none_of(wide_spaces.begin(), wide_spaces.end(),
                      [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key) {
  const std::string input = std::string(name) + '\n' + static_cast<char>(type) + std::string(public_key);
  return id_from(bytes_of(sha256(input)));
}

Result<Verifier> Verifier::parse(std::string_view vkey, KeyKind kind) {
  const auto text = parse_key_text(vkey, kind);
  if (!text || text->id != key_id(text->name, byte_of(kind), text->bytes)) {
    return fail("bad_vkey", kind == KeyKind::log ? "the public key of a log is out of form"
                                                 : "the public key of a witness is out of form");
  }
  Verifier made;
  made.name_ = text->name;
  made.id_ = text->id;
  made.vkey_ = std::string(vkey);
  made.public_key_ = text->bytes;
  made.kind_ = kind;
  made.key_.reset(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, as_uchar(text->bytes), text->bytes.size()),
                  EVP_PKEY_free);
  if (!made.key_) return fail("bad_vkey", "the public key is no point of Ed25519");
  return made;
}

bool Verifier::verify(std::string_view text, std::string_view signature) const {
  std::string statement;
  if (kind_ == KeyKind::cosigner) {
    const auto seconds = cosignature_time(signature);
    if (!seconds) return false;
    statement = cosigned_message(text, *seconds);
    text = statement;
    signature.remove_prefix(time_size);
  }
  if (signature.size() != ed25519_signature_size) return false;
  EVP_MD_CTX* context = thread_context();
  TAVOLO_CHECK(EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key_.get()) == 1);
  return EVP_DigestVerify(context, as_uchar(signature), signature.size(), as_uchar(text), text.size()) == 1;
}

std::optional<std::uint64_t> cosignature_time(std::string_view signature) {
  if (signature.size() != time_size + ed25519_signature_size) return std::nullopt;
  std::uint64_t seconds = 0;
  for (const char c : signature.substr(0, time_size)) seconds = (seconds << 8U) | static_cast<std::uint8_t>(c);
  if (seconds >> 63U != 0) return std::nullopt;
  return seconds;
}

Result<Signer> Signer::from_seed(std::string_view name, std::string_view seed, KeyKind kind) {
  if (!is_key_name(name)) return fail("bad_key_name", "the name of a signing key is out of form");
  std::shared_ptr<EVP_PKEY> key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, as_uchar(seed), seed.size()),
                                EVP_PKEY_free);
  TAVOLO_CHECK(key != nullptr);
  std::string public_key(ed25519_key_size, '\0');
  std::size_t length = public_key.size();
  TAVOLO_CHECK(EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(public_key.data()), &length) ==
               1);
  Signer made;
  made.seed_ = std::string(seed);
  made.verifier_.name_ = std::string(name);
  made.verifier_.id_ = key_id(name, byte_of(kind), public_key);
  made.verifier_.vkey_ = make_vkey(name, made.verifier_.id_, public_key, kind);
  made.verifier_.public_key_ = public_key;
  made.verifier_.kind_ = kind;
  // The private key's handle can verify too, so one handle serves both.
  made.verifier_.key_ = std::move(key);
  return made;
}

Result<Signer> Signer::generate(std::string_view name, KeyKind kind) {
  return from_seed(name, random_bytes(ed25519_key_size), kind);
}

Result<Signer> Signer::parse(std::string_view private_key, KeyKind kind) {
  if (private_key.ends_with('\n')) private_key.remove_suffix(1);
  if (!private_key.starts_with(private_prefix)) return fail("bad_private_key", "not the text of a private key");
  const auto text = parse_key_text(private_key.substr(private_prefix.size()), kind);
  if (!text) return fail("bad_private_key", "the text of the private key is out of form");
  auto made = from_seed(text->name, text->bytes, kind);
  if (made && made->verifier_.id_ != text->id) return fail("bad_private_key", "the private key does not fit its id");
  return made;
}

Result<Signer> Signer::load(const std::filesystem::path& path, KeyKind kind) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 077U) != 0) {
    return fail("key_file_open_to_others",
                path.string() + " can be read by others; chmod 600 it, and think of the key as known");
  }
  auto text = storage::read_file(path, 4096);
  if (!text) return std::unexpected(text.error());
  auto made = parse(*text, kind);
  if (!made) return fail(made.error().code, path.string() + ": " + made.error().message);
  return made;
}

std::string Signer::private_key() const {
  return std::string(private_prefix) + verifier_.name_ + '+' + to_hex(id_bytes(verifier_.id_)) + '+' +
         to_base64(std::string(1, static_cast<char>(byte_of(verifier_.kind()))) + seed_);
}

std::string Signer::sign(std::string_view text) const {
  TAVOLO_CHECK(verifier_.kind() == KeyKind::log);
  return sign_bytes(text);
}

std::string Signer::cosign(std::string_view text, std::uint64_t seconds) const {
  TAVOLO_CHECK(verifier_.kind() == KeyKind::cosigner && seconds > 0 && seconds >> 63U == 0);
  std::string signature;
  for (unsigned shift = 64; shift > 0; shift -= 8) signature += static_cast<char>((seconds >> (shift - 8)) & 255U);
  return signature + sign_bytes(cosigned_message(text, seconds));
}

std::string Signer::sign_bytes(std::string_view text) const {
  EVP_MD_CTX* context = thread_context();
  TAVOLO_CHECK(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, verifier_.key_.get()) == 1);
  std::string signature(ed25519_signature_size, '\0');
  std::size_t length = signature.size();
  TAVOLO_CHECK(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length, as_uchar(text),
                              text.size()) == 1);
  return signature;
}

std::string signature_line(const NoteSignature& signature) {
  return std::string(dash) + signature.name + ' ' + to_base64(id_bytes(signature.id) + signature.signature) + '\n';
}

std::string sign_note(std::string_view text, std::span<const Signer* const> signers) {
  TAVOLO_CHECK(text.ends_with('\n'));
  std::string note = std::string(text) + '\n';
  for (const Signer* signer : signers) {
    note += signature_line({signer->verifier().name(), signer->verifier().id(), signer->sign(text)});
  }
  return note;
}

Result<Note> parse_note(std::string_view note) {
  if (!is_utf8(note)) return malformed("not UTF-8");
  const auto control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20U && c != '\n'; };
  if (std::any_of(note.begin(), note.end(), control)) return malformed("a control character");
  const std::size_t split = note.rfind("\n\n");
  if (split == std::string_view::npos) return malformed("no empty line before the signatures");
  std::string_view lines = note.substr(split + 2);
  if (lines.empty() || !lines.ends_with('\n')) return malformed("no signature line, or an unfinished one");
  Note parsed;
  parsed.text = std::string(note.substr(0, split + 1));
  while (!lines.empty()) {
    if (parsed.unverified.size() == max_note_signatures) return malformed("too many signatures");
    const std::size_t end = lines.find('\n');
    auto signature = parse_signature_line(lines.substr(0, end));
    if (!signature) return std::unexpected(signature.error());
    parsed.unverified.push_back(*std::move(signature));
    lines.remove_prefix(end + 1);
  }
  return parsed;
}

Result<Note> open_note(std::string_view note, std::span<const Verifier> known) {
  auto parsed = parse_note(note);
  if (!parsed) return parsed;
  std::vector<NoteSignature> lines = std::move(parsed->unverified);
  parsed->unverified.clear();
  for (NoteSignature& line : lines) {
    const auto key = std::find_if(known.begin(), known.end(),
                                  [&](const Verifier& one) { return one.name() == line.name && one.id() == line.id; });
    if (key == known.end()) {
      parsed->unverified.push_back(std::move(line));
    } else if (key->verify(parsed->text, line.signature)) {
      parsed->verified.push_back(std::move(line));
    } else {
      return fail("bad_signature", "note: the signature of " + line.name + " does not verify");
    }
  }
  if (parsed->verified.empty()) return fail("no_known_signature", "note: no signature by a known key");
  return parsed;
}

}  // namespace tavolo::record
