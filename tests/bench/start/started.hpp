#pragma once
// A table opened as `tavolo serve` opens it, without its sockets; the program's only thread is the table's.

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "server/net/table_feed.hpp"
#include "server/table/rome_calendar.hpp"
#include "server/table/table.hpp"

namespace tavolo::bench {

constexpr const char* instance = "prova.tavolo.invalid";

[[noreturn]] inline void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

/// The table's thread is this program's only one.
class Turns {
 public:
  void post(std::function<void()> act) {
    const std::lock_guard lock(mutex_);
    acts_.push_back(std::move(act));
    changed_.notify_one();
  }
  void turn() {
    std::function<void()> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !acts_.empty(); });
      next = std::move(acts_.front());
      acts_.pop_front();
    }
    next();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> acts_;
};

/// A table with all that hangs on it at a start.
struct Started {
  Turns turns;
  feed::Feed feed;
  audit::History history;
  search::Search search;
  std::unique_ptr<net::TableFeed> join;
  std::unique_ptr<table::Table> table;

  Started(std::unique_ptr<record::Log> log, bool listens, std::optional<table::SnapshotPolicy> snapshots) {
    table::Table::Parts parts;
    if (listens) join = std::make_unique<net::TableFeed>(feed, history, search, *log);
    parts.log = std::move(log);
    parts.calendar = table::rome_calendar();
    parts.clocks = {wall_clock_now, steady_clock_ms};
    parts.post = [this](std::function<void()> act) { turns.post(std::move(act)); };
    parts.listener = join.get();
    parts.snapshots = snapshots;
    auto opened = table::Table::open(std::move(parts));
    if (!opened) give_up(opened.error().message);
    table = *std::move(opened);
  }
  ~Started() { table.reset(); }
  void stop() {
    bool done = false;
    table->stop([&done] { done = true; });
    while (!done) turns.turn();
  }
};

template <class T>
T need(Result<T> result) {
  if (!result) give_up(result.error().message);
  return *std::move(result);
}

}  // namespace tavolo::bench
