#include "server/record/known_heads.hpp"

#include <gtest/gtest.h>

#include "server/storage/files.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

struct Copies : ::testing::Test {
  tests::TestLog made;
  tests::Folder elsewhere;

  /// The files of the log as they are now, to be put back later.
  void keep() {
    made.log.reset();
    std::filesystem::copy(made.place.data, elsewhere.path() / "data", std::filesystem::copy_options::recursive);
    made.restart();
  }
  void put_back() {
    made.log.reset();
    std::filesystem::remove_all(made.place.data);
    std::filesystem::copy(elsewhere.path() / "data", made.place.data, std::filesystem::copy_options::recursive);
    made.restart();
  }
};

TEST_F(Copies, AnOlderOneIsKnownByACheckpointOfMoreEntries) {
  made.append_ten();
  keep();
  made.append({tests::proposal_draft(11)});
  const std::string seen = made.log->head().checkpoint;
  EXPECT_TRUE(continues(*made.log, seen, "here"));
  put_back();
  EXPECT_EQ(continues(*made.log, seen, "here").error().code, "record_rolled_back");
}

TEST_F(Copies, OneThatWentAnotherWayIsKnownByItsRoot) {
  made.append_ten();
  keep();
  made.append({tests::proposal_draft(11)});
  const std::string seen = made.log->head().checkpoint;
  put_back();
  made.append({tests::proposal_draft(12)});
  made.append({tests::proposal_draft(13)});
  EXPECT_EQ(continues(*made.log, seen, "here").error().code, "record_forked");
}

TEST_F(Copies, AnEarlierCheckpointIsNoMatter) {
  const std::string none = made.log->head().checkpoint;
  made.append_ten();
  EXPECT_TRUE(continues(*made.log, none, "here"));
  EXPECT_TRUE(continues(*made.log, made.log->checkpoint_of(3).value(), "here"));
}

TEST_F(Copies, WhatTheKeyDidNotSignIsNoCheckpointOfOurs) {
  made.append_ten();
  const auto other = Signer::generate(made.log->origin()).value();
  const std::string note = sign_checkpoint({made.log->origin(), 3, Hash{}}, other);
  EXPECT_EQ(continues(*made.log, note, "here").error().code, "known_head_unreadable");
  EXPECT_EQ(continues(*made.log, "", "here").error().code, "known_head_unreadable");
}

TEST_F(Copies, AFileThatIsNotThereSaysNothing) {
  EXPECT_FALSE(continues_file(*made.log, elsewhere.path() / "none").value());
  ASSERT_TRUE(storage::write_file_durably(elsewhere.path() / "mark", made.log->head().checkpoint));
  EXPECT_EQ(continues_file(*made.log, elsewhere.path() / "mark").value(), 0U);
}

TEST_F(Copies, ARefusedLogTakesNothingMore) {
  made.append_ten();
  made.log->refuse_appends();
  EXPECT_EQ(made.log->append(made.batch({tests::proposal_draft(11)})).error().code, "log_stopped");
}

}  // namespace
}  // namespace tavolo::record
