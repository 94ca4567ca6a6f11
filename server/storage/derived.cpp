#include "server/storage/derived.hpp"

#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/storage/files.hpp"

namespace tavolo::storage {
namespace {

constexpr const char* unavailable = "derived_unavailable";

std::string whole_stamp(std::string_view tables, std::string_view stamp) {
  return to_hex(sha256(std::string(stamp) + '\n' + std::string(tables)));
}

void make_tables(Connection& database, std::string_view tables, const std::string& stamp) {
  Transaction transaction(database);
  database.execute(
      "CREATE TABLE derived_stamp(only_row INTEGER PRIMARY KEY CHECK (only_row = 1), stamp TEXT NOT NULL)");
  database.execute(std::string(tables));
  database.prepare("INSERT INTO derived_stamp(only_row, stamp) VALUES (1, ?1)").run(std::string_view(stamp));
  transaction.commit();
}

/// Why the file cannot be used; empty when it can.
std::string doubt(Connection& database, const std::string& stamp) {
  Statement made = database.prepare("SELECT stamp FROM derived_stamp");
  if (!made.step()) return "unfinished";
  return made.text(0) == stamp ? "" : "other_stamp";
}

/// What is lost in a power cut is made again, so commits need not wait for the disk.
Connection opened(const std::filesystem::path& path) {
  Connection database(path, Mode::create);
  database.execute("PRAGMA synchronous=NORMAL");
  return database;
}

}  // namespace

Result<Connection> open_derived(const std::filesystem::path& path, std::string_view tables, std::string_view stamp) {
  if (auto made = make_private_folder(path.parent_path()); !made) return std::unexpected(made.error());
  const std::string wanted = whole_stamp(tables, stamp);
  if (std::filesystem::exists(path)) {
    std::string why;
    try {
      Connection database = opened(path);
      why = doubt(database, wanted);
      if (why.empty()) return database;
    } catch (const Failure& failure) {
      why = failure.what();
    }
    log(LogLevel::info, "derived_dropped", {{"file", path.filename().string()}, {"why", why}});
    if (auto removed = remove_derived(path); !removed) return std::unexpected(removed.error());
  }
  return attempt(unavailable, [&] {
    Connection database = opened(path);
    make_tables(database, tables, wanted);
    return database;
  });
}

Result<void> remove_derived(const std::filesystem::path& path) {
  for (const char* tail : {"", "-wal", "-shm"}) {
    std::error_code fault;
    std::filesystem::remove(path.string() + tail, fault);
    if (fault) return fail(unavailable, "remove " + path.string() + tail + ": " + fault.message());
  }
  return {};
}

}  // namespace tavolo::storage
