#pragma once
// Carries push messages to the browsers' push services (RFC 8030) through libcurl, on a thread of its own: who hands
// one over never waits. A service that fails is left alone for a while; what cannot be carried is dropped, for a notice
// is a courtesy and the table shows the same.

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/push/keys.hpp"
#include "server/push/message.hpp"

namespace tavolo::push {

struct Message {
  std::uint64_t subscription = 0;
  std::string endpoint;
  Receiver receiver;
  std::string text;  ///< at most longest_text bytes
};

class Sender {
 public:
  struct Options {
    std::string contact;  ///< "mailto:..." or "https://...": whom a push service asks about this server
    std::string proxy;    ///< for all connections; it then decides where they may lead
    std::size_t waiting = 2'000;
    int attempts = 4;
    std::int64_t pause_ms = 30'000;             ///< after the first failure; doubles with each
    std::int64_t longest_pause_ms = 3'600'000;  ///< even if the service asks for more
    std::int64_t transfer_ms = 10'000;          ///< of one message, connection included
    std::int64_t forget_ms = 6 * 3'600'000LL;   ///< a message older than this is dropped
    // Of tests alone:
    bool plain_http = false;         ///< http and any port are allowed
    bool private_addresses = false;  ///< so are hosts of this machine
  };
  /// Called on the sender's thread: the browser has given the subscription up (404, 410) or it can never work.
  using Gone = std::function<void(std::uint64_t subscription)>;

  Sender(Vapid vapid, Options options, Gone gone);
  /// Breaks off what is being carried and drops what waits.
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  /// base64url of the server's public point.
  const std::string& public_key() const { return vapid_.public_key(); }
  /// Takes a message; when too many wait, the oldest is dropped. From any thread.
  void send(Message message);

 private:
  struct Job {
    Message message;
    std::string origin;
    int attempts = 0;
    std::int64_t born_ms = 0;
    std::int64_t due_ms = 0;
  };
  enum class Verdict { delivered, gone, again, dropped };
  struct Transfer;

  void work();
  /// The first job that may go now; with none, when the next may.
  std::deque<Job>::iterator next_due(std::int64_t now, std::int64_t& wake);
  Verdict carry(const Job& job, std::int64_t& asked_pause_ms);
  void settle(Job job, Verdict verdict, std::int64_t asked_pause_ms);

  const Vapid vapid_;
  const Options options_;
  const Gone gone_;
  std::unique_ptr<Transfer> transfer_;  ///< of the thread alone
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;                        // guarded by mutex_
  std::map<std::string, std::int64_t> paused_;  // guarded by mutex_: origin, until (steady)
  bool stopping_ = false;                       // guarded by mutex_
  std::thread thread_;
};

}  // namespace tavolo::push
