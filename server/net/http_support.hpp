#pragma once
// What every HTTP answer of the program shares: headers that keep a page safe, cookies, the check of Origin.

#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/identity/throttle.hpp"
#include "server/net/link.hpp"
#include "server/net/options.hpp"

namespace tavolo::net {

inline constexpr std::string_view session_cookie = "tavolo_session";
inline constexpr std::string_view device_cookie = "tavolo_device";

/// Adds the headers that forbid framing, sniffing, foreign scripts and inline ones (CSP level 3).
void add_security_headers(HttpResponse& response, bool secure);

/// The value of a cookie, or nothing.
std::optional<std::string> cookie(const HttpRequest& request, std::string_view name);
/// Whether cookies that answer this request are only for encrypted lines. Not on an unencrypted demonstration, nor
/// where somebody tries the program on their own machine: browsers differ in whether http://localhost may set a Secure
/// cookie, and where they refuse it signing in would silently do nothing.
bool cookie_is_secure(const HttpRequest& request, const ServerOptions& options);
/// HttpOnly, SameSite=Strict, Path=/. An empty value deletes it.
std::string set_session_cookie(std::string_view token, bool secure);
/// The same for the device cookie, which only signing in is shown (server/identity/known_device.hpp).
std::string set_device_cookie(std::string_view cookie, bool secure);
/// The bearer token of the Authorization header, or nothing.
std::optional<std::string> bearer(const HttpRequest& request);

/// A field of a raw query, decoded (WHATWG URL, application/x-www-form-urlencoded); empty when it is not there.
std::string query_field(std::string_view query, std::string_view name);

/// True when a browser sends this from our own pages: Origin is absent, or its host and port are the Host's.
bool same_origin(const HttpRequest& request);

/// False, having answered 415, unless the body says to be JSON, which a form of another site cannot send.
bool sends_json(const HttpRequest& request, const HttpReply& reply);

/// False, having answered 403, unless the permission table lets anyone do it, signed in or not (decision 31).
bool anyone_may(std::string_view action, const HttpReply& reply);

HttpResponse json_response(unsigned status, std::string body);
/// 429 sign_in_paused.
HttpResponse paused_response(const identity::Paused& pause);
/// The refusal as {code, sentence, remedy ...}.
HttpResponse refusal_response(unsigned status, const Refusal& refusal);
HttpResponse text_response(unsigned status, std::string content_type, std::string body);
HttpResponse redirect(std::string location);

}  // namespace tavolo::net
