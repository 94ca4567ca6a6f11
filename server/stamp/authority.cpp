#include "server/stamp/authority.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "server/base/freed.hpp"
#include "server/base/log.hpp"
#include "server/base/random.hpp"

namespace tavolo::stamp {
namespace {

constexpr std::size_t most_of_an_answer = 64 * 1024;
constexpr std::size_t nonce_bytes = 8;

using Handle = std::unique_ptr<CURL, Freed<curl_easy_cleanup>>;
using Headers = std::unique_ptr<curl_slist, Freed<curl_slist_free_all>>;
using Address = std::unique_ptr<CURLU, Freed<curl_url_cleanup>>;

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  TAVOLO_CHECK(started == CURLE_OK);
}

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* kept) {
  auto& answer = *static_cast<std::string*>(kept);
  if (answer.size() + size * count > most_of_an_answer) return 0;
  answer.append(bytes, size * count);
  return size * count;
}

}  // namespace

Result<void> check_address(const std::string& url) {
  start_curl();
  const Address parsed(curl_url());
  TAVOLO_CHECK(parsed != nullptr);
  const bool read = curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) == CURLUE_OK;
  if (read && (url.starts_with("https://") || url.starts_with("http://"))) return {};
  return fail("tsa_url_invalid", "the authority's address is to be http(s)://host[:port][/path], without password");
}

Authority::Authority(Options options, Authorities trusted, Got got)
    : options_(std::move(options)), trusted_(std::move(trusted)), got_(std::move(got)), thread_([this] { work(); }) {}

Authority::~Authority() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Authority::ask(Wanted wanted) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= options_.waiting) waiting_.pop_front();
    waiting_.push_back(std::move(wanted));
  }
  wake_.notify_all();
}

bool Authority::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

int Authority::stop_at_end(void* self, std::int64_t, std::int64_t, std::int64_t, std::int64_t) {
  return static_cast<Authority*>(self)->stopping() ? 1 : 0;
}

void Authority::work() {
  std::int64_t pause = options_.pause_ms;
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (waiting_.empty()) {
      wake_.wait(lock);
      continue;
    }
    Wanted wanted = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    auto stamped = put(wanted);
    const bool done = stamped.has_value();
    if (done) got_(*std::move(stamped));
    lock.lock();
    if (done) {
      pause = options_.pause_ms;
      continue;
    }
    if (stopping_) return;
    log(LogLevel::warning, "time_stamp_failed",
        {{"code", stamped.error().code}, {"why", stamped.error().message}, {"log", wanted.slug}});
    if (waiting_.size() < options_.waiting) waiting_.push_front(std::move(wanted));
    wake_.wait_for(lock, std::chrono::milliseconds(pause), [this] { return stopping_; });
    pause = std::min(options_.longest_pause_ms, pause * 2);
  }
}

Result<Stamped> Authority::put(const Wanted& wanted) {
  const std::string nonce = random_bytes(nonce_bytes);
  auto answer = exchange(ask_for(wanted.imprint, nonce));
  if (!answer) return std::unexpected(answer.error());
  auto stamp = verify_answer(*answer, wanted.imprint, trusted_);
  if (!stamp) return std::unexpected(stamp.error());
  if (!answers_nonce(*answer, nonce)) return fail("stamp_of_other_question", "the answer has another nonce");
  return Stamped{wanted, *std::move(answer), *std::move(stamp)};
}

Result<std::string> Authority::exchange(const std::string& question) {
  start_curl();
  const Handle curl(curl_easy_init());
  Headers headers(curl_slist_append(nullptr, "Content-Type: application/timestamp-query"));
  TAVOLO_CHECK(curl && headers);
  std::string answer;
  curl_easy_setopt(curl.get(), CURLOPT_URL, options_.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_POST, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, question.data());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.size()));
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(options_.transfer_ms));
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, stop_at_end);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, this);
  if (!options_.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, options_.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, options_.password.c_str());
  }
  const CURLcode fault = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (fault != CURLE_OK) return fail("tsa_unreachable", curl_easy_strerror(fault));
  if (status != 200) return fail("tsa_unreachable", "the authority answered " + std::to_string(status));
  return answer;
}

}  // namespace tavolo::stamp
