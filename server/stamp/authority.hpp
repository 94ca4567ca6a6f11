#pragma once
// Asks a time-stamping authority by HTTP (RFC 3161 3.4) through libcurl, on a thread of its own: who asks never waits.
// A question that finds no good answer is asked again, for as long as the program runs.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/stamp/token.hpp"

namespace tavolo::stamp {

/// What is to be stamped: the checkpoint of a log at a size.
struct Wanted {
  std::string slug;
  std::uint64_t size = 0;
  Hash imprint{};
};

/// An answer that was verified.
struct Stamped {
  Wanted of;
  std::string answer;  ///< TimeStampResp in DER
  Stamp stamp;
};

/// An address http:// or https:// without user and password, which go apart. Error `tsa_url_invalid`.
Result<void> check_address(const std::string& url);

class Authority {
 public:
  struct Options {
    std::string url;
    std::string user;  ///< empty: none is given
    std::string password;
    std::size_t waiting = 100;       ///< questions; of more, the oldest is dropped
    std::int64_t pause_ms = 30'000;  ///< after a failure; doubles with each
    std::int64_t longest_pause_ms = 3'600'000;
    std::int64_t transfer_ms = 30'000;
  };
  /// Called on the thread of the authority.
  using Got = std::function<void(Stamped)>;

  Authority(Options options, Authorities trusted, Got got);
  /// Breaks off what is being asked and drops what waits.
  ~Authority();
  Authority(const Authority&) = delete;
  Authority& operator=(const Authority&) = delete;

  /// From any thread.
  void ask(Wanted wanted);

 private:
  void work();
  Result<Stamped> put(const Wanted& wanted);
  Result<std::string> exchange(const std::string& question);
  bool stopping();
  static int stop_at_end(void* self, std::int64_t, std::int64_t, std::int64_t, std::int64_t);

  const Options options_;
  const Authorities trusted_;
  const Got got_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Wanted> waiting_;  // guarded by mutex_
  bool stopping_ = false;       // guarded by mutex_
  std::thread thread_;
};

}  // namespace tavolo::stamp
