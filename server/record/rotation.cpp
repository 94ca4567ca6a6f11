#include "server/record/rotation.hpp"

#include <algorithm>
#include <array>

#include "server/record/canonical.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/record/members.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::record {
namespace {

constexpr std::string_view first_line = "tavolo-key-rotation/v1\n";
constexpr std::size_t signature_size = 64;

std::unexpected<Error> invalid(const std::string& what) { return fail("rotation_invalid", what); }

std::optional<std::uint64_t> size_of(std::string_view text) {
  const auto number = integer_of(text);
  return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

std::optional<std::string> signature_of(std::string_view quoted) {
  const auto text = unquote(quoted);
  auto bytes = text ? from_base64(*text) : std::nullopt;
  return bytes && bytes->size() == signature_size ? std::move(bytes) : std::nullopt;
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += out.empty() ? '{' : ',';
  append_quoted(out, name);
  out += ':';
  append_quoted(out, value);
}

}  // namespace

std::string rotation_text(const KeyRotation& rotation) {
  std::string text(first_line);
  for (const std::string* line : {&rotation.origin, &rotation.old_vkey, &rotation.new_vkey}) {
    text.append(*line).append("\n");
  }
  return text.append(std::to_string(rotation.from_size)).append("\n");
}

KeyRotation sign_rotation(const Signer& old_key, const Signer& new_key, std::uint64_t from_size) {
  TAVOLO_CHECK(old_key.verifier().name() == new_key.verifier().name());
  KeyRotation rotation{
      old_key.verifier().name(), old_key.verifier().vkey(), new_key.verifier().vkey(), from_size, {}, {}};
  const std::string text = rotation_text(rotation);
  rotation.old_signature = old_key.sign(text);
  rotation.new_signature = new_key.sign(text);
  return rotation;
}

Result<void> check_rotation(const KeyRotation& rotation) {
  const auto old_key = Verifier::parse(rotation.old_vkey);
  const auto new_key = Verifier::parse(rotation.new_vkey);
  if (!old_key || !new_key) return invalid("a key of the rotation is out of form");
  if (old_key->name() != rotation.origin || new_key->name() != rotation.origin)
    return invalid("a key of the rotation is not of " + rotation.origin);
  if (old_key->public_key() == new_key->public_key())
    return invalid("the rotation of " + rotation.origin + " has one key");
  const std::string text = rotation_text(rotation);
  if (!old_key->verify(text, rotation.old_signature))
    return invalid("the old key of " + rotation.origin + " has not signed its rotation");
  if (!new_key->verify(text, rotation.new_signature))
    return invalid("the new key of " + rotation.origin + " has not signed its rotation");
  return {};
}

std::string write_rotation(const KeyRotation& rotation) {
  std::string data = "{\"from_size\":" + std::to_string(rotation.from_size);
  append_member(data, "new_signature", to_base64(rotation.new_signature));
  append_member(data, "new_vkey", rotation.new_vkey);
  append_member(data, "old_signature", to_base64(rotation.old_signature));
  append_member(data, "old_vkey", rotation.old_vkey);
  append_member(data, "origin", rotation.origin);
  return data + '}';
}

std::string write_retirement(const KeyRetirement& retirement) {
  std::string data;
  append_member(data, "origin", retirement.origin);
  data += ",\"size\":" + std::to_string(retirement.size);
  append_member(data, "vkey", retirement.vkey);
  return data + '}';
}

std::optional<KeyRotation> read_rotation(std::string_view data_json) {
  const auto values =
      members_of<6>(data_json, {"from_size", "new_signature", "new_vkey", "old_signature", "old_vkey", "origin"});
  if (!values) return std::nullopt;
  const auto from_size = size_of((*values)[0]);
  auto new_signature = signature_of((*values)[1]);
  auto new_vkey = unquote((*values)[2]);
  auto old_signature = signature_of((*values)[3]);
  auto old_vkey = unquote((*values)[4]);
  auto origin = unquote((*values)[5]);
  if (!from_size || !new_signature || !new_vkey || !old_signature || !old_vkey || !origin) return std::nullopt;
  return KeyRotation{*std::move(origin), *std::move(old_vkey),      *std::move(new_vkey),
                     *from_size,         *std::move(old_signature), *std::move(new_signature)};
}

std::optional<KeyRetirement> read_retirement(std::string_view data_json) {
  const auto values = members_of<3>(data_json, {"origin", "size", "vkey"});
  if (!values) return std::nullopt;
  auto origin = unquote((*values)[0]);
  const auto size = size_of((*values)[1]);
  auto vkey = unquote((*values)[2]);
  if (!origin || !size || !vkey) return std::nullopt;
  return KeyRetirement{*std::move(origin), *std::move(vkey), *size};
}

LogKeys::LogKeys(Verifier first) { spans_.push_back({std::move(first), 0, std::nullopt, std::nullopt}); }

Result<void> LogKeys::take(const KeyRotation& rotation) {
  if (auto checked = check_rotation(rotation); !checked) return checked;
  const bool continues = next() == nullptr && spans_.back().key.vkey() == rotation.old_vkey &&
                         spans_.back().from <= rotation.from_size + 1 && !knows(rotation.new_vkey) &&
                         (spans_.size() < 2 || *spans_[spans_.size() - 2].until <= rotation.from_size);
  if (!continues) return invalid("a rotation of " + rotation.origin + " does not continue its keys");
  auto key = Verifier::parse(rotation.new_vkey);
  if (!key) return std::unexpected(key.error());
  spans_.push_back({*std::move(key), rotation.from_size + 1, std::nullopt, rotation});
  return {};
}

Result<void> LogKeys::take(const KeyRetirement& retirement) {
  const bool ends = next() != nullptr && current().vkey() == retirement.vkey && retirement.size >= spans_.back().from;
  if (!ends) return invalid("a key of " + retirement.origin + " is retired that is not being replaced");
  spans_[spans_.size() - 2].until = retirement.size;
  return {};
}

const Verifier& LogKeys::current() const {
  return next() != nullptr ? spans_[spans_.size() - 2].key : spans_.back().key;
}

const Verifier* LogKeys::next() const {
  const bool overlap = spans_.size() > 1 && !spans_[spans_.size() - 2].until;
  return overlap ? &spans_.back().key : nullptr;
}

bool LogKeys::knows(std::string_view vkey) const {
  return std::ranges::any_of(spans_, [&](const Span& span) { return span.key.vkey() == vkey; });
}

std::vector<Verifier> LogKeys::at(std::uint64_t size) const {
  std::vector<Verifier> keys;
  for (const Span& span : spans_) {
    if (span.from <= size && (!span.until || size <= *span.until)) keys.push_back(span.key);
  }
  return keys;
}

Result<Checkpoint> LogKeys::open(std::string_view note) const { return open_with(note, false); }
Result<Checkpoint> LogKeys::open_kept(std::string_view note) const { return open_with(note, true); }

Result<Checkpoint> LogKeys::open_with(std::string_view note, bool all) const {
  const auto form = parse_note(note);
  if (!form) return std::unexpected(form.error());
  auto checkpoint = parse_checkpoint_text(form->text);
  if (!checkpoint) return checkpoint;
  const auto keys = at(checkpoint->size);
  const auto opened = open_note(note, keys);
  if (!opened) return std::unexpected(opened.error());
  if (checkpoint->origin != origin()) return fail("other_origin", "the checkpoint is of another log");
  const bool signed_by_each = std::ranges::all_of(keys, [&](const Verifier& key) {
    return std::ranges::any_of(opened->verified, [&](const NoteSignature& line) { return line.id == key.id(); });
  });
  if (all && !signed_by_each) return fail("signature_missing", "note: one of the log's two keys has not signed it");
  return checkpoint;
}

Result<void> KeyChains::take(std::string_view type, std::string_view data_json) {
  if (type == frozen_type) {
    auto freeze = read_freeze(data_json);
    const auto key = freeze ? Verifier::parse(freeze->vkey) : Result<Verifier>(fail("", ""));
    if (!key || key->name() != freeze->origin) return invalid("the freezing of a log is out of form");
    const LogKeys* chain = of(freeze->origin);
    if (frozen(freeze->origin) != nullptr || (chain != nullptr && chain->current().vkey() != freeze->vkey))
      return invalid(freeze->origin + " is frozen twice, or with another key");
    const std::string origin = freeze->origin;
    frozen_.emplace(origin, *std::move(freeze));
    return {};
  }
  if (type == rotated_type) {
    const auto rotation = read_rotation(data_json);
    if (!rotation) return invalid("a rotation is out of form");
    if (frozen(rotation->origin) != nullptr) return invalid("the key of a frozen log is changed: " + rotation->origin);
    auto found = chains_.find(rotation->origin);
    if (found == chains_.end()) {
      auto first = Verifier::parse(rotation->old_vkey);
      if (!first || first->name() != rotation->origin) return invalid("a key of a rotation is out of form");
      found = chains_.emplace(rotation->origin, LogKeys(*std::move(first))).first;
    }
    return found->second.take(*rotation);
  }
  if (type == retired_type) {
    const auto retirement = read_retirement(data_json);
    const auto found = retirement ? chains_.find(retirement->origin) : chains_.end();
    if (found == chains_.end() || frozen(retirement->origin) != nullptr)
      return invalid("the end of a rotation is out of form, or of none");
    return found->second.take(*retirement);
  }
  return {};
}

const LogKeys* KeyChains::of(std::string_view origin) const {
  const auto found = chains_.find(origin);
  return found == chains_.end() ? nullptr : &found->second;
}

const LogFreeze* KeyChains::frozen(std::string_view origin) const {
  const auto found = frozen_.find(origin);
  return found == frozen_.end() ? nullptr : &found->second;
}

Result<KeyChains> chains_below(const std::filesystem::path& data) {
  const auto file = log_file({data, "", std::string(registry_slug)});
  KeyChains chains;
  if (!std::filesystem::exists(file)) return chains;
  return storage::attempt("log_unavailable", [&]() -> Result<KeyChains> {
    storage::Connection database(file, storage::Mode::read_only);
    if (storage::schema_version(database) == 0) return chains;
    // The type is the last member but one of a leaf.
    auto leaves = database.prepare(
        "SELECT leaf FROM entries WHERE CAST(leaf AS TEXT) GLOB '*,\"type\":\"key.*\",\"v\":1}' "
        "OR CAST(leaf AS TEXT) GLOB '*,\"type\":\"log.frozen\",\"v\":1}' ORDER BY seq");
    while (leaves.step()) {
      const auto envelope = parse_leaf(leaves.blob_view(0));
      if (!envelope) return fail("rotation_invalid", "the registry: " + envelope.error().message);
      if (auto taken = chains.take(envelope->type, envelope->data_json); !taken) return std::unexpected(taken.error());
    }
    return chains;
  });
}

Result<LogKeys> keys_of(const Log& log) {
  const auto chains = chains_below(log.place().data);
  if (!chains) return std::unexpected(chains.error());
  if (const LogKeys* chain = chains->of(log.origin())) return *chain;
  auto key = Verifier::parse(log.vkey());
  if (!key) return std::unexpected(key.error());
  return LogKeys(*std::move(key));
}

std::filesystem::path next_key_file(const LogPlace& place) { return place.data / "keys" / (place.slug + ".next.key"); }
std::filesystem::path retired_key_file(const LogPlace& place) {
  return place.data / "keys" / (place.slug + ".retired.key");
}

}  // namespace tavolo::record
