#pragma once
// What processes use: this one and the server beside it.

#include <cstdint>

namespace tavolo::bench {

/// CPU time of a process, all its threads that live, in nanoseconds.
std::int64_t cpu_ns(int pid);
std::int64_t own_cpu_ns();
/// Resident memory in bytes.
std::int64_t resident_bytes(int pid);

}  // namespace tavolo::bench
