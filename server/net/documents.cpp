#include "server/net/documents.hpp"

#include <algorithm>

#include "server/base/log.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {
namespace {

constexpr std::size_t most_jobs = 32;
constexpr std::ptrdiff_t most_unfiled = 10;  // of one account

}  // namespace

Documents::Documents(Host& host) : host_(host), store_(host.table.log()), worker_([this] { work(); }) {
  for (const auto& [id, document] : host.table.state().documents) {
    if (document.attachments.value && !store_.has(document.stored.text)) {
      log(LogLevel::error, "document_missing", {{"file", document.stored.text}});
    }
  }
}

Documents::~Documents() {
  *alive_ = false;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    jobs_.clear();
  }
  wake_.notify_all();
  worker_.join();
}

bool Documents::enqueue(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= most_jobs) return false;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void Documents::work() {
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
}

bool Documents::keep(identity::AccountId account, DocumentMedia media, std::string bytes,
                     std::function<void(Result<commands::UploadedFile>)> done) {
  return enqueue(
      [this, alive = alive_, post = host_.post, account, media, bytes = std::move(bytes), done = std::move(done)] {
        Result<commands::UploadedFile> made;
        if (auto kept = store_.keep(bytes); kept) {
          made = commands::UploadedFile{media, Sha256Hex{kept->sha256}, static_cast<std::int64_t>(bytes.size()),
                                        Sha256Hex{kept->stored}};
        } else {
          made = std::unexpected(kept.error());
        }
        post([this, alive, account, made = std::move(made), done] {
          if (!*alive) return;
          if (made) {
            const auto of_account = [&](const Waiting& each) { return each.account == account; };
            if (std::ranges::count_if(waiting_, of_account) >= most_unfiled) {
              const auto oldest = std::ranges::find_if(waiting_, of_account);
              (void)enqueue([this, stored = oldest->file.stored.text] { (void)store_.forget(stored); });
              waiting_.erase(oldest);
            }
            waiting_.push_back({account, *made});
          }
          done(made);
        });
      });
}

bool Documents::read(const std::string& stored, const std::string& sha256,
                     std::function<void(Result<std::string>)> done) {
  return enqueue([this, alive = alive_, post = host_.post, stored, sha256, done = std::move(done)] {
    auto bytes = std::make_shared<Result<std::string>>(store_.read(stored, sha256));
    post([alive, bytes, done] {
      if (*alive) done(std::move(*bytes));
    });
  });
}

bool Documents::is_filed(const Sha256Hex& stored) const {
  return std::ranges::any_of(host_.table.state().documents,
                             [&](const auto& row) { return row.second.stored == stored; });
}

bool Documents::holds(identity::AccountId account, const commands::UploadedFile& file) {
  std::erase_if(waiting_, [this](const Waiting& each) { return is_filed(each.file.stored); });
  const bool handed_in =
      std::ranges::any_of(waiting_, [&](const Waiting& each) { return each.account == account && each.file == file; });
  return handed_in || is_filed(file.stored);
}

}  // namespace tavolo::net
