#include "server/record/writer.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "server/base/log.hpp"

namespace tavolo::record {
namespace {

struct Waiting {
  Batch batch;
  Writer::Completion completion;
};

}  // namespace

struct Writer::Impl {
  Impl(Log& its_log, Hooks its_hooks) : record(its_log), hooks(std::move(its_hooks)), thread([this] { run(); }) {}

  void run() {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [this] { return stopping || !queue.empty(); });
      if (queue.empty()) return;
      Waiting next = std::move(queue.front());
      queue.pop_front();
      const bool refuse = broken;
      lock.unlock();
      auto commit = refuse ? stopped_error() : record.append(next.batch, hooks.before_commit);
      if (!commit && !refuse) {
        // Known before anyone hears of it, so that nothing is accepted on top of what failed.
        const std::lock_guard guard(mutex);
        broken = true;
        log(LogLevel::error, "commit_failed",
            {{"log", record.origin()}, {"code", commit.error().code}, {"why", commit.error().message}});
      }
      next.completion(std::move(commit));
      lock.lock();
    }
  }

  Result<Commit> stopped_error() const { return fail("log_stopped", "the log " + record.origin() + " has stopped"); }

  Log& record;
  const Hooks hooks;
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::deque<Waiting> queue;  // guarded by mutex, as what follows
  bool stopping = false;
  bool broken = false;
  std::thread thread;  // last: it uses all of the above
};

Writer::Writer(Log& log) : Writer(log, Hooks{}) {}
Writer::Writer(Log& log, Hooks hooks) : impl_(std::make_unique<Impl>(log, std::move(hooks))) {}
Writer::~Writer() { stop(); }

void Writer::submit(Batch batch, Completion completion) {
  {
    const std::lock_guard guard(impl_->mutex);
    if (!impl_->stopping && !impl_->broken) {
      impl_->queue.push_back({std::move(batch), std::move(completion)});
      impl_->changed.notify_one();
      return;
    }
  }
  completion(impl_->stopped_error());
}

void Writer::stop() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
    impl_->changed.notify_one();
  }
  if (impl_->thread.joinable()) impl_->thread.join();
}

bool Writer::failed() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->broken;
}

}  // namespace tavolo::record
