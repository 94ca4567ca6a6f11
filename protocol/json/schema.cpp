#include "protocol/json/schema.hpp"

namespace tavolo::json {
namespace {

using Json = nlohmann::ordered_json;

// Days that exist from 1970 to 9999, as parse_local_date decides them.
constexpr std::string_view day_pattern =
    "(?:(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|"
    "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|"
    "(?:19(?:[79][26]|8[048])|[2-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[3579][26])00)-02-29)";
constexpr std::string_view time_pattern = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z";

}  // namespace

Json SchemaBook::defs() const {
  Json all = Json::object();
  for (const auto& [name, held] : defs_) all[name] = held.schema;
  return all;
}

bool SchemaBook::claim(std::string_view name, std::string_view type) {
  const auto [at, fresh] = defs_.try_emplace(std::string(name), Named{std::string(type), {}});
  TAVOLO_CHECK(at->second.type == type);
  return fresh;
}

namespace detail {

Json object_schema(SchemaBook& book, std::span<const SchemaField> fields, std::string_view kind) {
  Json properties = Json::object();
  Json required = Json::array();
  if (!kind.empty()) {
    properties["kind"] = {{"const", kind}};
    required.push_back("kind");
  }
  for (const SchemaField& field : fields) {
    properties[std::string(field.name)] = field.schema(book);
    if (field.required) required.push_back(field.name);
  }
  Json made{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) made["required"] = std::move(required);
  made["additionalProperties"] = false;
  return made;
}

Json integer_schema(std::int64_t min, std::int64_t max) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", max}};
}

Json text_schema(std::size_t min, std::size_t max, bool multiline) {
  Json made{{"type", "string"}};
  if (min > 0) made["minLength"] = min;
  made["maxLength"] = max;
  made["pattern"] =
      multiline ? "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$" : "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";
  return made;
}

Json enum_schema(std::span<const EnumeratorName> names) {
  Json words = Json::array();
  for (const EnumeratorName& each : names) words.push_back(each.name);
  return {{"type", "string"}, {"enum", std::move(words)}};
}

Json pattern_schema(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json instant_schema() { return pattern_schema("^" + std::string(day_pattern) + "T" + std::string(time_pattern) + "$"); }

Json date_schema() { return pattern_schema("^" + std::string(day_pattern) + "$"); }

Json fraction_schema() {
  return {{"type", "object"},
          {"properties", {{"num", integer_schema(0, 1000)}, {"den", integer_schema(1, 1000)}}},
          {"required", {"num", "den"}},
          {"additionalProperties", false}};
}

Json root_schema(const Json& root, const SchemaBook& book) {
  Json made{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  made.update(root);
  if (Json defs = book.defs(); !defs.empty()) made["$defs"] = std::move(defs);
  return made;
}

}  // namespace detail
}  // namespace tavolo::json
