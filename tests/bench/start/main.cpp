// How long a table takes to start, and what it then holds in memory.
//
//   tavolo_bench_start make DATA AMBITO ENTRIES   founds a table and fills it
//   tavolo_bench_start open DATA [--no-snapshot]  one start and one stop, as `tavolo serve` does them; a line of JSON
//
// Twice `open`: the first replays everything and leaves a snapshot, the second starts from it.

#include <malloc.h>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <mutex>
#include <string_view>

#include "protocol/json/read.hpp"
#include "server/domain/founding.hpp"
#include "server/net/table_feed.hpp"
#include "server/storage/files.hpp"
#include "server/table/rome_calendar.hpp"
#include "tests/bench/start/record.hpp"

namespace {

using namespace tavolo;

constexpr std::size_t most_bytes = 16U << 20U;
constexpr const char* instance = "prova.tavolo.invalid";

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "tavolo_bench_start: %s\n", why.c_str());
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

void make(const char* data, const char* file, std::uint64_t entries) {
  const std::string text = need(storage::read_file(file, most_bytes));
  json::ReadLimits limits;
  limits.max_bytes = most_bytes;
  const auto ambito = json::read<commands::Ambito>(text, limits);
  if (!ambito) give_up(ambito.error().pointer + ": " + ambito.error().message);
  const auto calendar = table::rome_calendar();
  const auto founded = domain::found(*ambito, {wall_clock_now(), *calendar});
  if (!founded) give_up(founded.error().message);
  Started started(need(record::Log::create({data, instance, "prova"})), false, std::nullopt);
  if (auto begun = started.table->found(founded->events); !begun) give_up(begun.error().message);
  while (started.table->committed_size() < started.table->state().size) started.turns.turn();
  if (!bench::fill(*started.table, entries, [&] { started.turns.turn(); })) std::exit(1);
  started.stop();
}

long resident_kb() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

void open(const char* data, bool snapshots) {
  const std::int64_t begun = steady_clock_ms();
  auto log = need(record::Log::open({data, instance, "prova"}));
  const std::int64_t log_open = steady_clock_ms();
  Started started(std::move(log), true, snapshots ? std::optional(table::SnapshotPolicy()) : std::nullopt);
  const std::int64_t ready = steady_clock_ms();
  const std::uint64_t from = started.table->snapshot_size();
  ::malloc_trim(0);
  const long resident = resident_kb();
  const std::int64_t stopping = steady_clock_ms();
  started.stop();
  std::printf(
      "{\"entries\":%llu,\"from_snapshot\":%llu,\"log_ms\":%lld,\"start_ms\":%lld,\"stop_ms\":%lld,"
      "\"resident_mb\":%ld}\n",
      static_cast<unsigned long long>(started.table->committed_size()), static_cast<unsigned long long>(from),
      static_cast<long long>(log_open - begun), static_cast<long long>(ready - begun),
      static_cast<long long>(steady_clock_ms() - stopping), resident / 1024);
}

}  // namespace

int main(int count, char** words) {
  const std::string_view what = count > 1 ? words[1] : "";
  if (what == "make" && count == 5) {
    make(words[2], words[3], static_cast<std::uint64_t>(std::atoll(words[4])));
  } else if (what == "open" && count >= 3) {
    open(words[2], count == 3);
  } else {
    give_up("make DATA AMBITO ENTRIES | open DATA [--no-snapshot]");
  }
  return 0;
}
