#pragma once
// The one thread that appends to a log (decision 14): encryption, hashing, SQL, signing and fsync happen on it, and
// never on the caller's. A commit that fails stops the log: that batch and all later ones get its error.

#include <functional>
#include <memory>

#include "server/base/result.hpp"
#include "server/record/log.hpp"

namespace tavolo::record {

class Writer {
 public:
  /// Called on the writer thread, once for each submitted batch, in order; must not block and must not throw.
  using Completion = std::function<void(Result<Commit>)>;

  struct Hooks {
    std::function<void()> before_commit;  ///< tests: called on the writer thread with the transaction open
  };

  /// `log` must outlive the writer; nobody else appends to it.
  explicit Writer(Log& log);
  Writer(Log& log, Hooks hooks);
  /// As stop().
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Queues a batch and returns. Safe from any thread. The caller keeps one batch in flight (decision 14); further ones
  /// wait in order. After a failure or stop(), completion gets the error `log_stopped` on the caller's thread.
  void submit(Batch batch, Completion completion);

  /// Commits what is queued, then ends the thread. Not to be called from a completion.
  void stop();

  /// True once a commit has failed.
  bool failed() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tavolo::record
