// How a table comes to its state and leaves a shorter way to it: the snapshot, the replay of what follows it.

#include "server/base/log.hpp"
#include "server/snapshot/binary.hpp"
#include "server/table/entry_draft.hpp"
#include "server/table/state_bytes.hpp"
#include "server/table/table.hpp"

namespace tavolo::table {
namespace {

/// The parts of a snapshot, in their order.
enum Section : std::size_t { section_state, section_chains, section_listener, section_count };

std::unexpected<Error> damaged(const std::string& what) { return fail("snapshot_damaged", what); }

}  // namespace

Result<std::unique_ptr<Table>> Table::open(Parts parts) {
  const std::int64_t begun = steady_clock_ms();
  std::unique_ptr<Table> table(new Table(std::move(parts)));
  table->start_from_snapshot();
  const std::uint64_t known = table->state_.size;
  if (auto replayed = table->replay(); !replayed) return std::unexpected(replayed.error());
  if (auto finished = table->finish_erasures(); !finished) return std::unexpected(finished.error());
  table->writer_ = std::make_unique<record::Writer>(*table->parts_.log, table->parts_.hooks);
  const auto& clocks = table->parts_.clocks;
  table->lines_.started = clocks.wall();
  table->guard_.emplace(clocks.wall(), clocks.steady_ms(), table->state_.last_ts);
  table->clock_trusted_ = table->guard_->trusted(clocks.wall(), clocks.steady_ms());
  if (table->parts_.listener) table->parts_.listener->on_ready(table->state_, table->moment());
  // count: of the entries that were replayed
  tavolo::log(LogLevel::info, "table_ready",
              {{"entries", std::to_string(table->state_.size)},
               {"count", std::to_string(table->state_.size - known)},
               {"ms", std::to_string(steady_clock_ms() - begun)}});
  return table;
}

void Table::start_from_snapshot() {
  if (!parts_.snapshots) return;
  snapshotter_ = std::make_unique<Snapshotter>(*parts_.log);
  auto opened = snapshotter_->read();
  if (!opened) {
    if (opened.error().code != "snapshot_none") snapshotter_->drop(opened.error());
    return;
  }
  if (auto taken = take_in(*opened); !taken) snapshotter_->drop(taken.error());
  snapshot_size_ = state_.size;
}

Result<void> Table::take_in(const snapshot::Opened& opened) {
  if (opened.sections.size() != section_count) return damaged("it has other parts");
  domain::State state;
  if (!read_state(opened.sections[section_state], state)) return damaged("its state cannot be read");
  record::Encoder encoder(parts_.log->origin());
  snapshot::Reader chains(opened.sections[section_chains]);
  if (!encoder.restore(chains) || !chains.at_end()) return damaged("its chains cannot be read");
  if (state.size != opened.point.size || encoder.next_seq() != state.size || state.origin != parts_.log->origin())
    return damaged("its parts are of different sizes");
  if (auto whole = unseal(*parts_.log, state); !whole) return whole;
  if (parts_.listener) {
    snapshot::Reader listener(opened.sections[section_listener]);
    if (!parts_.listener->restore(listener)) return damaged("what was told cannot be read");
  }
  state_ = std::move(state);
  encoder_ = std::move(encoder);
  return {};
}

Result<void> Table::replay() {
  auto read = parts_.log->for_each_entry(state_.size, [&](const record::StoredEntry& entry) -> Result<void> {
    auto event = event_of(entry);
    if (!event) return std::unexpected(event.error());
    if (auto chained = encoder_.replay(entry.envelope, entry.leaf_hash); !chained) return chained;
    domain::Touched touched;
    apply(*event, stamp_of(entry), touched);
    if (parts_.listener) parts_.listener->on_replayed(state_, state_.size, touched, {entry.envelope, office_of(entry)});
    return {};
  });
  committed_size_ = in_flight_size_ = state_.size;
  return read;
}

void Table::write_snapshot() {
  const std::int64_t begun = steady_clock_ms();
  // The last commit is told and no other begun, so no erasure can come between the seal and what is written under it.
  TAVOLO_CHECK(committed_size_ == state_.size);
  const record::LogHead head = parts_.log->head();
  TAVOLO_CHECK(head.size == state_.size);
  snapshot::Seal seal = snapshotter_->seal();
  snapshot::Sections sections(section_count);
  sections[section_state] = state_bytes(state_);
  snapshot::Writer chains;
  encoder_.save(chains);
  sections[section_chains] = chains.take();
  snapshot::Writer listener;
  if (parts_.listener) parts_.listener->save(listener);
  sections[section_listener] = listener.take();
  snapshot_size_ = head.size;
  snapshotter_->write(std::move(seal), {head.size, head.root}, std::move(sections));
  tavolo::log(LogLevel::info, "snapshot_taken",
              {{"entries", std::to_string(head.size)}, {"ms", std::to_string(steady_clock_ms() - begun)}});
}

void Table::snapshot_when_due() {
  if (!snapshotter_ || snapshot_wanted_ || snapshotter_->busy()) return;
  if (committed_size_ < snapshot_size_ + parts_.snapshots->every) return;
  snapshot_wanted_ = true;
  when_committed([this] {
    snapshot_wanted_ = false;
    write_snapshot();
  });
}

void Table::snapshot_at_stop() {
  if (!snapshotter_ || stopped_) return;
  snapshotter_->wait();
  if (committed_size_ >= snapshot_size_ + parts_.snapshots->worth_a_stop) write_snapshot();
  snapshotter_->wait();
}

}  // namespace tavolo::table
