#pragma once
// Keeps the public files of all logs at what is committed, on a thread of its own: nobody waits for it, and a full or
// broken disk beneath the public folder stops no act.

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/publish/log_files.hpp"

namespace tavolo::publish {

/// How far the files of a log are.
struct Published {
  std::string origin;
  std::uint64_t size = 0;  ///< of the checkpoint that is out
  std::string fault;       ///< code of what keeps it from going on; empty: nothing
};

class Publisher {
 public:
  /// The logs outlive this. Begins at once with what an earlier run has left undone.
  Publisher(const std::vector<record::Log*>& logs, const FilesOptions& options);
  /// Ends after a last round: what is committed by then is out, if the disk takes it.
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // From any thread.

  /// Something was committed.
  void note();
  /// Signature lines of witnesses for the checkpoint of `size`; they are let out as long as it is the newest one.
  void set_cosignatures(const std::string& origin, std::uint64_t size, std::string lines);
  std::vector<Published> state() const;

 private:
  struct Cosigned {
    std::uint64_t size = 0;
    std::string lines;
  };
  struct Place {
    LogFiles files;
    Cosigned cosigned;    // guarded by mutex_
    Published published;  // guarded by mutex_
  };

  void work();
  void publish(Place& place);

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool news_ = true;       // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::vector<std::unique_ptr<Place>> places_;
  std::thread thread_;
};

}  // namespace tavolo::publish
