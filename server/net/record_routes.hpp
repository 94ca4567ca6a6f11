#pragma once
// HTTP: what anyone may fetch of the record. It holds digests alone.
//   GET /api/logs                                    [{"origin","prefix","vkey"}...], the registry's first
//   GET /api/tables/<slug>/checkpoint                signed note (C2SP tlog-checkpoint)
//   GET /api/tables/<slug>/entries/<n>.tlog-proof    proof of entry n (C2SP tlog-proof)
//   GET /api/tables/<slug>/proofs/inclusion/<index>/<size>, .../proofs/consistency/<from>/<to>    RFC 6962 2.1

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

bool handle_record_routes(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
