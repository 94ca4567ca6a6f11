#include "server/audit/past.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "server/feed/render.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {
namespace {

constexpr std::uint64_t entries_a_read = 256;

/// The table after `state.size` entries, and when each value of its feed had changed.
struct Replayed {
  std::string stamp;
  domain::State state;
  std::map<domain::EntityRef, std::uint64_t> changed;
};

using Kept = std::shared_ptr<const Replayed>;

}  // namespace

Result<std::uint64_t> commit_end(record::Log& log, std::uint64_t size) {
  TAVOLO_CHECK(size > 0);
  const std::uint64_t most = log.head().size;
  for (std::uint64_t wide = 64;; wide *= 4) {
    const auto sizes = log.checkpoint_sizes(size - 1, std::min(most, size + wide));
    if (!sizes) return std::unexpected(sizes.error());
    if (!sizes->empty()) return sizes->front();
    if (size + wide >= most) return fail("record_damaged", "no checkpoint holds an entry that is on record");
  }
}

Result<std::uint64_t> commit_begin(record::Log& log, std::uint64_t size) {
  TAVOLO_CHECK(size > 0);
  for (std::uint64_t wide = 64;; wide *= 4) {
    const std::uint64_t from = size > wide ? size - wide : 0;
    const auto sizes = log.checkpoint_sizes(from, size - 1);
    if (!sizes) return std::unexpected(sizes.error());
    if (!sizes->empty()) return sizes->back();
    if (from == 0) return std::uint64_t{0};
  }
}

class Past::Worker {
 public:
  Worker(record::Log& log, const domain::Calendar& calendar, Limits limits)
      : log_(log), calendar_(calendar), limits_(limits), thread_([this] { run(); }) {}
  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      jobs_.clear();
    }
    changed_.notify_all();
    thread_.join();
  }

  bool post(std::function<void()> job) {
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.size() >= limits_.waiting) return false;
      jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
    return true;
  }

  Result<Stood> stood(std::uint64_t size, const std::vector<domain::Audience>& audiences) {
    const auto held = state_at(size);
    if (!held) return std::unexpected(held.error());
    const Replayed& past = **held;
    const domain::Moment moment{past.state.last_ts, calendar_};
    Stood stood{past.state.last_ts, size, past.stamp, {}};
    for (const auto& [ref, seq] : past.changed) {
      const auto place = feed::place_of(past.state, ref);
      if (!place || place->collection || std::ranges::find(audiences, place->audience) == audiences.end()) continue;
      if (auto value = feed::value_of(past.state, moment, ref)) stood.values.push_back({ref, seq, *std::move(value)});
    }
    return stood;
  }

  std::uint64_t started_near() const { return started_near_; }

 private:
  /// An erasure that is committed while entries are read may leave what it erased in the state: then once more.
  Result<Kept> state_at(std::uint64_t size) {
    while (true) {
      auto replayed = replay(size);
      if (!replayed) return replayed;
      if ((*replayed)->stamp != log_.derived_stamp()) continue;
      keep(*replayed);
      return replayed;
    }
  }

  Result<Kept> replay(std::uint64_t size) {
    const std::string stamp = log_.derived_stamp();
    std::erase_if(kept_, [&](const Kept& one) { return one->stamp != stamp; });
    Kept near;
    for (const Kept& one : kept_) {
      if (one->state.size <= size && (!near || near->state.size < one->state.size)) near = one;
    }
    if (near) ++started_near_;
    if (near && near->state.size == size) return near;
    auto made = std::make_shared<Replayed>(near ? *near : Replayed{stamp, {}, {}});
    made->state.origin = log_.origin();
    while (made->state.size < size) {
      if (ending_) return fail("ending", "the past is closed");
      const auto entries = log_.read(made->state.size, std::min(size, made->state.size + entries_a_read));
      if (!entries) return std::unexpected(entries.error());
      if (entries->empty()) return fail("record_damaged", "the record ends before the size asked for");
      for (const auto& entry : *entries) {
        if (auto taken = take(entry, *made); !taken) return std::unexpected(taken.error());
      }
    }
    return made;
  }

  static Result<void> take(const record::StoredEntry& entry, Replayed& into) {
    const auto event = table::event_of(entry);
    if (!event) return std::unexpected(event.error());
    domain::Touched touched;
    domain::evolve(into.state, table::stamp_of(entry), *event, table::rules_digest(*event), touched);
    touched.erase(domain::everything);
    for (const auto& ref : touched) into.changed[ref] = into.state.size;
    return {};
  }

  /// The one used last stands last.
  void keep(const Kept& used) {
    std::erase(kept_, used);
    kept_.push_back(used);
    const auto entries = [this] {
      std::uint64_t sum = 0;
      for (const Kept& one : kept_) sum += one->state.size;
      return sum;
    };
    while (kept_.size() > limits_.kept || (kept_.size() > 1 && entries() > limits_.kept_entries)) {
      kept_.erase(kept_.begin());
    }
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
      if (ending_) return;
      const auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  record::Log& log_;
  const domain::Calendar& calendar_;
  const Limits limits_;
  std::vector<Kept> kept_;  ///< of the thread
  std::atomic<std::uint64_t> started_near_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

Past::Past(record::Log& log, const domain::Calendar& calendar) : Past(log, calendar, Limits{}) {}
Past::Past(record::Log& log, const domain::Calendar& calendar, Limits limits)
    : worker_(std::make_unique<Worker>(log, calendar, limits)) {}
Past::~Past() = default;

bool Past::ask(std::uint64_t size, std::vector<domain::Audience> audiences, Post post,
               std::function<void(Result<Stood>)> answer) {
  TAVOLO_CHECK(size > 0);
  Worker& worker = *worker_;
  return worker.post(
      [&worker, size, audiences = std::move(audiences), post = std::move(post), answer = std::move(answer)] {
        post([answer, stood = worker.stood(size, audiences)] { answer(stood); });
      });
}

std::uint64_t Past::started_near() const { return worker_->started_near(); }

}  // namespace tavolo::audit
