#pragma once
// How others hear of a table without the table knowing them. All calls come on the table's thread.

#include <cstdint>
#include <span>
#include <string>

#include "server/domain/calendar.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/state.hpp"
#include "server/record/envelope.hpp"
#include "server/snapshot/fwd.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::table {

/// An entry on record as a listener hears of it.
struct HeardEntry {
  record::Envelope envelope;
  Office office;
};

class Listener {
 public:
  virtual ~Listener() = default;
  /// What the listener knows of all committed entries, for a snapshot; and back, before any other call, in place of
  /// on_replayed for those entries. False: the bytes are no such thing, and the listener is as it was.
  virtual void save(snapshot::Writer& out) const = 0;
  virtual bool restore(snapshot::Reader& in) = 0;
  /// At the start, once an entry that is not in the snapshot, in order: the state holds exactly `size` entries, all
  /// committed; `entry` is the newest.
  virtual void on_replayed(const domain::State& state, std::uint64_t size, const domain::Touched& touched,
                           const HeardEntry& entry) = 0;
  /// The replay is over.
  virtual void on_ready(const domain::State& state, const domain::Moment& moment) = 0;
  /// A batch goes to the writer: the state is exactly its end (decision 15). Render now, tell nobody yet.
  virtual void on_handover(const domain::State& state, const domain::Moment& moment, std::uint64_t size,
                           const domain::Touched& touched) = 0;
  /// The batch handed over last is durable: tell. `entries` are those of the batch, in order.
  virtual void on_committed(std::uint64_t size, const Hash& root, const std::string& checkpoint,
                            std::span<const HeardEntry> entries) = 0;
  /// A commit failed: nothing of what was not committed will ever be told.
  virtual void on_stopped() = 0;
};

}  // namespace tavolo::table
