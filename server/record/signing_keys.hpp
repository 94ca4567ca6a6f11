#pragma once
// What a log signs with: its key, and while a rotation goes on the new one too (rotation.hpp).

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/log.hpp"
#include "server/record/note.hpp"
#include "server/record/rotation.hpp"

namespace tavolo::record {

struct SigningKeys {
  /// Those that the registry has on record; an end of a rotation that a crash left half done is finished first.
  /// Errors: those of Signer::load and chains_below(); `other_origin`; `signing_key_missing` when the files are not the
  /// keys on record. Of a frozen log (freeze.hpp) no key is loaded: it signs nothing.
  static Result<SigningKeys> load(const LogPlace& place, const std::string& origin);
  /// To read a log whose key file is lost: `first_vkey` is its first key, as the registry has it. It signs nothing.
  static Result<SigningKeys> none(const LogPlace& place, const std::string& origin, const std::string& first_vkey);

  bool may_sign() const { return signer.has_value(); }
  /// The note with a line of each key. Only when may_sign().
  std::string sign(const Checkpoint& checkpoint) const;

  std::optional<Signer> signer;
  std::optional<Signer> next;
  LogKeys keys;
};

/// Tests: told of each step that is durable.
using AtStep = std::function<void(std::string_view step)>;

/// `signing_key_missing`, with what a reader can do.
std::unexpected<Error> key_file_gone(const LogPlace& place);

/// After the retirement is on record: puts the new key in the old one's place, then overwrites and removes the old one.
/// What a crash leaves of it the next call finishes. Error `file_unwritable`, `signing_key_missing`.
Result<void> finish_rotation(const LogPlace& place, const AtStep& at_step = {});

}  // namespace tavolo::record
