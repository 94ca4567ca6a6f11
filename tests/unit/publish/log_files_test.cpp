#include "server/publish/log_files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "server/record/known_heads.hpp"
#include "tests/support/published.hpp"
#include "tests/support/record.hpp"

namespace tavolo::publish {
namespace {

namespace fs = std::filesystem;

struct PublicFiles : ::testing::Test {
  tests::TestLog made;
  tests::Folder public_folder;
  FilesOptions options{public_folder.path() / "published", {}, {}};
  fs::path place = public_folder.path() / "published" / "t" / "permanente";

  void append(int entries, int in_one_commit = 1) {
    for (int done = 0; done < entries; done += in_one_commit) {
      std::vector<record::EntryDraft> drafts;
      for (int i = 0; i < std::min(in_one_commit, entries - done); ++i)
        drafts.push_back(tests::proposal_draft(done + i + 1));
      made.append(drafts);
    }
  }
  void publish() {
    LogFiles files(*made.log, options);
    const auto done = files.publish(0, "");
    ASSERT_TRUE(done) << done.error().message;
  }
  void expect_whole() {
    const auto tree = tests::read_published(place, made.log->vkey());
    EXPECT_EQ(tree.checkpoint.size, made.log->head().size);
    EXPECT_EQ(tree.leaves, made.log->leaves(0, tree.checkpoint.size).value());
  }
  bool there(const std::string& path) { return fs::exists(place / path); }
};

TEST_F(PublicFiles, OfAnEmptyLogAreItsCheckpointAlone) {
  publish();
  expect_whole();
  EXPECT_FALSE(there("tile"));
}

TEST_F(PublicFiles, HoldTilesOfEveryCheckpointUntilTheFullOneIsThere) {
  LogFiles files(*made.log, options);
  append(3);
  ASSERT_TRUE(files.publish(0, ""));
  EXPECT_TRUE(there("tile/0/000.p/1") && there("tile/0/000.p/2") && there("tile/entries/000.p/3"));
  append(250, 50);
  append(2);
  ASSERT_TRUE(files.publish(0, ""));
  expect_whole();
  EXPECT_TRUE(there("tile/0/000.p/53") && there("tile/entries/000.p/255"));
  EXPECT_FALSE(there("tile/0/000.p/54")) << "no checkpoint was made of that size";
  append(1);
  ASSERT_TRUE(files.publish(0, ""));
  expect_whole();
  EXPECT_TRUE(there("tile/0/000") && there("tile/entries/000") && there("tile/1/000.p/1"));
  EXPECT_FALSE(there("tile/0/000.p") || there("tile/entries/000.p"));
}

TEST_F(PublicFiles, CatchUpWithWhatWasRecordedBefore) {
  append(600, 37);
  publish();
  expect_whole();
  append(5);
  publish();
  expect_whole();
}

TEST_F(PublicFiles, AreMadeAgainWhereOneIsMissing) {
  append(300, 60);
  publish();
  fs::remove(place / "tile/entries/000");
  fs::remove_all(place / "tile/1");
  append(1);
  publish();
  expect_whole();
}

TEST_F(PublicFiles, AreNeverWrittenOver) {
  append(3);
  publish();
  ASSERT_TRUE(storage::write_file_durably(place / "tile/entries/000.p/3", "another"));
  fs::remove(place / "tile/0/000.p/3");
  LogFiles files(*made.log, options);
  EXPECT_EQ(files.publish(0, "").error().code, "published_differs");
  EXPECT_EQ(storage::read_file(place / "tile/entries/000.p/3").value(), "another");
}

TEST_F(PublicFiles, OfANewerRecordAreNotTakenBack) {
  append(5);
  publish();
  const std::string published = storage::read_file(place / "checkpoint").value();
  made.log.reset();
  made.tamper(
      "DELETE FROM entries WHERE seq = 4; DELETE FROM checkpoints WHERE size = 5; DELETE FROM nodes WHERE idx = 7;"
      "UPDATE log SET size = 4, root = (SELECT hash FROM nodes WHERE idx = 6)");
  made.restart();
  LogFiles files(*made.log, options);
  EXPECT_EQ(files.publish(0, "").error().code, "record_rolled_back");
  EXPECT_EQ(storage::read_file(place / "checkpoint").value(), published);
}

TEST_F(PublicFiles, CanBeReadByAnyWebServer) {
  const mode_t before = ::umask(077);
  append(2);
  publish();
  ::umask(before);
  for (const auto& [path, mode] : std::vector<std::pair<std::string, unsigned>>{
           {"checkpoint", 0644}, {"tile/0/000.p/2", 0644}, {"tile/0/000.p", 0755}, {"", 0755}}) {
    struct stat seen{};
    ASSERT_EQ(::stat((place / path).c_str(), &seen), 0) << path;
    EXPECT_EQ(seen.st_mode & 0777U, mode) << path;
  }
}

TEST_F(PublicFiles, LetCosignaturesOutUnderTheirOwnCheckpointAlone) {
  append(2);
  LogFiles files(*made.log, options);
  ASSERT_TRUE(files.publish(1, "— w AAAAAAA=\n"));
  EXPECT_EQ(storage::read_file(place / "checkpoint").value(), made.log->head().checkpoint);
  ASSERT_TRUE(files.publish(2, "— w AAAAAAA=\n"));
  EXPECT_EQ(storage::read_file(place / "checkpoint").value(), made.log->head().checkpoint + "— w AAAAAAA=\n");
}

TEST_F(PublicFiles, AreNeverAheadOfTheHighWaterMark) {
  options.high_water = public_folder.path();
  append(2);
  LogFiles files(*made.log, options);
  options.at_step = {};
  ASSERT_TRUE(files.publish(0, ""));
  EXPECT_EQ(storage::read_file(record::high_water_file(public_folder.path(), "permanente")).value(),
            made.log->head().checkpoint);
}

}  // namespace
}  // namespace tavolo::publish
