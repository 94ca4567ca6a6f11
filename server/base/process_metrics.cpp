#include "server/base/process_metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

#include "server/base/time.hpp"

namespace tavolo {
namespace {

double cpu_seconds() {
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return 0;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double all = 0;
  double resident = 0;
  file >> all >> resident;
  return file ? resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) : 0;
}

double open_files() {
  std::error_code fault;
  double count = 0;
  for (auto at = std::filesystem::directory_iterator("/proc/self/fd", fault);
       !fault && at != std::filesystem::directory_iterator(); at.increment(fault)) {
    ++count;
  }
  return count;
}

}  // namespace

void add_process_metrics(Metrics& metrics) {
  metrics.total("process_cpu_seconds_total", "CPU time, user and system.", cpu_seconds);
  metrics.gauge("process_resident_memory_bytes", "Memory held in RAM.", resident_bytes);
  metrics.gauge("process_open_fds", "Open files and sockets.", open_files);
  metrics.gauge("process_start_time_seconds", "When the program began, in seconds since 1970.",
                [started = static_cast<double>(wall_clock_now().ms / 1000)] { return started; });
}

}  // namespace tavolo
