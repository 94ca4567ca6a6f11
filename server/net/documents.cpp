#include "server/net/documents.hpp"

#include <algorithm>

#include "server/base/log.hpp"
#include "server/domain/documents.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {
namespace {

constexpr std::size_t most_jobs = 32;
constexpr std::ptrdiff_t most_unfiled = 10;  // of one account
constexpr std::int64_t day_ms = 86'400'000;

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
            make_room(account);
            waiting_.push_back({account, *made, steady_clock_ms()});
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

void Documents::make_room(identity::AccountId account) {
  const domain::State& state = host_.table.state();
  std::erase_if(waiting_, [&](const Waiting& each) { return domain::is_file_named(state, each.file.stored); });
  const auto idle = [&](const Waiting& each) { return each.account == account && !each.asked_for; };
  if (std::ranges::count_if(waiting_, idle) < most_unfiled) return;
  const auto oldest = std::ranges::find_if(waiting_, idle);
  (void)enqueue([this, stored = oldest->file.stored.text] { (void)store_.forget(stored); });
  waiting_.erase(oldest);
}

bool Documents::holds(identity::AccountId account, const commands::UploadedFile& file) {
  const auto handed_in =
      std::ranges::find_if(waiting_, [&](const Waiting& each) { return each.account == account && each.file == file; });
  if (handed_in == waiting_.end()) return domain::is_file_named(host_.table.state(), file.stored);
  handed_in->asked_for = true;
  return true;
}

void Documents::tick(std::int64_t steady_ms) {
  if (std::exchange(changed_, false)) {
    host_.table.when_committed([this, alive = alive_] {
      if (*alive) read_texts();
    });
  }
  if (swept_ms_ && steady_ms - *swept_ms_ < day_ms) return;
  swept_ms_ = steady_ms;
  sweep(steady_ms);
}

void Documents::read_texts() {
  for (const auto& [id, document] : host_.table.state().documents) {
    if (!search::has_text(document) || !texts_asked_.insert(id).second) continue;
    read_text(id, document);
  }
}

void Documents::read_text(DocumentId id, const domain::Document& document) {
  const Sha256Hex sha256 = document.attachments.value->front().sha256;
  const bool taken = read(document.stored.text, sha256.text, [this, alive = alive_, id](Result<std::string> bytes) {
    // one that is missing or damaged is found by its title, and named by the checks of the record
    if (!bytes) return;
    host_.table.when_committed([this, alive, id, text = *std::move(bytes)] {
      if (*alive) host_.search.on_file_text(host_.table.state(), id, text);
    });
  });
  if (taken) return;
  texts_asked_.erase(id);  // too much waits: at a later tick
  changed_ = true;
}

void Documents::sweep(std::int64_t steady_ms) {
  auto keep = domain::files_named(host_.table.state());
  for (const Waiting& each : waiting_) keep.insert(each.file.stored.text);
  // an act that names one of them was decided before the next sweep, or finds it unknown
  std::erase_if(waiting_, [&](const Waiting& each) { return steady_ms - each.since_ms >= day_ms; });
  const bool taken = enqueue([this, keep = std::move(keep)] {
    const auto gone = store_.sweep(keep, std::chrono::seconds{day_ms / 1000});
    if (!gone) {
      log(LogLevel::error, "uploads_not_swept", {{"code", gone.error().code}, {"why", gone.error().message}});
    } else if (*gone > 0) {
      log(LogLevel::info, "uploads_swept", {{"count", std::to_string(*gone)}});
    }
  });
  if (!taken) swept_ms_.reset();  // too much waits: at the next tick
}

}  // namespace tavolo::net
