#pragma once
// HTTP: the minutes of sittings.
//   GET /verbali/<number>          the full text, for members and auditors
//   GET /verbali/<number>.pdf      the same as PDF/A, where the server can make one
//   GET /pubblico/verbale.css      the stylesheet of both

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

bool handle_minutes_routes(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
