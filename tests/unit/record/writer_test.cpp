#include "server/record/writer.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

using tests::proposal_draft;
using tests::TestLog;

std::future<Result<Commit>> submit(Writer& writer, Batch batch) {
  auto promise = std::make_shared<std::promise<Result<Commit>>>();
  auto future = promise->get_future();
  writer.submit(std::move(batch), [promise](Result<Commit> commit) { promise->set_value(std::move(commit)); });
  return future;
}

TEST(Writer, CommitsInTheOrderOfSubmission) {
  TestLog made;
  Writer writer(*made.log);
  std::vector<std::future<Result<Commit>>> commits;
  for (int i = 1; i <= 20; ++i) commits.push_back(submit(writer, made.batch({proposal_draft(i)})));
  for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(commits[i].get()->size, i + 1);
}

TEST(Writer, TellsNobodyBeforeTheCommit) {
  TestLog made;
  std::promise<void> held;
  std::promise<void> release;
  Writer writer(*made.log, {[&] {
    held.set_value();
    release.get_future().wait();
  }});
  auto commit = submit(writer, made.batch({proposal_draft(1)}));
  held.get_future().wait();
  EXPECT_EQ(commit.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  EXPECT_EQ(made.log->head().size, 0U) << "readers see what is committed";
  EXPECT_TRUE(made.log->read(0, 1)->empty());
  release.set_value();
  EXPECT_EQ(commit.get()->size, 1U);
  EXPECT_EQ(made.log->head().size, 1U);
}

TEST(Writer, StopsForGoodAtAFailedCommit) {
  TestLog made;
  Writer writer(*made.log);
  Batch good = made.batch({proposal_draft(1)});
  Batch bad = made.batch({proposal_draft(2)});
  bad.entries[0].seq = 7;
  Batch after = made.batch({proposal_draft(3)});
  auto first = submit(writer, std::move(good));
  auto second = submit(writer, std::move(bad));
  auto third = submit(writer, std::move(after));
  EXPECT_TRUE(first.get());
  EXPECT_EQ(second.get().error().code, "stale_size");
  EXPECT_EQ(third.get().error().code, "log_stopped");
  EXPECT_TRUE(writer.failed());
  EXPECT_EQ(submit(writer, made.batch({proposal_draft(4)})).get().error().code, "log_stopped");
  EXPECT_EQ(made.log->head().size, 1U);
}

TEST(Writer, CommitsWhatIsQueuedBeforeItEnds) {
  TestLog made;
  std::vector<std::future<Result<Commit>>> commits;
  {
    Writer writer(*made.log);
    for (int i = 1; i <= 5; ++i) commits.push_back(submit(writer, made.batch({proposal_draft(i)})));
    writer.stop();
    EXPECT_EQ(submit(writer, made.batch({proposal_draft(6)})).get().error().code, "log_stopped");
  }
  for (auto& commit : commits) EXPECT_TRUE(commit.get());
}

TEST(Writer, LeavesReadersAlone) {
  TestLog made;
  Writer writer(*made.log);
  std::atomic<bool> done = false;
  std::thread reader([&] {
    while (!done) {
      const LogHead head = made.log->head();
      if (head.size == 0) continue;
      const auto entry = made.log->read_one(head.size - 1);
      ASSERT_TRUE(entry) << entry.error().message;
      const auto proof = made.log->inclusion_proof(entry->seq, head.size);
      ASSERT_TRUE(proof);
      ASSERT_TRUE(verify_inclusion(entry->seq, head.size, entry->leaf_hash, *proof, head.root));
    }
  });
  for (int i = 1; i <= 200; ++i) ASSERT_TRUE(submit(writer, made.batch({proposal_draft(i % 7 + 1)})).get());
  done = true;
  reader.join();
}

}  // namespace
}  // namespace tavolo::record
