#include "server/publish/publisher.hpp"

#include <chrono>

#include "server/base/log.hpp"

namespace tavolo::publish {
namespace {

/// Without news it looks this often: a disk that was full is not full for ever, and the registry grows without a word.
constexpr auto look_again = std::chrono::seconds(30);
/// What comes within this time after a round is let out together in the next: files a commit, each brought to the disk,
/// would else take as much of it as the commits themselves.
constexpr auto rest = std::chrono::milliseconds(500);

}  // namespace

Publisher::Publisher(const std::vector<record::Log*>& logs, const FilesOptions& options) {
  for (record::Log* log : logs)
    places_.push_back(std::make_unique<Place>(Place{LogFiles(*log, options), {}, {log->origin(), 0, ""}}));
  thread_ = std::thread([this] { work(); });
}

Publisher::~Publisher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Publisher::note() {
  {
    const std::lock_guard lock(mutex_);
    news_ = true;
  }
  wake_.notify_all();
}

void Publisher::set_cosignatures(const std::string& origin, std::uint64_t size, std::string lines) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& place : places_) {
      if (place->published.origin != origin) continue;
      place->cosigned = {size, std::move(lines)};
      break;
    }
    news_ = true;
  }
  wake_.notify_all();
}

std::vector<Published> Publisher::state() const {
  const std::lock_guard lock(mutex_);
  std::vector<Published> all;
  for (const auto& place : places_) all.push_back(place->published);
  return all;
}

void Publisher::work() {
  const auto round = [this] {
    for (const auto& place : places_) publish(*place);
  };
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (news_) {
      news_ = false;
      lock.unlock();
      round();
      lock.lock();
      wake_.wait_for(lock, rest, [this] { return stopping_; });
      continue;
    }
    wake_.wait_for(lock, look_again, [this] { return stopping_ || news_; });
    news_ = true;
  }
  lock.unlock();
  // What was committed last is let out also at a stop: whoever starts an older copy of the data is to be found out.
  round();
}

void Publisher::publish(Place& place) {
  Cosigned cosigned;
  std::string before;
  {
    const std::lock_guard lock(mutex_);
    cosigned = place.cosigned;
    before = place.published.fault;
  }
  const auto done = place.files.publish(cosigned.size, cosigned.lines);
  const std::string fault = done ? "" : done.error().code;
  // Once for each time it begins.
  if (!done && fault != before)
    log(LogLevel::error, "publishing_stopped",
        {{"log", place.files.log().origin()}, {"code", fault}, {"why", done.error().message}});
  const std::lock_guard lock(mutex_);
  place.published.fault = fault;
  place.published.size = place.files.published().value_or(0);
}

}  // namespace tavolo::publish
