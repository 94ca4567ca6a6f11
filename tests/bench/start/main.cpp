// How long a table takes to start, and what it then holds in memory.
//
//   tavolo_bench_start make DATA AMBITO ENTRIES   founds a table and fills it
//   tavolo_bench_start open DATA [--no-snapshot]  one start and one stop, as `tavolo serve` does them; a line of JSON
//
// Twice `open`: the first replays everything and leaves a snapshot, the second starts from it.

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "protocol/json/read.hpp"
#include "server/domain/founding.hpp"
#include "server/storage/files.hpp"
#include "tests/bench/start/record.hpp"
#include "tests/bench/start/started.hpp"

namespace {

using namespace tavolo;
using namespace tavolo::bench;

constexpr std::size_t most_bytes = 16U << 20U;

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
