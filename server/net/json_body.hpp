#pragma once
// Typed bodies of HTTP requests.

#include <optional>
#include <string>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {

/// The typed body of a request, or nothing after having answered why not.
template <class T>
std::optional<T> body_of(const HttpRequest& request, const HttpReply& reply) {
  if (!same_origin(request)) {
    reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
    return std::nullopt;
  }
  if (!sends_json(request, reply)) return std::nullopt;
  auto body = json::read<T>(request.body);
  if (!body) {
    std::string detail;
    json::ObjectWriter(detail).string("pointer", body.error().pointer);
    reply(refusal_response(400, {body.error().code, "rules#wire", std::move(detail)}));
    return std::nullopt;
  }
  return *std::move(body);
}

}  // namespace tavolo::net
