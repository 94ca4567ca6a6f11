#include "server/record/keys.hpp"

#include <array>
#include <mutex>
#include <unordered_map>

#include "server/base/random.hpp"
#include "server/record/disclosure.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::record {
namespace {

constexpr const char* unavailable = "keys_unavailable";

/// Keys kept in memory: a replay reads every key there is, once.
constexpr std::size_t cached_keys = 16'384;

constexpr std::array<std::string_view, 3> schema{R"sql(
CREATE TABLE keys(
  id INTEGER PRIMARY KEY CHECK (id > 0),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
CREATE TABLE binding(
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
)sql",
                                                 R"sql(
CREATE TABLE derived(
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
)sql",
                                                 R"sql(
CREATE TABLE attachments(
  stored TEXT PRIMARY KEY CHECK (length(stored) = 64),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
)sql"};

}  // namespace

bool is_permanent_unit(std::string_view unit) { return unit == "content" || unit.ends_with(".values"); }

struct KeyStore::Impl {
  explicit Impl(storage::Connection opened)
      : database(std::move(opened)),
        select(database.prepare("SELECT key FROM keys WHERE id = ?1")),
        next(database.prepare("SELECT min(id) FROM keys WHERE id > ?1")) {}

  std::string read_binding_key() {
    storage::Statement statement = database.prepare("SELECT key FROM binding");
    if (!statement.step()) throw storage::Failure(0, "the file of keys has no binding key");
    std::string key = statement.blob(0);
    statement.reset();
    return key;
  }

  /// Empty in a file of an older program that nobody has opened for writing since.
  std::string read_derived_key() {
    if (storage::schema_version(database) < 2) return {};
    storage::Statement statement = database.prepare("SELECT key FROM derived");
    return statement.step() ? statement.blob(0) : std::string();
  }

  /// Brings the file to the newest form and makes the keys of which it has one.
  static void prepare(storage::Connection& database) {
    storage::migrate(database, schema);
    for (const char* table : {"binding", "derived"}) {
      database.prepare("INSERT OR IGNORE INTO " + std::string(table) + "(only_row, key) VALUES (1, ?1)")
          .run(storage::Blob{random_bytes(key_size)});
    }
  }

  void forget() {
    for (auto& [id, key] : cache) std::fill(key.begin(), key.end(), '\0');
    cache.clear();
  }

  std::optional<std::uint64_t> lowest_above(std::uint64_t id) {
    next.with(id);
    next.step();
    std::optional<std::uint64_t> found;
    if (!next.is_null(0)) found = static_cast<std::uint64_t>(next.integer(0));
    next.reset();
    return found;
  }

  /// Ids go on past every id there is and past `id`: an id of a destroyed key is never given again.
  void make_more(std::uint64_t id) {
    storage::Transaction transaction(database);
    storage::Statement insert = database.prepare("INSERT INTO keys(id, key) VALUES (?1, ?2)");
    storage::Statement highest = database.prepare("SELECT coalesce(max(id), 0) FROM keys");
    highest.step();
    const std::uint64_t first = std::max(id, static_cast<std::uint64_t>(highest.integer(0))) + 1;
    highest.reset();
    for (std::uint64_t made = first; made < first + keys_made_ahead; ++made) {
      insert.run(made, storage::Blob{random_bytes(key_size)});
    }
    transaction.commit();
    database.truncate_journal();
  }

  std::mutex mutex;
  storage::Connection database;
  storage::Statement select;
  storage::Statement next;
  std::unordered_map<std::uint64_t, std::string> cache;
};

KeyStore::KeyStore(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)), binding_key_(impl_->read_binding_key()), derived_key_(impl_->read_derived_key()) {}
KeyStore::~KeyStore() = default;

Result<std::unique_ptr<KeyStore>> KeyStore::create(const std::filesystem::path& path) {
  return storage::attempt(unavailable, [&] {
    storage::Connection database(path, storage::Mode::create);
    Impl::prepare(database);
    return std::unique_ptr<KeyStore>(new KeyStore(std::make_unique<Impl>(std::move(database))));
  });
}

Result<std::unique_ptr<KeyStore>> KeyStore::open(const std::filesystem::path& path) {
  return storage::attempt(unavailable, [&] {
    storage::Connection database(path, storage::Mode::read_write);
    storage::Statement binding_key = database.prepare("SELECT 1 FROM binding");
    if (!binding_key.step()) throw storage::Failure(0, "the file of keys has no binding key");
    binding_key.reset();
    Impl::prepare(database);
    return std::unique_ptr<KeyStore>(new KeyStore(std::make_unique<Impl>(std::move(database))));
  });
}

Result<std::unique_ptr<KeyStore>> KeyStore::open_read_only(const std::filesystem::path& path) {
  return storage::attempt(unavailable, [&] {
    return std::unique_ptr<KeyStore>(
        new KeyStore(std::make_unique<Impl>(storage::Connection(path, storage::Mode::read_only))));
  });
}

Result<std::optional<std::string>> KeyStore::find(std::uint64_t id) {
  const std::lock_guard guard(impl_->mutex);
  if (const auto held = impl_->cache.find(id); held != impl_->cache.end()) return held->second;
  return storage::attempt(unavailable, [&]() -> std::optional<std::string> {
    if (!impl_->select.with(id).step()) return std::nullopt;
    std::string key = impl_->select.blob(0);
    impl_->select.reset();
    if (impl_->cache.size() == cached_keys) impl_->forget();
    impl_->cache.emplace(id, key);
    return key;
  });
}

Result<std::uint64_t> KeyStore::next_after(std::uint64_t id) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] {
    if (const auto found = impl_->lowest_above(id)) return *found;
    impl_->make_more(id);
    return impl_->lowest_above(id).value();
  });
}

Result<void> KeyStore::destroy(const std::vector<std::uint64_t>& ids) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] {
    for (const std::uint64_t id : ids) {
      if (const auto held = impl_->cache.find(id); held != impl_->cache.end()) {
        std::fill(held->second.begin(), held->second.end(), '\0');
        impl_->cache.erase(held);
      }
    }
    storage::Transaction transaction(impl_->database);
    storage::Statement remove = impl_->database.prepare("DELETE FROM keys WHERE id = ?1");
    std::int64_t removed = 0;
    for (const std::uint64_t id : ids) {
      remove.run(id);
      removed += impl_->database.changes();
    }
    if (removed == 0) return;
    // What was made from the erased text is gone with its key, wherever copies of it lie.
    const std::string fresh = random_bytes(key_size);
    impl_->database.prepare("UPDATE derived SET key = ?1").run(storage::Blob{fresh});
    transaction.commit();
    derived_key_ = fresh;
    impl_->database.truncate_journal();
  });
}

Result<void> KeyStore::keep_attachment_key(std::string_view stored, std::string_view key) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] {
    impl_->database.prepare("INSERT INTO attachments(stored, key) VALUES (?1, ?2)").run(stored, storage::Blob{key});
  });
}

Result<std::optional<std::string>> KeyStore::attachment_key(std::string_view stored) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&]() -> std::optional<std::string> {
    // a file of an older program that only the verifier opened
    if (storage::schema_version(impl_->database) < 3) return std::nullopt;
    auto select = impl_->database.prepare("SELECT key FROM attachments WHERE stored = ?1");
    return select.with(stored).step() ? std::optional(select.blob(0)) : std::nullopt;
  });
}

Result<std::vector<std::string>> KeyStore::attachments_with_key() {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] {
    std::vector<std::string> all;
    if (storage::schema_version(impl_->database) < 3) return all;
    auto select = impl_->database.prepare("SELECT stored FROM attachments ORDER BY stored");
    while (select.step()) all.push_back(select.text(0));
    return all;
  });
}

Result<void> KeyStore::destroy_attachment_key(std::string_view stored) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] {
    impl_->database.prepare("DELETE FROM attachments WHERE stored = ?1").run(stored);
    impl_->database.truncate_journal();
  });
}

std::string KeyStore::derived_key() const {
  const std::lock_guard guard(impl_->mutex);
  return derived_key_;
}

Result<void> KeyStore::back_up_to(const std::filesystem::path& target) {
  const std::lock_guard guard(impl_->mutex);
  return storage::attempt(unavailable, [&] { impl_->database.back_up_to(target); });
}

}  // namespace tavolo::record
