#pragma once
// HTTP: a person's own account: password and sessions. Bodies are protocol/rpc/http_account.hpp.

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// True if the path is one of these; the answer comes then or later.
bool handle_account_routes(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
