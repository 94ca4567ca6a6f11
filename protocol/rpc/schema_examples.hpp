#pragma once
// Examples made from a schema alone, so that they test the reader that the schema stands beside: documents it allows,
// with each limit, word and alternative met, and documents with exactly one fault, whose place and code are known.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tavolo::rpc {

struct BadExample {
  nlohmann::ordered_json document;
  std::string pointer;  ///< as the reader gives it (json/fault.hpp)
  std::string code;
};

struct Examples {
  std::vector<nlohmann::ordered_json> valid;
  std::vector<BadExample> invalid;
};

/// Deterministic. Stops the program at a pattern it has no samples for: pattern_samples.cpp lists them.
Examples make_examples(const nlohmann::ordered_json& schema);

/// Texts that a pattern allows, and others that it does not.
struct PatternSamples {
  std::vector<std::string> good;
  std::vector<std::string> bad;
};
PatternSamples samples_of(const std::string& pattern);
/// True for the patterns that only keep control characters out of free text.
bool is_text_pattern(const std::string& pattern);

}  // namespace tavolo::rpc
