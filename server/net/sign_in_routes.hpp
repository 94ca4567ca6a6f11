#pragma once
// HTTP: sign-in, session, invitations. Bodies are protocol/rpc/http.hpp.

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// True if the path is one of these; the answer comes then or later.
bool handle_sign_in_routes(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
