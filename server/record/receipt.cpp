#include "server/record/receipt.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "server/record/canonical.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/proof_file.hpp"

namespace tavolo::record {
namespace {

template <class Items, class Write>
void append_array(std::string& out, const Items& items, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

/// As append_quoted of to_base64, without a text of its own.
void append_base64(std::string& out, const Hash& hash) {
  std::array<unsigned char, 45> text;  // 44 characters and a zero
  const int length = EVP_EncodeBlock(text.data(), hash.data(), static_cast<int>(hash.size()));
  out += '"';
  out.append(reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(length));
  out += '"';
}

/// Bytes that a receipt will hardly exceed: a leaf is JSON within JSON, so its quotes are escaped.
std::size_t size_of_receipt(std::string_view checkpoint, const std::vector<ReceiptEntry>& entries) {
  std::size_t size = checkpoint.size() + 64;
  for (const ReceiptEntry& entry : entries) {
    size += entry.leaf.size() * 5 / 4 + entry.proof.size() * 47 + 96;
    for (const std::string_view text : entry.disclosures) size += text.size() + 3;
  }
  return size;
}

std::unexpected<Error> malformed() { return fail("malformed_receipt", "the receipt is out of form"); }

/// The texts of the members when the object has exactly these keys (in their order).
std::optional<std::vector<std::string_view>> exact_members(std::string_view json,
                                                           std::initializer_list<std::string_view> keys) {
  const auto members = split_object(json);
  if (!members || members->size() != keys.size()) return std::nullopt;
  std::vector<std::string_view> texts;
  for (const std::string_view key : keys) {
    if ((*members)[texts.size()].first != key) return std::nullopt;
    texts.push_back((*members)[texts.size()].second);
  }
  return texts;
}

Result<void> verify_entry(std::string_view json, const Checkpoint& checkpoint) {
  const auto members = exact_members(json, {"disclosures", "index", "leaf", "proof"});
  if (!members) return malformed();
  const auto disclosures = split_array((*members)[0]);
  const auto index = integer_of((*members)[1]);
  const auto leaf = unquote((*members)[2]);
  const auto hashes = split_array((*members)[3]);
  if (!disclosures || !index || *index < 0 || !leaf || !hashes) return malformed();
  Proof proof;
  for (const std::string_view text : *hashes) {
    const auto base64 = unquote(text);
    const auto bytes = base64 ? from_base64(*base64) : std::nullopt;
    const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    if (!hash) return malformed();
    proof.push_back(*hash);
  }
  const auto seq = static_cast<std::uint64_t>(*index);
  if (!verify_inclusion(seq, checkpoint.size, leaf_hash(*leaf), proof, checkpoint.root)) {
    return fail("proof_fails", "the entry is not shown to stand at index " + std::to_string(seq));
  }
  const auto envelope = parse_leaf(*leaf);
  if (!envelope) return std::unexpected(envelope.error());
  if (envelope->seq != seq || envelope->log != checkpoint.origin)
    return fail("proof_fails", "the entry states another place");
  for (const std::string_view text : *disclosures) {
    const auto disclosure = unquote(text);
    const auto opened = disclosure ? open_disclosure(*disclosure) : Result<Opened>(malformed());
    const bool fits = opened && std::any_of(envelope->sd.begin(), envelope->sd.end(), [&](const auto& named) {
                        return named.first == opened->name && named.second == disclosure_digest(*disclosure);
                      });
    if (!fits) return fail("disclosure_fails", "a disclosure is not one of entry " + std::to_string(seq));
  }
  return {};
}

}  // namespace

std::string write_receipt(std::string_view checkpoint, const std::vector<ReceiptEntry>& entries) {
  std::string out;
  out.reserve(size_of_receipt(checkpoint, entries));
  out += "{\"checkpoint\":";
  append_quoted(out, checkpoint);
  out += ",\"entries\":";
  append_array(out, entries, [&](const ReceiptEntry& entry) {
    out += "{\"disclosures\":";
    append_array(out, entry.disclosures, [&](std::string_view text) { append_quoted(out, text); });
    out += ",\"index\":" + std::to_string(entry.index) + ",\"leaf\":";
    append_quoted(out, entry.leaf);
    out += ",\"proof\":";
    append_array(out, entry.proof, [&](const Hash& hash) { append_base64(out, hash); });
    out += '}';
  });
  out += '}';
  return out;
}

Result<std::string> make_receipt(Log& log, std::uint64_t first_seq, std::uint64_t count,
                                 const DisclosureFilter& filter) {
  const LogHead head = log.head();
  if (count == 0 || first_seq >= head.size || count > head.size - first_seq) {
    return fail("index_out_of_range",
                "no entries " + std::to_string(first_seq) + " to " + std::to_string(first_seq + count));
  }
  const auto stored = log.read(first_seq, first_seq + count);
  if (!stored) return std::unexpected(stored.error());
  std::vector<ReceiptEntry> entries;
  for (const StoredEntry& entry : *stored) {
    auto proof = log.inclusion_proof(entry.seq, head.size);
    if (!proof) return std::unexpected(proof.error());
    ReceiptEntry made{entry.seq, entry.leaf, *std::move(proof), {}};
    for (const auto& [name, digest] : entry.envelope.sd) {
      const StoredDisclosure* found = entry.find(name);
      const std::string_view text = found != nullptr ? found->text : entry.content_text;
      if (!text.empty() && (!filter || filter(entry, name))) made.disclosures.push_back(text);
    }
    entries.push_back(std::move(made));
  }
  return write_receipt(head.checkpoint, entries);
}

Result<std::string> make_proof_file(Log& log, std::uint64_t seq) {
  const LogHead head = log.head();
  auto proof = log.inclusion_proof(seq, head.size);
  if (!proof) return std::unexpected(proof.error());
  return write_proof_file({std::nullopt, seq, *std::move(proof), head.checkpoint});
}

Result<std::string> make_proof_file(Log& log, std::uint64_t seq, const std::string& checkpoint) {
  const auto note = parse_note(checkpoint);
  if (!note) return std::unexpected(note.error());
  const auto read = parse_checkpoint_text(note->text);
  if (!read) return std::unexpected(read.error());
  auto proof = log.inclusion_proof(seq, read->size);
  if (!proof) return std::unexpected(proof.error());
  return write_proof_file({std::nullopt, seq, *std::move(proof), checkpoint});
}

Result<std::size_t> verify_receipt(std::string_view receipt, const Verifier& log_key) {
  const auto members = exact_members(receipt, {"checkpoint", "entries"});
  const auto note = members ? unquote((*members)[0]) : std::nullopt;
  const auto entries = members ? split_array((*members)[1]) : std::nullopt;
  if (!note || !entries || entries->empty()) return malformed();
  const auto checkpoint = open_checkpoint(*note, log_key);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  for (const std::string_view entry : *entries) {
    if (auto verified = verify_entry(entry, *checkpoint); !verified) return std::unexpected(verified.error());
  }
  return entries->size();
}

}  // namespace tavolo::record
