#pragma once
// Which command ids a log may hold: in memory, so that a fresh command is known to be fresh without a statement.

#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

namespace tavolo::record {

/// Remembers ids by fingerprints of 64 bits (SipHash-2-4 under a key of its own, so that nobody who chooses ids can
/// make them fall together), eight bytes each in a table that is at most two thirds full: a million ids take 16 MiB.
/// An id that was added is always found; one that was not is, once in some 10^13 times among a million. Safe from any
/// thread.
class CommandIds {
 public:
  /// 64 MiB. A log with more commands is asked for each of them.
  static constexpr std::size_t default_most = 5'000'000;

  /// Past `most` ids everything is forgotten, and every id may be there.
  explicit CommandIds(std::size_t most = default_most);

  void add(std::string_view cmd);
  /// False: it was surely not added.
  bool may_hold(std::string_view cmd) const;

 private:
  std::uint64_t fingerprint(std::string_view cmd) const;
  void put(std::uint64_t fingerprint);
  void grow();

  const std::size_t most_;
  std::uint64_t key_[2] = {};
  mutable std::mutex mutex_;
  std::vector<std::uint64_t> slots_;  ///< 0: free; a power of two of them; empty when there were too many ids
  std::size_t used_ = 0;
};

/// SipHash-2-4 (Aumasson and Bernstein, 2012) of `text`; the key is its two little-endian halves.
std::uint64_t siphash(std::uint64_t key_low, std::uint64_t key_high, std::string_view text);

}  // namespace tavolo::record
