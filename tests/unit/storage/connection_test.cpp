#include "server/storage/connection.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <optional>
#include <thread>

#include "tests/support/folder.hpp"

namespace tavolo::storage {
namespace {

using std::filesystem::perms;

std::string pragma(Connection& database, const std::string& name) {
  Statement statement = database.prepare("SELECT CAST(" + name + " AS TEXT) FROM pragma_" + name);
  EXPECT_TRUE(statement.step());
  return statement.text(0);
}

TEST(Connection, IsPrivateJournaledAndDurable) {
  const tests::Folder folder;
  const auto path = folder.path() / "a.db";
  Connection database(path, Mode::create);
  database.execute("CREATE TABLE t(n INTEGER) STRICT; INSERT INTO t VALUES (1)");
  EXPECT_EQ(pragma(database, "journal_mode"), "wal");
  EXPECT_EQ(pragma(database, "synchronous"), "2");
  EXPECT_EQ(pragma(database, "secure_delete"), "1");
  EXPECT_EQ(pragma(database, "foreign_keys"), "1");
  for (const char* file : {"a.db", "a.db-wal", "a.db-shm"}) {
    EXPECT_EQ(std::filesystem::status(folder.path() / file).permissions(), perms::owner_read | perms::owner_write)
        << file;
  }
}

// Two exports at once: the one that ends recovers or closes the journal under an exclusive lock.
TEST(Connection, AReaderWaitsForWhoHoldsTheFileAlone) {
  const tests::Folder folder;
  const auto path = folder.path() / "a.db";
  std::optional<Connection> alone(std::in_place, path, Mode::create);
  alone->execute("PRAGMA locking_mode=EXCLUSIVE; CREATE TABLE t(n INTEGER) STRICT; INSERT INTO t VALUES (1)");
  std::jthread leaving([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    alone.reset();
  });
  Connection reader(path, Mode::read_only);
  Statement counted = reader.prepare("SELECT count(*) FROM t");
  ASSERT_TRUE(counted.step());
  EXPECT_EQ(counted.integer(0), 1);
}

TEST(Connection, CountsNoMemoryUnderALockOfAllThreads) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  database.execute("CREATE TABLE t(n INTEGER) STRICT");
  EXPECT_EQ(sqlite3_memory_used(), 0);
}

TEST(Connection, DoesNotMakeAFileUnlessTold) {
  const tests::Folder folder;
  EXPECT_THROW(Connection(folder.path() / "none.db", Mode::read_write), Failure);
  EXPECT_THROW(Connection(folder.path() / "none.db", Mode::read_only), Failure);
}

TEST(Connection, KeepsValuesOfEachTypeAsTheyAre) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  database.execute("CREATE TABLE t(n INTEGER, s TEXT, b BLOB, o TEXT) STRICT");
  const std::string bytes("\0\xFF\x80", 3);
  Statement insert = database.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4)");
  insert.run(std::int64_t{-9'007'199'254'740'991}, std::string_view("perch\xC3\xA9"), Blob{bytes},
             std::optional<std::string>());
  insert.run(0, std::string_view(), Blob{}, std::optional<std::string>("x"));
  Statement select = database.prepare("SELECT n, s, b, o FROM t ORDER BY rowid");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.integer(0), -9'007'199'254'740'991);
  EXPECT_EQ(select.text(1), "perch\xC3\xA9");
  EXPECT_EQ(select.blob(2), bytes);
  EXPECT_TRUE(select.is_null(3));
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.text(1), "");
  EXPECT_EQ(select.blob(2), "");
  EXPECT_EQ(select.text(3), "x");
  EXPECT_THROW(select.text(0), Failure);
  EXPECT_THROW(select.integer(1), Failure);
  EXPECT_FALSE(select.step());
}

TEST(Connection, SaysWhatSqliteDidNotLike) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  try {
    database.prepare("SELECT nothing FROM nowhere");
    FAIL() << "no complaint";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("nowhere"), std::string::npos);
    EXPECT_NE(failure.code(), 0);
  }
}

TEST(Transaction, IsUndoneUnlessCommitted) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  database.execute("CREATE TABLE t(n INTEGER) STRICT");
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (1)");
  }
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (2)");
    transaction.commit();
  }
  Statement select = database.prepare("SELECT sum(n) FROM t");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.integer(0), 2);
}

TEST(Migrations, RunOnceEachAndRefuseANewerFile) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  constexpr std::array<std::string_view, 2> steps{"CREATE TABLE a(n INTEGER) STRICT",
                                                  "CREATE TABLE b(n INTEGER) STRICT"};
  migrate(database, std::span(steps).first(1));
  EXPECT_EQ(schema_version(database), 1);
  migrate(database, steps);
  migrate(database, steps);
  EXPECT_EQ(schema_version(database), 2);
  EXPECT_THROW(migrate(database, std::span(steps).first(1)), Failure);
}

TEST(Migrations, LeaveNothingOfAStepThatFails) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  constexpr std::array<std::string_view, 2> steps{"CREATE TABLE a(n INTEGER) STRICT", "CREATE TABEL b"};
  EXPECT_THROW(migrate(database, steps), Failure);
  EXPECT_EQ(schema_version(database), 0);
  EXPECT_NO_THROW(database.execute("CREATE TABLE a(n INTEGER) STRICT"));
}

TEST(Backup, IsWholeAndPrivateWhileTheSourceIsInUse) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  database.execute("CREATE TABLE t(n INTEGER) STRICT; INSERT INTO t VALUES (42)");
  database.back_up_to(folder.path() / "copy.db");
  database.execute("INSERT INTO t VALUES (1)");
  Connection copy(folder.path() / "copy.db", Mode::read_only);
  Statement select = copy.prepare("SELECT sum(n) FROM t");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.integer(0), 42);
  EXPECT_EQ(std::filesystem::status(folder.path() / "copy.db").permissions(), perms::owner_read | perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy.db.part"));
}

TEST(Journal, IsCutToNothing) {
  const tests::Folder folder;
  Connection database(folder.path() / "a.db", Mode::create);
  database.execute("CREATE TABLE t(n INTEGER) STRICT");
  EXPECT_GT(std::filesystem::file_size(folder.path() / "a.db-wal"), 0U);
  EXPECT_TRUE(database.truncate_journal());
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "a.db-wal"), 0U);
}

TEST(Attempt, TurnsAFailureIntoAnError) {
  const auto failed = attempt("db_broken", [] { throw Failure(7, "no disk"); });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, "db_broken");
  const auto value = attempt("db_broken", [] { return 3; });
  EXPECT_EQ(value.value(), 3);
  const auto passed = attempt("db_broken", []() -> Result<int> { return fail("mine", ""); });
  EXPECT_EQ(passed.error().code, "mine");
}

}  // namespace
}  // namespace tavolo::storage
