#pragma once
// Who sets something for their own account or browser, and the kinds they choose of.

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/rpc/http_push.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {

struct Asker {
  identity::AccountId account;
  identity::SessionId session;
};

/// Who is signed in by a browser's cookie, or nothing after having answered why not.
inline std::optional<Asker> asker_of(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.method != "GET" && !same_origin(request)) {
    reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto who = signed_in(host, request);
  if (!who) {
    reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
    return std::nullopt;
  }
  const auto* session = std::get_if<identity::SessionId>(&who->credential);
  if (!session) {
    reply(refusal_response(403, {"session_only", "rules#permissions", {}}));
    return std::nullopt;
  }
  return Asker{who->account, *session};
}

inline std::uint32_t bit_of(rpc::PushKind kind) { return 1U << static_cast<unsigned>(kind); }

/// Everything a person acts as now.
inline std::vector<domain::Acting> actings_of(Host& host, identity::AccountId account) {
  std::vector<domain::Acting> actings;
  for (const auto& actor : actors_of(host, account)) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    if (acting) actings.push_back(*acting);
  }
  return actings;
}

/// The kinds whose bits are set.
inline List<rpc::PushKind, 0, 8> kinds_of(std::uint32_t bits) {
  std::vector<rpc::PushKind> kinds;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<rpc::PushKind>>([&](auto row) {
    if (bits & bit_of(row.value)) kinds.push_back(row.value);
  });
  return List<rpc::PushKind, 0, 8>(std::move(kinds));
}

}  // namespace tavolo::net
