#pragma once
// The registry of an instance (decision 11; record.md 2.3): a log of its own that names every log and its key, so that
// a table that vanishes or is replaced leaves a trace; that states each day how far every log has come; and that names
// the time stamps of their checkpoints. Few entries, so it is used on one thread, without a Writer.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/record/rotation.hpp"

namespace tavolo::record {

/// One `log.created` entry. Its leaf has cap "system", obj "log-<n>", rule 64 zeros, cmd the UUID version 5 of
/// "log.created/" + origin, and data {"origin":..,"vkey":..}: nothing of a person, so nothing is disclosed apart.
struct RegisteredLog {
  std::string origin;
  std::string vkey;
};

/// One `heads.recorded` entry: the heads of all table logs on a day, so that one stamp of the registry's checkpoint
/// reaches every table. obj "registry-1", cmd the UUID version 5 of "heads.recorded/" + day, data
/// {"day":..,"heads":[{"origin":
/// ..,"root":<hex>,"size":..}..]}, sorted by origin.
struct RecordedHeads {
  std::string day;  ///< local date, "2027-03-10"
  std::vector<Checkpoint> heads;
  std::uint64_t entry = 0;  ///< its index in the registry, known once it is there
};

/// One `checkpoint.anchored` entry: a time-stamp token (RFC 3161) of the checkpoint of `origin` at `size`. obj the
/// log's, cmd the UUID version 5 of "checkpoint.anchored/" + origin + "/" + size, data
/// {"at":..,"origin":..,"policy":..,"size":.., "token":<hex>}.
struct AnchoredCheckpoint {
  std::string origin;
  std::uint64_t size = 0;
  Instant at;          ///< as the authority states it
  std::string policy;  ///< the authority's, an OID in dotted form
  Hash token{};        ///< SHA-256 of the authority's answer as it is kept
};

inline constexpr std::string_view anchored_type = "checkpoint.anchored";
/// Of the data of such an entry; nothing when they are out of form.
std::optional<AnchoredCheckpoint> read_anchored(std::string_view data_json);

/// One `retention.applied` entry: what the instance removed on a day because the term for keeping it was over
/// (domain.md 7). obj "registry-1", cmd the UUID version 5 of "retention.applied/" + day, data
/// {"day":..,"removed":{<kind>:<number>,..}}: numbers above 0 alone, and of whom nothing.
struct AppliedRetention {
  std::string day;
  std::map<std::string, std::int64_t> removed;  ///< kind: small letters and '_'
};

/// One `policy.changed` entry: the witness policy (policy.hpp) by which "cosigned" is judged from then on. obj
/// "registry-1", cmd the UUID version 5 of "policy.changed/" + the number of such entries before it, data
/// {"sha256":<hex of the text>,"text":..}; an empty text: no witness is asked any more.
struct PolicyChange {
  std::string text;  ///< as plain_policy() makes it
  std::string sha256_hex;
};
inline constexpr std::string_view policy_type = "policy.changed";
/// The lines of a policy file that say something: no comments, no empty lines, blanks as single spaces, one '\n' at
/// each line's end. What is on record names nobody whom a comment named.
std::string plain_policy(std::string_view text);
/// Bytes of such a text that an entry holds.
inline constexpr std::size_t longest_recorded_policy = 48'000;
/// Of the data of such an entry; nothing when it is out of form, or the digest is not of the text.
std::optional<PolicyChange> read_policy_change(std::string_view data_json);

/// A change of what is to be believed, in the order of the record.
struct TrustChange {
  std::uint64_t entry = 0;  ///< its index in the registry
  Instant at;
  std::variant<KeyRotation, KeyRetirement, PolicyChange, LogFreeze> what;
};

/// Of these public keys the one of a registry; empty: there is none.
std::string registry_vkey_in(const std::vector<std::string>& vkeys);

class Registry {
 public:
  /// Opens the registry below DATA, or makes it for `instance`; an existing one's name stands, and another `instance`
  /// (unless empty) is the error `other_origin`.
  static Result<std::unique_ptr<Registry>> open_or_create(const std::filesystem::path& data, std::string_view instance);
  /// `vkey`: to read it where its key's file is gone, see Log::open_to_read(). Error `log_not_found`.
  static Result<std::unique_ptr<Registry>> open(const std::filesystem::path& data, const std::string& vkey = {});

  /// The instance's name, as given at creation.
  std::string instance() const;
  const std::vector<RegisteredLog>& logs() const { return logs_; }
  /// The first key of a registered log; empty: there is no such log.
  std::string first_vkey(std::string_view origin) const;
  /// The witness policy on record; empty: nobody is asked.
  std::string policy() const;
  /// The slugs of the registered tables, in order of creation.
  std::vector<std::string> tables() const;

  /// Puts a log on record; one that is there already with the same key is left as it is, with another key it is the
  /// error `other_key`.
  Result<void> add(std::string_view origin, std::string_view vkey, Instant now);

  /// Puts the heads of a day on record, once: a day that is there is left as it is.
  Result<void> record_heads(RecordedHeads heads, Instant now);
  /// Oldest first; a day has one at the most.
  const std::vector<RecordedHeads>& heads() const { return heads_; }
  /// Puts a time stamp on record, once for a checkpoint. Error `log_not_found` for an origin that is not registered and
  /// is not the registry's own.
  Result<void> anchor(AnchoredCheckpoint anchored, Instant now);
  /// In the order of the record.
  const std::vector<AnchoredCheckpoint>& anchored() const { return anchored_; }

  /// Puts it on record before anything is removed. False: the day has its entry already, so it waits for the next.
  Result<bool> apply_retention(AppliedRetention applied, Instant now);
  /// Oldest first; a day has one at the most.
  const std::vector<AppliedRetention>& retention() const { return retention_; }

  /// Error `rotation_invalid` when it does not continue the keys on record, `log_not_found` for an unknown origin.
  Result<void> rotate(const KeyRotation& rotation, Instant now);
  Result<void> retire(const KeyRetirement& retirement, Instant now);
  /// Puts the end of a log on record; of the registry's own nothing follows. Errors `log_not_found`, `rotation_invalid`
  /// when it is frozen already or the key is not the one that counts.
  Result<void> freeze(const LogFreeze& freeze, Instant now);
  /// Of logs whose key has changed, or that are frozen.
  const KeyChains& keys() const { return chains_; }
  /// Whether this is, or was, the key of a registered log, or of the registry.
  bool is_key_of(std::string_view origin, std::string_view vkey) const;
  /// Puts a witness policy (plain_policy()) on record unless it is the last one that is; nothing on record is as an
  /// empty text. Errors: `policy_too_long`, `malformed_policy` when it is not UTF-8.
  Result<void> change_policy(std::string_view text, Instant now);
  const std::vector<TrustChange>& changes() const { return changes_; }

  /// Opens the table's log, or makes it and puts it on record. A registered log whose files are gone is the error
  /// `log_not_found`: it is never made anew.
  Result<std::unique_ptr<Log>> open_or_create_table(std::string_view slug, Instant now);

  Log& log() { return *log_; }
  const Log& log() const { return *log_; }

 private:
  Registry(std::filesystem::path data, std::unique_ptr<Log> log);
  Result<void> replay();
  Result<void> read(const StoredEntry& entry);
  /// True: the entry is of one of the four types of changes, and was taken.
  Result<bool> read_change(const StoredEntry& entry);
  /// `name`: what the command id is made from, one for each entry that may be there once.
  Result<void> append(std::string_view type, std::string obj, const std::string& name, std::string data_json,
                      Instant now);
  /// "log-<n>" of a registered log, "registry-1" of itself.
  std::optional<std::string> object_of(std::string_view origin) const;

  std::filesystem::path data_;
  std::unique_ptr<Log> log_;
  Encoder encoder_;
  std::vector<RegisteredLog> logs_;
  std::vector<RecordedHeads> heads_;
  std::vector<AnchoredCheckpoint> anchored_;
  std::vector<AppliedRetention> retention_;
  KeyChains chains_;
  std::vector<TrustChange> changes_;
};

}  // namespace tavolo::record
