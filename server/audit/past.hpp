#pragma once
// The table as it stood: the record replayed up to a size, on a thread of its own, and what a reader may read of it.
// A replay reads the record as it is now, so what was erased since is erased in the past too.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/domain/calendar.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/permission.hpp"
#include "server/record/log.hpp"

namespace tavolo::audit {

/// Nobody ever saw the table between the entries of one commit, and it cannot be shown there: the size after the commit
/// that holds the entry before `size`; and the size before the commit that ends at or holds `size`, 0 before the first.
/// `size` is at least 1 and on record. Errors: those of record::Log.
Result<std::uint64_t> commit_end(record::Log& log, std::uint64_t size);
Result<std::uint64_t> commit_begin(record::Log& log, std::uint64_t size);

class Past {
 public:
  struct Limits {
    std::size_t waiting = 8;               ///< questions that may wait, beside the one at work
    std::size_t kept = 4;                  ///< states from which a later one is not far
    std::uint64_t kept_entries = 400'000;  ///< of all of them together, unless there is but one
  };

  /// A value of the feed as it was. Items of collections (comments) are none: today's rules of moderation hold for
  /// them.
  struct Value {
    domain::EntityRef ref;
    std::uint64_t seq = 0;  ///< size of the record at the last change before
    std::string json;
  };
  struct Stood {
    Instant at;  ///< of the last entry
    std::uint64_t size = 0;
    std::string
        stamp;  ///< record::Log::derived_stamp() of what was replayed: another one now, and it must be asked again
    std::vector<Value> values;
  };
  /// Runs a function on the asker's thread, later.
  using Post = std::function<void(std::function<void()>)>;

  /// Both outlive it.
  Past(record::Log& log, const domain::Calendar& calendar);
  Past(record::Log& log, const domain::Calendar& calendar, Limits limits);
  /// Questions that still wait are dropped, and a replay under way ends.
  ~Past();
  Past(const Past&) = delete;
  Past& operator=(const Past&) = delete;

  /// What those audiences heard of the first `size` entries, where a commit ended. False: too many wait. Else
  /// `answer` is called once, by `post`; not at all when the past ends before. Errors: those of record::Log.
  bool ask(std::uint64_t size, std::vector<domain::Audience> audiences, Post post,
           std::function<void(Result<Stood>)> answer);

  /// Replays that began at an entry other than the first, for tests and measurements.
  std::uint64_t started_near() const;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace tavolo::audit
