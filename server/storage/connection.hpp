#pragma once
// SQLite with owners for its handles. The only room that includes sqlite3.h is this one, and only in its .cpp files.
// A Connection and its Statements belong to one thread at a time; a Statement must not outlive its Connection.
// Everything here throws Failure. Why each PRAGMA: server/record/DESIGN.md.

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "server/storage/failure.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tavolo::storage {

/// Bytes to bind as a BLOB (a plain string_view binds as TEXT).
struct Blob {
  std::string_view bytes;
};
struct Null {};

/// A prepared statement. Parameters and columns are counted as SQLite does: ?1 is 1, the first column is 0.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* database, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, Blob blob);
  Statement& bind(int index, Null null);
  template <std::same_as<std::optional<std::string>> Text>
  Statement& bind(int index, const Text& text) {
    return text ? bind(index, std::string_view(*text)) : bind(index, Null{});
  }

  /// True when a row is there to be read; at the end (or on a failure) the statement is reset.
  bool step();
  void reset();

  /// Reset, bind ?1, ?2 ... in order, and leave the first step to the caller.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int index = 0;
    (bind_any(++index, values), ...);
    return *this;
  }
  /// Reset, bind, step to the end; rows are thrown away.
  template <class... Values>
  void run(const Values&... values) {
    with(values...);
    while (step()) {
    }
  }

  /// Each refuses (Failure, code 0) a column that holds another storage class.
  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string blob(int column) const;
  /// As text() and blob() without a copy: valid until the next step or reset.
  std::string_view text_view(int column) const;
  std::string_view blob_view(int column) const;
  bool is_null(int column) const;

 private:
  template <class Value>
  void bind_any(int index, const Value& value) {
    if constexpr (std::is_integral_v<Value>) {
      bind(index, static_cast<std::int64_t>(value));
    } else {
      bind(index, value);
    }
  }

  sqlite3_stmt* handle_ = nullptr;
};

/// How a database file is opened.
enum class Mode {
  read_only,   ///< fails when the file does not exist
  read_write,  ///< fails when the file does not exist
  create       ///< makes the file (mode 0600) when it does not exist
};

class Connection {
 public:
  /// Opens with WAL, synchronous=FULL, foreign_keys, secure_delete, recursive_triggers, a busy timeout of 5 s,
  /// defensive mode and no trusted schema. A read-only connection changes neither file nor journal mode; when the
  /// folder cannot be written and no journal waits, it reads the file as immutable.
  Connection(const std::filesystem::path& path, Mode mode);
  /// A database of this process alone, in memory: nothing of it is ever in a file, temporary ones included.
  static Connection in_memory();
  ~Connection();
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;

  Statement prepare(std::string_view sql);
  /// Runs one or more statements without parameters.
  void execute(const std::string& sql);
  /// Rows changed by the last INSERT, UPDATE or DELETE.
  std::int64_t changes() const;
  /// Rows changed by this connection since it was opened, triggers and what was rolled back included.
  std::int64_t total_changes() const;
  bool in_transaction() const;

  /// Moves the journal into the file and cuts it to nothing. False when a reader held it back.
  bool truncate_journal();

  /// Copies this database, as of one moment, into a new file of mode 0600 by SQLite's backup API: whole or not at all
  /// (temporary file, fsync, rename). Others may read and write meanwhile.
  void back_up_to(const std::filesystem::path& target);

  sqlite3* handle() { return handle_; }

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}

  sqlite3* handle_ = nullptr;
};

/// BEGIN IMMEDIATE; rolled back by the destructor unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();
  void rollback();

 private:
  Connection& connection_;
  bool open_ = true;
};

/// Brings a database to the newest version: step i is run when `user_version` is i, all in one transaction, and
/// user_version becomes the number of steps. A database with a greater user_version is refused (Failure, code 0).
/// Steps are never edited once released, only added.
void migrate(Connection& connection, std::span<const std::string_view> steps);

/// PRAGMA user_version: 0 for a file without schema.
std::int64_t schema_version(Connection& connection);

}  // namespace tavolo::storage
