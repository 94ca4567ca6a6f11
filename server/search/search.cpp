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

void Search::on_ready(const domain::State& state) { worker_->take(all_holdings(state, texts_), true); }

void Search::on_handover(const domain::State& state, const domain::Touched& touched) {
  if (!worker_->sound() || touched.contains(domain::everything)) {
    pending_ = all_holdings(state, texts_);
    everything_pending_ = true;
    return;
  }
  for (const auto& entity : touched) {
    forget_text(state, entity);
    if (auto holding = holding_of(state, entity, texts_)) pending_.push_back(*std::move(holding));
  }
}

/// Of a document that was withdrawn or erased.
void Search::forget_text(const domain::State& state, const domain::EntityRef& entity) {
  const auto id = parse_id<DocumentIdTag>(entity.id);
  const auto document = id ? state.documents.find(*id) : state.documents.end();
  if (document == state.documents.end() || has_text(document->second)) return;
  const auto text = texts_.find(document->second.stored.text);
  if (text == texts_.end()) return;
  text_bytes_ -= text->second.size();
  texts_.erase(text);
}

void Search::on_committed() {
  const bool anew = std::exchange(everything_pending_, false);
  if (!pending_.empty() || anew) worker_->take(std::exchange(pending_, {}), anew);
}

void Search::on_stopped() {
  pending_.clear();
  everything_pending_ = false;
}

void Search::on_file_text(const domain::State& state, DocumentId document, std::string text) {
  const auto found = state.documents.find(document);
  if (found == state.documents.end() || !has_text(found->second)) return;
  if (text.size() > most_text_bytes) {
    std::size_t end = most_text_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // whole characters
    text.resize(end);
  }
  if (text_bytes_ + text.size() > most_texts_bytes) text.clear();
  text_bytes_ += text.size();
  texts_[found->second.stored.text] = std::move(text);
  if (auto holding = holding_of(state, {"document", to_string(document)}, texts_)) {
    worker_->take({*std::move(holding)}, false);
  }
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
