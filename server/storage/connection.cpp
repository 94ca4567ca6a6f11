#include "server/storage/connection.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <system_error>

#include "server/base/bytes.hpp"
#include "server/storage/files.hpp"

namespace tavolo::storage {
namespace {

constexpr int busy_timeout_ms = 5000;
/// Pages copied in one step of a backup, so that writers are not held up for long.
constexpr int backup_pages_a_step = 256;

[[noreturn]] void complain(sqlite3* database, std::string_view doing) {
  const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(database);
  const char* text = database == nullptr ? "out of memory" : sqlite3_errmsg(database);
  throw Failure(code, std::string(doing) + ": " + text + " (SQLite " + std::to_string(code) + ")");
}

/// Makes the file before SQLite does, which would give it the mode of the umask; its -wal and -shm take after it.
void make_private_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) {
    throw Failure(SQLITE_CANTOPEN, "create " + path.string() + ": " + std::system_category().message(errno));
  }
  ::close(file);
}

/// SQLite counts its memory for the whole process, under a lock of all threads at each allocation; nobody asks.
void count_no_memory() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

sqlite3* open_handle(const std::string& name, int flags) {
  count_no_memory();
  sqlite3* handle = nullptr;
  if (sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr) !=
      SQLITE_OK) {
    const int code = handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(handle);
    const std::string text = handle == nullptr ? "out of memory" : sqlite3_errmsg(handle);
    sqlite3_close_v2(handle);
    throw Failure(code, "open " + name + ": " + text);
  }
  // Here, because to open is already to read: another process may be recovering or closing the journal.
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  return handle;
}

std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : '%' + to_hex(std::string_view(&c, 1));
  }
  return uri + "?immutable=1";
}

bool journal_waits(const std::filesystem::path& path) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(path.string() + "-wal", fault);
  return !fault && size > 0;
}

/// A reader of a WAL database needs its shared memory file; where that cannot be made and nothing waits in the
/// journal, the file itself is the whole truth.
sqlite3* open_read_only(const std::filesystem::path& path) {
  sqlite3* handle = open_handle(path.string(), SQLITE_OPEN_READONLY);
  const int code = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return handle;
  const std::string text = sqlite3_errmsg(handle);
  sqlite3_close_v2(handle);
  const int primary = code & 0xFF;
  if ((primary != SQLITE_CANTOPEN && primary != SQLITE_READONLY) || journal_waits(path)) {
    throw Failure(code, "read " + path.string() + ": " + text);
  }
  return open_handle(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  if (sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle_,
                         nullptr) != SQLITE_OK) {
    complain(database, sql);
  }
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement::Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t value) {
  if (sqlite3_bind_int64(handle_, index, value) != SQLITE_OK) complain(sqlite3_db_handle(handle_), "bind");
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  if (sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK) {
    complain(sqlite3_db_handle(handle_), "bind");
  }
  return *this;
}

Statement& Statement::bind(int index, Blob blob) {
  const int code = blob.bytes.empty()
                       ? sqlite3_bind_zeroblob(handle_, index, 0)
                       : sqlite3_bind_blob64(handle_, index, blob.bytes.data(), blob.bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) complain(sqlite3_db_handle(handle_), "bind");
  return *this;
}

Statement& Statement::bind(int index, Null) {
  if (sqlite3_bind_null(handle_, index) != SQLITE_OK) complain(sqlite3_db_handle(handle_), "bind");
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    sqlite3* database = sqlite3_db_handle(handle_);
    const std::string text = sqlite3_errmsg(database);
    const std::string sql = sqlite3_sql(handle_);
    sqlite3_reset(handle_);
    throw Failure(code, sql + ": " + text + " (SQLite " + std::to_string(code) + ")");
  }
  sqlite3_reset(handle_);
  return false;
}

void Statement::reset() { sqlite3_reset(handle_); }

namespace {

void require_class(sqlite3_stmt* handle, int column, int wanted) {
  const int found = sqlite3_column_type(handle, column);
  if (found != wanted) {
    throw Failure(0, std::string(sqlite3_sql(handle)) + ": column " + std::to_string(column) + " holds another type");
  }
}

}  // namespace

std::int64_t Statement::integer(int column) const {
  require_class(handle_, column, SQLITE_INTEGER);
  return sqlite3_column_int64(handle_, column);
}

std::string_view Statement::text_view(int column) const {
  require_class(handle_, column, SQLITE_TEXT);
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view Statement::blob_view(int column) const {
  require_class(handle_, column, SQLITE_BLOB);
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
  return size == 0 ? std::string_view{} : std::string_view{bytes, size};
}

std::string Statement::text(int column) const { return std::string(text_view(column)); }
std::string Statement::blob(int column) const { return std::string(blob_view(column)); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

Connection::Connection(const std::filesystem::path& path, Mode mode) {
  if (mode == Mode::read_only) {
    handle_ = open_read_only(path);
  } else {
    if (mode == Mode::create) make_private_file(path);
    handle_ = open_handle(path.string(), SQLITE_OPEN_READWRITE);
  }
  try {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;");
    if (mode != Mode::read_only) {
      execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
    }
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Connection Connection::in_memory() {
  Connection made(open_handle(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY));
  sqlite3_db_config(made.handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  made.execute("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
  return made;
}

Connection::~Connection() { sqlite3_close_v2(handle_); }

Connection::Connection(Connection&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

Statement Connection::prepare(std::string_view sql) { return Statement(handle_, sql); }

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) complain(handle_, sql);
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }
std::int64_t Connection::total_changes() const { return sqlite3_total_changes64(handle_); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

bool Connection::truncate_journal() {
  return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK;
}

void Connection::back_up_to(const std::filesystem::path& target) {
  const std::filesystem::path temporary = target.string() + ".part";
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  make_private_file(temporary);
  sqlite3* copy = open_handle(temporary.string(), SQLITE_OPEN_READWRITE);
  sqlite3_backup* backup = sqlite3_backup_init(copy, "main", handle_, "main");
  int code = backup == nullptr ? sqlite3_extended_errcode(copy) : SQLITE_OK;
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    code = sqlite3_backup_step(backup, backup_pages_a_step);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(10);
  }
  sqlite3_backup_finish(backup);
  sqlite3_close_v2(copy);
  if (code != SQLITE_DONE) throw Failure(code, "back up to " + target.string() + ": " + sqlite3_errstr(code));
  if (std::rename(temporary.c_str(), target.c_str()) != 0 || !sync_folder(target.parent_path())) {
    throw Failure(SQLITE_IOERR, "back up to " + target.string() + ": " + std::system_category().message(errno));
  }
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    rollback();
  } catch (const Failure&) {
    // SQLite has rolled back by itself already (disk full, I/O error): nothing is left to undo.
  }
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

void Transaction::rollback() {
  open_ = false;
  if (connection_.in_transaction()) connection_.execute("ROLLBACK");
}

std::int64_t schema_version(Connection& connection) {
  Statement statement = connection.prepare("PRAGMA user_version");
  statement.step();
  return statement.integer(0);
}

void migrate(Connection& connection, std::span<const std::string_view> steps) {
  const auto newest = static_cast<std::int64_t>(steps.size());
  Transaction transaction(connection);
  std::int64_t version = schema_version(connection);
  if (version > newest) {
    throw Failure(
        0, "the database has version " + std::to_string(version) + ", this program knows " + std::to_string(newest));
  }
  if (version == newest) return;
  for (; version < newest; ++version) connection.execute(std::string(steps[static_cast<std::size_t>(version)]));
  connection.execute("PRAGMA user_version=" + std::to_string(newest));
  transaction.commit();
}

}  // namespace tavolo::storage
