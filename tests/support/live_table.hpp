#pragma once
// A table with a record on disk, its feed and its history, as a server holds it: driven by hand. What is posted runs in
// turn(), the writer can be held with its transaction open, and the clocks stand where a test puts them.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/base/random.hpp"
#include "server/feed/feed.hpp"
#include "server/net/table_feed.hpp"
#include "server/record/log.hpp"
#include "server/storage/failure.hpp"
#include "server/table/table.hpp"
#include "tests/support/acts.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::tests {

/// Stands between the writer's last write and its COMMIT.
class Gate {
 public:
  void hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
  }
  void release() {
    const std::lock_guard lock(mutex_);
    held_ = false;
    changed_.notify_all();
  }
  /// Waits until a writer stands at the gate.
  bool someone_waits() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [this] { return waiting_; });
  }
  /// What the writer calls.
  void pass() {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !held_; });
    waiting_ = false;
    if (broken_) throw storage::Failure(13, "the disk is full");
  }
  /// The next commits fail.
  void break_disk() {
    const std::lock_guard lock(mutex_);
    broken_ = true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  bool waiting_ = false;
  bool broken_ = false;
};

/// Functions for the table's thread, which is the test's.
class Turns {
 public:
  void post(std::function<void()> act) {
    const std::lock_guard lock(mutex_);
    acts_.push_back(std::move(act));
    changed_.notify_all();
  }
  /// Runs what is posted; waits up to `ms` for something to be. False if nothing came.
  bool turn(int ms = 0) {
    std::deque<std::function<void()>> now;
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, std::chrono::milliseconds(ms), [this] { return !acts_.empty(); });
      now.swap(acts_);
    }
    for (auto& act : now) act();
    return !now.empty();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> acts_;
};

class LiveTable {
 public:
  Folder folder;
  record::LogPlace place{folder.path() / "data", "test.tavolo.invalid", "permanente"};
  given::Table founding;  ///< whose ids, persons and helpers hold here too
  Instant wall = founding.now;
  std::int64_t steady_ms = 1'000;
  Turns turns;
  Gate gate;
  feed::Feed feed;
  audit::History history;
  std::optional<search::Search> search{std::in_place};
  std::optional<table::SnapshotPolicy> snapshots;  ///< of the next open(): restart()
  std::vector<std::string> answered;               ///< the codes of answers that were asked for by send()

  explicit LiveTable(int per_bench = 1) : LiveTable(given::Table(per_bench)) {}
  /// Founded with everything that happened at `before`.
  explicit LiveTable(given::Table before) : founding(std::move(before)) {
    auto log = record::Log::create(place);
    EXPECT_TRUE(log) << (log ? "" : log.error().message);
    open(*std::move(log));
    std::vector<events::Event> events;
    for (const auto& act : founding.happened) events.push_back(act.event);
    const auto founded = table_->found(events);
    EXPECT_TRUE(founded) << (founded ? "" : founded.error().message);
    settle();
  }
  ~LiveTable() {
    gate.release();
    table_.reset();
  }

  table::Table& table() { return *table_; }
  void meter(std::shared_ptr<net::Meters> meters) { join_->meter(std::move(meters)); }
  const domain::State& state() const { return table_->state(); }
  audit::Source source() { return {table_->log(), table_->state(), table_->calendar()}; }

  void pass(std::int64_t ms) {
    wall.ms += ms;
    steady_ms += ms;
  }

  /// As a server that is told to stop.
  void stop() {
    bool done = false;
    table_->stop([&done] { done = true; });
    for (int i = 0; i < 100 && !done; ++i) turns.turn(200);
    EXPECT_TRUE(done);
    close();
  }
  /// Ends every thread: a process may be forked now.
  void close() {
    table_.reset();
    join_.reset();
    search.reset();
    while (turns.turn()) {
    }
  }
  /// Closes everything and opens it again from the disk.
  void restart() {
    close();
    feed = feed::Feed();
    history = audit::History();
    search.emplace();
    auto log = record::Log::open(place);
    ASSERT_TRUE(log) << log.error().message;
    open(*std::move(log));
  }

  /// Lets commits come to their end.
  void settle() {
    while (!table_->stopped() && table_->committed_size() < state().size) {
      ASSERT_TRUE(turns.turn(20'000)) << "no commit came";
    }
    while (turns.turn()) {
    }
  }

  domain::Actor actor(MandateId mandate) const {
    return domain::AsMandate{mandate, founding.state.mandates.at(mandate).holder.value->person};
  }
  domain::Actor actor(AppointmentId office) const {
    return domain::AsAppointment{office, founding.state.appointments.at(office).holder.value->person};
  }
  domain::Actor delegate_of(OrganisationId body) const { return actor(founding.mandate_of(body)); }
  domain::Actor secretary() const { return actor(founding.office(Role::secretary)); }
  domain::Actor chair() const { return actor(founding.office(Role::chair)); }
  domain::Actor auditor() const { return actor(founding.office(Role::auditor)); }
  domain::Acting acting(const domain::Actor& actor) const {
    const auto resolved = domain::resolve(state(), actor, table_->moment());
    EXPECT_TRUE(resolved) << (resolved ? "" : resolved.error().code);
    return resolved.value_or(domain::Acting{});
  }
  feed::Reader reader(const domain::Actor& actor) const { return {domain::audiences_of(acting(actor)), {}}; }
  feed::Reader stranger() const { return {domain::audiences_of(domain::Acting{}), {}}; }

  /// Under a command id of its own.
  template <class Command>
  static Command fresh(Command command) {
    command.command_id = CommandId{random_uuid()};
    return command;
  }

  /// Submits without waiting; the code ("accepted") goes to `answered`.
  void send(const domain::Actor& actor, const commands::Command& command) {
    table_->submit(actor, "account-1", command, [this](const table::Answer& answer) {
      answered.push_back(answer ? "accepted" : answer.error().code);
    });
  }
  /// Submits and waits.
  table::Answer ask(const domain::Actor& actor, const commands::Command& command,
                    std::string_view account = "account-1") {
    std::optional<table::Answer> given;
    table_->submit(actor, account, command, [&given](table::Answer answer) { given = std::move(answer); });
    for (int i = 0; i < 100 && !given; ++i) turns.turn(200);
    EXPECT_TRUE(given.has_value()) << "no answer came";
    settle();
    return given.value_or(std::unexpected(Refusal{"no_answer", "", {}}));
  }
  /// As ask(), for what has to be accepted; the id of what it made.
  std::string act(const domain::Actor& actor, const commands::Command& command) {
    const auto answer = ask(actor, command);
    EXPECT_TRUE(answer) << commands::method_of(command) << ": "
                        << (answer ? "" : answer.error().code + answer.error().detail);
    return answer ? answer->created.value_or("") : "";
  }
  std::string refused(const domain::Actor& actor, const commands::Command& command) {
    const auto answer = ask(actor, command);
    return answer ? "accepted" : answer.error().code;
  }

  // ---- longer ways
  VoteId opened_vote(Visibility visibility = Visibility::at_close) {
    auto prepare = fresh(given::vote_on(OnText{}));
    prepare.visibility = visibility;
    const VoteId vote = *parse_id<VoteIdTag>(act(secretary(), prepare));
    act(chair(), commands::OpenVote{CommandId{random_uuid()}, vote, {}});
    return vote;
  }

 private:
  void open(std::unique_ptr<record::Log> log) {
    join_ = std::make_unique<net::TableFeed>(feed, history, *search, *log);
    table::Table::Parts parts;
    parts.log = std::move(log);
    parts.calendar = std::make_unique<given::FakeCalendar>();
    parts.clocks = {[this] { return wall; }, [this] { return steady_ms; }};
    parts.post = [this](std::function<void()> act) { turns.post(std::move(act)); };
    parts.listener = join_.get();
    parts.snapshots = snapshots;
    parts.hooks.before_commit = [this] { gate.pass(); };
    auto opened = table::Table::open(std::move(parts));
    TAVOLO_CHECK(opened.has_value());
    table_ = *std::move(opened);
  }

  std::unique_ptr<net::TableFeed> join_;
  std::unique_ptr<table::Table> table_;
};

}  // namespace tavolo::tests
