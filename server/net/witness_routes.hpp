#pragma once
// HTTP: what witnesses have said of the table's log, for everybody.
//   GET /api/tables/<slug>/witnesses
//   GET /api/tables/<slug>/entries/<n>/state     how many have cosigned a tree with entry n
//   GET /api/witness-policy                      the policy file (C2SP tlog-policy)

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

bool handle_witness_routes(const Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
