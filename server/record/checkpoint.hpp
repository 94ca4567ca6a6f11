#pragma once
// Checkpoints (C2SP tlog-checkpoint.md v1.0.0; record.md 1.6) and proof files (tlog-proof.md; 1.10).

#include <cstdint>
#include <string>
#include <string_view>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/record/note.hpp"

namespace tavolo::record {

/// What a log says of itself at one moment.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
  bool operator==(const Checkpoint&) const = default;
};

/// origin "\n" size "\n" base64(root) "\n"; no extension lines.
std::string checkpoint_text(const Checkpoint& checkpoint);
/// The inverse; lines of extension after the third are accepted and left unread (they are signed all the same).
/// Error `malformed_checkpoint`.
Result<Checkpoint> parse_checkpoint_text(std::string_view text);

/// The signed note of a checkpoint.
std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer);
/// Opens the note with the log's key and parses it; the origin must be the key's name. Errors as open_note and
/// parse_checkpoint_text, and `other_origin`.
Result<Checkpoint> open_checkpoint(std::string_view note, const Verifier& log_key);

}  // namespace tavolo::record
