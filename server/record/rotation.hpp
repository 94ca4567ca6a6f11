#pragma once
// The keys of a log in their order (record.md 2.5). A log keeps its origin for ever, its key may change: the registry
// says so by `key.rotated`, signed by the old and the new key; from then on each checkpoint has the lines of both,
// until `key.retired` says that the old one is destroyed. Whoever believes one key of such a chain can go to any other.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/freeze.hpp"
#include "server/record/note.hpp"

namespace tavolo::record {

class Log;
struct LogPlace;

inline constexpr std::string_view rotated_type = "key.rotated";
inline constexpr std::string_view retired_type = "key.retired";

/// One `key.rotated` entry of the registry: obj the log's, cmd the UUID version 5 of "key.rotated/" + origin + "/" +
/// new_vkey, data {"from_size":..,"new_signature":..,"new_vkey":..,"old_signature":..,"old_vkey":..,"origin":..}, the
/// signatures in base64, 64 bytes each, over rotation_text().
struct KeyRotation {
  std::string origin;
  std::string old_vkey;
  std::string new_vkey;
  std::uint64_t from_size = 0;  ///< of the log; each checkpoint of more entries is signed by both keys
  std::string old_signature;
  std::string new_signature;
};

/// One `key.retired` entry: the old key signs no checkpoint of more than `size` entries of its log, and is destroyed.
/// cmd of "key.retired/" + origin + "/" + vkey, data {"origin":..,"size":..,"vkey":..}.
struct KeyRetirement {
  std::string origin;
  std::string vkey;
  std::uint64_t size = 0;
};

/// What both keys sign, the text of a signed note: "tavolo-key-rotation/v1", origin, old vkey, new vkey, from_size, a
/// line each. Its first line is no origin, so no checkpoint can be made of it.
std::string rotation_text(const KeyRotation& rotation);
/// Both keys have the origin as their name.
KeyRotation sign_rotation(const Signer& old_key, const Signer& new_key, std::uint64_t from_size);
/// Error `rotation_invalid`: a key is out of form or not of this origin, both are one, or a signature does not hold.
Result<void> check_rotation(const KeyRotation& rotation);

std::string write_rotation(const KeyRotation& rotation);
std::string write_retirement(const KeyRetirement& retirement);
/// Of the data of such entries; the form alone. Nothing when they are out of form.
std::optional<KeyRotation> read_rotation(std::string_view data_json);
std::optional<KeyRetirement> read_retirement(std::string_view data_json);

/// The keys of one log, oldest first.
class LogKeys {
 public:
  /// A key and the sizes of the checkpoints that it signs: from `from`, to `until` where that is stated.
  struct Span {
    Verifier key;
    std::uint64_t from = 0;
    std::optional<std::uint64_t> until;
    std::optional<KeyRotation> by;  ///< what brought it; nothing for the first key
  };

  explicit LogKeys(Verifier first);

  /// Continues the chain. Error `rotation_invalid`: as check_rotation(), or it does not continue what is there.
  Result<void> take(const KeyRotation& rotation);
  Result<void> take(const KeyRetirement& retirement);

  const std::vector<Span>& spans() const { return spans_; }
  const std::string& origin() const { return spans_.front().key.name(); }
  /// The key of the log: in an overlap the old one, to its end.
  const Verifier& current() const;
  /// In an overlap the new key, else null.
  const Verifier* next() const;
  bool knows(std::string_view vkey) const;
  /// Those that sign a checkpoint of this size.
  std::vector<Verifier> at(std::uint64_t size) const;

  /// Opens a checkpoint with the keys of its size; one of them is enough. Errors as open_checkpoint().
  Result<Checkpoint> open(std::string_view note) const;
  /// As the log itself keeps it: every key of its size must have signed. Error also `signature_missing`.
  Result<Checkpoint> open_kept(std::string_view note) const;

 private:
  Result<Checkpoint> open_with(std::string_view note, bool all) const;
  std::vector<Span> spans_;
};

/// The chains of all logs of a registry, entry by entry, and which of them are frozen.
class KeyChains {
 public:
  /// Of other types than the three it takes nothing. Error `rotation_invalid`; also for what comes after a log was
  /// frozen.
  Result<void> take(std::string_view type, std::string_view data_json);
  /// Null for a log whose key never changed.
  const LogKeys* of(std::string_view origin) const;
  /// Null for a log that goes on.
  const LogFreeze* frozen(std::string_view origin) const;

 private:
  std::map<std::string, LogKeys, std::less<>> chains_;
  std::map<std::string, LogFreeze, std::less<>> frozen_;
};

/// The chains that the registry below DATA has on record, read beside whoever writes it; empty without a registry. The
/// tree is not looked at. Errors: rotation_invalid, log_unavailable.
Result<KeyChains> chains_below(const std::filesystem::path& data);
/// The keys of an open log, as on record; without a rotation its one key.
Result<LogKeys> keys_of(const Log& log);

/// keys/<slug>.next.key: the new key while both sign. keys/<slug>.retired.key: the old one, until it is overwritten.
std::filesystem::path next_key_file(const LogPlace& place);
std::filesystem::path retired_key_file(const LogPlace& place);

}  // namespace tavolo::record
