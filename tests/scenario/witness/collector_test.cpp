// A log and its witnesses over HTTP, as they run: one that answers, one that is down, one that has seen more.

#include "server/witness/collector.hpp"

#include <gtest/gtest.h>

#include "server/net/server.hpp"
#include "server/net/witness_service.hpp"
#include "server/record/registry.hpp"
#include "server/record/rotate.hpp"
#include "server/witness/request.hpp"
#include "tests/support/record.hpp"

namespace tavolo::witness {
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

/// A witness that serves on a port of its own.
struct Running {
  tests::Folder folder;
  std::string vkey =
      Witness::create(folder.path() / "w", "witness.example/" + folder.path().filename().string()).value();
  std::unique_ptr<Witness> witness = Witness::open(folder.path() / "w").value();
  net::WitnessService service{*witness};
  net::Server server{[] {
    net::ServerOptions options;
    options.port = 0;
    return options;
  }()};
  std::thread thread;

  Running() {
    EXPECT_TRUE(server.listen());
    thread = std::thread([this] { EXPECT_TRUE(server.run(service)); });
  }
  ~Running() {
    server.stop();
    thread.join();
  }
};

struct Collected : ::testing::Test {
  tests::TestLog made;
  tests::Folder data;
  std::vector<std::unique_ptr<Running>> running;
  std::mutex mutex;
  std::vector<std::string> behind;
  std::string published;

  std::string policy(const std::string& quorum, const std::string& more = "") {
    std::string text = "log " + made.log->vkey() + "\n";
    for (std::size_t i = 0; i < running.size(); ++i) {
      text += "witness w" + std::to_string(i) + " " + running[i]->vkey + " " + running[i]->server.url() + "/\n";
      EXPECT_TRUE(running[i]->witness->add_log(made.log->vkey()));
    }
    return text + more + quorum;
  }
  Result<std::unique_ptr<Collector>> start(const std::string& text) {
    Collector::Options options;
    options.pause_ms = 1;
    options.longest_pause_ms = 20;
    options.on_behind = [this](const std::string&, const Error& error) {
      const std::lock_guard lock(mutex);
      behind.push_back(error.code);
    };
    options.on_cosigned = [this](const std::string&, std::uint64_t size, const std::string& lines) {
      const std::lock_guard lock(mutex);
      published = std::to_string(size) + "\n" + lines;
    };
    return Collector::start({made.log.get()}, record::Policy::parse(text).value(), data.path(), std::move(options));
  }
  LogState state(const Collector& collector) { return collector.state(made.log->origin()); }
};

TEST_F(Collected, ThePolicyMayNameTheOldKeyTheNewOneOrBoth) {
  running.push_back(std::make_unique<Running>());
  made.append_ten();
  record::Registry::open_or_create(made.place.data, "demo.tavolo.invalid")
      .value()
      ->add(made.log->origin(), made.log->vkey(), tests::some_day)
      .value();
  const std::string old_line = "log " + made.log->vkey() + "\n";
  made.log.reset();
  const auto begun = record::begin_rotation(made.place.data, "permanente", tests::some_day);
  ASSERT_TRUE(begun) << begun.error().message;
  made.restart();
  made.append({tests::proposal_draft(11)});
  const std::string new_line = "log " + begun->new_vkey + "\n";
  const std::string rest = policy("quorum w0\n").substr(old_line.size());
  for (const std::string& lines : {old_line, new_line, old_line + new_line}) {
    auto collector = start(lines + rest);
    ASSERT_TRUE(collector) << lines << collector.error().message;
    ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 11U; })) << lines;
  }
  made.log.reset();
  ASSERT_TRUE(record::end_rotation(made.place.data, "permanente", tests::some_day));
  made.restart();
  EXPECT_EQ(start(old_line + rest).error().code, "policy_unfit");
  made.append({tests::proposal_draft(12)});
  ASSERT_TRUE(running.front()->witness->add_log(begun->new_vkey));
  auto collector = start(old_line + new_line + rest);
  ASSERT_TRUE(collector) << collector.error().message;
  ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 12U; }));
}

TEST_F(Collected, EveryWitnessFollowsAndTheQuorumIsSeen) {
  for (int i = 0; i < 2; ++i) running.push_back(std::make_unique<Running>());
  made.append_ten();
  const std::string text = policy("group q all w0 w1\nquorum q\n");
  {
    auto collector = start(text);
    ASSERT_TRUE(collector) << collector.error().message;
    ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 10U; }));
    for (int i = 11; i < 15; ++i) {
      made.append({tests::proposal_draft(i)});
      (*collector)->note();
    }
    ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 14U; }));
    const auto note = (*collector)->cosigned_checkpoint(*made.log, 3);
    ASSERT_TRUE(note);
    const auto judged = record::judge(record::Policy::parse(text).value(), *note);
    ASSERT_TRUE(judged) << judged.error().message;
    EXPECT_TRUE(judged->quorum);
    EXPECT_EQ(judged->checkpoint.size, 14U);
    EXPECT_FALSE((*collector)->cosigned_checkpoint(*made.log, 14));
    const std::lock_guard lock(mutex);
    EXPECT_TRUE(published.starts_with("14\n"));
  }
  // What was given is kept over a restart of the table, and nothing is asked twice.
  published.clear();
  auto collector = start(text);
  EXPECT_EQ(state(**collector).quorum_size, 14U);
  EXPECT_FALSE((*collector)->behind());
}

TEST_F(Collected, OneThatIsDownHoldsUpNobody) {
  running.push_back(std::make_unique<Running>());
  made.append_ten();
  const auto dead = record::Signer::generate("dead.example", record::KeyKind::cosigner).value();
  const std::string more = "witness dead " + dead.verifier().vkey() + " http://127.0.0.1:9\n";
  auto collector = start(policy("group q any w0 dead\nquorum q\n", more));
  ASSERT_TRUE(collector) << collector.error().message;
  EXPECT_TRUE(comes_true([&] { return state(**collector).witnesses.at(0).size == 10U; }));
  EXPECT_EQ(state(**collector).witnesses.at(1).time, 0U);
  EXPECT_EQ(state(**collector).quorum_size, 10U);
}

TEST_F(Collected, AnotherWhoAskedBeforeUsIsNoConflict) {
  running.push_back(std::make_unique<Running>());
  made.append_ten();
  const std::string text = policy("quorum w0\n");
  auto collector = start(text);
  ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 10U; }));
  (*collector).reset();
  made.append({tests::proposal_draft(11)});
  // A monitor has brought the newer checkpoint to the witness; our own books say 10.
  const AddCheckpoint request{10, made.log->consistency_proof(10, 11).value(), made.log->head().checkpoint};
  ASSERT_EQ(running[0]->witness->add_checkpoint(write_add_checkpoint(request), 7).status, 200U);
  made.append({tests::proposal_draft(12)});
  collector = start(text);
  EXPECT_TRUE(comes_true([&] { return state(**collector).quorum_size == 12U; }));
}

TEST_F(Collected, AWitnessThatHasSeenMoreStopsASigningOlderCopy) {
  running.push_back(std::make_unique<Running>());
  made.append_ten();
  made.log.reset();
  tests::Folder copy;
  std::filesystem::copy(made.place.data, copy.path() / "data", std::filesystem::copy_options::recursive);
  made.restart();
  made.append({tests::proposal_draft(11)});
  const std::string text = policy("quorum w0\n");
  {
    auto collector = start(text);
    ASSERT_TRUE(comes_true([&] { return state(**collector).quorum_size == 11U; }));
  }
  made.log.reset();
  std::filesystem::remove_all(made.place.data);
  std::filesystem::copy(copy.path() / "data", made.place.data, std::filesystem::copy_options::recursive);
  std::filesystem::remove(data.path() / "cosignatures.db");
  made.restart();
  auto collector = start(text);
  EXPECT_TRUE(comes_true([&] { return (*collector)->behind(); }));
  EXPECT_EQ(made.log->append(made.batch({tests::proposal_draft(12)})).error().code, "log_stopped");
  EXPECT_TRUE(comes_true([&] {
    const std::lock_guard lock(mutex);
    return !behind.empty();
  }));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(behind.front(), "record_rolled_back");
}

TEST_F(Collected, APolicyThatCannotBeFollowedIsRefusedAtTheStart) {
  running.push_back(std::make_unique<Running>());
  const auto other = record::Signer::generate("other.example").value();
  const std::string w = "witness w0 " + running[0]->vkey;
  for (const std::string& wrong : {"log " + other.verifier().vkey() + "\n" + w + " http://127.0.0.1:9\nquorum w0\n",
                                   "log " + made.log->vkey() + "\n" + w + "\nquorum w0\n",
                                   "log " + made.log->vkey() + "\n" + w + " ftp://127.0.0.1\nquorum w0\n",
                                   "log " + made.log->vkey() + "\n" + w + " http://127.0.0.1:9\nquorum none\n",
                                   "log " + made.log->vkey() + "\nquorum none\n"})
    EXPECT_EQ(start(wrong).error().code, "policy_unfit") << wrong;
}

}  // namespace
}  // namespace tavolo::witness
