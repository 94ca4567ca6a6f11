#include "server/stamp/kept.hpp"

#include <gtest/gtest.h>

#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::stamp {
namespace {

TEST(KeptStamps, AreFilesByLogAndSize) {
  const tests::Folder folder;
  const Kept kept(folder.path());
  EXPECT_TRUE(kept.sizes("permanente").empty());
  ASSERT_TRUE(kept.keep("permanente", 120, "uno"));
  ASSERT_TRUE(kept.keep("permanente", 9, "due"));
  ASSERT_TRUE(kept.keep("registry", 3, "tre"));
  EXPECT_EQ(kept.sizes("permanente"), (std::vector<std::uint64_t>{9, 120}));
  EXPECT_EQ(kept.read("permanente", 120).value(), "uno");
  EXPECT_EQ(kept.read("permanente", 10).error().code, "file_not_found");
  EXPECT_EQ(storage::read_file(folder.path() / "stamps" / "registry" / "3.tsr").value(), "tre");
}

TEST(KeptStamps, LeaveOutWhatIsNone) {
  const tests::Folder folder;
  const Kept kept(folder.path());
  ASSERT_TRUE(kept.keep("permanente", 1, "uno"));
  for (const char* name : {"leggimi.txt", "x1.tsr", "1.tsr.new", ".tsr"}) {
    ASSERT_TRUE(storage::write_file_durably(folder.path() / "stamps" / "permanente" / name, "altro"));
  }
  EXPECT_EQ(kept.sizes("permanente"), (std::vector<std::uint64_t>{1}));
}

}  // namespace
}  // namespace tavolo::stamp
