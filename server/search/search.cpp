#include "server/search/search.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "server/base/log.hpp"
#include "server/storage/failure.hpp"

namespace tavolo::search {
namespace {

/// Taken in at once, so that a question never waits long behind a large load.
constexpr std::size_t things_a_step = 500;

}  // namespace

/// The thread of the index. Jobs run in the order they came.
class Search::Worker {
 public:
  Worker() : thread_([this] { run(); }) {}
  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      jobs_.clear();
    }
    changed_.notify_all();
    thread_.join();
  }

  /// False: an index failed, and everything has to be taken in anew.
  bool sound() const { return sound_; }
  bool ready() const { return ready_; }
  std::size_t waiting() const { return waiting_; }

  /// With `anew`, in place of all that there was.
  void take(std::vector<Holding> holdings, bool anew) {
    if (anew) {
      ready_ = false;
      sound_ = true;
      post([this] { index_.emplace(); });
    }
    for (std::size_t at = 0; at < holdings.size(); at += things_a_step) {
      const auto first = holdings.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = first + static_cast<std::ptrdiff_t>(std::min(things_a_step, holdings.size() - at));
      post([this, step = std::vector<Holding>(std::make_move_iterator(first), std::make_move_iterator(last))] {
        if (index_) index_->put(step);
      });
    }
    if (anew) {
      post([this] { ready_ = index_.has_value(); });
    }
  }

  void ask(Request request, Post reply, std::function<void(Found)> answer) {
    ++waiting_;
    post([this, request = std::move(request), reply = std::move(reply), answer = std::move(answer)] {
      --waiting_;
      Found found = std::unexpected(Refusal{"search_preparing", "rules#wire", {}});
      if (index_) {
        // a failure is run()'s to handle, but whoever asked is answered before
        try {
          found = index_->find(request);
        } catch (const storage::Failure&) {
          reply([answer, found] { answer(found); });
          throw;
        }
      }
      reply([answer, found = std::move(found)] { answer(found); });
    });
  }

  void settle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return jobs_.empty() && !busy_; });
  }

 private:
  void post(std::function<void()> job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
      if (ending_) return;
      busy_ = true;
      const auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      if (const auto done = storage::attempt("search_failed", job); !done) drop(done.error());
      lock.lock();
      busy_ = false;
      changed_.notify_all();
    }
  }

  void drop(const Error& error) {
    index_.reset();
    ready_ = false;
    sound_ = false;
    log(LogLevel::error, "search_dropped", {{"why", error.message}});
  }

  std::optional<Index> index_;  ///< of the thread
  std::atomic<bool> ready_ = false;
  std::atomic<bool> sound_ = true;
  std::atomic<std::size_t> waiting_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool busy_ = false;
  bool ending_ = false;
  std::thread thread_;
};

Search::Search() : Search(Limits{}) {}
Search::Search(Limits limits) : worker_(std::make_unique<Worker>()), limits_(limits) {}
Search::~Search() = default;

void Search::on_ready(const domain::State& state) { worker_->take(all_holdings(state), true); }

void Search::on_handover(const domain::State& state, const domain::Touched& touched) {
  if (!worker_->sound() || touched.contains(domain::everything)) {
    pending_ = all_holdings(state);
    everything_pending_ = true;
    return;
  }
  for (const auto& entity : touched) {
    if (auto holding = holding_of(state, entity)) pending_.push_back(*std::move(holding));
  }
}

void Search::on_committed() {
  const bool anew = std::exchange(everything_pending_, false);
  if (!pending_.empty() || anew) worker_->take(std::exchange(pending_, {}), anew);
}

void Search::on_stopped() {
  pending_.clear();
  everything_pending_ = false;
}

void Search::ask(Request request, const Post& post, std::function<void(Found)> answer) {
  const bool stranger = std::ranges::count(request.shelves, Shelf::strangers) > 0;
  std::optional<Refusal> refusal;
  if (!worker_->ready()) refusal = Refusal{"search_preparing", "rules#wire", {}};
  if (worker_->waiting() >= (stranger ? limits_.waiting_strangers : limits_.waiting)) {
    refusal = Refusal{"busy", "rules#wire", {}};
  }
  if (refusal) return post([answer = std::move(answer), refusal = *refusal] { answer(std::unexpected(refusal)); });
  worker_->ask(std::move(request), post, std::move(answer));
}

void Search::settle() { worker_->settle(); }

}  // namespace tavolo::search
