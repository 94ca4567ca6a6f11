#pragma once
// The table's side: asks the witnesses of a policy to cosign what is committed, each on a thread of its own, and keeps
// what they give. Nobody waits for it; a witness that is down is asked again later.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "server/record/log.hpp"
#include "server/record/policy.hpp"
#include "server/witness/errand.hpp"
#include "server/witness/kept.hpp"

namespace tavolo::witness {

/// The newest tree of a log that a witness has cosigned.
struct WitnessState {
  std::string name;  ///< as the policy calls it
  std::uint64_t size = 0;
  std::uint64_t time = 0;  ///< seconds since 1970, by its clock; 0: it never has
};

struct LogState {
  std::vector<WitnessState> witnesses;  ///< in the order of the policy
  std::optional<std::uint64_t> quorum_size;
};

class Collector {
 public:
  struct Options {
    std::int64_t pause_ms = 1'000;  ///< between two requests for one log; doubles with each failure
    std::int64_t longest_pause_ms = 300'000;
    /// A witness holds a checkpoint signed by the log's key that the record does not continue: error as
    /// record::continues(). Called on a thread of the collector; the log takes no more entries from before it.
    std::function<void(const std::string& origin, const Error&)> on_behind = [](const auto&, const auto&) {};
    /// All lines for a checkpoint, whenever another has come.
    std::function<void(const std::string& origin, std::uint64_t size, const std::string& lines)> on_cosigned =
        [](const auto&, auto, const auto&) {};
  };

  /// Error `policy_unfit`: the policy does not know one of the logs by a key that it signs with, asks for no witness,
  /// has a witness without an address, or an address that is none.
  static Result<void> check(const std::vector<record::Log*>& logs, const record::Policy& policy);
  /// The logs outlive this. Errors: those of check() and of Kept.
  static Result<std::unique_ptr<Collector>> start(std::vector<record::Log*> logs, record::Policy policy,
                                                  const std::filesystem::path& data, Options options);
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  // From any thread.

  /// Something was committed.
  void note();
  LogState state(const std::string& origin) const;
  /// Whether these witnesses, by their places, make the quorum.
  const record::Policy& policy() const { return policy_; }
  /// True once a witness has shown that a record is not the newest.
  bool behind() const { return behind_; }
  /// A checkpoint of the log above `index` with the lines that it got: the newest that the quorum has cosigned, else
  /// that with the most lines; nothing when none was cosigned.
  std::optional<std::string> cosigned_checkpoint(record::Log& log, std::uint64_t index);

 private:
  struct Turn {
    record::Log* log = nullptr;
    std::int64_t due_ms = 0;
    int failures = 0;
    bool looked = false;     ///< at what the witness had when we began
    std::uint64_t seen = 0;  ///< size that the witness has
  };

  Collector(std::vector<record::Log*> logs, record::Policy policy, std::unique_ptr<Kept> kept, Options options);
  void begin();
  void work(std::size_t witness);
  bool stopping() const;
  std::uint64_t cosigned_size(const std::string& origin, std::size_t witness) const;
  Result<void> ask(Errand& errand, std::size_t witness, Turn& turn);
  Result<void> look(Errand& errand, Turn& turn);
  Result<void> keep(std::size_t witness, record::Log& log, const record::LogHead& head, const std::string& lines);
  void hear(const std::string& origin, std::size_t witness, const Cosignature& cosignature);

  const std::vector<record::Log*> logs_;
  const record::Policy policy_;
  const std::unique_ptr<Kept> kept_;
  const Options options_;
  std::atomic<bool> behind_ = false;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;                                    // guarded by mutex_
  std::uint64_t news_ = 0;                                   // guarded by mutex_
  std::map<std::string, std::vector<WitnessState>> states_;  // guarded by mutex_; by origin
  std::vector<std::thread> threads_;
};

}  // namespace tavolo::witness
