#include "server/storage/files.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/folder.hpp"

namespace tavolo::storage {
namespace {

using std::filesystem::perms;

TEST(DurableFile, ReplacesTheOldOneWholeWithItsMode) {
  const tests::Folder folder;
  const auto path = folder.path() / "key";
  ASSERT_TRUE(write_file_durably(path, "first"));
  ASSERT_TRUE(write_file_durably(path, std::string("se\0cond", 7)));
  EXPECT_EQ(read_file(path).value(), std::string("se\0cond", 7));
  EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "key.part"));
}

TEST(DurableFile, SaysWhenTheFolderIsNotThere) {
  const tests::Folder folder;
  const auto written = write_file_durably(folder.path() / "none" / "key", "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "file_unwritable");
}

TEST(ReadFile, KeepsToItsLimit) {
  const tests::Folder folder;
  ASSERT_TRUE(write_file_durably(folder.path() / "a", "12345"));
  EXPECT_EQ(read_file(folder.path() / "a", 5).value(), "12345");
  EXPECT_EQ(read_file(folder.path() / "a", 4).error().code, "file_too_large");
  EXPECT_EQ(read_file(folder.path() / "b").error().code, "file_not_found");
}

TEST(PrivateFolder, IsMadeWithThoseAboveIt) {
  const tests::Folder folder;
  const auto path = folder.path() / "a" / "b";
  ASSERT_TRUE(make_private_folder(path));
  ASSERT_TRUE(make_private_folder(path));
  EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_all);
  std::ofstream(folder.path() / "file") << "x";
  EXPECT_FALSE(make_private_folder(folder.path() / "file"));
}

TEST(DataLock, IsHeldByOneAtATime) {
  const tests::Folder folder;
  {
    const auto first = DataLock::acquire(folder.path());
    ASSERT_TRUE(first);
    const auto second = DataLock::acquire(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "data_locked");
  }
  EXPECT_TRUE(DataLock::acquire(folder.path()));
}

}  // namespace
}  // namespace tavolo::storage
