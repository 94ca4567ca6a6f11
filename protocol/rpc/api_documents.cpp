#include "protocol/rpc/api_documents.hpp"

#include <string>

#include "protocol/rpc/documents.hpp"
#include "protocol/rpc/envelope.hpp"
#include "protocol/rpc/http_operations.hpp"
#include "protocol/rpc/methods.hpp"
#include "server/base/result.hpp"

namespace tavolo::rpc {
namespace {

using Json = nlohmann::ordered_json;

/// Of the protocol, not of the program: it moves with `tavolo.v1`.
constexpr const char* protocol_version = "1.0.0";

Json licence() {
  return {{"name", "EUPL-1.2"}, {"url", "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"}};
}

Json contact() { return {{"name", "Tavolo"}, {"url", "https://schemas.tavolo.invalid/"}}; }

Json schema_of(std::string_view document) {
  if (document.starts_with('{')) return Json::parse(document);
  TAVOLO_CHECK(find_document(document) != nullptr);
  return {{"$ref", "./" + std::string(document) + ".json"}};
}

Json request_id() {
  return {{"oneOf",
           Json::array({{{"type", "integer"}}, {{"type", "string"}, {"minLength", 1}, {"maxLength", max_id_bytes}}})}};
}

Json version_member() { return {{"const", "2.0"}}; }

Json closed_object(Json properties) {
  Json required = Json::array();
  for (const auto& [name, value] : properties.items()) required.push_back(name);
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Json request_payload(const Method& method, std::string_view params) {
  return closed_object({{"jsonrpc", version_member()},
                        {"id", request_id()},
                        {"method", {{"const", method.name}}},
                        {"params", schema_of(params)}});
}

Json result_payload(std::string_view answer) {
  return closed_object({{"jsonrpc", version_member()}, {"id", request_id()}, {"result", schema_of(answer)}});
}

Json error_payload() {
  Json error = closed_object(
      {{"code", {{"type", "integer"}}}, {"message", {{"type", "string"}}}, {"data", schema_of("answers/error_data")}});
  Json id = {{"oneOf", Json::array({{{"type", "integer"}}, {{"type", "string"}}, {{"type", "null"}}})}};
  return closed_object({{"jsonrpc", version_member()}, {"id", std::move(id)}, {"error", std::move(error)}});
}

Json message(std::string name, std::string summary, Json payload) {
  return {{"name", std::move(name)},
          {"summary", std::move(summary)},
          {"contentType", "application/json"},
          {"payload", std::move(payload)}};
}

Json in_channel(const std::string& name) { return {{"$ref", "#/channels/table/messages/" + name}}; }
Json channel() { return {{"$ref", "#/channels/table"}}; }

std::string purpose(const Method& method) {
  switch (method.kind) {
    case MethodKind::command:
      return "Command: decided by the rules, recorded, then answered with its receipt.";
    case MethodKind::query:
      return "Query: answered from what is committed.";
    case MethodKind::join:
      return "Begins or resumes: who you are, what you may do, and what changed since you last heard.";
    case MethodKind::ping:
      return "Asks for the server's time.";
  }
  return {};
}

void add_method(const Method& method, Json& messages, Json& operations) {
  const std::string name(method.name);
  const std::string folder = method.kind == MethodKind::command ? "commands/" : "queries/";
  const Document* params = find_document(folder + name);
  TAVOLO_CHECK(params != nullptr);
  // The answer's document may serve many methods: one message each document.
  const std::string answer = params->answer.substr(params->answer.find('/') + 1) + ".result";
  messages[name] = message(name, params->title, request_payload(method, params->name));
  if (!messages.contains(answer)) {
    messages[answer] = message(answer, find_document(params->answer)->title, result_payload(params->answer));
  }
  operations[name] = {
      {"action", "receive"},
      {"channel", channel()},
      {"summary", purpose(method)},
      {"messages", Json::array({in_channel(name)})},
      {"reply", {{"channel", channel()}, {"messages", Json::array({in_channel(answer), in_channel("error")})}}}};
}

void add_notification(std::string_view method, std::string summary, Json& messages, Json& operations) {
  const std::string name(method);
  messages[name] = message(name, summary,
                           closed_object({{"jsonrpc", version_member()},
                                          {"method", {{"const", method}}},
                                          {"params", schema_of("notifications/" + name)}}));
  operations[name] = {{"action", "send"},
                      {"channel", channel()},
                      {"summary", std::move(summary)},
                      {"messages", Json::array({in_channel(name)})}};
}

Json table_channel(Json messages) {
  Json headers = closed_object({{"Sec-WebSocket-Protocol", {{"const", "tavolo.v1"}}}});
  headers["additionalProperties"] = true;
  return {{"address", "/ws/tables/{table}"},
          {"title", "One table"},
          {"description",
           "JSON-RPC 2.0 in text frames, one object a frame, no batches. Close codes: 1001 the server stops, 4029 too "
           "many requests, 4401 signed out, 4403 what this reader may see has changed (join again), 4408 the reader "
           "was too slow (resume by since), 4409 no table.join in time."},
          {"parameters", {{"table", {{"description", "Slug of the table, as GET /api/session names it"}}}}},
          {"bindings", {{"ws", {{"method", "GET"}, {"headers", std::move(headers)}}}}},
          {"messages", std::move(messages)}};
}

Json http_parameter(const HttpParameter& parameter) {
  return {{"name", parameter.name},
          {"in", parameter.in_path ? "path" : "query"},
          {"required", parameter.in_path || parameter.required},
          {"description", parameter.says},
          {"schema", Json::parse(parameter.schema)}};
}

Json http_answer(const HttpAnswer& answer) {
  Json made{{"description", answer.says}};
  if (answer.list) {
    Json array{{"schema", {{"type", "array"}, {"items", schema_of(answer.document)}}}};
    return {{"description", answer.says}, {"content", {{answer.media, std::move(array)}}}};
  }
  Json content =
      answer.document.empty() ? Json{{"schema", {{"type", "string"}}}} : Json{{"schema", schema_of(answer.document)}};
  if (!answer.media.empty()) made["content"] = {{answer.media, std::move(content)}};
  return made;
}

Json http_operation(const HttpOperation& operation) {
  Json made{{"operationId", operation.id}, {"summary", operation.says}};
  made["security"] =
      operation.signed_in ? Json::array({{{"cookie", Json::array()}}, {{"token", Json::array()}}}) : Json::array();
  for (const HttpParameter& parameter : operation.parameters) made["parameters"].push_back(http_parameter(parameter));
  if (!operation.body.empty()) {
    made["requestBody"] = {{"required", true},
                           {"content", {{operation.body_media, {{"schema", schema_of(operation.body)}}}}}};
  }
  for (const HttpAnswer& answer : operation.answers) {
    made["responses"][std::to_string(answer.status)] = http_answer(answer);
  }
  made["responses"]["4XX"] =
      http_answer({400, "Refused: a stable code, and a sentence in both languages.", "http/error"});
  return made;
}

}  // namespace

Json asyncapi() {
  Json messages = Json::object();
  Json operations = Json::object();
  for (const Method& method : methods()) add_method(method, messages, operations);
  add_notification(changed_method, "New values of what changed, and what is no longer for this reader.", messages,
                   operations);
  add_notification(lines_method, "Bodies that are present although their line fell, and until when.", messages,
                   operations);
  add_notification(closing_method, "The server is about to stop; come back and resume by since.", messages, operations);
  messages["error"] = message("error", "A request that was refused or not understood", error_payload());
  Json document{{"asyncapi", "3.1.0"}, {"id", "urn:tavolo:v1"}};
  document["info"] = {{"title", "Tavolo: the consultation table over WebSocket"},
                      {"version", protocol_version},
                      {"description",
                       "Made from the types in protocol/; the schemas named here stand beside this file. "
                       "HTTP is described by openapi.json."},
                      {"license", licence()},
                      {"contact", contact()},
                      {"tags", Json::array({{{"name", "tavolo"}, {"description", "The table"}}})}};
  document["defaultContentType"] = "application/json";
  document["servers"] = {{"local",
                          {{"host", "localhost:8080"},
                           {"protocol", "ws"},
                           {"description", "deploy/start; elsewhere wss, on the host that serves the pages"},
                           {"security", Json::array({{{"$ref", "#/components/securitySchemes/token"}},
                                                     {{"$ref", "#/components/securitySchemes/cookie"}}})}}}};
  document["channels"] = {{"table", table_channel(std::move(messages))}};
  document["operations"] = std::move(operations);
  document["components"] = {
      {"securitySchemes",
       {{"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "A program's token (tavolo admin token)"}}},
        {"cookie",
         {{"type", "httpApiKey"}, {"name", "tavolo_session"}, {"in", "cookie"}, {"description", "POST /api/login"}}}}}};
  return document;
}

Json openapi() {
  Json document{{"openapi", "3.1.0"}};
  document["info"] = {{"title", "Tavolo: the consultation table over HTTP"},
                      {"version", protocol_version},
                      {"description",
                       "Made from the tables in protocol/; the schemas named here stand beside this "
                       "file. The WebSocket is described by asyncapi.json."},
                      {"license", licence()},
                      {"contact", contact()}};
  document["servers"] = Json::array({{{"url", "/"}, {"description", "The host that serves the pages"}}});
  document["paths"] = Json::object();
  for (const HttpOperation& operation : http_operations()) {
    document["paths"][std::string(operation.path)][std::string(operation.method)] = http_operation(operation);
  }
  document["components"] = {
      {"securitySchemes",
       {{"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "tavolo_session"}}},
        {"token",
         {{"type", "http"}, {"scheme", "bearer"}, {"description", "A program's token (tavolo admin token)"}}}}}};
  return document;
}

}  // namespace tavolo::rpc
