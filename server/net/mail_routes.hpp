#pragma once
// What a person sets about e-mails, their calendar's link and what is behind it, and receipts that the secretary files.
// Bodies are protocol/rpc/http_mail.hpp.

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

/// True if the path is one of these; the answer comes then or later.
bool handle_mail_routes(Host& host, const HttpRequest& request, const HttpReply& reply);
/// The same for "/calendar/<secret>.ics".
bool handle_calendar(Host& host, const HttpRequest& request, const HttpReply& reply);

}  // namespace tavolo::net
