#pragma once
// Web Push: what a person sets for this browser, and who is told after a commit. Bodies are protocol/rpc/http_push.hpp.

#include "server/net/host.hpp"
#include "server/net/link.hpp"
#include "server/push/waiting.hpp"

namespace tavolo::net {

/// True if the path is one of these; the answer comes then or later.
bool handle_push_routes(Host& host, const HttpRequest& request, const HttpReply& reply);

/// Looks after commits, once a second at most and never in one, at what newly waits for those who asked to be told.
class PushNews {
 public:
  explicit PushNews(Host& host) : host_(host) {}
  /// Something was committed.
  void note() { changed_ = true; }
  void tick(std::int64_t steady_ms);

 private:
  void look();

  Host& host_;
  push::Watch watch_;
  bool changed_ = true;
  std::int64_t looked_ms_ = 0;
};

}  // namespace tavolo::net
