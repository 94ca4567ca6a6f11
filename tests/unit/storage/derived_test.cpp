#include "server/storage/derived.hpp"

#include <gtest/gtest.h>

#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::storage {
namespace {

constexpr std::string_view tables = "CREATE TABLE t(n INTEGER) STRICT";

std::int64_t rows(Connection& database) {
  Statement count = database.prepare("SELECT count(*) FROM t");
  EXPECT_TRUE(count.step());
  return count.integer(0);
}

class Derived : public testing::Test {
 protected:
  /// Rows found at opening; one more is left behind.
  std::int64_t visit(std::string_view with_tables, std::string_view stamp) {
    auto database = open_derived(path_, with_tables, stamp);
    EXPECT_TRUE(database.has_value()) << database.error().message;
    const std::int64_t found = rows(*database);
    database->execute("INSERT INTO t(n) VALUES (1)");
    return found;
  }

  const tests::Folder folder_;
  const std::filesystem::path path_ = folder_.path() / "derived" / "a.db";
};

TEST_F(Derived, IsKeptUnderTheSameStamp) {
  EXPECT_EQ(visit(tables, "one"), 0);
  EXPECT_EQ(visit(tables, "one"), 1);
  EXPECT_EQ(visit(tables, "one"), 2);
}

TEST_F(Derived, IsMadeAnewUnderAnotherStampOrWithOtherTables) {
  visit(tables, "one");
  EXPECT_EQ(visit(tables, "two"), 0);
  EXPECT_EQ(visit("CREATE TABLE t(n INTEGER, s TEXT) STRICT; CREATE TABLE u(n INTEGER) STRICT", "two"), 0)
      << "the table of before is gone";
}

TEST_F(Derived, IsMadeAnewWhenItCannotBeRead) {
  visit(tables, "one");
  ASSERT_TRUE(remove_derived(path_));
  ASSERT_TRUE(write_file_durably(path_, std::string(8192, 'x')));
  EXPECT_EQ(visit(tables, "one"), 0);
}

TEST_F(Derived, IsPrivate) {
  visit(tables, "one");
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(path_).permissions(), perms::owner_read | perms::owner_write);
  EXPECT_EQ(std::filesystem::status(path_.parent_path()).permissions(), perms::owner_all);
}

TEST_F(Derived, IsRemovedWithItsJournalWhileSomebodyReads) {
  auto database = open_derived(path_, tables, "one");
  ASSERT_TRUE(database.has_value());
  database->execute("INSERT INTO t(n) VALUES (1)");
  ASSERT_TRUE(remove_derived(path_));
  EXPECT_TRUE(std::filesystem::is_empty(path_.parent_path()));
  EXPECT_EQ(rows(*database), 1);
  ASSERT_TRUE(remove_derived(path_)) << "once more is no error";
}

}  // namespace
}  // namespace tavolo::storage
