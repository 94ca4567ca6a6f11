#include "server/record/proof_file.hpp"

#include <charconv>

namespace tavolo::record {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1\n";
/// Hashes that an inclusion proof can have at most.
constexpr std::size_t max_proof = 64;

std::unexpected<Error> malformed(const char* what) {
  return fail("malformed_proof_file", std::string("proof file: ") + what);
}

}  // namespace

std::string write_proof_file(const ProofFile& file) {
  std::string text(first_line);
  if (file.extra) text += "extra " + to_base64(*file.extra) + '\n';
  text += "index " + std::to_string(file.index) + '\n';
  for (const Hash& hash : file.proof) text += to_base64(bytes_of(hash)) + '\n';
  return text + '\n' + file.checkpoint;
}

Result<ProofFile> parse_proof_file(std::string_view text) {
  if (!text.starts_with(first_line)) return malformed("not a proof of version 1");
  text.remove_prefix(first_line.size());
  ProofFile file;
  bool index_read = false;
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return malformed("it ends before the checkpoint");
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty()) break;
    if (!index_read && !file.extra && line.starts_with("extra ")) {
      file.extra = from_base64(line.substr(6));
      if (!file.extra) return malformed("the extra line is out of form");
    } else if (!index_read) {
      if (!line.starts_with("index ")) return malformed("no index");
      line.remove_prefix(6);
      const auto [stop, fault] = std::from_chars(line.data(), line.data() + line.size(), file.index);
      if (fault != std::errc{} || std::to_string(file.index) != line)
        return malformed("the index is not a plain number");
      index_read = true;
    } else {
      const auto bytes = from_base64(line);
      const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
      if (!hash || file.proof.size() == max_proof) return malformed("a hash is out of form");
      file.proof.push_back(*hash);
    }
  }
  if (!index_read) return malformed("no index");
  file.checkpoint = std::string(text);
  if (auto note = parse_note(text); !note) return std::unexpected(note.error());
  return file;
}

Result<Checkpoint> verify_proof_file(std::string_view text, std::string_view leaf, const Verifier& log_key) {
  const auto file = parse_proof_file(text);
  if (!file) return std::unexpected(file.error());
  auto checkpoint = open_checkpoint(file->checkpoint, log_key);
  if (!checkpoint) return checkpoint;
  if (!verify_inclusion(file->index, checkpoint->size, leaf_hash(leaf), file->proof, checkpoint->root)) {
    return fail("proof_fails", "the entry is not shown to stand at index " + std::to_string(file->index));
  }
  return checkpoint;
}

}  // namespace tavolo::record
