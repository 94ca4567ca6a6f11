#include "server/table/snapshotter.hpp"

#include "server/base/log.hpp"

namespace tavolo::table {

Snapshotter::Snapshotter(record::Log& log) : log_(log), path_(record::snapshot_file(log.place())) {}

Snapshotter::~Snapshotter() { wait(); }

snapshot::Seal Snapshotter::seal() const { return {log_.derived_stamp(), log_.derived_key()}; }

Result<snapshot::Opened> Snapshotter::read() {
  auto opened = snapshot::read(path_, seal());
  if (!opened) return opened;
  const snapshot::Point& point = opened->point;
  if (point.size > log_.head().size) return fail("snapshot_foreign", "it is of more entries than the record holds");
  const auto root = log_.root_of(point.size);
  if (!root) return std::unexpected(root.error());
  if (*root != point.root) return fail("snapshot_foreign", "it is of another record");
  return opened;
}

void Snapshotter::drop(const Error& why) {
  log(LogLevel::warning, "snapshot_dropped", {{"code", why.code}, {"why", why.message}});
  snapshot::drop(path_);
}

void Snapshotter::write(snapshot::Seal seal, snapshot::Point point, snapshot::Sections sections) {
  wait();
  busy_ = true;
  thread_ = std::thread([this, seal = std::move(seal), point, sections = std::move(sections)] {
    write_now(seal, point, sections);
    busy_ = false;
  });
}

void Snapshotter::wait() {
  if (thread_.joinable()) thread_.join();
}

void Snapshotter::write_now(const snapshot::Seal& seal, const snapshot::Point& point,
                            const snapshot::Sections& sections) const {
  const std::int64_t begun = steady_clock_ms();
  const auto bytes = snapshot::write(path_, seal, point, sections);
  if (!bytes) {
    log(LogLevel::warning, "snapshot_not_written", {{"code", bytes.error().code}, {"why", bytes.error().message}});
    return;
  }
  // An erasure while it was written: nobody can read it any more, so it need not lie there.
  if (log_.derived_stamp() != seal.stamp) snapshot::drop(path_);
  log(LogLevel::info, "snapshot_written",
      {{"entries", std::to_string(point.size)}, {"ms", std::to_string(steady_clock_ms() - begun)}});
}

}  // namespace tavolo::table
