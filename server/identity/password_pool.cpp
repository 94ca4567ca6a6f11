#include "server/identity/password_pool.hpp"

#include <memory>
#include <utility>

namespace tavolo::identity {
namespace {

/// A password on its way to a worker: wiped when it is let go, used or not.
struct Secret {
  explicit Secret(std::string held) : text(std::move(held)) {}
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(text); }
  std::string text;
};

}  // namespace

PasswordPool::PasswordPool(ScryptCost cost, Options options)
    : cost_(cost), waiting_(options.waiting), idle_(options.workers) {
  TAVOLO_CHECK(options.workers > 0);
  for (std::size_t i = 0; i < options.workers; ++i) workers_.emplace_back([this] { work(); });
}

PasswordPool::~PasswordPool() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped.swap(jobs_);
  }
  wake_.notify_all();
  for (auto& worker : workers_) worker.join();
}

Result<void> PasswordPool::verify(HashedPassword stored, std::string password, std::function<void(bool)> done) {
  auto secret = std::make_shared<Secret>(std::move(password));
  return enqueue([stored = std::move(stored), secret, done = std::move(done)] {
    const bool fits = verify_password(stored, secret->text);
    wipe(secret->text);
    done(fits);
  });
}

Result<void> PasswordPool::hash(std::string password, std::function<void(HashedPassword)> done) {
  auto secret = std::make_shared<Secret>(std::move(password));
  return enqueue([cost = cost_, secret, done = std::move(done)] {
    HashedPassword hashed = hash_password(secret->text, cost);
    wipe(secret->text);
    done(std::move(hashed));
  });
}

Result<void> PasswordPool::enqueue(Job job) {
  {
    const std::lock_guard lock(mutex_);
    // A job for which a worker is free does not wait, so it takes no place among those that do.
    if (stopping_ || jobs_.size() >= idle_ + waiting_) return fail("busy", "too many passwords wait to be computed");
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return {};
}

void PasswordPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    --idle_;
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    ++idle_;
  }
}

}  // namespace tavolo::identity
