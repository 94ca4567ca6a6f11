#pragma once
// The threads that compute scrypt, so that no thread with sockets ever does (decision 39).

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/base/result.hpp"
#include "server/identity/password.hpp"

namespace tavolo::identity {

/// A few workers and a bounded queue. Every call may come from any thread. A callback runs on a worker, must not throw
/// and must not wait: the caller posts the answer back to where it is wanted. The pool outlives nothing it was handed:
/// what a callback refers to must live until the pool is destroyed.
class PasswordPool {
 public:
  struct Options {
    std::size_t workers = 2;  ///< threads, each up to 128 MiB while it computes
    std::size_t waiting =
        64;  ///< jobs that may wait beside those being computed; at full cost about 3 a second are done
  };

  PasswordPool(ScryptCost cost, Options options);
  /// Waits for what is being computed (about a second); what still waits is let go and its callback never called.
  ~PasswordPool();
  PasswordPool(const PasswordPool&) = delete;
  PasswordPool& operator=(const PasswordPool&) = delete;

  /// Tells whether `password` fits `stored`; the password is wiped after. Error `busy` when the queue is full: then the
  /// callback is never called.
  Result<void> verify(HashedPassword stored, std::string password, std::function<void(bool)> done);
  /// Hashes a new password under the pool's cost; `busy` as above.
  Result<void> hash(std::string password, std::function<void(HashedPassword)> done);

  ScryptCost cost() const { return cost_; }

 private:
  using Job = std::function<void()>;
  Result<void> enqueue(Job job);
  void work();

  const ScryptCost cost_;
  const std::size_t waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;   // guarded by mutex_
  std::size_t idle_ = 0;   // guarded by mutex_: workers without a job
  bool stopping_ = false;  // guarded by mutex_
  std::vector<std::thread> workers_;
};

}  // namespace tavolo::identity
