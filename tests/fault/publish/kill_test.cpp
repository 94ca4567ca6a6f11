// A process that publishes a log is ended at each of its steps, one after the other: what stands there then is whole by
// itself, the next run brings it to the end, and no two checkpoints that anybody can have seen disagree.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/publish/log_files.hpp"
#include "server/record/known_heads.hpp"
#include "tests/support/published.hpp"
#include "tests/support/record.hpp"

namespace tavolo::publish {
namespace {

namespace fs = std::filesystem;

constexpr int ended_at_step = 77;

/// Publishes in a process of its own that ends at step `last`; false when it came to its end before.
bool publish_until(const fs::path& data, const FilesOptions& options, int last) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto log = record::Log::open({data, "", "permanente"});
    if (!log) ::_exit(1);
    int steps = 0;
    FilesOptions counting = options;
    counting.at_step = [&](const fs::path&) {
      if (steps++ == last) ::_exit(ended_at_step);
    };
    LogFiles files(**log, counting);
    ::_exit(files.publish(0, "") ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_TRUE(WEXITSTATUS(status) == ended_at_step || WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
  return WEXITSTATUS(status) == ended_at_step;
}

struct Matrix : ::testing::Test {
  tests::TestLog made;
  tests::Folder folder;
  FilesOptions options{folder.path() / "published", folder.path(), {}};
  fs::path place = folder.path() / "published" / "t" / "permanente";
  std::vector<std::string> seen;

  void append(int entries, int in_one_commit) {
    for (int done = 0; done < entries; done += in_one_commit) {
      std::vector<record::EntryDraft> drafts;
      for (int i = 0; i < in_one_commit; ++i) drafts.push_back(tests::proposal_draft(done + i + 1));
      made.append(drafts);
    }
  }

  /// Every file of a checkpoint that was ever let out is there, unless a full one stands for it; and all of them, and
  /// the mark, are of one history.
  void look() {
    const auto mark = storage::read_file(record::high_water_file(folder.path(), "permanente"));
    if (fs::exists(place / "checkpoint")) {
      const auto tree = tests::read_published(place, made.log->vkey());
      const std::string note = storage::read_file(place / "checkpoint").value();
      if (seen.empty() || seen.back() != note) seen.push_back(note);
      ASSERT_TRUE(mark);
      const auto high = record::open_checkpoint(*mark, record::Verifier::parse(made.log->vkey()).value());
      ASSERT_TRUE(high);
      EXPECT_GE(high->size, tree.checkpoint.size);
    }
    if (mark) {
      EXPECT_TRUE(record::continues(*made.log, *mark, "the mark"));
    }
    for (const auto& note : seen) EXPECT_TRUE(record::continues(*made.log, note, "what was seen"));
  }

  /// Ends a run at its first step, the next at its second ..., each from the same beginning.
  int run_matrix() {
    const tests::Folder before;
    const auto all = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
    fs::copy(folder.path(), before.path() / "as-it-was", all);
    int steps = 0;
    for (;; ++steps) {
      fs::remove_all(folder.path() / "published");
      fs::remove(record::high_water_file(folder.path(), "permanente"));
      fs::copy(before.path() / "as-it-was", folder.path(), all);
      const bool ended = publish_until(made.place.data, options, steps);
      look();
      if (!ended) return steps;
      // The restart.
      EXPECT_FALSE(publish_until(made.place.data, options, 1'000'000));
      look();
      EXPECT_EQ(tests::read_published(place, made.log->vkey()).checkpoint.size, made.log->head().size);
      EXPECT_FALSE(fs::exists(place / "tile/0/000.p") && fs::exists(place / "tile/0/000")) << "swept by the restart";
    }
  }
};

TEST_F(Matrix, OfTheFirstFiles) {
  append(6, 2);
  EXPECT_GT(run_matrix(), 10);
}

TEST_F(Matrix, OfATileThatBecomesFull) {
  append(250, 50);
  append(3, 1);
  ASSERT_FALSE(publish_until(made.place.data, options, 1'000'000));
  append(6, 2);
  EXPECT_GT(run_matrix(), 10);
}

}  // namespace
}  // namespace tavolo::publish
