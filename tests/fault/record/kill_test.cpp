// A process that appends in a loop is killed at any moment, again and again: what it had acknowledged is there, the
// next one goes on, and the verifier finds nothing wrong.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "server/record/registry.hpp"
#include "server/record/verify.hpp"
#include "server/record/writer.hpp"
#include "tests/support/record.hpp"

namespace tavolo::record {
namespace {

constexpr int rounds = 12;

struct Acknowledged {
  std::uint64_t size = 0;
  std::array<char, 36> cmd{};
};

/// Opens the table, replays it and appends until it is killed; writes an Acknowledged to `pipe` after each commit.
[[noreturn]] void append_for_ever(const std::filesystem::path& data, int pipe) {
  auto registry = Registry::open_or_create(data, "demo.tavolo.invalid");
  if (!registry) ::_exit(10);
  auto log = (*registry)->open_or_create_table("permanente", tests::some_day);
  if (!log) ::_exit(11);
  Encoder encoder((*log)->origin());
  const auto replayed = (*log)->for_each_entry(
      0, [&](const StoredEntry& entry) { return encoder.replay(entry.envelope, entry.leaf_hash); });
  if (!replayed) ::_exit(12);
  Writer writer(**log);
  for (int n = 0;; ++n) {
    Batch batch;
    std::array<char, 36> last_cmd{};
    for (int i = 0; i <= n % 5; ++i) {
      const EntryDraft draft = tests::proposal_draft(n % 9 + 1);
      batch.entries.push_back(encoder.build(draft).value());
      batch.commands.push_back({draft.cmd, batch.entries.back().seq, 1, Hash{}});
      std::copy(draft.cmd.begin(), draft.cmd.end(), last_cmd.begin());
    }
    writer.submit(std::move(batch), [last_cmd, pipe](Result<Commit> commit) {
      if (!commit) ::_exit(13);
      const Acknowledged told{commit->size, last_cmd};
      if (::write(pipe, &told, sizeof told) != static_cast<ssize_t>(sizeof told)) ::_exit(14);
    });
    std::this_thread::sleep_for(std::chrono::microseconds(300));
  }
}

/// When the appender dies: a moment after so many commits were acknowledged.
struct Death {
  std::size_t commits = 0;
  std::chrono::microseconds later{};
};

/// Runs the appender, kills it, and gives what it had acknowledged.
std::vector<Acknowledged> run_and_kill(const std::filesystem::path& data, Death death) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    append_for_ever(data, pipe[1]);
  }
  ::close(pipe[1]);
  std::vector<Acknowledged> told;
  std::atomic<std::size_t> heard = 0;
  std::atomic<bool> ended = false;
  std::thread listener([&] {
    Acknowledged one;
    while (::read(pipe[0], &one, sizeof one) == static_cast<ssize_t>(sizeof one)) {
      told.push_back(one);
      ++heard;
    }
    ended = true;
  });
  while (heard < death.commits && !ended) std::this_thread::sleep_for(std::chrono::microseconds(100));
  std::this_thread::sleep_for(death.later);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the appender ended by itself with " << WEXITSTATUS(status);
  listener.join();
  ::close(pipe[0]);
  return told;
}

TEST(Kill, LosesNothingThatWasAcknowledgedAndBreaksNothing) {
  const tests::Folder folder;
  const auto data = folder.path() / "data";
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::vector<Acknowledged> all;
  std::vector<std::string> checkpoints;
  for (int round = 0; round < rounds; ++round) {
    // The first rounds die while the files are being made, the others at work.
    const Death death = round < 4 ? Death{0, std::chrono::microseconds(random() % 15'000)}
                                  : Death{1 + random() % 30, std::chrono::microseconds(random() % 3'000)};
    for (const Acknowledged& one : run_and_kill(data, death)) all.push_back(one);
    if (all.empty()) continue;
    const auto verified = verify_table({data, "permanente", "", checkpoints, {}});
    ASSERT_TRUE(verified) << verified.error().message;
    for (const Step& step : verified->steps) {
      ASSERT_TRUE(step.ok) << round << ' ' << step.name << ": " << step.findings[0].field << ' '
                           << step.findings[0].what;
    }
    ASSERT_GE(verified->size, all.back().size);
    const auto log = Log::open({data, "", "permanente"});
    ASSERT_TRUE(log) << log.error().message;
    checkpoints.push_back((*log)->latest_checkpoint().value());
    for (const Acknowledged& one : all) {
      const auto row = (*log)->find_command({one.cmd.data(), one.cmd.size()}).value();
      ASSERT_TRUE(row) << "an acknowledged command is gone";
      ASSERT_EQ(row->first_seq + row->count, one.size);
    }
  }
  EXPECT_GE(all.size(), 8U);
}

}  // namespace
}  // namespace tavolo::record
