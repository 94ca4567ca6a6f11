// The envelope of an entry (decision 7; record.md 2.1). Its reader is the record's own; a leaf is canonical text, so
// the check canonicalizes first: what it decides beyond that is what the schema decides too.

#include <algorithm>

#include "protocol/json/profile.hpp"
#include "protocol/rpc/documents_part.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::rpc {
namespace {

using Json = nlohmann::ordered_json;

Json pattern(std::string_view form) { return {{"type", "string"}, {"pattern", form}}; }
Json integer(std::int64_t min, std::int64_t max) { return {{"type", "integer"}, {"minimum", min}, {"maximum", max}}; }

/// 32 bytes in base64url without padding: the last character carries four bits.
Json digests() {
  return {{"type", "object"},
          {"propertyNames", {{"pattern", "^[a-z][a-z0-9_]{0,63}$"}}},
          {"additionalProperties", pattern("^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$")}};
}

Json chain() {
  return {{"cap", pattern("^[a-z_]{1,32}$")},
          {"data", {{"type", "object"}}},
          {"obj", pattern("^[a-z_]{2,32}-[1-9][0-9]{0,14}$")},
          {"org", pattern("^[a-z_]{2,32}-[1-9][0-9]{0,14}$")},
          {"prev", pattern("^[0-9a-f]{64}$")},
          {"rev", integer(1, 9'007'199'254'740'991)}};
}

Json place() {
  return {{"cmd", pattern("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")},
          {"log", pattern("^[!-~]{1,255}$")},
          {"rule", pattern("^[0-9a-f]{64}$")},
          {"sd", digests()},
          {"seq", integer(0, 9'007'199'254'740'991)},
          {"ts", json::detail::instant_schema()},
          {"tv", integer(1, 1'000'000)},
          {"type", pattern("^(?=.{3,64}$)[a-z_]+([.][a-z_]+)+$")},
          {"v", {{"const", 1}}}};
}

Json object_of(Json properties, std::vector<std::string> required) {
  Json made{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"type", "object"}};
  made["properties"] = std::move(properties);
  made["required"] = std::move(required);
  made["additionalProperties"] = false;
  return made;
}

Json public_leaf_schema() {
  Json properties = chain();
  properties.update(place());
  properties["sd"]["properties"] = {{"content", false}};
  return object_of(properties,
                   {"cap", "cmd", "data", "log", "obj", "prev", "rev", "rule", "sd", "seq", "ts", "tv", "type", "v"});
}

Json closed_leaf_schema() {
  Json properties = place();
  properties["sd"]["properties"] = {{"content", properties["sd"]["additionalProperties"]}};
  properties["sd"]["required"] = Json::array({"content"});
  return object_of(properties, {"cmd", "log", "rule", "sd", "seq", "ts", "tv", "type", "v"});
}

Json content_schema() { return object_of(chain(), {"cap", "data", "obj", "prev", "rev"}); }

json::Fault fault_of(const Error& error) { return {"", error.code, error.message}; }

std::expected<void, json::Fault> check_leaf(std::string_view text, bool is_public) {
  const auto canonical = json::canonicalize(text);
  if (!canonical) return std::unexpected(canonical.error());
  const auto leaf = record::parse_leaf(*canonical);
  if (!leaf) return std::unexpected(fault_of(leaf.error()));
  const bool plain = std::ranges::all_of(leaf->log, [](char c) { return c >= '!' && c <= '~'; });
  if (!plain) return std::unexpected(json::Fault{"", "malformed_leaf", "an origin is ASCII without blanks"});
  if (leaf->is_public != is_public) return std::unexpected(json::Fault{"", "malformed_leaf", "the other kind of leaf"});
  return {};
}

std::expected<void, json::Fault> check_content(std::string_view text) {
  const auto canonical = json::canonicalize(text);
  if (!canonical) return std::unexpected(canonical.error());
  record::Envelope envelope;
  if (const auto read = record::apply_content(envelope, *canonical); !read)
    return std::unexpected(fault_of(read.error()));
  return {};
}

}  // namespace

void add_entry_documents(Documents& all) {
  all.push_back({"entry/public_leaf",
                 "The leaf of an entry that everyone may read",
                 &public_leaf_schema,
                 [](std::string_view text) { return check_leaf(text, true); },
                 {},
                 false});
  all.push_back({"entry/closed_leaf",
                 "The leaf of an entry with an audience: the rest stands in its disclosure `content`",
                 &closed_leaf_schema,
                 [](std::string_view text) { return check_leaf(text, false); },
                 {},
                 false});
  all.push_back({"entry/content",
                 "The value of the disclosure `content` of an entry with an audience",
                 &content_schema,
                 &check_content,
                 {},
                 false});
}

}  // namespace tavolo::rpc
