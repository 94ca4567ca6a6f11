#pragma once
// One append-only log on disk: entries, tree, signed checkpoints, encrypted disclosures and the command index of a
// table (tables/<slug>.db), its keys (keys/<slug>.db) and its signing key (keys/<slug>.key). Whoever opens a Log for
// writing holds the DataLock. append() is for one thread at a time (the Writer's); everything else reads what is
// committed, through a connection of its own, and is safe from any thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/envelope.hpp"
#include "server/record/tree.hpp"

namespace tavolo::record {

/// Where a log lives and what it is called. `instance` is the instance's name ("demo.tavolo.invalid"), `slug` the
/// table's: [a-z0-9][a-z0-9-]{0,39}; the slug "registry" is the instance's registry log.
struct LogPlace {
  std::filesystem::path data;
  std::string instance;
  std::string slug;
};
inline constexpr std::string_view registry_slug = "registry";

/// "<instance>/t/<slug>", and "<instance>/registry" for the registry (decision 11).
std::string log_origin(std::string_view instance, std::string_view slug);
/// 1 to 200 characters [a-z0-9.-], so that every origin stays below 256 bytes.
bool is_instance_name(std::string_view name);
bool is_slug(std::string_view slug);

std::filesystem::path log_file(const LogPlace& place);
std::filesystem::path keys_file(const LogPlace& place);
std::filesystem::path signing_key_file(const LogPlace& place);
/// What can be made again from the record (decision 12): the snapshot of the table, and the database of its search.
std::filesystem::path snapshot_file(const LogPlace& place);
std::filesystem::path derived_file(const LogPlace& place);
/// The encrypted files of its documents (attachments.hpp).
std::filesystem::path attachments_folder(const LogPlace& place);

class KeyStore;

/// A command that has been recorded (decision 16). Its entries are first_seq ... first_seq + count - 1, count >= 1.
struct CommandRow {
  std::string cmd;  ///< UUID
  std::uint64_t first_seq = 0;
  std::uint64_t count = 0;
  Hash binding{};  ///< HMAC of account and payload, see Log::binding()
};

/// A disclosure that the entry `by_seq` of the same batch, a `redaction.applied`, erases. All disclosures of a unit
/// fall in one batch; then its key is destroyed.
struct Redaction {
  std::uint64_t by_seq = 0;
  std::uint64_t seq = 0;
  std::string name;
};

/// What one commit holds: entries in order, not none, the first with seq == the log's size; and the commands that they
/// are of, in the same order: together they cover all entries, each once.
struct Batch {
  std::vector<EncodedEntry> entries;
  std::vector<CommandRow> commands;
  std::vector<Redaction> redactions;
  std::vector<std::string> attachments;  ///< stored names of files that go with the redactions
};

/// Where a disclosure of a unit lies.
struct UnitField {
  std::uint64_t seq = 0;
  std::string name;
};

/// What one commit made true.
struct Commit {
  std::uint64_t first_seq = 0;
  std::uint64_t size = 0;  ///< of the tree, after it
  Hash root{};
  std::string checkpoint;             ///< the signed note
  std::vector<std::string> receipts;  ///< one for each command of the batch, in order; see receipt.hpp
};

/// A disclosure read back. Erased: by a redaction on record; then text, value_json and unit are empty.
struct StoredDisclosure {
  std::string name;
  std::string unit;
  bool erased = false;
  std::uint64_t erased_by = 0;  ///< seq of the redaction, when erased
  std::string text;             ///< the disclosure string
  std::string value_json;       ///< canonical JSON
};

/// An entry read back; its envelope has the content applied.
struct StoredEntry {
  std::uint64_t seq = 0;
  std::string leaf;
  Hash leaf_hash{};
  Envelope envelope;
  std::vector<StoredDisclosure> disclosures;  ///< names ascending, without `content`
  std::string content_text;                   ///< the disclosure string of a non-public entry's `content`; else empty

  /// The disclosure of this name, erased or not; null when the entry has none such.
  const StoredDisclosure* find(std::string_view name) const;
};

/// Size and root of what is committed.
struct LogHead {
  std::uint64_t size = 0;
  Hash root{};
  std::string checkpoint;
};

/// Errors: log_unavailable (SQLite's), record_damaged (bytes on disk are not what was written), and those named below.
class Log {
 public:
  /// Makes the files of a new log with a fresh signing key and the signed checkpoint of size 0. Files that a creation
  /// cut short has left are replaced; a signing key among them is kept aside, never used again. Error `log_exists`.
  static Result<std::unique_ptr<Log>> create(const LogPlace& place);
  /// Opens a log, finishes an erasure that a crash left half done, and checks that the tree's root, computed from
  /// the stored hashes, is that of the newest checkpoint and that the signing key made it. Error `log_not_found`.
  /// An empty `place.instance` takes the one that the log states; another one is the error `other_origin`.
  static Result<std::unique_ptr<Log>> open(const LogPlace& place);
  static Result<std::unique_ptr<Log>> open_or_create(const LogPlace& place);
  /// To read a log whose signing key is lost; `first_vkey` is the first key that the registry has of it.
  static Result<std::unique_ptr<Log>> open_without_key(const LogPlace& place, const std::string& first_vkey);
  /// To read a log: where the file of its signing key is gone, by `vkey`, a public key that it has or had; nothing can
  /// be appended then. Error `signing_key_missing` when there is neither.
  static Result<std::unique_ptr<Log>> open_to_read(const LogPlace& place, const std::string& vkey);
  ~Log();

  const LogPlace& place() const;
  const std::string& origin() const;
  /// The public key of the log, as a vkey.
  const std::string& vkey() const;
  LogHead head() const;

  /// HMAC-SHA-256 under the table's own never-erased key of u32be(length of account) || account || payload: what tells
  /// a repeat of a command from another command with its id.
  Hash binding(std::string_view account, std::string_view canonical_payload) const;

  /// The keys beside the log, for what is encrypted outside of it.
  KeyStore& keys();

  /// What derived files rest on: this log, this executable, and every erasure so far. One that was made under another
  /// stamp is dropped. Safe from any thread; it changes when an erasure is committed.
  std::string derived_stamp() const;
  /// The 32-byte key of the snapshot, renewed by every erasure.
  std::string derived_key() const;

  /// Appends a batch: one transaction, one checkpoint. Any error stops the log for appending (decision 14): nothing of
  /// the batch may be promised, and whether it is on disk after all is seen at the next start. `before_commit` (tests)
  /// is called when all is written but not committed. Errors: `stale_size` (the batch starts elsewhere), `empty_batch`,
  /// `erasure_refused` (a permanent unit, a part of a unit, an unknown disclosure), `log_stopped` (an earlier append
  /// failed), `log_frozen` (the registry says so, or it was opened without its key).
  Result<Commit> append(const Batch& batch, const std::function<void()>& before_commit = {});

  Result<std::optional<CommandRow>> find_command(std::string_view cmd);
  /// Entries [from, to), at most up to the size; disclosures decrypted and checked against the leaf.
  Result<std::vector<StoredEntry>> read(std::uint64_t from, std::uint64_t to);
  Result<StoredEntry> read_one(std::uint64_t seq);
  /// All that lies in these units now, in the order of the record. Reads through every disclosure there is.
  Result<std::vector<UnitField>> fields_of(const std::set<std::string>& units);
  /// Calls `visit` for every entry from `from` on, in order, and stops at its first error. The tree is rebuilt from the
  /// leaves on the way: at the end its root must be that of the newest checkpoint (`record_damaged`).
  Result<void> for_each_entry(std::uint64_t from, const std::function<Result<void>(const StoredEntry&)>& visit);

  /// The leaves [from, to) as they are on record, nothing decrypted.
  Result<std::vector<std::string>> leaves(std::uint64_t from, std::uint64_t to);
  /// Reads stored hashes; lives as long as the log.
  NodeReader node_reader();
  /// Sizes above `after` and up to `upto` of which there is a checkpoint, ascending.
  Result<std::vector<std::uint64_t>> checkpoint_sizes(std::uint64_t after, std::uint64_t upto);

  Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size);
  Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t size);
  /// The root of the first `size` entries, from the stored hashes; size at most the log's.
  Result<Hash> root_of(std::uint64_t size);
  /// The signed note of the newest checkpoint, or of that of exactly `size` (error `no_such_checkpoint`).
  Result<std::string> latest_checkpoint();
  Result<std::string> checkpoint_of(std::uint64_t size);

  /// No append from now on: this record is known to be behind, or beside, what its key has signed before. From any
  /// thread.
  void refuse_appends();

  /// Copies the table's file, then its keys, into tables/ and keys/ below a folder (decision 19).
  Result<void> back_up_to(const std::filesystem::path& folder);

  struct Impl;
  explicit Log(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace tavolo::record
