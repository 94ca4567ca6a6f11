// Opening and reading of a log. Appending: log_append.cpp.

#include "server/record/log.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "server/base/build_id.hpp"
#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/record/disclosure.hpp"
#include "server/record/log_impl.hpp"
#include "server/storage/derived.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

constexpr const char* unavailable = "log_unavailable";
/// Entries read between two moments at which another reader may come in.
constexpr std::uint64_t entries_a_turn = 256;

std::unexpected<Error> damaged(const std::string& what) { return fail("record_damaged", what); }

std::string entry_name(std::uint64_t seq) { return "entry " + std::to_string(seq); }

/// True when the creation of this log came to its end.
bool is_created(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return false;
  storage::Connection database(path, storage::Mode::read_write);
  if (storage::schema_version(database) == 0) return false;
  storage::Statement count = database.prepare("SELECT count(*) FROM log");
  count.step();
  return count.integer(0) == 1;
}

std::string origin_in(const std::filesystem::path& path) {
  storage::Connection database(path, storage::Mode::read_write);
  storage::Statement origin = database.prepare("SELECT origin FROM log");
  if (!origin.step()) throw storage::Failure(0, "the log has no origin");
  return origin.text(0);
}

Result<void> check_place(const LogPlace& place) {
  if (!is_slug(place.slug)) return fail("bad_slug", "a table's short name is 1 to 40 characters a-z, 0-9 and -");
  if (!place.instance.empty() && !is_instance_name(place.instance)) {
    return fail("bad_instance_name", "an instance's name is 1 to 200 characters a-z, 0-9, . and -");
  }
  return {};
}

/// A key whose log never came to be, or whose log was lost: it must never sign again, nor be lost.
Result<void> put_aside(const std::filesystem::path& key_file) {
  if (!std::filesystem::exists(key_file)) return {};
  for (int n = 1;; ++n) {
    const std::filesystem::path aside = key_file.string() + ".unused-" + std::to_string(n);
    if (std::filesystem::exists(aside)) continue;
    std::error_code fault;
    std::filesystem::rename(key_file, aside, fault);
    if (fault) return fail("file_unwritable", "put " + key_file.string() + " aside: " + fault.message());
    return storage::sync_folder(key_file.parent_path());
  }
}

/// Reads one row of disclosures after the other, beside the entries they belong to.
class EntryScan {
 public:
  EntryScan(Log::Impl& log, std::uint64_t from, std::uint64_t to) : log_(log), side_(log.read_side) {
    side_.select_entries.with(from, to);
    side_.select_disclosures.with(from * slots_an_entry, to * slots_an_entry);
    row_waits_ = side_.select_disclosures.step();
  }
  ~EntryScan() {
    side_.select_entries.reset();
    side_.select_disclosures.reset();
  }
  EntryScan(const EntryScan&) = delete;
  EntryScan& operator=(const EntryScan&) = delete;

  bool next() { return side_.select_entries.step(); }

  Result<StoredEntry> read() {
    StoredEntry entry;
    entry.seq = static_cast<std::uint64_t>(side_.select_entries.integer(0));
    entry.leaf = side_.select_entries.blob(1);
    entry.leaf_hash = leaf_hash(entry.leaf);
    auto envelope = parse_leaf(entry.leaf);
    if (!envelope) return damaged(entry_name(entry.seq) + ": " + envelope.error().message);
    if (envelope->seq != entry.seq || envelope->log != log_.origin) {
      return damaged(entry_name(entry.seq) + ": the leaf is of another place");
    }
    entry.envelope = *std::move(envelope);
    for (std::size_t place = 0; place < entry.envelope.sd.size(); ++place) {
      auto disclosure = open(entry.seq, place, entry.envelope.sd[place]);
      if (!disclosure) return std::unexpected(disclosure.error());
      if (disclosure->name == content_name) {
        if (disclosure->erased) return damaged(entry_name(entry.seq) + ": its content was erased");
        if (auto applied = apply_content(entry.envelope, disclosure->value_json); !applied) {
          return damaged(entry_name(entry.seq) + ": " + applied.error().message);
        }
        entry.content_text = std::move(disclosure->text);
        continue;
      }
      entry.disclosures.push_back(*std::move(disclosure));
    }
    return entry;
  }

 private:
  Result<StoredDisclosure> open(std::uint64_t seq, std::size_t place,
                                const std::pair<std::string, std::string>& named) {
    const std::uint64_t slot = seq * slots_an_entry + place;
    StoredDisclosure made;
    made.name = named.first;
    const std::string where = entry_name(seq) + ", " + made.name;
    if (!row_waits_ || static_cast<std::uint64_t>(side_.select_disclosures.integer(0)) != slot) {
      side_.select_redaction.with(slot);
      made.erased = side_.select_redaction.step();
      if (made.erased) made.erased_by = static_cast<std::uint64_t>(side_.select_redaction.integer(0));
      side_.select_redaction.reset();
      if (!made.erased) return damaged(where + ": the disclosure is missing");
      return made;
    }
    const auto key_id = static_cast<std::uint64_t>(side_.select_disclosures.integer(3));
    const auto key = log_.keys->find(key_id);
    if (!key) return std::unexpected(key.error());
    if (!*key) return damaged(where + ": its key " + std::to_string(key_id) + " is missing");
    auto text = decrypt_disclosure(side_.select_disclosures.blob_view(2), **key, {log_.origin, seq, made.name, key_id});
    if (!text) return damaged(text.error().message);
    if (disclosure_digest(*text) != named.second) return damaged(where + ": the disclosure is not the one of the leaf");
    auto opened = open_disclosure(*text);
    if (!opened || opened->name != made.name) return damaged(where + ": the disclosure is out of form");
    made.unit = side_.select_disclosures.text(4);
    made.text = *std::move(text);
    made.value_json = std::move(opened->value_json);
    row_waits_ = side_.select_disclosures.step();
    return made;
  }

  Log::Impl& log_;
  ReadSide& side_;
  bool row_waits_ = false;
};

Result<std::unique_ptr<Log>> open_log(const LogPlace& place, const std::string& first_vkey) {
  if (auto checked = check_place(place); !checked) return std::unexpected(checked.error());
  return storage::attempt(unavailable, [&]() -> Result<std::unique_ptr<Log>> {
    auto impl = Log::Impl::open(place, first_vkey);
    if (!impl) return std::unexpected(impl.error());
    if (auto started = (*impl)->start(); !started) return std::unexpected(started.error());
    return std::make_unique<Log>(*std::move(impl));
  });
}

}  // namespace

std::string log_origin(std::string_view instance, std::string_view slug) {
  return std::string(instance) + (slug == registry_slug ? "/registry" : "/t/" + std::string(slug));
}

bool is_instance_name(std::string_view name) {
  return !name.empty() && name.size() <= 200 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
}

bool is_slug(std::string_view slug) {
  return !slug.empty() && slug.size() <= 40 && slug.front() != '-' && std::all_of(slug.begin(), slug.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::filesystem::path log_file(const LogPlace& place) { return place.data / "tables" / (place.slug + ".db"); }
std::filesystem::path keys_file(const LogPlace& place) { return place.data / "keys" / (place.slug + ".db"); }
std::filesystem::path attachments_folder(const LogPlace& place) { return place.data / "attachments" / place.slug; }
std::filesystem::path signing_key_file(const LogPlace& place) { return place.data / "keys" / (place.slug + ".key"); }
std::filesystem::path snapshot_file(const LogPlace& place) {
  return place.data / "derived" / (place.slug + ".snapshot");
}
std::filesystem::path derived_file(const LogPlace& place) { return place.data / "derived" / (place.slug + ".db"); }

void remove_derived_files(const LogPlace& place) {
  std::error_code fault;
  std::filesystem::remove(snapshot_file(place), fault);
  const auto removed = storage::remove_derived(derived_file(place));
  if (!fault && removed) return;
  // They cannot be read any more, by their key or their stamp: the log goes on.
  log(LogLevel::warning, "derived_not_removed", {{"log", place.slug}});
}

const StoredDisclosure* StoredEntry::find(std::string_view name) const {
  const auto found =
      std::find_if(disclosures.begin(), disclosures.end(), [&](const auto& one) { return one.name == name; });
  return found == disclosures.end() ? nullptr : &*found;
}

ReadSide::ReadSide(storage::Connection opened)
    : database(std::move(opened)),
      select_entries(database.prepare("SELECT seq, leaf FROM entries WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")),
      select_disclosures(
          database.prepare("SELECT d.slot, d.name, d.ct, d.key_id, u.unit FROM disclosures d JOIN units u "
                           "USING (key_id) WHERE d.slot >= ?1 AND d.slot < ?2 ORDER BY d.slot")),
      select_redaction(database.prepare("SELECT by_seq FROM redactions WHERE slot = ?1")),
      select_node(database.prepare("SELECT hash FROM nodes WHERE idx = ?1")),
      select_checkpoint(database.prepare("SELECT note FROM checkpoints WHERE size = ?1")),
      last_checkpoint(database.prepare("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1")),
      select_command(database.prepare("SELECT first_seq, count, binding FROM commands WHERE cmd = ?1")),
      select_sizes(database.prepare("SELECT size FROM checkpoints WHERE size > ?1 AND size <= ?2 ORDER BY size")) {}

Log::Impl::Impl(LogPlace its_place, std::string its_origin, SigningKeys its_signing, std::unique_ptr<KeyStore> its_keys)
    : place(std::move(its_place)),
      origin(std::move(its_origin)),
      signing(std::move(its_signing)),
      keys(std::move(its_keys)),
      append_side(storage::Connection(log_file(place), storage::Mode::read_write)),
      read_side(storage::Connection(log_file(place), storage::Mode::read_only)) {}

Log::Log(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Log::~Log() = default;

Result<std::unique_ptr<Log>> Log::create(const LogPlace& place) {
  if (auto checked = check_place(place); !checked) return std::unexpected(checked.error());
  if (place.instance.empty()) return fail("bad_instance_name", "a new log needs the instance's name");
  for (const char* folder : {"tables", "keys"}) {
    if (auto made = storage::make_private_folder(place.data / folder); !made) return std::unexpected(made.error());
  }
  return storage::attempt(unavailable, [&]() -> Result<std::unique_ptr<Log>> {
    if (is_created(log_file(place))) return fail("log_exists", log_file(place).string() + " is there already");
    if (auto aside = put_aside(signing_key_file(place)); !aside) return std::unexpected(aside.error());
    const auto signer = Signer::generate(log_origin(place.instance, place.slug));
    if (!signer) return std::unexpected(signer.error());
    const auto written = storage::write_file_durably(signing_key_file(place), signer->private_key() + '\n');
    if (!written) return std::unexpected(written.error());
    if (auto keys = KeyStore::create(keys_file(place)); !keys) return std::unexpected(keys.error());

    storage::Connection database(log_file(place), storage::Mode::create);
    storage::migrate(database, log_schema());
    const Checkpoint empty{signer->verifier().name(), 0, empty_root()};
    storage::Transaction transaction(database);
    database.prepare("INSERT INTO checkpoints(size, note) VALUES (0, ?1)").run(sign_checkpoint(empty, *signer));
    database.prepare("INSERT INTO log(only_row, origin, size, root) VALUES (1, ?1, 0, ?2)")
        .run(empty.origin, storage::Blob{bytes_of(empty.root)});
    transaction.commit();
    return open(place);
  });
}

Result<std::unique_ptr<Log>> Log::open(const LogPlace& place) { return open_log(place, ""); }

Result<std::unique_ptr<Log>> Log::open_without_key(const LogPlace& place, const std::string& first_vkey) {
  return open_log(place, first_vkey);
}

Result<std::unique_ptr<Log>> Log::open_to_read(const LogPlace& place, const std::string& vkey) {
  auto opened = open(place);
  if (opened || !is_created(log_file(place)) || std::filesystem::exists(signing_key_file(place))) return opened;
  return vkey.empty() ? Result<std::unique_ptr<Log>>(key_file_gone(place)) : open_without_key(place, vkey);
}

Result<std::unique_ptr<Log>> Log::open_or_create(const LogPlace& place) {
  auto opened = open(place);
  return opened || opened.error().code != "log_not_found" ? std::move(opened) : create(place);
}

Result<std::unique_ptr<Log::Impl>> Log::Impl::open(LogPlace place, const std::string& first_vkey) {
  const std::filesystem::path file = log_file(place);
  if (!is_created(file)) return fail("log_not_found", "no log at " + file.string());
  const std::string origin = origin_in(file);
  const std::string tail = log_origin("", place.slug);
  if (!origin.ends_with(tail) || (!place.instance.empty() && origin != log_origin(place.instance, place.slug))) {
    return fail("other_origin", file.string() + " is the log " + origin);
  }
  place.instance = origin.substr(0, origin.size() - tail.size());
  auto signing = first_vkey.empty() ? SigningKeys::load(place, origin) : SigningKeys::none(place, origin, first_vkey);
  if (!signing) return std::unexpected(signing.error());
  auto keys = KeyStore::open(keys_file(place));
  if (!keys) return std::unexpected(keys.error());
  auto impl = std::make_unique<Impl>(std::move(place), origin, *std::move(signing), *std::move(keys));
  storage::migrate(impl->append_side.database, log_schema());
  return impl;
}

Result<void> Log::Impl::start() {
  append_side.database.truncate_journal();
  LogHead stored;
  {
    storage::Statement row = append_side.database.prepare("SELECT size, root FROM log");
    row.step();
    stored.size = static_cast<std::uint64_t>(row.integer(0));
    const auto root = hash_from_bytes(row.blob_view(1));
    if (!root) return damaged("the root is out of form");
    stored.root = *root;
  }
  {
    if (!read_side.last_checkpoint.step()) return damaged("no checkpoint");
    stored.checkpoint = read_side.last_checkpoint.text(1);
    read_side.last_checkpoint.reset();
  }
  const auto checkpoint = signing.keys.open(stored.checkpoint);
  if (!checkpoint) return damaged("the newest checkpoint: " + checkpoint.error().message);
  auto frontier = Frontier::load(stored.size, [this](auto indexes) { return append_side.nodes(indexes); });
  if (!frontier) return std::unexpected(frontier.error());
  if (checkpoint->size != stored.size || checkpoint->root != stored.root || frontier->root() != stored.root) {
    return damaged("the tree on disk is not that of the newest checkpoint");
  }
  storage::Statement counted = append_side.database.prepare("SELECT coalesce(max(seq) + 1, 0) FROM entries");
  counted.step();
  if (static_cast<std::uint64_t>(counted.integer(0)) != stored.size)
    return damaged("entries and tree differ in number");
  counted.reset();
  append_side.frontier = *std::move(frontier);

  storage::Statement highest = append_side.database.prepare("SELECT coalesce(max(key_id), 0) FROM units");
  highest.step();
  append_side.last_key = static_cast<std::uint64_t>(highest.integer(0));
  highest.reset();
  std::vector<std::uint64_t> destroyed;
  storage::Statement units = append_side.database.prepare("SELECT key_id FROM units WHERE destroyed_by IS NOT NULL");
  while (units.step()) destroyed.push_back(static_cast<std::uint64_t>(units.integer(0)));
  storage::Statement commands = append_side.database.prepare("SELECT cmd FROM commands");
  while (commands.step()) command_ids.add(commands.text_view(0));
  head = std::move(stored);
  if (destroyed.empty()) return {};
  const std::string derived_key = keys->derived_key();
  if (auto gone = keys->destroy(destroyed); !gone) return gone;
  if (keys->derived_key() != derived_key) remove_derived_files(place);
  return {};
}

LogHead Log::Impl::current() const {
  const std::lock_guard guard(head_mutex);
  return head;
}

NodeReader Log::Impl::reader() {
  return [this](std::span<const std::uint64_t> indexes) -> Result<std::vector<Hash>> {
    const std::lock_guard guard(read_side.mutex);
    return storage::attempt(unavailable, [&]() -> Result<std::vector<Hash>> {
      std::vector<Hash> hashes;
      for (const std::uint64_t index : indexes) {
        const bool there = read_side.select_node.with(index).step();
        const auto hash = there ? hash_from_bytes(read_side.select_node.blob_view(0)) : std::nullopt;
        read_side.select_node.reset();
        if (!hash) return damaged("node " + std::to_string(index) + " is missing");
        hashes.push_back(*hash);
      }
      return hashes;
    });
  };
}

Result<void> Log::Impl::scan(std::uint64_t from, std::uint64_t to,
                             const std::function<Result<void>(StoredEntry)>& visit) {
  const std::lock_guard guard(read_side.mutex);
  return storage::attempt(unavailable, [&]() -> Result<void> {
    EntryScan entries(*this, from, to);
    for (std::uint64_t expected = from; entries.next(); ++expected) {
      auto entry = entries.read();
      if (!entry) return std::unexpected(entry.error());
      if (entry->seq != expected) return damaged(entry_name(expected) + " is missing");
      if (auto visited = visit(*std::move(entry)); !visited) return visited;
    }
    return {};
  });
}

const LogPlace& Log::place() const { return impl_->place; }
const std::string& Log::origin() const { return impl_->origin; }
const std::string& Log::vkey() const { return impl_->signing.keys.current().vkey(); }
LogHead Log::head() const { return impl_->current(); }

Hash Log::binding(std::string_view account, std::string_view canonical_payload) const {
  std::string message;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) message += static_cast<char>((account.size() >> shift) & 255U);
  message.append(account).append(canonical_payload);
  return hmac_sha256(impl_->keys->binding_key(), message);
}

KeyStore& Log::keys() { return *impl_->keys; }

std::string Log::derived_key() const { return impl_->keys->derived_key(); }

std::string Log::derived_stamp() const {
  return to_hex(sha256(origin() + '\n' + vkey() + '\n' + build_id() + '\n' + derived_key()));
}

Result<std::optional<CommandRow>> Log::find_command(std::string_view cmd) {
  if (!impl_->command_ids.may_hold(cmd)) return std::nullopt;
  const std::lock_guard guard(impl_->read_side.mutex);
  return storage::attempt(unavailable, [&]() -> Result<std::optional<CommandRow>> {
    storage::Statement& select = impl_->read_side.select_command;
    if (!select.with(cmd).step()) return std::nullopt;
    const auto binding = hash_from_bytes(select.blob_view(2));
    CommandRow row{std::string(cmd),
                   static_cast<std::uint64_t>(select.integer(0)),
                   static_cast<std::uint64_t>(select.integer(1)),
                   {}};
    select.reset();
    if (!binding) return damaged("command " + row.cmd + ": its binding is out of form");
    row.binding = *binding;
    return row;
  });
}

Result<std::vector<StoredEntry>> Log::read(std::uint64_t from, std::uint64_t to) {
  to = std::min(to, head().size);
  std::vector<StoredEntry> entries;
  auto scanned = impl_->scan(from, to, [&](StoredEntry entry) -> Result<void> {
    entries.push_back(std::move(entry));
    return {};
  });
  if (!scanned) return std::unexpected(scanned.error());
  if (from < to && entries.size() != to - from) return damaged(entry_name(from + entries.size()) + " is missing");
  return entries;
}

Result<StoredEntry> Log::read_one(std::uint64_t seq) {
  auto entries = read(seq, seq + 1);
  if (!entries) return std::unexpected(entries.error());
  if (entries->empty()) return fail("index_out_of_range", "no " + entry_name(seq));
  return std::move(entries->front());
}

Result<void> Log::for_each_entry(std::uint64_t from, const std::function<Result<void>(const StoredEntry&)>& visit) {
  const LogHead until = head();
  if (from > until.size) return fail("index_out_of_range", "no " + entry_name(from));
  auto frontier = Frontier::load(from, impl_->reader());
  if (!frontier) return std::unexpected(frontier.error());
  for (std::uint64_t at = from; at < until.size; at += entries_a_turn) {
    const auto entries = read(at, std::min(at + entries_a_turn, until.size));
    if (!entries) return std::unexpected(entries.error());
    for (const StoredEntry& entry : *entries) {
      frontier->append(entry.leaf_hash);
      if (auto visited = visit(entry); !visited) return visited;
    }
  }
  if (frontier->root() != until.root)
    return damaged("the entries are not those of the newest checkpoint; run tavolo verify");
  return {};
}

Result<Proof> Log::inclusion_proof(std::uint64_t index, std::uint64_t size) {
  return prove_inclusion(index, size, impl_->reader());
}

Result<Proof> Log::consistency_proof(std::uint64_t old_size, std::uint64_t size) {
  return prove_consistency(old_size, size, impl_->reader());
}

Result<Hash> Log::root_of(std::uint64_t size) { return tree_hash(size, impl_->reader()); }

Result<std::string> Log::latest_checkpoint() { return head().checkpoint; }

Result<std::string> Log::checkpoint_of(std::uint64_t size) {
  const std::lock_guard guard(impl_->read_side.mutex);
  return storage::attempt(unavailable, [&]() -> Result<std::string> {
    storage::Statement& select = impl_->read_side.select_checkpoint;
    if (!select.with(size).step()) return fail("no_such_checkpoint", "no checkpoint of size " + std::to_string(size));
    std::string note = select.text(0);
    select.reset();
    return note;
  });
}

Result<std::vector<UnitField>> Log::fields_of(const std::set<std::string>& units) {
  const std::lock_guard guard(impl_->read_side.mutex);
  return storage::attempt(unavailable, [&] {
    storage::Connection& database = impl_->read_side.database;
    std::set<std::int64_t> keys;
    storage::Statement living = database.prepare("SELECT key_id FROM units WHERE unit = ?1 AND destroyed_by IS NULL");
    for (const std::string& unit : units) {
      if (living.with(std::string_view(unit)).step()) keys.insert(living.integer(0));
      living.reset();
    }
    std::vector<UnitField> fields;
    if (keys.empty()) return fields;
    // numbers of our own: nothing to quote
    std::string list;
    for (const std::int64_t key : keys) list += (list.empty() ? "" : ",") + std::to_string(key);
    storage::Statement rows =
        database.prepare("SELECT seq, name FROM disclosures WHERE key_id IN (" + list + ") ORDER BY slot");
    while (rows.step()) fields.push_back({static_cast<std::uint64_t>(rows.integer(0)), rows.text(1)});
    return fields;
  });
}

Result<void> Log::back_up_to(const std::filesystem::path& folder) {
  for (const char* name : {"tables", "keys"}) {
    if (auto made = storage::make_private_folder(folder / name); !made) return made;
  }
  const LogPlace target{folder, impl_->place.instance, impl_->place.slug};
  auto copied = storage::attempt(unavailable, [&] {
    storage::Connection database(log_file(impl_->place), storage::Mode::read_only);
    database.back_up_to(log_file(target));
  });
  return copied ? impl_->keys->back_up_to(keys_file(target)) : copied;
}

}  // namespace tavolo::record
