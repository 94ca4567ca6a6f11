// A table under load is killed at a random moment, again and again: every act that was acknowledged is on record, the
// record verifies, and the next start goes on from it.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "server/audit/check.hpp"
#include "server/base/random.hpp"
#include "server/record/verify.hpp"
#include "server/snapshot/binary.hpp"
#include "tests/support/live_table.hpp"

namespace tavolo::tests {
namespace {

constexpr int rounds = 8;
constexpr std::size_t most_in_flight = 48;

/// What a member does all day, at random.
class Crowd {
 public:
  Crowd(LiveTable& live, VoteId vote, unsigned seed, int pipe) : live_(live), vote_(vote), random_(seed), pipe_(pipe) {}

  [[noreturn]] void act_until_killed() {
    for (std::uint64_t turn = 0;; ++turn) {
      live_.pass(1);
      live_.table().tick();
      while (in_flight_ < most_in_flight) act();
      if (turn % 7 == 0) live_.table().when_committed([] {});
      live_.turns.turn(50);
    }
  }

 private:
  LiveTable& live_;
  VoteId vote_;
  std::mt19937 random_;
  int pipe_;
  std::size_t in_flight_ = 0;

  int any(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  domain::Actor somebody() { return live_.delegate_of(OrganisationId{static_cast<std::uint64_t>(any(8)) + 1}); }

  void act() {
    switch (any(4)) {
      case 0:
        return submit(LiveTable::fresh(given::submit(given::enriching(live_.founding))));
      case 1:
        return submit(LiveTable::fresh(given::comment_on(any(2) == 0 ? "node-3" : "node-4")));
      default:
        return submit(LiveTable::fresh(given::position(vote_, static_cast<PositionChoice>(any(5)))));
    }
  }
  template <class Command>
  void submit(const Command& command) {
    ++in_flight_;
    live_.table().submit(somebody(), "account-1", command,
                         [this, cmd = command.command_id.text](const table::Answer& answer) {
                           --in_flight_;
                           if (!answer) return;
                           const std::string line = cmd + " " + std::to_string(answer->seq) + "\n";
                           if (::write(pipe_, line.data(), line.size()) < 0) ::_exit(3);
                         });
  }
};

struct Round {
  std::map<std::string, std::uint64_t> acknowledged;  ///< size after it, by command
};

/// Lets a child work for some milliseconds from its first acknowledgement, or until it writes a snapshot, kills it, and
/// hears what it had acknowledged.
Round kill_after(LiveTable& live, VoteId vote, unsigned seed, int ms) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    (void)random_bytes(4096);  // the parent's stock of random bytes, used up: command ids are to be the child's own
    live.restart();
    Crowd(live, vote, seed, ends[1]).act_until_killed();
  }
  ::close(ends[1]);
  std::string heard(1, '\0');
  EXPECT_EQ(::read(ends[0], heard.data(), 1), 1) << "the child acknowledged nothing";
  const std::filesystem::path unfinished = record::snapshot_file(live.place).string() + ".part";
  for (int i = 0; i < ms && !std::filesystem::exists(unfinished); ++i) ::usleep(1000);
  EXPECT_EQ(::kill(child, SIGKILL), 0);
  char buffer[65536];
  for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    heard.append(buffer, static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  Round round;
  std::istringstream lines(heard);
  std::string cmd;
  std::uint64_t seq = 0;
  while (lines >> cmd >> seq) round.acknowledged[cmd] = seq;
  return round;
}

TEST(KilledTable, HasEveryAcknowledgedActVerifiesAndGoesOn) {
  LiveTable live(2);
  const VoteId vote = live.opened_vote();
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::map<std::string, std::uint64_t> all;
  std::uint64_t size = live.state().size;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    live.close();
    const int ms = std::uniform_int_distribution<int>(1, 900)(random);
    const auto killed = kill_after(live, vote, seed + static_cast<unsigned>(round), ms);
    all.insert(killed.acknowledged.begin(), killed.acknowledged.end());

    live.restart();
    ASSERT_FALSE(::testing::Test::HasFatalFailure());
    EXPECT_GT(live.state().size, size);
    size = live.state().size;
    for (const auto& [cmd, after] : all) {
      const auto row = live.table().log().find_command(cmd);
      ASSERT_TRUE(row && *row) << "acknowledged and not on record: " << cmd;
      EXPECT_EQ((*row)->first_seq + (*row)->count, after);
      EXPECT_LE(after, size);
    }
    EXPECT_EQ(live.feed.seq(), size);
    EXPECT_EQ(live.history.size(), size);
    live.wall = std::max(live.wall, Instant{live.state().last_ts.ms + 1});
  }

  // The record as a whole, and the table as it goes on.
  const auto findings = audit::check_entries(live.table().log());
  EXPECT_TRUE(findings.empty()) << findings.front().field << ": " << findings.front().what;
  live.restart();
  live.act(live.chair(), commands::CloseVote{CommandId{random_uuid()}, vote, Reason::of("Tutti hanno risposto.")});
  const auto recounted = audit::recount(live.source(), commands::RecountVote{vote});
  ASSERT_TRUE(recounted);
  EXPECT_TRUE(recounted->matches);
  live.close();
  const auto verified = record::verify_table({live.place.data, live.place.slug, "", {}, {}});
  ASSERT_TRUE(verified) << verified.error().message;
  for (const auto& step : verified->steps) {
    EXPECT_TRUE(step.ok) << step.name << ": " << (step.findings.empty() ? "" : step.findings.front().what);
  }
  EXPECT_GT(all.size(), 100U);
}

std::string bytes_of(const domain::State& state) {
  snapshot::Writer writer;
  writer.put(state);
  return writer.take();
}

TEST(KilledTable, StartsFromAWholeSnapshotOrFromNone) {
  LiveTable live(2);
  const VoteId vote = live.opened_vote();
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  // One is being written nearly always, so it is when the kill comes.
  const table::SnapshotPolicy all_the_time{1, 1};
  int used = 0;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    live.close();
    live.snapshots = all_the_time;
    (void)kill_after(live, vote, seed + static_cast<unsigned>(round), 2000);
    live.restart();
    ASSERT_FALSE(::testing::Test::HasFatalFailure());
    used += live.table().snapshot_size() > 0 ? 1 : 0;
    const std::string quick = bytes_of(live.state());
    live.snapshots.reset();
    live.restart();
    EXPECT_TRUE(quick == bytes_of(live.state()));
    live.wall = std::max(live.wall, Instant{live.state().last_ts.ms + 1});
  }
  EXPECT_GT(used, 0);
}

}  // namespace
}  // namespace tavolo::tests
