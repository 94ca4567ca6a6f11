#pragma once
// HTTP: the public files of the logs (C2SP tlog-tiles), beneath each log's prefix. Anything else that serves the folder
// as it lies, nginx or a CDN, gives the same.
//   GET /t/<slug>/{checkpoint, tile/...}     of the table
//   GET /registry/{checkpoint, tile/...}     of the instance's registry
//   GET /registry/closed/<instance>/...      the same of logs that were closed before (ServerOptions::closed_folder)

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

bool handle_log_file_routes(const Host& host, const HttpRequest& request, const HttpReply& reply);

/// Where a log's files lie for those who read them: an address if the server knows its own, else a path.
std::string log_prefix(const Host& host, std::string_view slug);

}  // namespace tavolo::net
