#include "protocol/rpc/envelope.hpp"

#include <map>
#include <optional>

#include "protocol/json/profile.hpp"
#include "protocol/json/scan.hpp"
#include "protocol/json/write.hpp"
#include "protocol/rpc/codes.hpp"

namespace tavolo::rpc {
namespace {

using json::Fault;
using json::Kind;
using json::Node;

/// The members of a frame, by their nodes; 0 where absent, since node 0 is the frame itself.
struct Members {
  std::uint32_t version = 0;
  std::uint32_t id = 0;
  std::uint32_t method = 0;
  std::uint32_t params = 0;
};

std::unexpected<Malformed> malformed(int error, const std::string& id, std::string pointer, std::string code,
                                     std::string message) {
  return std::unexpected(Malformed{error, id, Fault{std::move(pointer), std::move(code), std::move(message)}});
}

std::optional<std::string> id_text(const Node& node) {
  const bool fits = node.kind == Kind::integer ||
                    (node.kind == Kind::string && !node.text.empty() && node.text.size() <= max_id_bytes);
  if (!fits) return std::nullopt;
  std::string text;
  if (node.kind == Kind::integer) {
    json::append_integer(text, node.integer);
  } else {
    json::append_string(text, node.text);
  }
  return text;
}

std::expected<Members, std::string> members_of(const std::vector<Node>& nodes) {
  Members members;
  for (std::uint32_t at = 1; at < nodes[0].end; at = nodes[at].end) {
    const std::string_view key = nodes[at].key;
    if (key == "jsonrpc") members.version = at;
    else if (key == "id") members.id = at;
    else if (key == "method") members.method = at;
    else if (key == "params") members.params = at;
    else return std::unexpected(std::string(key));
  }
  return members;
}

/// Codes that mean the bytes are no JSON of the profile at all.
bool is_parse_fault(std::string_view code) {
  return code == "not_json" || code == "trailing_content" || code == "byte_order_mark" || code == "bad_utf8" ||
         code == "lone_surrogate" || code == "too_large";
}

std::string error_frame(std::string_view id, int code, std::string_view message, std::string_view data) {
  std::string frame;
  json::ObjectWriter writer(frame);
  std::string error;
  json::ObjectWriter(error).integer("code", code).raw("data", data).string("message", message);
  writer.raw("error", error).raw("id", id).string("jsonrpc", "2.0");
  writer.close();
  return frame;
}

std::string sentence_json(const Sentence& sentence) {
  std::string text;
  json::ObjectWriter(text).string("en", sentence.en).string("it", sentence.it);
  return text;
}

std::string_view message_of(int error) {
  switch (error) {
    case parse_error:
      return "Parse error";
    case invalid_request:
      return "Invalid Request";
    case method_not_found:
      return "Method not found";
    case invalid_params:
      return "Invalid params";
    default:
      return "Internal error";
  }
}

/// The pointer that a rule put into its detail, or none.
std::optional<std::string> pointer_in(std::string_view detail) {
  if (detail.empty()) return std::nullopt;
  const json::Scan scan(detail, {});
  if (scan.fault() || scan.nodes()[0].kind != Kind::object) return std::nullopt;
  for (std::uint32_t at = 1; at < scan.nodes()[0].end; at = scan.nodes()[at].end) {
    const Node& node = scan.nodes()[at];
    if (node.key == "pointer" && node.kind == Kind::string) return std::string(node.text);
  }
  return std::nullopt;
}

}  // namespace

std::expected<Request, Malformed> decode_request(std::string_view frame, const json::ReadLimits& limits) {
  const json::Scan scan(frame, limits);
  const std::string no_id = "null";
  if (scan.fault()) {
    return std::unexpected(
        Malformed{is_parse_fault(scan.fault()->code) ? parse_error : invalid_request, no_id, *scan.fault()});
  }
  const auto& nodes = scan.nodes();
  if (nodes[0].kind == Kind::array)
    return malformed(invalid_request, no_id, "", "batch_refused", "one request a frame");
  if (nodes[0].kind != Kind::object)
    return malformed(invalid_request, no_id, "", "wrong_type", "a request is an object");
  const auto members = members_of(nodes);
  if (!members)
    return malformed(invalid_request, no_id, "/" + members.error(), "unknown_key", "no such key in a request");
  if (members->id == 0) return malformed(invalid_request, no_id, "/id", "notification_refused", "a request has an id");
  const auto id = id_text(nodes[members->id]);
  if (!id) return malformed(invalid_request, no_id, "/id", "bad_form", "an integer or a string of 1 to 64 bytes");

  if (members->version == 0) return malformed(invalid_request, *id, "/jsonrpc", "missing_key", "the key is missing");
  const Node& version = nodes[members->version];
  if (version.kind != Kind::string || version.text != "2.0") {
    return malformed(invalid_request, *id, "/jsonrpc", "unknown_value", "\"2.0\" is asked for");
  }
  if (members->method == 0) return malformed(invalid_request, *id, "/method", "missing_key", "the key is missing");
  if (nodes[members->method].kind != Kind::string) {
    return malformed(invalid_request, *id, "/method", "wrong_type", "a string is asked for");
  }
  Request request{*id, std::string(nodes[members->method].text), "{}"};
  if (members->params != 0) {
    if (nodes[members->params].kind != Kind::object) {
      return malformed(invalid_params, *id, "/params", "wrong_type", "parameters go by name, in an object");
    }
    request.params.clear();
    json::append_canonical(request.params, nodes, members->params);
  }
  return request;
}

std::string encode_result(std::string_view id, std::string_view result) {
  std::string frame;
  frame.reserve(result.size() + id.size() + 40);
  json::ObjectWriter(frame).raw("id", id).string("jsonrpc", "2.0").raw("result", result);
  return frame;
}

std::string encode_malformed(const Malformed& malformed) {
  const CodeRow& row = explain(malformed.fault.code);
  std::string data;
  json::ObjectWriter(data)
      .string("code", malformed.fault.code)
      .string("message", malformed.fault.message)
      .string("pointer", malformed.fault.pointer)
      .raw("remedy", sentence_json(row.remedy))
      .raw("sentence", sentence_json(row.reason));
  return error_frame(malformed.id, malformed.error, message_of(malformed.error), data);
}

std::string encode_refusal(std::string_view id, const Refusal& refusal) {
  const CodeRow& row = explain(refusal.code);
  const auto pointer = pointer_in(refusal.detail);
  std::string data;
  json::ObjectWriter writer(data);
  writer.string("code", refusal.code);
  if (!refusal.detail.empty()) writer.raw("detail", refusal.detail);
  if (pointer) writer.string("pointer", "/params" + *pointer);
  writer.raw("remedy", sentence_json(row.remedy));
  if (!refusal.rule.empty()) writer.string("rule", refusal.rule);
  writer.raw("sentence", sentence_json(row.reason));
  writer.close();
  return error_frame(id, refused, row.reason.en, data);
}

std::string encode_notification(std::string_view method, std::string_view params) {
  std::string frame;
  json::ObjectWriter(frame).string("jsonrpc", "2.0").string("method", method).raw("params", params);
  return frame;
}

std::string encode_http_error(const Refusal& refusal) {
  const CodeRow& row = explain(refusal.code);
  std::map<std::string, std::string, std::less<>> members;
  if (!refusal.detail.empty()) {
    const json::Scan scan(refusal.detail, {});
    TAVOLO_CHECK(!scan.fault() && scan.nodes()[0].kind == Kind::object);
    for (std::uint32_t at = 1; at < scan.nodes()[0].end; at = scan.nodes()[at].end) {
      json::append_canonical(members[std::string(scan.nodes()[at].key)], scan.nodes(), at);
    }
  }
  json::append_string(members["code"] = "", refusal.code);
  members["remedy"] = sentence_json(row.remedy);
  if (!refusal.rule.empty()) json::append_string(members["rule"] = "", refusal.rule);
  members["sentence"] = sentence_json(row.reason);
  std::string body;
  json::ObjectWriter writer(body);
  for (const auto& [name, value] : members) writer.raw(name, value);
  writer.close();
  return body;
}

}  // namespace tavolo::rpc
