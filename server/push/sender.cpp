#include "server/push/sender.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "server/base/freed.hpp"
#include "server/base/log.hpp"
#include "server/base/time.hpp"
#include "server/push/endpoint.hpp"

namespace tavolo::push {
namespace {

constexpr std::int64_t authorization_ms = 12 * 3'600'000LL;
constexpr long seconds_at_service = 86'400;  ///< how long a service keeps a message for a device that sleeps
constexpr std::size_t most_of_an_answer = 64 * 1024;
constexpr std::size_t most_paused = 1'000;

using Headers = std::unique_ptr<curl_slist, Freed<curl_slist_free_all>>;

void add(Headers& headers, const std::string& line) {
  curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
  TAVOLO_CHECK(longer != nullptr);
  // The new list holds the old one.
  std::ignore = headers.release();
  headers.reset(longer);
}

/// The answer's body is of no use.
std::size_t discard(char*, std::size_t size, std::size_t count, void* seen) {
  auto& bytes = *static_cast<std::size_t*>(seen);
  bytes += size * count;
  return bytes > most_of_an_answer ? 0 : size * count;
}

/// A host that looked public by its name may not be by its address.
curl_socket_t open_public_socket(void*, curlsocktype, curl_sockaddr* address) {
  if (!is_public(address->addr)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype, address->protocol);
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  TAVOLO_CHECK(started == CURLE_OK);
}

}  // namespace

/// One libcurl handle, whose connections are used again.
struct Sender::Transfer {
  CURL* handle = nullptr;
  Sender* owner = nullptr;

  explicit Transfer(Sender& sender) : owner(&sender) {
    start_curl();
    handle = curl_easy_init();
    TAVOLO_CHECK(handle != nullptr);
  }
  ~Transfer() { curl_easy_cleanup(handle); }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  static int stop_at_end(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    Sender& sender = *static_cast<Transfer*>(self)->owner;
    const std::lock_guard lock(sender.mutex_);
    return sender.stopping_ ? 1 : 0;
  }
};

Sender::Sender(Vapid vapid, Options options, Gone gone)
    : vapid_(std::move(vapid)),
      options_(std::move(options)),
      gone_(std::move(gone)),
      transfer_(std::make_unique<Transfer>(*this)),
      thread_([this] { work(); }) {}

Sender::~Sender() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Sender::send(Message message) {
  auto origin = options_.plain_http ? std::optional(message.endpoint.substr(0, message.endpoint.find('/', 8)))
                                    : origin_of(message.endpoint);
  if (!origin) return;
  const std::int64_t now = steady_clock_ms();
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= options_.waiting) jobs_.pop_front();
    jobs_.push_back({std::move(message), *std::move(origin), 0, now, now});
  }
  wake_.notify_all();
}

std::deque<Sender::Job>::iterator Sender::next_due(std::int64_t now, std::int64_t& wake) {
  std::erase_if(jobs_, [&](const Job& job) { return now - job.born_ms > options_.forget_ms; });
  std::erase_if(paused_, [&](const auto& pause) { return pause.second <= now; });
  wake = now + options_.longest_pause_ms;
  for (auto job = jobs_.begin(); job != jobs_.end(); ++job) {
    const auto pause = paused_.find(job->origin);
    const std::int64_t due = pause == paused_.end() ? job->due_ms : std::max(job->due_ms, pause->second);
    if (due <= now) return job;
    wake = std::min(wake, due);
  }
  return jobs_.end();
}

void Sender::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const std::int64_t now = steady_clock_ms();
    std::int64_t wake = 0;
    const auto found = next_due(now, wake);
    if (found == jobs_.end()) {
      wake_.wait_for(lock, std::chrono::milliseconds(wake - now));
      continue;
    }
    Job job = std::move(*found);
    jobs_.erase(found);
    lock.unlock();
    std::int64_t asked_pause_ms = 0;
    const Verdict verdict = carry(job, asked_pause_ms);
    settle(std::move(job), verdict, asked_pause_ms);
    lock.lock();
  }
}

Sender::Verdict Sender::carry(const Job& job, std::int64_t& asked_pause_ms) {
  const auto body = encrypt(job.message.receiver, job.message.text);
  if (!body) return Verdict::gone;
  CURL* const curl = transfer_->handle;
  curl_easy_reset(curl);
  Headers headers;
  add(headers, "Content-Type: application/octet-stream");
  add(headers, "Content-Encoding: aes128gcm");
  add(headers, "TTL: " + std::to_string(seconds_at_service));
  add(headers, "Urgency: normal");
  add(headers, "Topic: tavolo");
  add(headers, "Expect:");
  add(headers,
      "Authorization: " + vapid_.authorization(job.origin, options_.contact, {wall_clock_now().ms + authorization_ms}));
  std::size_t answered = 0;
  curl_easy_setopt(curl, CURLOPT_URL, job.message.endpoint.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options_.plain_http ? "http,https" : "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, options_.proxy.c_str());
  if (!options_.private_addresses && options_.proxy.empty()) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public_socket);
  }
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body->data());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body->size()));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.transfer_ms));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, discard);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answered);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, Transfer::stop_at_end);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, transfer_.get());
  const CURLcode fault = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_off_t after = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &after);
  asked_pause_ms = std::int64_t{after} * 1'000;
  if (status >= 200 && status < 300) return Verdict::delivered;
  if (status == 404 || status == 410) return Verdict::gone;
  if (fault != CURLE_OK || status == 429 || status >= 500) return Verdict::again;
  // Never the endpoint, which is the person's: the service's name says what the operator can act on.
  log(LogLevel::warning, "push_refused", {{"url", job.origin}, {"status", std::to_string(status)}});
  return Verdict::dropped;
}

void Sender::settle(Job job, Verdict verdict, std::int64_t asked_pause_ms) {
  if (verdict == Verdict::gone && gone_) gone_(job.message.subscription);
  if (verdict != Verdict::again) return;
  const int doubled = std::min(job.attempts, 20);
  const std::int64_t pause =
      std::min(options_.longest_pause_ms, std::max(asked_pause_ms, options_.pause_ms << doubled));
  const std::lock_guard lock(mutex_);
  if (stopping_) return;
  job.due_ms = steady_clock_ms() + pause;
  if (paused_.size() < most_paused) paused_[job.origin] = job.due_ms;
  if (++job.attempts < options_.attempts) {
    jobs_.push_back(std::move(job));
  } else {
    log(LogLevel::warning, "push_given_up", {{"url", job.origin}});
  }
}

}  // namespace tavolo::push
