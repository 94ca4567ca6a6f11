#include "server/net/witness_service.hpp"

#include "server/base/time.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

constexpr const char* plain = "text/plain; charset=utf-8";
constexpr std::string_view monitored = "/checkpoint";
constexpr std::size_t hash_digits = 64;

HttpResponse not_found() { return text_response(404, plain, "404\n"); }

/// The hash in "/<hash>/checkpoint"; empty: another path.
std::string_view origin_hash(std::string_view path) {
  if (path.size() != 1 + hash_digits + monitored.size() || !path.ends_with(monitored)) return {};
  return path.substr(1, hash_digits);
}

}  // namespace

void WitnessService::handle(HttpRequest request, HttpReply reply) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const auto hash = origin_hash(request.path);
  if (request.path == "/add-checkpoint") {
    if (request.method != "POST") return reply(text_response(405, plain, "POST\n"));
    const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(wall_clock_now().ms, 0)) / 1000;
    auto answer = witness_.add_checkpoint(request.body, now);
    return reply(text_response(answer.status, std::move(answer.content_type), std::move(answer.body)));
  }
  if (hash.empty()) return reply(not_found());
  if (!reads) return reply(text_response(405, plain, "GET\n"));
  auto note = witness_.checkpoint(hash);
  if (!note) return reply(text_response(500, plain, "the store cannot be read\n"));
  if (!*note) return reply(not_found());
  auto response = text_response(200, plain, **std::move(note));
  response.headers.emplace_back("Cache-Control", "no-cache");
  reply(std::move(response));
}

std::variant<std::unique_ptr<Conversation>, HttpResponse> WitnessService::upgrade(const HttpRequest&) {
  return not_found();
}

}  // namespace tavolo::net
