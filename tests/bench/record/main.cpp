// What an audited record costs, on one that `tavolo_bench_start make` has filled: `tavolo_bench_record DATA`, a line of
// JSON; seconds are of the processor unless said. Verification stands beside the bare hashing of the same bytes in the
// same run, so that the ratio holds where the numbers do not. At the end a person's data are erased: DATA is another
// record after that.

#include <time.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <vector>

#include "server/base/random.hpp"
#include "server/base/sha256.hpp"
#include "server/record/receipt.hpp"
#include "server/record/verify.hpp"
#include "tests/bench/start/started.hpp"

namespace {

using namespace tavolo;
using namespace tavolo::bench;

constexpr int receipts = 20'000;
constexpr std::uint64_t at_once = 1'000;

/// Of the processor, all threads together: what else the machine does makes little difference.
double worked() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}
double seconds_since(double begun) { return worked() - begun; }

struct Hashed {
  double seconds = 0;
  double bytes = 0;
};

/// The same bytes as verification hashes, and no others: each leaf and each text once, and two hashes a node. What is
/// hashed is in memory before the clock runs.
Hashed hash_all(record::Log& log) {
  Hashed hashed;
  std::uint64_t leaves = 0;
  for (std::uint64_t from = 0; from < log.head().size; from += at_once) {
    const auto entries = need(log.read(from, from + at_once));
    const double begun = worked();
    for (const auto& entry : entries) {
      Hash seen = sha256(entry.leaf);
      hashed.bytes += static_cast<double>(entry.leaf.size());
      for (const auto& disclosure : entry.disclosures) {
        seen = sha256(disclosure.text);
        hashed.bytes += static_cast<double>(disclosure.text.size());
      }
      // So that nothing of it can be left out.
      leaves += 1 + (seen[0] & 0U);
    }
    std::string node(2 * sizeof(Hash), '\0');
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Hash above = sha256(node);
      std::ranges::copy(above, node.begin());
    }
    hashed.seconds += seconds_since(begun);
    hashed.bytes += static_cast<double>(entries.size() * node.size());
  }
  TAVOLO_CHECK(leaves == log.head().size);
  return hashed;
}

double verify(const char* data) {
  const double begun = worked();
  const auto verified = need(record::verify_table({data, "prova", "", {}, {}, {}}));
  if (!verified.ok()) give_up("the record does not hold");
  return seconds_since(begun);
}

/// Of entries drawn from all of the record.
double make_receipts(record::Log& log) {
  std::mt19937_64 chance(7);
  const std::uint64_t size = log.head().size;
  const double begun = worked();
  for (int i = 0; i < receipts; ++i) (void)need(record::make_receipt(log, chance() % size, 1));
  return seconds_since(begun);
}

double bytes_below(const std::filesystem::path& folder) {
  double bytes = 0;
  if (!std::filesystem::exists(folder)) return bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
  }
  return bytes;
}

void act(Started& started, const domain::Actor& actor, const commands::Command& command) {
  bool answered = false;
  started.table->submit(actor, "bench", command, [&answered](const table::Answer& answer) {
    if (!answer) give_up("refused: " + answer.error().code);
    answered = true;
  });
  while (!answered) started.turns.turn();
}

struct Erased {
  double seconds = 0;  ///< until it is answered
  double worked = 0;
  std::int64_t entries = 0;
};

/// The delegate of the first voting body, whose name stands in each of the body's acts.
Erased erase_person(Started& started) {
  const domain::State& state = started.table->state();
  const auto office =
      std::ranges::find_if(state.appointments, [](const auto& held) { return held.second.role == Role::secretary; });
  TAVOLO_CHECK(office != state.appointments.end());
  const domain::Actor secretary = domain::AsAppointment{office->first, office->second.holder.value->person};
  const auto mandate = std::ranges::find_if(state.mandates, [&](const auto& held) {
    return state.organisations.at(held.second.organisation).voting && !held.second.pending;
  });
  TAVOLO_CHECK(mandate != state.mandates.end());
  const MandateId id = mandate->first;
  act(started, secretary, commands::RevokeMandate{CommandId{random_uuid()}, id, Reason::of("Fine incarico.")});
  commands::ApplyRedaction order;
  order.command_id = CommandId{random_uuid()};
  order.targets = {{ErasureKind::person, ObjectRef{to_string(id)}, {}}};
  order.legal_basis = LegalBasis::data_subject;
  order.decided_on = domain::plus_days(started.table->moment().today(), -1);
  order.decided_by = Text<3, 300>::of("Titolare del trattamento, atto di prova");
  order.reason = Reason::of("Misura di quanto dura.");
  const double begun = worked();
  const auto asked = std::chrono::steady_clock::now();
  act(started, secretary, order);
  const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - asked;
  return {waited.count(), seconds_since(begun), state.redactions.begin()->second.entries};
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) give_up("tavolo_bench_record DATA");
  const char* data = words[1];
  const double verifying = verify(data);
  auto log = need(record::Log::open({data, instance, "prova"}));
  const auto entries = static_cast<double>(log->head().size);
  const Hashed hashed = hash_all(*log);
  const double proving = make_receipts(*log);
  const double tables = bytes_below(std::filesystem::path(data) / "tables");
  const double keys = bytes_below(std::filesystem::path(data) / "keys");
  Started started(std::move(log), true, std::nullopt);
  const Erased erased = erase_person(started);
  std::printf(
      "{\"entries\":%.0f,\"verify_s\":%.2f,\"hash_s\":%.2f,\"hashed_mb\":%.0f,\"receipts_per_s\":%.0f,"
      "\"table_bytes_an_entry\":%.0f,\"key_bytes_an_entry\":%.0f,\"erase_s\":%.2f,\"erase_cpu_s\":%.2f,\"entries_"
      "reached\":%lld}\n",
      entries, verifying, hashed.seconds, hashed.bytes / 1e6, receipts / proving, tables / entries, keys / entries,
      erased.seconds, erased.worked, static_cast<long long>(erased.entries));
  started.stop();
  return 0;
}
