#pragma once
// JSON-RPC 2.0 as subprotocol `tavolo.v1` uses it: one object in a text frame, no batches, no notifications from
// clients, parameters by name. The only null on the wire stands as `id` where a request's own could not be read
// (JSON-RPC 5).

#include <expected>
#include <string>
#include <string_view>

#include "protocol/json/fault.hpp"
#include "server/base/result.hpp"

namespace tavolo::rpc {

inline constexpr int parse_error = -32700;
inline constexpr int invalid_request = -32600;
inline constexpr int method_not_found = -32601;
inline constexpr int invalid_params = -32602;
inline constexpr int internal_error = -32603;
/// A rule said no; `data.code` says which (decision 33).
inline constexpr int refused = -32000;

/// Most bytes of an `id` that is a string.
inline constexpr std::size_t max_id_bytes = 64;

struct Request {
  std::string id;  ///< as JSON: `7` or `"a-7"`
  std::string method;
  std::string params;  ///< canonical object; `{}` when the frame has none
};

/// What cannot be understood as a request, or not as that method's.
struct Malformed {
  int error = invalid_request;  ///< of JSON-RPC
  std::string id = "null";      ///< as JSON, where it could be read
  json::Fault fault;            ///< its pointer is into the frame: "/params/content/title"
};

/// Faults beside those of the reader: batch_refused, notification_refused.
std::expected<Request, Malformed> decode_request(std::string_view frame, const json::ReadLimits& limits = {});

/// `result` is canonical JSON.
std::string encode_result(std::string_view id, std::string_view result);
/// Error with `data: {code, message, pointer, reason, remedy, sentence}`.
std::string encode_malformed(const Malformed& malformed);
/// Error -32000 with `data: {code, detail, pointer, remedy, rule, sentence}`; `detail`, `pointer` and `rule` only where
/// there is one. A pointer of the rules' own ("/content/title" in the detail) becomes one into the frame.
std::string encode_refusal(std::string_view id, const Refusal& refusal);
/// A message that nobody answers: table.changed, table.lines, table.closing. `params` is a canonical object.
std::string encode_notification(std::string_view method, std::string_view params);

/// The body of an HTTP answer that says no: `{code, remedy, rule, sentence}`, `rule` where there is one, and the
/// members of `refusal.detail`, which is an object's text (attempts_left, until, pointer ...).
std::string encode_http_error(const Refusal& refusal);

inline constexpr std::string_view changed_method = "table.changed";
inline constexpr std::string_view lines_method = "table.lines";
inline constexpr std::string_view closing_method = "table.closing";

}  // namespace tavolo::rpc
