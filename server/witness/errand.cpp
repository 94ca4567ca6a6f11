#include "server/witness/errand.hpp"

#include <curl/curl.h>

namespace tavolo::witness {
namespace {

constexpr long connect_ms = 5'000;
constexpr long whole_ms = 10'000;
/// More than any note with its cosignatures.
constexpr std::size_t longest_answer = std::size_t{64} * 1024;

std::string without_slashes(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace

struct Errand::Handle {
  CURL* curl = nullptr;
  std::function<bool()> stopping;
  std::string body;

  explicit Handle(std::function<bool()> asked) : stopping(std::move(asked)) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    TAVOLO_CHECK(started == CURLE_OK);
    curl = curl_easy_init();
    TAVOLO_CHECK(curl != nullptr);
  }
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  static std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& handle = *static_cast<Handle*>(self);
    if (handle.body.size() + size * count > longest_answer) return 0;
    handle.body.append(bytes, size * count);
    return size * count;
  }
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Handle*>(self)->stopping() ? 1 : 0;
  }
};

Errand::Errand(std::string prefix, std::function<bool()> stopping)
    : prefix_(without_slashes(std::move(prefix))), handle_(std::make_unique<Handle>(std::move(stopping))) {}

Errand::~Errand() = default;

Result<Reply> Errand::post(std::string_view path, const std::string& body) {
  curl_easy_reset(handle_->curl);
  curl_easy_setopt(handle_->curl, CURLOPT_POST, 1L);
  curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: text/plain; charset=utf-8");
  headers = curl_slist_append(headers, "Expect:");
  curl_easy_setopt(handle_->curl, CURLOPT_HTTPHEADER, headers);
  auto reply = perform(path);
  curl_easy_reset(handle_->curl);
  curl_slist_free_all(headers);
  return reply;
}

Result<Reply> Errand::get(std::string_view path) {
  curl_easy_reset(handle_->curl);
  return perform(path);
}

Result<Reply> Errand::perform(std::string_view path) {
  CURL* const curl = handle_->curl;
  const std::string url = prefix_ + std::string(path);
  handle_->body.clear();
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "tavolo");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, whole_ms);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Handle::on_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, handle_.get());
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, Handle::on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, handle_.get());
  const CURLcode fault = curl_easy_perform(curl);
  if (fault != CURLE_OK) return fail("witness_unreachable", curl_easy_strerror(fault));
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
  return Reply{static_cast<unsigned>(status), type != nullptr ? type : "", std::move(handle_->body)};
}

bool is_prefix(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view rest = url.substr(scheme.size());
    return !rest.empty() && rest.front() != '/' && rest.find_first_of("?#@ ") == std::string_view::npos;
  }
  return false;
}

}  // namespace tavolo::witness
