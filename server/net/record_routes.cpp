#include "server/net/record_routes.hpp"

#include <charconv>

#include "protocol/json/write.hpp"
#include "server/net/http_support.hpp"
#include "server/record/receipt.hpp"

namespace tavolo::net {
namespace {

const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};

HttpResponse logs(Host& host) {
  std::string body = "[";
  json::ObjectWriter(body).string("origin", host.registry_origin).string("vkey", host.registry_vkey).close();
  body += ',';
  json::ObjectWriter(body).string("origin", host.table.log().origin()).string("vkey", host.table.log().vkey()).close();
  body += ']';
  return json_response(200, std::move(body));
}

HttpResponse proof(Host& host, std::string_view name) {
  constexpr std::string_view ending = ".tlog-proof";
  if (!name.ends_with(ending)) return refusal_response(404, unknown_thing);
  name.remove_suffix(ending.size());
  std::uint64_t index = 0;
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (fault != std::errc{} || end != name.data() + name.size()) return refusal_response(404, unknown_thing);
  auto text = record::make_proof_file(host.table.log(), index);
  if (!text) return refusal_response(404, unknown_thing);
  auto response = text_response(200, "text/plain; charset=utf-8", *std::move(text));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + host.slug + "-" + std::to_string(index) + ".tlog-proof\"");
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace

bool handle_record_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const std::string table = "/api/tables/" + host.slug + "/";
  const bool ours = request.path == "/api/logs" || request.path.starts_with(table);
  if (!ours) return false;
  if (request.method != "GET" && request.method != "HEAD") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
    return true;
  }
  if (request.path == "/api/logs") {
    if (anyone_may("logs", reply)) reply(logs(host));
    return true;
  }
  const std::string rest = request.path.substr(table.size());
  constexpr std::string_view entries = "entries/";
  if (rest == "checkpoint") {
    if (!anyone_may("checkpoint", reply)) return true;
    auto response = text_response(200, "text/plain; charset=utf-8", host.table.log().head().checkpoint);
    response.headers.emplace_back("Cache-Control", "no-cache");
    reply(std::move(response));
  } else if (rest.starts_with(entries)) {
    if (anyone_may("entry_proof_public", reply)) reply(proof(host, std::string_view(rest).substr(entries.size())));
  } else {
    reply(refusal_response(404, unknown_thing));
  }
  return true;
}

}  // namespace tavolo::net
