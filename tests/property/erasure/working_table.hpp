#pragma once
// A table at work on a record, with nobody who listens: what it holds, and what lies below DATA.

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/base/random.hpp"
#include "server/record/log.hpp"
#include "server/table/table.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::tests {

class WorkingTable {
 public:
  std::unique_ptr<table::Table> table;

  WorkingTable(std::unique_ptr<record::Log> log, Instant now, std::optional<table::SnapshotPolicy> snapshots = {},
               record::Writer::Hooks hooks = {})
      : now_(now) {
    table::Table::Parts parts;
    parts.log = std::move(log);
    parts.calendar = std::make_unique<given::FakeCalendar>();
    parts.clocks = {[this] { return now_; }, [] { return std::int64_t{1'000}; }};
    parts.post = [this](std::function<void()> act) {
      const std::lock_guard lock(mutex_);
      acts_.push_back(std::move(act));
      changed_.notify_all();
    };
    parts.snapshots = snapshots;
    parts.hooks = std::move(hooks);
    auto opened = table::Table::open(std::move(parts));
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    TAVOLO_CHECK(opened.has_value());
    table = *std::move(opened);
  }
  ~WorkingTable() { table.reset(); }

  const domain::State& state() const { return table->state(); }

  /// Runs what is posted; waits up to `ms` for something to be.
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
  void settle() {
    while (!table->stopped() && table->committed_size() < state().size) ASSERT_TRUE(turn(20'000));
    while (turn()) {
    }
  }
  void stop() {
    bool done = false;
    table->stop([&done] { done = true; });
    while (!done) ASSERT_TRUE(turn(20'000));
    table.reset();
  }
  /// What it made, or the code of the refusal, in `told`, once it is answered.
  void send(const domain::Actor& actor, const commands::Command& command) {
    table->submit(actor, "account-1", command, [this](const table::Answer& answer) {
      told.push_back(answer ? answer->created.value_or("accepted") : answer.error().code);
    });
  }
  std::string ask(const domain::Actor& actor, const commands::Command& command) {
    const std::size_t before = told.size();
    send(actor, command);
    for (int i = 0; i < 100 && told.size() == before; ++i) turn(200);
    settle();
    EXPECT_GT(told.size(), before) << "no answer came";
    return told.empty() ? "" : told.back();
  }

  std::vector<std::string> told;

 private:
  Instant now_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> acts_;
};

inline commands::ApplyRedaction order(std::vector<ErasureTarget> targets) {
  commands::ApplyRedaction command;
  command.command_id = CommandId{random_uuid()};
  command.targets = std::move(targets);
  command.legal_basis = LegalBasis::data_subject;
  command.decided_on = given::day("2026-11-20");
  command.decided_by = Text<3, 300>::of("Responsabile della protezione dati, nota 12");
  command.reason = Reason::of("Richiesta accolta.");
  return command;
}

}  // namespace tavolo::tests
