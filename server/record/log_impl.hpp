#pragma once
// The inside of a Log: two connections to one file, one for the thread that appends, one for whoever reads.

#include <array>
#include <atomic>
#include <mutex>
#include <span>
#include <string_view>
#include <unordered_map>

#include "server/record/command_ids.hpp"
#include "server/record/keys.hpp"
#include "server/record/log.hpp"
#include "server/record/note.hpp"
#include "server/record/signing_keys.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::record {

/// Disclosures of an entry have slots seq * slots_an_entry + place in sd.
inline constexpr std::uint64_t slots_an_entry = max_disclosures;

std::span<const std::string_view> log_schema();
/// After an erasure.
void remove_derived_files(const LogPlace& place);

/// The newest hashes of the tree in memory: proofs of fresh entries read little else.
class NodeCache {
 public:
  void put(std::uint64_t index, const Hash& hash) { slots_[index % slots_.size()] = {index + 1, hash}; }
  const Hash* find(std::uint64_t index) const {
    const Slot& slot = slots_[index % slots_.size()];
    return slot.index_plus_one == index + 1 ? &slot.hash : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t index_plus_one = 0;
    Hash hash{};
  };
  std::vector<Slot> slots_ = std::vector<Slot>(16'384);
};

/// What the appending thread uses.
struct AppendSide {
  explicit AppendSide(storage::Connection opened);
  Result<std::vector<Hash>> nodes(std::span<const std::uint64_t> indexes);
  /// The key of a living unit; nothing when there is none.
  std::optional<std::uint64_t> key_of(const std::string& unit);

  storage::Connection database;
  storage::Statement log_size, update_log, insert_entry, insert_node, insert_checkpoint, insert_disclosure, insert_unit,
      insert_command, select_node, select_disclosure, select_unit, insert_redaction, delete_disclosure, unit_in_use,
      destroy_unit;
  Frontier frontier;
  NodeCache cache;
  std::unordered_map<std::string, std::uint64_t> units;  ///< living ones asked for lately
  std::uint64_t last_key = 0;                            ///< the highest key id ever named
  bool truncation_due = false;                           ///< the journal still holds what an erasure removed
  bool stopped = false;
};

/// What readers use, one at a time.
struct ReadSide {
  explicit ReadSide(storage::Connection opened);

  std::mutex mutex;
  storage::Connection database;
  storage::Statement select_entries, select_disclosures, select_redaction, select_node, select_checkpoint,
      last_checkpoint, select_command, select_sizes;
};

struct Log::Impl {
  Impl(LogPlace place, std::string origin, SigningKeys signing, std::unique_ptr<KeyStore> keys);

  /// `first_vkey`: see open_without_key(); empty: with the signing key.
  static Result<std::unique_ptr<Impl>> open(LogPlace place, const std::string& first_vkey);
  /// Loads the right edge, compares it with the newest checkpoint, learns the command ids, and finishes erasures.
  Result<void> start();
  NodeReader reader();
  LogHead current() const;

  /// Entries [from, to) of the file, in order; holds the read side meanwhile.
  Result<void> scan(std::uint64_t from, std::uint64_t to, const std::function<Result<void>(StoredEntry)>& visit);

  LogPlace place;
  std::string origin;
  SigningKeys signing;
  std::unique_ptr<KeyStore> keys;
  AppendSide append_side;
  ReadSide read_side;
  CommandIds command_ids;  ///< all that are on record, and those of the batch being written
  std::atomic<bool> refused = false;
  mutable std::mutex head_mutex;
  LogHead head;
};

}  // namespace tavolo::record
