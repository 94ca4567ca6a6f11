#include "server/witness/request.hpp"

#include <charconv>
#include <optional>

namespace tavolo::witness {
namespace {

constexpr std::string_view old_word = "old ";

std::unexpected<Error> malformed(const char* what) {
  return fail("malformed_request", std::string("add-checkpoint: ") + what);
}

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string write_add_checkpoint(const AddCheckpoint& request) {
  std::string body = std::string(old_word) + std::to_string(request.old_size) + '\n';
  for (const Hash& hash : request.proof) body += to_base64(bytes_of(hash)) + '\n';
  return body + '\n' + request.checkpoint;
}

Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
  const auto first = take_line(body);
  if (!first || !first->starts_with(old_word)) return malformed("does not begin with the old size");
  const std::string_view number = first->substr(old_word.size());
  AddCheckpoint request;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), request.old_size);
  if (fault != std::errc{} || end != number.data() + number.size() || std::to_string(request.old_size) != number)
    return malformed("the old size is not a plain number");
  while (true) {
    const auto line = take_line(body);
    if (!line) return malformed("no empty line before the checkpoint");
    if (line->empty()) break;
    if (request.proof.size() == most_proof_lines) return malformed("the proof has more than 63 lines");
    const auto bytes = from_base64(*line);
    const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    if (!hash) return malformed("a line of the proof is no hash");
    request.proof.push_back(*hash);
  }
  if (body.empty()) return malformed("no checkpoint");
  request.checkpoint = std::string(body);
  return request;
}

}  // namespace tavolo::witness
