// Appending to a log: what one transaction holds (decisions 12 to 14, record.md 2.4).

#include <algorithm>
#include <set>

#include "server/base/log.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/log_impl.hpp"
#include "server/record/receipt.hpp"

namespace tavolo::record {
namespace {

constexpr const char* unavailable = "log_unavailable";
constexpr std::size_t units_kept = 16'384;

/// One append from its checks to its commit.
class Appending {
 public:
  Appending(Log::Impl& log, const Batch& batch)
      : log_(log), side_(log.append_side), batch_(batch), frontier_(side_.frontier), last_key_(side_.last_key) {}

  Result<Commit> run(const std::function<void()>& before_commit) {
    if (auto checked = check(); !checked) return std::unexpected(checked.error());
    // Keys are made in their own file and commit, so before this one begins.
    if (auto chosen = choose_keys(); !chosen) return std::unexpected(chosen.error());
    storage::Transaction transaction(side_.database);
    if (auto written = write_entries(); !written) return std::unexpected(written.error());
    for (const CommandRow& row : batch_.commands) {
      // Before the commit: an id too many costs a statement, one too few would let a command through twice.
      log_.command_ids.add(row.cmd);
      side_.insert_command.run(std::string_view(row.cmd), row.first_seq, row.count,
                               storage::Blob{bytes_of(row.binding)});
    }
    if (auto erased = erase(); !erased) return std::unexpected(erased.error());
    auto commit = seal();
    if (!commit) return commit;
    if (before_commit) before_commit();
    transaction.commit();
    return commit;
  }

  /// After the commit: what is now true in memory.
  void settle(const Commit& commit) {
    side_.frontier = std::move(frontier_);
    side_.last_key = last_key_;
    if (side_.units.size() + new_units_.size() > units_kept) side_.units.clear();
    for (const auto& [key, unit] : new_units_) side_.units.emplace(unit, key);
    std::erase_if(side_.units, [&](const auto& living) { return destroyed_.contains(living.second); });
    const std::lock_guard guard(log_.head_mutex);
    log_.head = LogHead{commit.size, commit.root, commit.checkpoint};
  }

  /// After the commit too; what a crash leaves of it the next start finishes.
  Result<void> destroy_keys() {
    if (destroyed_.empty() && batch_.attachments.empty()) return {};
    // A reader still at work may see the rows of before the commit; it is let finish while their keys are there.
    const std::lock_guard guard(log_.read_side.mutex);
    if (auto gone = log_.keys->destroy({destroyed_.begin(), destroyed_.end()}); !gone) return gone;
    for (const std::string& stored : batch_.attachments) {
      if (auto gone = log_.keys->destroy_attachment_key(stored); !gone) return gone;
      std::error_code fault;
      std::filesystem::remove(attachments_folder(log_.place) / stored, fault);
    }
    remove_derived_files(log_.place);
    side_.truncation_due = true;
    return {};
  }

 private:
  std::uint64_t first() const { return side_.frontier.size(); }
  std::uint64_t end() const { return first() + batch_.entries.size(); }

  Result<void> check() const {
    if (batch_.entries.empty()) return fail("empty_batch", "a batch without entries");
    for (std::size_t i = 0; i < batch_.entries.size(); ++i) {
      if (batch_.entries[i].seq != first() + i) {
        return fail("stale_size", "the batch holds entry " + std::to_string(batch_.entries[i].seq) + " where " +
                                      std::to_string(first() + i) + " is due");
      }
    }
    // Every entry is of one command, and is found again by its id.
    std::uint64_t covered = first();
    for (const CommandRow& row : batch_.commands) {
      TAVOLO_CHECK(row.count >= 1 && row.first_seq == covered && row.first_seq + row.count <= end());
      covered += row.count;
    }
    TAVOLO_CHECK(covered == end());
    return {};
  }

  Result<void> choose_keys() {
    for (const EncodedEntry& entry : batch_.entries) {
      for (const EncodedDisclosure& disclosure : entry.disclosures) {
        if (fresh_.contains(disclosure.unit) || side_.key_of(disclosure.unit)) continue;
        const auto id = log_.keys->next_after(last_key_);
        if (!id) return std::unexpected(id.error());
        last_key_ = *id;
        fresh_.emplace(disclosure.unit, *id);
        new_units_.emplace_back(*id, disclosure.unit);
      }
    }
    return {};
  }

  std::uint64_t key_of(const std::string& unit) {
    const auto fresh = fresh_.find(unit);
    return fresh == fresh_.end() ? side_.key_of(unit).value() : fresh->second;
  }

  Result<void> write_entries() {
    side_.log_size.step();
    const auto size = static_cast<std::uint64_t>(side_.log_size.integer(0));
    side_.log_size.reset();
    if (size != first())
      return fail("stale_size", "the log has " + std::to_string(size) + " entries: somebody else has written");
    for (const auto& [key, unit] : new_units_) side_.insert_unit.run(key, std::string_view(unit));
    for (const EncodedEntry& entry : batch_.entries) {
      side_.insert_entry.run(entry.seq, storage::Blob{entry.leaf});
      std::uint64_t index = stored_hash_count(frontier_.size());
      for (const Hash& hash : frontier_.append(leaf_hash(entry.leaf))) {
        side_.insert_node.run(index, storage::Blob{bytes_of(hash)});
        side_.cache.put(index++, hash);
      }
      if (auto written = write_disclosures(entry); !written) return written;
    }
    return {};
  }

  Result<void> write_disclosures(const EncodedEntry& entry) {
    std::uint64_t slot = entry.seq * slots_an_entry;
    for (const EncodedDisclosure& disclosure : entry.disclosures) {
      const std::uint64_t id = key_of(disclosure.unit);
      const auto key = log_.keys->find(id);
      if (!key) return std::unexpected(key.error());
      if (!*key) return fail("record_damaged", "key " + std::to_string(id) + " of a living unit is missing");
      const std::string ciphertext =
          encrypt_disclosure(disclosure.text, disclosure.padded, **key, {log_.origin, entry.seq, disclosure.name, id});
      side_.insert_disclosure.run(slot++, entry.seq, std::string_view(disclosure.name), storage::Blob{ciphertext}, id);
    }
    return {};
  }

  Result<void> erase() {
    for (const Redaction& redaction : batch_.redactions) {
      if (redaction.by_seq < first() || redaction.by_seq >= end() || redaction.seq >= redaction.by_seq) {
        return fail("erasure_refused", "a redaction must stand in the batch, after what it erases");
      }
      storage::Statement& select = side_.select_disclosure;
      const std::uint64_t slot = redaction.seq * slots_an_entry;
      if (!select.with(slot, slot + slots_an_entry, std::string_view(redaction.name)).step()) {
        return fail("erasure_refused",
                    "entry " + std::to_string(redaction.seq) + " has no disclosure " + redaction.name);
      }
      const auto found = static_cast<std::uint64_t>(select.integer(0));
      const auto key = static_cast<std::uint64_t>(select.integer(1));
      const bool permanent = is_permanent_unit(select.text_view(2));
      select.reset();
      if (permanent) return fail("erasure_refused", redaction.name + " belongs to what no erasure destroys");
      side_.insert_redaction.run(found, redaction.seq, std::string_view(redaction.name), redaction.by_seq);
      side_.delete_disclosure.run(found);
      if (destroyed_.insert(key).second) side_.destroy_unit.run(redaction.by_seq, key);
    }
    for (const std::uint64_t key : destroyed_) {
      const bool in_use = side_.unit_in_use.with(key).step();
      side_.unit_in_use.reset();
      if (in_use) return fail("erasure_refused", "an erasure takes a whole unit");
    }
    return {};
  }

  Result<Commit> seal() {
    Commit commit;
    commit.first_seq = first();
    commit.size = end();
    commit.root = frontier_.root();
    commit.checkpoint = log_.signing.sign({log_.origin, commit.size, commit.root});
    side_.insert_checkpoint.run(commit.size, std::string_view(commit.checkpoint));
    side_.update_log.run(commit.size, storage::Blob{bytes_of(commit.root)}, commit.first_seq);
    if (side_.database.changes() != 1) return fail("stale_size", "the log has grown meanwhile");
    for (const CommandRow& row : batch_.commands) {
      auto receipt = receipt_of(row, commit);
      if (!receipt) return std::unexpected(receipt.error());
      commit.receipts.push_back(*std::move(receipt));
    }
    return commit;
  }

  Result<std::string> receipt_of(const CommandRow& row, const Commit& commit) {
    std::vector<ReceiptEntry> entries;
    for (std::uint64_t seq = row.first_seq; seq < row.first_seq + row.count; ++seq) {
      const EncodedEntry& encoded = batch_.entries[seq - first()];
      auto proof = prove_inclusion(seq, commit.size, [this](auto indexes) { return side_.nodes(indexes); });
      if (!proof) return std::unexpected(proof.error());
      ReceiptEntry entry{seq, encoded.leaf, *std::move(proof), {}};
      for (const EncodedDisclosure& disclosure : encoded.disclosures) entry.disclosures.push_back(disclosure.text);
      entries.push_back(std::move(entry));
    }
    return write_receipt(commit.checkpoint, entries);
  }

  Log::Impl& log_;
  AppendSide& side_;
  const Batch& batch_;
  Frontier frontier_;
  std::uint64_t last_key_;
  std::unordered_map<std::string, std::uint64_t> fresh_;
  std::vector<std::pair<std::uint64_t, std::string>> new_units_;
  std::set<std::uint64_t> destroyed_;
};

}  // namespace

AppendSide::AppendSide(storage::Connection opened)
    : database(std::move(opened)),
      log_size(database.prepare("SELECT size FROM log")),
      update_log(database.prepare("UPDATE log SET size = ?1, root = ?2 WHERE size = ?3")),
      insert_entry(database.prepare("INSERT INTO entries(seq, leaf) VALUES (?1, ?2)")),
      insert_node(database.prepare("INSERT INTO nodes(idx, hash) VALUES (?1, ?2)")),
      insert_checkpoint(database.prepare("INSERT INTO checkpoints(size, note) VALUES (?1, ?2)")),
      insert_disclosure(
          database.prepare("INSERT INTO disclosures(slot, seq, name, ct, key_id) VALUES (?1, ?2, ?3, ?4, ?5)")),
      insert_unit(database.prepare("INSERT INTO units(key_id, unit) VALUES (?1, ?2)")),
      insert_command(database.prepare("INSERT INTO commands(cmd, first_seq, count, binding) VALUES (?1, ?2, ?3, ?4)")),
      select_node(database.prepare("SELECT hash FROM nodes WHERE idx = ?1")),
      select_disclosure(
          database.prepare("SELECT d.slot, d.key_id, u.unit FROM disclosures d JOIN units u USING (key_id) "
                           "WHERE d.slot >= ?1 AND d.slot < ?2 AND d.name = ?3")),
      select_unit(database.prepare("SELECT key_id FROM units WHERE unit = ?1 AND destroyed_by IS NULL")),
      insert_redaction(database.prepare("INSERT INTO redactions(slot, seq, name, by_seq) VALUES (?1, ?2, ?3, ?4)")),
      delete_disclosure(database.prepare("DELETE FROM disclosures WHERE slot = ?1")),
      unit_in_use(database.prepare("SELECT 1 FROM disclosures WHERE key_id = ?1 LIMIT 1")),
      destroy_unit(database.prepare("UPDATE units SET destroyed_by = ?1 WHERE key_id = ?2")) {
  // Pages (16 MiB): the newest pages of every table change in each commit, and are copied into the file that much less.
  database.execute("PRAGMA wal_autocheckpoint=4000");
}

std::optional<std::uint64_t> AppendSide::key_of(const std::string& unit) {
  if (const auto held = units.find(unit); held != units.end()) return held->second;
  if (!select_unit.with(std::string_view(unit)).step()) return std::nullopt;
  const auto key = static_cast<std::uint64_t>(select_unit.integer(0));
  select_unit.reset();
  if (units.size() >= units_kept) units.clear();
  units.emplace(unit, key);
  return key;
}

Result<std::vector<Hash>> AppendSide::nodes(std::span<const std::uint64_t> indexes) {
  std::vector<Hash> hashes;
  hashes.reserve(indexes.size());
  for (const std::uint64_t index : indexes) {
    if (const Hash* cached = cache.find(index)) {
      hashes.push_back(*cached);
      continue;
    }
    const bool there = select_node.with(index).step();
    const auto hash = there ? hash_from_bytes(select_node.blob_view(0)) : std::nullopt;
    select_node.reset();
    if (!hash) return fail("record_damaged", "node " + std::to_string(index) + " is missing");
    cache.put(index, *hash);
    hashes.push_back(*hash);
  }
  return hashes;
}

Result<Commit> Log::append(const Batch& batch, const std::function<void()>& before_commit) {
  if (impl_->append_side.stopped || impl_->refused)
    return fail("log_stopped", "an earlier append to " + impl_->origin + " failed");
  if (!impl_->signing.may_sign()) return fail("log_frozen", impl_->origin + " is frozen: nothing is added to it");
  Appending appending(*impl_, batch);
  auto commit = storage::attempt(unavailable, [&] { return appending.run(before_commit); });
  if (!commit) {
    impl_->append_side.stopped = true;
    return commit;
  }
  appending.settle(*commit);
  const bool was_due = impl_->append_side.truncation_due;
  if (auto gone = appending.destroy_keys(); !gone) {
    // The entries are on record all the same; no more follow until a start has finished the erasure.
    impl_->append_side.stopped = true;
    log(LogLevel::error, "keys_not_destroyed", {{"log", impl_->origin}, {"why", gone.error().message}});
  }
  // A reader of another connection (a backup) may stand in the way; then the next commits try again.
  if (impl_->append_side.truncation_due && impl_->append_side.database.truncate_journal()) {
    impl_->append_side.truncation_due = false;
  } else if (impl_->append_side.truncation_due && !was_due) {
    log(LogLevel::warning, "journal_not_truncated", {{"log", impl_->origin}});
  }
  return commit;
}

}  // namespace tavolo::record
