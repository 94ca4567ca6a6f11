#include "server/net/health.hpp"

#include "protocol/json/write.hpp"
#include "server/net/http_support.hpp"
#include "server/witness/collector.hpp"

namespace tavolo::net {
namespace {

/// A disk that takes this long for one commit has people waiting for every act.
constexpr double slow_commit_seconds = 10;

HttpResponse state_response(unsigned status, std::string_view state) {
  std::string body;
  json::ObjectWriter(body).string("status", state).close();
  return json_response(status, std::move(body));
}

}  // namespace

std::string_view unready_because(const Host& host) {
  if (host.table.stopped()) return "table_stopped";
  if (host.witnesses && host.witnesses->behind()) return "record_behind";
  if (!host.table.clock_trusted()) return "clock_unsure";
  if (host.meters->commit_under_way_seconds() > slow_commit_seconds) return "commit_slow";
  return {};
}

bool handle_health_routes(const Host& host, const HttpRequest& request, const HttpReply& reply) {
  const bool ready = request.path == "/readyz";
  if (!ready && request.path != "/healthz") return false;
  if (!anyone_may("health", reply)) return true;
  const std::string_view reason = ready ? unready_because(host) : std::string_view();
  reply(reason.empty() ? state_response(200, "ok") : state_response(503, reason));
  return true;
}

void Inside::handle(HttpRequest request, HttpReply reply) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!reads) return reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  if (handle_health_routes(host_, request, reply)) return;
  if (request.path != "/metrics") return reply(text_response(404, "text/plain; charset=utf-8", "404\n"));
  auto response = text_response(200, "text/plain; version=0.0.4; charset=utf-8", host_.meters->all.text());
  response.headers.emplace_back("Cache-Control", "no-store");
  reply(std::move(response));
}

std::variant<std::unique_ptr<Conversation>, HttpResponse> Inside::upgrade(const HttpRequest&) {
  return text_response(404, "text/plain; charset=utf-8", "404\n");
}

}  // namespace tavolo::net
