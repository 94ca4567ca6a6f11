#pragma once
// Whether the program lives and its table serves, for those who watch over it; and what it counts of itself.
//   GET /healthz   200 as long as the io thread turns
//   GET /readyz    200 when acts are taken; else 503 with the reason
//   GET /metrics   Prometheus, on the listener of --metrics-port alone: it is not for the public

#include <string_view>

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// Why acts are not taken now: table_stopped, clock_unsure, commit_slow; empty when they are.
std::string_view unready_because(const Host& host);

/// False when the path is neither of the two that anyone may ask.
bool handle_health_routes(const Host& host, const HttpRequest& request, const HttpReply& reply);

/// What answers on the listener for those who run the program: health, and metrics.
class Inside final : public Application {
 public:
  /// `host` outlives this.
  explicit Inside(Host& host) : host_(host) {}

  void handle(HttpRequest request, HttpReply reply) override;
  std::variant<std::unique_ptr<Conversation>, HttpResponse> upgrade(const HttpRequest& request) override;
  void tick() override {}
  void shut_down(std::function<void()> done) override { done(); }

 private:
  Host& host_;
};

}  // namespace tavolo::net
