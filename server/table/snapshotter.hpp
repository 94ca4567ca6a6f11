#pragma once
// The snapshot of one table: found at the start, written beside the work. Used on the table's thread.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <thread>

#include "server/record/log.hpp"
#include "server/snapshot/file.hpp"

namespace tavolo::table {

/// When a snapshot is made.
struct SnapshotPolicy {
  std::uint64_t every = 50'000;        ///< entries since the last, while the table works
  std::uint64_t worth_a_stop = 1'000;  ///< entries that a clean stop does not leave to the next start
};

class Snapshotter {
 public:
  /// `log` outlives it.
  explicit Snapshotter(record::Log& log);
  /// Waits for what is being written.
  ~Snapshotter();
  Snapshotter(const Snapshotter&) = delete;
  Snapshotter& operator=(const Snapshotter&) = delete;

  /// The snapshot, if it belongs to this log as it stands. Errors: those of snapshot::read, and `snapshot_foreign` when
  /// the record does not begin with what it was made of.
  Result<snapshot::Opened> read();
  /// Says why, and removes it.
  void drop(const Error& why);

  /// What a snapshot of now has to be written under. To be asked for before the state is read: an erasure between the
  /// two would put what it erased under the new key.
  snapshot::Seal seal() const;
  bool busy() const { return busy_; }
  /// Writes on a thread of its own; not while busy(). A failure is logged, and costs a slow start.
  void write(snapshot::Seal seal, snapshot::Point point, snapshot::Sections sections);
  /// Until nothing is being written.
  void wait();

 private:
  void write_now(const snapshot::Seal& seal, const snapshot::Point& point, const snapshot::Sections& sections) const;

  record::Log& log_;
  std::filesystem::path path_;
  std::atomic<bool> busy_ = false;
  std::thread thread_;
};

}  // namespace tavolo::table
