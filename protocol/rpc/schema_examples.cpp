#include "protocol/rpc/schema_examples.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>

#include "server/base/result.hpp"

namespace tavolo::rpc {
namespace {

using Json = nlohmann::ordered_json;

// Limits that keep the exported examples small; what lies beyond is met by the random tests.
constexpr std::size_t most_rounds = 40;
constexpr std::size_t longest_text = 300;
constexpr std::size_t longest_list = 12;
constexpr std::size_t most_invalid = 24;
constexpr std::size_t most_bytes = 50'000;  // of the good ones of one schema, and of the bad

const Json& resolve(const Json& root, const Json& schema) {
  const Json* at = &schema;
  while (at->contains("$ref"))
    at = &root.at("$defs").at(at->at("$ref").get<std::string>().substr(std::string("#/$defs/").size()));
  return *at;
}

std::uint64_t salt_of(const std::string& pointer) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  for (const char c : pointer) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash % 97;
}

/// `length` code points; some beyond ASCII and beyond the basic plane in every third round.
std::string text_of(std::size_t length, std::uint64_t round, bool lines) {
  static const std::vector<std::string> plain = {"T", "e", "s", "t", "o", " ", "d", "i",
                                                 " ", "p", "r", "o", "v", "a", " "};
  static const std::vector<std::string> rich = {"È", " ", "\xF0\x9F\x8C\xBF", " ", "\"", "€", "\\", " ", "ò"};
  const auto& words = round % 3 == 2 ? rich : plain;
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += lines && i == 3 && round % 2 == 1 ? "\n" : words[i % words.size()];
  return text;
}

std::size_t rounds_needed(const Json& root, const Json& unresolved) {
  const Json& schema = resolve(root, unresolved);
  std::size_t most = 3;
  if (schema.contains("enum")) most = std::max(most, schema["enum"].size());
  if (schema.contains("properties")) {
    for (const Json& property : schema["properties"]) {
      if (property.is_object()) most = std::max(most, rounds_needed(root, property));
    }
  }
  if (schema.contains("items")) most = std::max(most, rounds_needed(root, schema["items"]));
  if (schema.contains("oneOf")) {
    for (const Json& each : schema["oneOf"]) most = std::max(most, rounds_needed(root, each) * schema["oneOf"].size());
  }
  return std::min(most, most_rounds);
}

/// Makes one document; round 0 is the smallest: no optional member, shortest texts, fewest items.
class Maker {
 public:
  explicit Maker(const Json& root) : root_(root) {}

  Json make(const Json& unresolved, const std::string& pointer, std::uint64_t round) const {
    const Json& schema = resolve(root_, unresolved);
    const std::uint64_t turn = round == 0 ? 0 : round + salt_of(pointer);
    if (schema.contains("const")) return schema["const"];
    if (schema.contains("enum")) return schema["enum"][turn % schema["enum"].size()];
    if (schema.contains("oneOf")) {
      const std::size_t count = schema["oneOf"].size();
      const std::uint64_t inner = round == 0 ? 0 : round / count + 1;
      return make(schema["oneOf"][turn % count], pointer, inner);
    }
    const std::string type = schema.at("type").get<std::string>();
    if (type == "boolean") return turn % 2 == 1;
    if (type == "integer") return integer(schema, turn);
    if (type == "string") return string(schema, turn);
    if (type == "array") return array(schema, pointer, round, turn);
    return object(schema, pointer, round);
  }

 private:
  static Json integer(const Json& schema, std::uint64_t turn) {
    const auto min = schema.at("minimum").get<std::int64_t>();
    const auto max = schema.at("maximum").get<std::int64_t>();
    const std::int64_t options[] = {std::clamp<std::int64_t>(7, min, max), min, max};
    return options[turn % 3];
  }

  static Json string(const Json& schema, std::uint64_t turn) {
    const std::string pattern = schema.value("pattern", "");
    if (!pattern.empty() && !is_text_pattern(pattern)) {
      const auto samples = samples_of(pattern).good;
      return samples[turn % samples.size()];
    }
    const std::size_t min = schema.value("minLength", std::size_t{0});
    const std::size_t max = schema.value("maxLength", std::size_t{40});
    const std::size_t middle = std::clamp<std::size_t>(24, min, max);
    const std::size_t options[] = {min, middle, max <= longest_text ? max : middle};
    return text_of(options[turn % 3], turn, pattern.find("\\u000b") != std::string::npos);
  }

  Json array(const Json& schema, const std::string& pointer, std::uint64_t round, std::uint64_t turn) const {
    const std::size_t min = schema.value("minItems", std::size_t{0});
    const std::size_t max = schema.value("maxItems", std::size_t{2});
    const std::size_t options[] = {min, std::max<std::size_t>(min, 1),
                                   max <= longest_list ? max : std::max<std::size_t>(min, 2)};
    const std::size_t count = round == 0 ? min : options[turn % 3];
    Json items = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
      items.push_back(make(schema.at("items"), pointer + "/" + std::to_string(i), round == 0 ? 0 : round + i));
    }
    return items;
  }

  Json object(const Json& schema, const std::string& pointer, std::uint64_t round) const {
    Json made = Json::object();
    const Json required = schema.value("required", Json::array());
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, property] : properties.items()) {
      if (property == false) continue;
      const bool asked = std::find(required.begin(), required.end(), Json(name)) != required.end();
      if (asked || round != 0) made[name] = make(property, pointer + "/" + name, round);
    }
    if (schema.contains("propertyNames")) add_named(made, schema, required);
    return made;
  }

  /// Members named by a pattern (the digests of an entry).
  void add_named(Json& made, const Json& schema, const Json& required) const {
    std::vector<std::string> names = {"actor", "title"};
    for (const Json& name : required) names.push_back(name.get<std::string>());
    std::size_t i = 0;
    for (const std::string& name : names) {
      made[name] = std::string(42, static_cast<char>('B' + i++)) + "A";
    }
    TAVOLO_CHECK(schema.contains("additionalProperties"));
  }

  const Json& root_;
};

/// Walks a good document and makes all copies of it with one fault.
class Spoiler {
 public:
  Spoiler(const Json& root, Json document) : root_(root), maker_(root), document_(std::move(document)) {}

  std::vector<BadExample> all(const Json& schema) {
    spoil(schema, "");
    return std::move(made_);
  }

 private:
  Json& at(Json& document, const std::string& pointer) { return document[Json::json_pointer(pointer)]; }

  void put(const std::string& pointer, Json value, const std::string& code) {
    Json copy = document_;
    at(copy, pointer) = std::move(value);
    made_.push_back({std::move(copy), pointer, code});
  }

  void spoil(const Json& unresolved, const std::string& pointer) {
    const Json& schema = resolve(root_, unresolved);
    const Json value = at(document_, pointer);
    if (schema.contains("oneOf")) return spoil_choice(schema, pointer, value);
    if (schema.contains("const")) return;
    const Json wrong = value.is_string()   ? Json(17)
                       : value.is_object() ? Json::array()
                       : value.is_array()  ? Json::object()
                                           : Json("17");
    put(pointer, wrong, "wrong_type");
    if (schema.contains("enum")) return put(pointer, "no_such_word", "unknown_value");
    if (value.is_object()) spoil_object(schema, pointer, value);
    if (value.is_array()) spoil_array(schema, pointer, value);
    if (value.is_number_integer()) spoil_integer(schema, pointer);
    if (value.is_string()) spoil_string(schema, pointer);
  }

  void spoil_choice(const Json& schema, const std::string& pointer, const Json& value) {
    put(pointer, "17", "wrong_type");
    put(pointer + "/kind", "no_such_kind", "unknown_kind");
    for (const Json& alternative : schema["oneOf"]) {
      const Json& held = resolve(root_, alternative);
      if (held["properties"]["kind"]["const"] == value["kind"]) spoil_object(held, pointer, value);
    }
  }

  void spoil_object(const Json& schema, const std::string& pointer, const Json& value) {
    for (const Json& name : schema.value("required", Json::array())) {
      Json copy = document_;
      at(copy, pointer).erase(name.get<std::string>());
      made_.push_back({std::move(copy), pointer + "/" + name.get<std::string>(), "missing_key"});
    }
    if (schema.contains("additionalProperties") && schema["additionalProperties"] == false) {
      Json copy = document_;
      at(copy, pointer)["surplus"] = true;
      made_.push_back({std::move(copy), pointer + "/surplus", "unknown_key"});
    }
    if (!schema.contains("properties")) return;
    for (const auto& [name, property] : schema["properties"].items()) {
      if (value.contains(name) && property.is_object()) spoil(property, pointer + "/" + name);
    }
  }

  void spoil_array(const Json& schema, const std::string& pointer, const Json& value) {
    const std::size_t min = schema.value("minItems", std::size_t{0});
    if (min > 0) {
      Json fewer = value;
      while (fewer.size() >= min) fewer.erase(fewer.size() - 1);
      put(pointer, fewer, "too_few");
    }
    if (schema.contains("maxItems") && schema["maxItems"].get<std::size_t>() <= longest_list) {
      Json more = value;
      while (more.size() <= schema["maxItems"].get<std::size_t>())
        more.push_back(maker_.make(schema["items"], pointer, 0));
      put(pointer, more, "too_many");
    }
    if (!value.empty()) spoil(schema["items"], pointer + "/0");
  }

  void spoil_integer(const Json& schema, const std::string& pointer) {
    constexpr std::int64_t most = 9'007'199'254'740'991;
    const auto min = schema.at("minimum").get<std::int64_t>();
    const auto max = schema.at("maximum").get<std::int64_t>();
    if (min > -most) put(pointer, min - 1, "out_of_range");
    if (max < most) put(pointer, max + 1, "out_of_range");
  }

  void spoil_string(const Json& schema, const std::string& pointer) {
    const std::string pattern = schema.value("pattern", "");
    if (!pattern.empty() && !is_text_pattern(pattern)) {
      for (const std::string& bad : samples_of(pattern).bad) put(pointer, bad, "bad_form");
      return;
    }
    const std::size_t min = schema.value("minLength", std::size_t{0});
    const std::size_t max = schema.value("maxLength", std::size_t{0});
    if (min > 0) put(pointer, text_of(min - 1, 0, false), "too_short");
    if (max > 0 && max <= longest_text) put(pointer, text_of(max + 1, 0, false), "too_long");
    if (!pattern.empty() && max > 0)
      put(pointer, text_of(std::max<std::size_t>(min, 1) - 1, 0, false) + "\x07", "control_character");
  }

  const Json& root_;
  Maker maker_;
  Json document_;
  std::vector<BadExample> made_;
};

std::size_t bytes_of(const Json& document) { return document.dump().size(); }

/// An even choice over all, in order.
std::vector<BadExample> thinned(std::vector<BadExample> all) {
  std::size_t bytes = 1;
  for (const BadExample& each : all) bytes += bytes_of(each.document);
  const std::size_t few = std::max<std::size_t>(6, all.size() * most_bytes / bytes);
  const std::size_t wanted = std::min({all.size(), most_invalid, few});
  std::vector<BadExample> some;
  for (std::size_t i = 0; i < wanted; ++i) some.push_back(std::move(all[i * all.size() / wanted]));
  return some;
}

}  // namespace

Examples make_examples(const Json& schema) {
  const Maker maker(schema);
  Examples made;
  std::size_t bytes = 0;
  for (std::uint64_t round = 0; round <= rounds_needed(schema, schema) && bytes < most_bytes; ++round) {
    Json document = maker.make(schema, "", round);
    bytes += bytes_of(document);
    if (std::find(made.valid.begin(), made.valid.end(), document) == made.valid.end())
      made.valid.push_back(std::move(document));
  }
  std::vector<BadExample> bad = Spoiler(schema, made.valid.front()).all(schema);
  if (made.valid.size() > 1) {
    for (BadExample& each : Spoiler(schema, made.valid[1]).all(schema)) bad.push_back(std::move(each));
  }
  made.invalid = thinned(std::move(bad));
  return made;
}

}  // namespace tavolo::rpc
