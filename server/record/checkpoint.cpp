#include "server/record/checkpoint.hpp"

#include <array>
#include <charconv>

namespace tavolo::record {
namespace {

std::unexpected<Error> malformed(const char* what) {
  return fail("malformed_checkpoint", std::string("checkpoint: ") + what);
}

/// Cuts the next line off `text`; nothing when no newline is left.
bool take_line(std::string_view& text, std::string_view& line) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return true;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  return checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' + to_base64(bytes_of(checkpoint.root)) +
         '\n';
}

Result<Checkpoint> parse_checkpoint_text(std::string_view text) {
  std::string_view origin;
  std::string_view size_text;
  std::string_view root_text;
  if (!take_line(text, origin) || !take_line(text, size_text) || !take_line(text, root_text))
    return malformed("fewer than three lines");
  Checkpoint checkpoint;
  checkpoint.origin = std::string(origin);
  const auto [end, fault] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), checkpoint.size);
  if (fault != std::errc{} || std::to_string(checkpoint.size) != size_text)
    return malformed("the size is not a plain number");
  const auto root = from_base64(root_text);
  const auto hash = root ? hash_from_bytes(*root) : std::nullopt;
  if (origin.empty() || origin.size() > 255 || !hash) return malformed("the origin or the root is out of form");
  // Extensions: nonempty lines, to the end.
  while (!text.empty()) {
    std::string_view line;
    if (!take_line(text, line) || line.empty()) return malformed("an extension line is empty or unfinished");
  }
  checkpoint.root = *hash;
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer) {
  const std::array<const Signer*, 1> signers{&signer};
  return sign_note(checkpoint_text(checkpoint), signers);
}

Result<Checkpoint> open_checkpoint(std::string_view note, const Verifier& log_key) {
  auto opened = open_note(note, std::span(&log_key, 1));
  if (!opened) return std::unexpected(opened.error());
  auto checkpoint = parse_checkpoint_text(opened->text);
  if (checkpoint && checkpoint->origin != log_key.name())
    return fail("other_origin", "the checkpoint is of another log");
  return checkpoint;
}

}  // namespace tavolo::record
