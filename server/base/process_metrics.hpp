#pragma once
// What the system says of this process, under the names that Prometheus' own clients use.

#include "server/base/metrics.hpp"

namespace tavolo {

/// process_cpu_seconds_total, process_resident_memory_bytes, process_open_fds, process_start_time_seconds, from
/// /proc/self; 0 where that cannot be read.
void add_process_metrics(Metrics& metrics);

}  // namespace tavolo
