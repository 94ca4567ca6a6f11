#pragma once
// What every HTTP answer of the program shares: headers that keep a page safe, cookies, the check of Origin.

#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

inline constexpr std::string_view session_cookie = "tavolo_session";

/// Adds the headers that forbid framing, sniffing, foreign scripts and inline ones (CSP level 3).
void add_security_headers(HttpResponse& response, bool secure);

/// The value of a cookie, or nothing.
std::optional<std::string> cookie(const HttpRequest& request, std::string_view name);
/// HttpOnly, SameSite=Strict, Path=/; Secure unless `insecure`. An empty value deletes it.
std::string set_session_cookie(std::string_view token, bool insecure);
/// The bearer token of the Authorization header, or nothing.
std::optional<std::string> bearer(const HttpRequest& request);

/// True when a browser sends this from our own pages: Origin is absent, or its host and port are the Host's.
bool same_origin(const HttpRequest& request);

/// False, having answered 403, unless the permission table lets anyone do it, signed in or not (decision 31).
bool anyone_may(std::string_view action, const HttpReply& reply);

HttpResponse json_response(unsigned status, std::string body);
/// The refusal as {code, sentence, remedy ...}.
HttpResponse refusal_response(unsigned status, const Refusal& refusal);
HttpResponse text_response(unsigned status, std::string content_type, std::string body);
HttpResponse redirect(std::string location);

}  // namespace tavolo::net
