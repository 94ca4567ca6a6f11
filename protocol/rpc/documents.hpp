#pragma once
// Every kind of JSON document that comes in, goes out or stands on record: what schemas/ is exported from, and what the
// contract between the strict reader and JSON Schema is tested on (decision 7).

#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json/fault.hpp"

namespace tavolo::rpc {

struct Document {
  std::string name;  ///< path beneath schemas/, without ending: "commands/cast_position"
  std::string title;
  nlohmann::ordered_json (*schema)() = nullptr;
  std::expected<void, json::Fault> (*check)(std::string_view text) = nullptr;
  std::string answer;   ///< of commands and queries: the name of the document they are answered with
  bool sealed = false;  ///< of a disclosure: withheld until the vote's rule opens it
};

/// All of them, sorted by name.
const std::vector<Document>& documents();
/// Or null.
const Document* find_document(std::string_view name);

}  // namespace tavolo::rpc
