#pragma once
// The table's thread where there are no sockets: load and admin.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace tavolo::cli {

class RunLoop {
 public:
  /// From any thread.
  void post(std::function<void()> function) {
    const std::lock_guard guard(mutex_);
    waiting_.push_back(std::move(function));
    wake_.notify_one();
  }

  /// Runs what is posted until `done` is true.
  void run_until(const std::function<bool()>& done) {
    while (!done()) {
      std::function<void()> next;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return !waiting_.empty(); });
        next = std::move(waiting_.front());
        waiting_.pop_front();
      }
      next();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
};

}  // namespace tavolo::cli
