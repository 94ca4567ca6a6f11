#include "server/net/http_support.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "protocol/rpc/envelope.hpp"
#include "server/domain/permission.hpp"
#include "server/identity/known_device.hpp"

namespace tavolo::net {

void add_security_headers(HttpResponse& response, bool secure) {
  auto& headers = response.headers;
  headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
      "frame-ancestors 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

std::optional<std::string> cookie(const HttpRequest& request, std::string_view name) {
  std::string_view rest = request.header("cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return std::string(pair.substr(name.size() + 1));
    }
  }
  return std::nullopt;
}

bool cookie_is_secure(const HttpRequest& request, const ServerOptions& options) {
  if (request.secure) return true;
  if (options.insecure_lan) return false;
  const bool loopback = options.address.starts_with("127.") || options.address == "::1";
  if (!loopback || !options.trusted_proxy.empty()) return true;
  // A proxy that nobody named sends its own Host, or the name it is reached by.
  const std::string_view host = request.header("host");
  const std::string_view name =
      host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name != "localhost" && name != "127.0.0.1" && name != "[::1]";
}

namespace {

std::string cookie_text(std::string_view name, std::string_view value, std::string_view path, bool secure) {
  std::string text = std::string(name) + "=" + std::string(value) + "; Path=" + std::string(path);
  text += "; HttpOnly; SameSite=Strict";
  if (secure) text += "; Secure";
  if (value.empty()) text += "; Max-Age=0";
  return text;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// WHATWG URL, application/x-www-form-urlencoded: what is no escape stands for itself.
std::string form_decoded(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
    const int low = high >= 0 ? digit(text[i + 2]) : -1;
    if (low >= 0) {
      made += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      made += text[i] == '+' ? ' ' : text[i];
    }
  }
  return made;
}

}  // namespace

std::string set_session_cookie(std::string_view token, bool secure) {
  return cookie_text(session_cookie, token, "/", secure);
}

std::string set_device_cookie(std::string_view cookie, bool secure) {
  return cookie_text(device_cookie, cookie, "/api/login", secure) +
         "; Max-Age=" + std::to_string(identity::known_device_ms / 1000);
}

std::optional<std::string> bearer(const HttpRequest& request) {
  constexpr std::string_view scheme = "Bearer ";
  const auto header = request.header("authorization");
  if (!header.starts_with(scheme)) return std::nullopt;
  return std::string(header.substr(scheme.size()));
}

std::string query_field(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return form_decoded(pair.substr(name.size() + 1));
    }
  }
  return {};
}

bool same_origin(const HttpRequest& request) {
  std::string_view origin = request.header("origin");
  if (origin.empty()) return true;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (origin.starts_with(scheme)) return origin.substr(scheme.size()) == request.header("host");
  }
  return false;
}

bool sends_json(const HttpRequest& request, const HttpReply& reply) {
  if (request.header("content-type").starts_with("application/json")) return true;
  reply(refusal_response(415, {"not_json", "rules#wire", {}}));
  return false;
}

bool anyone_may(std::string_view action, const HttpReply& reply) {
  if (domain::may(domain::ActorRole::citizen, domain::Relation::none, action)) return true;
  reply(refusal_response(403, {"not_permitted", "rules#permissions", {}}));
  return false;
}

HttpResponse json_response(unsigned status, std::string body) {
  HttpResponse response;
  response.status = status;
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(body);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

HttpResponse paused_response(const identity::Paused& pause) {
  std::string detail;
  json::ObjectWriter(detail).string("until", to_string(pause.until));
  return refusal_response(429, {"sign_in_paused", "rules#sign-in", std::move(detail)});
}

HttpResponse refusal_response(unsigned status, const Refusal& refusal) {
  return json_response(status, rpc::encode_http_error(refusal));
}

HttpResponse text_response(unsigned status, std::string content_type, std::string body) {
  HttpResponse response;
  response.status = status;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

HttpResponse redirect(std::string location) {
  HttpResponse response = text_response(303, "text/plain; charset=utf-8", "");
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

}  // namespace tavolo::net
