// Folder and archive: the same bytes for the same files, and nothing read that was not written so.

#include "server/pack/container.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

void fill(Sink& sink) {
  ASSERT_TRUE(sink.put("README.txt", "due righe\n"));
  ASSERT_TRUE(sink.put("tile/entries/000.p/7", std::string(512, 'a')));
  ASSERT_TRUE(sink.put("attachments/empty", ""));
  ASSERT_TRUE(sink.finish());
}

TEST(APackPath, HasNoWayOutOfThePack) {
  EXPECT_TRUE(is_pack_path("tile/0/x001/067.p/17"));
  for (const char* bad : {"", "/etc", "../x", "a/../b", "a//b", "a/", ".hidden", "a/.b", "A", "a b", "a\\b"})
    EXPECT_FALSE(is_pack_path(bad)) << bad;
  EXPECT_FALSE(is_pack_path(std::string(100, 'a')));
}

TEST(AnArchive, IsTheSameToTheByteAndReadBack) {
  tests::Folder folder;
  for (const char* name : {"one.tar", "two.tar", "three"}) fill(**make_sink(folder.path() / name));
  EXPECT_EQ(bytes_in(folder.path() / "one.tar"), bytes_in(folder.path() / "two.tar"));
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "one.tar") % 512, 0U);
  for (const char* name : {"one.tar", "three"}) {
    const auto source = open_source(folder.path() / name);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->files(),
              (std::vector<std::string>{"README.txt", "attachments/empty", "tile/entries/000.p/7"}));
    EXPECT_EQ((*source)->read("README.txt").value(), "due righe\n");
    EXPECT_EQ((*source)->read("attachments/empty").value(), "");
    EXPECT_TRUE((*source)->faults().empty());
  }
}

TEST(AnArchive, OfWhichABitOfFormIsChangedSaysSo) {
  tests::Folder folder;
  fill(**make_sink(folder.path() / "whole.tar"));
  const std::string whole = bytes_in(folder.path() / "whole.tar");
  const std::string content = "due righe\n";
  const std::size_t second = 1024 + 512;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const bool of_content = (at >= 512 && at < 512 + content.size()) || (at >= second && at < second + 512);
    if (of_content) continue;
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    write_bytes(folder.path() / "changed.tar", changed);
    const auto source = open_source(folder.path() / "changed.tar");
    ASSERT_TRUE(source);
    EXPECT_FALSE((*source)->faults().empty()) << at;
  }
}

TEST(AnArchive, ThatIsCutShortOrHasMoreSaysSo) {
  tests::Folder folder;
  fill(**make_sink(folder.path() / "whole.tar"));
  const std::string whole = bytes_in(folder.path() / "whole.tar");
  for (const auto& changed : {whole.substr(0, 700), whole.substr(0, whole.size() - 512), whole + "x", std::string()}) {
    write_bytes(folder.path() / "changed.tar", changed);
    EXPECT_FALSE((*open_source(folder.path() / "changed.tar"))->faults().empty()) << changed.size();
  }
}

TEST(ASink, WritesOverNothingAndLeavesNothingUnfinished) {
  tests::Folder folder;
  write_bytes(folder.path() / "there.tar", "x");
  EXPECT_EQ(make_sink(folder.path() / "there.tar").error().code, "target_exists");
  {
    auto sink = make_sink(folder.path() / "unfinished");
    ASSERT_TRUE((*sink)->put("README.txt", "x"));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "unfinished"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "unfinished.part"));
}

TEST(AFolder, WithALinkOrAStrangeNameSaysSo) {
  tests::Folder folder;
  fill(**make_sink(folder.path() / "pack"));
  std::filesystem::create_symlink("/etc/hostname", folder.path() / "pack/pack.json");
  write_bytes(folder.path() / "pack/Strano nome", "x");
  const auto source = open_source(folder.path() / "pack");
  EXPECT_EQ((*source)->faults().size(), 2U);
  EXPECT_EQ((*source)->files().size(), 3U);
}

}  // namespace
}  // namespace tavolo::pack
