#include "tests/bench/load/process.hpp"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

namespace tavolo::bench {

std::int64_t cpu_ns(int pid) {
  std::int64_t sum = 0;
  std::error_code gone;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", gone)) {
    std::ifstream file(task.path() / "schedstat");
    std::int64_t used = 0;
    if (file >> used) sum += used;
  }
  return sum;
}

std::int64_t own_cpu_ns() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

std::int64_t resident_bytes(int pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  std::string word;
  std::int64_t kib = 0;
  while (file >> word) {
    if (word == "VmRSS:" && file >> kib) return kib * 1024;
  }
  return 0;
}

}  // namespace tavolo::bench
