#include "server/snapshot/file.hpp"

#include <gtest/gtest.h>

#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::snapshot {
namespace {

class SnapshotFile : public testing::Test {
 protected:
  SnapshotFile() {
    const auto written = write(path_, seal_, point_, sections_);
    EXPECT_TRUE(written) << written.error().message;
    bytes_ = storage::read_file(path_).value();
    EXPECT_EQ(*written, bytes_.size());
  }

  /// What reading gives when the file holds these bytes: a code, "" for success.
  std::string code_with(const std::string& bytes) {
    EXPECT_TRUE(storage::write_file_durably(path_, bytes));
    const auto opened = read(path_, seal_);
    return opened ? "" : opened.error().code;
  }

  const tests::Folder folder_;
  const std::filesystem::path path_ = folder_.path() / "derived" / "a.snapshot";
  const Seal seal_{std::string(64, 'a'), std::string(32, 'k')};
  const Point point_{7, {1, 2, 3}};
  const Sections sections_{"one", "", std::string((std::size_t{5} << 19U) + 3, 'x'),
                           std::string(std::size_t{1} << 20U, 'y')};
  std::string bytes_;
};

TEST_F(SnapshotFile, IsReadBackAsItWas) {
  const auto opened = read(path_, seal_);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->point.size, point_.size);
  EXPECT_EQ(opened->point.root, point_.root);
  EXPECT_EQ(opened->sections, sections_);
}

TEST_F(SnapshotFile, IsPrivateAndShowsNothing) {
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(path_).permissions(), perms::owner_read | perms::owner_write);
  EXPECT_EQ(bytes_.find("xxxx"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path_.string() + ".part"));
}

TEST_F(SnapshotFile, IsForeignUnderAnotherStampAndDamagedUnderAnotherKey) {
  EXPECT_EQ(read(path_, {std::string(64, 'b'), seal_.key}).error().code, "snapshot_foreign");
  EXPECT_EQ(read(path_, {seal_.stamp, std::string(32, 'l')}).error().code, "snapshot_damaged");
  EXPECT_EQ(read(folder_.path() / "none", seal_).error().code, "snapshot_none");
}

TEST_F(SnapshotFile, IsRefusedWithAnyByteChanged) {
  ASSERT_TRUE(write(path_, seal_, point_, {"one", "", std::string(90, 'x')}));
  const std::string small = storage::read_file(path_).value();
  EXPECT_EQ(code_with(small), "");
  for (std::size_t at = 0; at < small.size(); ++at) {
    std::string changed = small;
    changed[at] = static_cast<char>(changed[at] ^ '\x01');
    EXPECT_NE(code_with(changed), "") << at;
  }
}

TEST_F(SnapshotFile, IsRefusedCutShortOrLengthened) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{511}, std::size_t{512}, std::size_t{520},
                                 bytes_.size() / 2, bytes_.size() - 1}) {
    EXPECT_EQ(code_with(bytes_.substr(0, size)), "snapshot_damaged") << size;
  }
  EXPECT_EQ(code_with(bytes_ + "x"), "snapshot_damaged");
  EXPECT_EQ(code_with("something else altogether"), "snapshot_damaged");
}

TEST_F(SnapshotFile, RefusesPiecesInAnotherOrder) {
  const Sections same{std::string(std::size_t{1} << 20U, 'p'), std::string(std::size_t{1} << 20U, 'q')};
  ASSERT_TRUE(write(path_, seal_, point_, same));
  const std::string bytes = storage::read_file(path_).value();
  const std::size_t piece = (bytes.size() - 512) / 2;
  EXPECT_EQ(code_with(bytes), "");
  EXPECT_EQ(code_with(bytes.substr(0, 512) + bytes.substr(512 + piece) + bytes.substr(512, piece)), "snapshot_damaged");
}

TEST_F(SnapshotFile, IsRemovedWithWhatAWriteCutShortHasLeft) {
  ASSERT_TRUE(storage::write_file_durably(path_.string() + ".part", "half"));
  drop(path_);
  EXPECT_TRUE(std::filesystem::is_empty(path_.parent_path()));
  drop(path_);
}

}  // namespace
}  // namespace tavolo::snapshot
