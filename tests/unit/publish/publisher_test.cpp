#include "server/publish/publisher.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/published.hpp"
#include "tests/support/record.hpp"

namespace tavolo::publish {
namespace {

using namespace std::chrono_literals;

/// Until it is so, at most a minute.
template <class Condition>
bool comes_true(Condition condition) {
  for (int i = 0; i < 6000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

TEST(Publisher, FollowsTheLogWithoutBeingWaitedFor) {
  tests::TestLog made;
  made.append_ten();
  tests::Folder folder;
  std::atomic<bool> held = true;
  FilesOptions options{folder.path(), {}, [&](const std::filesystem::path&) {
                         while (held) std::this_thread::sleep_for(1ms);
                       }};
  Publisher publisher({made.log.get()}, options);
  // The disk beneath the public folder stands still, and acts are recorded.
  made.append({tests::proposal_draft(11)});
  publisher.note();
  EXPECT_EQ(publisher.state().at(0).size, 0U);
  held = false;
  ASSERT_TRUE(comes_true([&] { return publisher.state().at(0).size == 11; }));
  EXPECT_EQ(tests::read_published(folder.path() / "t" / "permanente", made.log->vkey()).checkpoint.size, 11U);
  publisher.set_cosignatures(made.log->origin(), 11, "— w AAAAAAA=\n");
  EXPECT_TRUE(comes_true([&] {
    return storage::read_file(folder.path() / "t" / "permanente" / "checkpoint")
        .value_or("")
        .ends_with("— w AAAAAAA=\n");
  }));
}

TEST(Publisher, LetsOutAtItsEndWhatCameWhileItRested) {
  tests::TestLog made;
  made.append_ten();
  tests::Folder folder;
  {
    Publisher publisher({made.log.get()}, {folder.path(), {}, {}});
    ASSERT_TRUE(comes_true([&] { return publisher.state().at(0).size == 10; }));
    made.append({tests::proposal_draft(11)});
    publisher.note();
  }
  EXPECT_EQ(tests::read_published(folder.path() / "t" / "permanente", made.log->vkey()).checkpoint.size, 11U);
}

TEST(Publisher, SaysWhatKeepsItAndStopsNothing) {
  tests::TestLog made;
  made.append_ten();
  tests::Folder folder;
  ASSERT_TRUE(storage::write_file_durably(folder.path() / "t", "a file where a folder should be"));
  Publisher publisher({made.log.get()}, {folder.path(), {}, {}});
  EXPECT_TRUE(comes_true([&] { return !publisher.state().at(0).fault.empty(); }));
  made.append({tests::proposal_draft(11)});
  EXPECT_EQ(made.log->head().size, 11U);
}

}  // namespace
}  // namespace tavolo::publish
