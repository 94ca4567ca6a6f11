#pragma once
// The public search: a page without script over what everybody may read.

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// True when the request was for /pubblico/cerca, which is then answered: `q` what is asked, `dopo` a cursor.
bool handle_public_search(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
