#pragma once
// Sends what the queue holds, on a thread of its own: who hands a letter over never waits, not even for the disk. All
// that is asked and told goes over this thread, which alone uses the queue.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "server/mail/queue.hpp"
#include "server/mail/relay.hpp"

namespace tavolo::mail {

class Sender {
 public:
  struct Options {
    Patience patience;
    Clock now = wall_clock_now;
    bool held = false;  ///< nothing is sent until the first revise()
  };
  /// Called on the sender's thread: a batch is queued durably, or settled whole. Until note_told is called for it, the
  /// same is told again at the next start.
  using Told = std::function<void(Report)>;

  /// `ordinary` and `pec`: a relay, or none; without one, letters of that profile wait for a start that has it.
  Sender(std::unique_ptr<Queue> queue, std::unique_ptr<Relay> ordinary, std::unique_ptr<Relay> pec, Options options,
         Told told);
  /// Breaks off what has no text on its way yet, and waits a few seconds for the answer to what has.
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  bool has(Profile profile) const { return relay_of(profile) != nullptr; }

  // From any thread; done in order.

  /// Queues the letters; a batch that is known is told of again instead.
  void send(Batch batch);
  /// Tells of a batch as it stands, one that is not known too.
  void ask(std::string about);
  void note_told(std::string about, bool settled);
  /// As Queue::forget.
  void forget(std::string address);
  /// Nothing more is sent until the revise() that belongs to this call; a letter whose text is on its way goes on.
  void hold() { ++holds_; }
  /// Batches of which a letter waits; `then` is called on the sender's thread, as by letters_to().
  void waiting(std::function<void(std::vector<std::string>)> then);
  /// As Queue::revise for each of these; then letters are sent again.
  void revise(std::vector<Batch> batches);
  /// As Queue::letters_to; nothing when the queue cannot be read.
  void letters_to(std::string address, std::function<void(std::optional<std::vector<Held>>)> then);
  /// Finds the letter of a Message-ID; `then` is called on the sender's thread.
  void find(std::string message_id, std::function<void(std::optional<Matched>)> then);

 private:
  using Act = std::function<void()>;

  const std::unique_ptr<Relay>& relay_of(Profile profile) const;
  void post(Act act);
  void work();
  bool stopping();
  /// Sends one letter that is due; else the time to look again.
  bool send_next(std::int64_t& wake_ms);
  void carry(const Due& due);
  void tell(const std::string& about);
  /// The disk failed: mail rests until the next start, and the table goes on.
  void fail_once(const Error& error);

  const std::unique_ptr<Queue> queue_;
  const std::unique_ptr<Relay> ordinary_;
  const std::unique_ptr<Relay> pec_;
  const Options options_;
  const Told told_;
  std::map<Profile, std::pair<int, Instant>> resting_;  ///< relays that failed: how often, and until when
  bool failed_ = false;
  std::atomic<int> holds_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Act> acts_;   // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace tavolo::mail
