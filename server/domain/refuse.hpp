#pragma once
// How the rules say no: code, the rule it rests on, and data that a client can act on, as the text of a JSON object.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::domain {

/// The detail of a refusal. Names and values are words of our own: ids, wire names, instants, JSON pointers; never a
/// person's text, so nothing needs escaping, which is checked.
class Detail {
 public:
  Detail& add(std::string_view name, std::string_view value) {
    for (const char letter : value) TAVOLO_CHECK(letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\');
    begin(name);
    text_ += '"';
    text_ += value;
    text_ += '"';
    return *this;
  }
  Detail& add(std::string_view name, std::int64_t value) {
    begin(name);
    text_ += std::to_string(value);
    return *this;
  }
  std::string text() const { return text_.empty() ? std::string() : text_ + '}'; }

 private:
  std::string text_;
  void begin(std::string_view name) {
    text_ += text_.empty() ? "{\"" : ",\"";
    text_ += name;
    text_ += "\":";
  }
};

inline std::unexpected<Refusal> refuse(std::string_view code, std::string_view rule, const Detail& detail = {}) {
  return std::unexpected(Refusal{std::string(code), std::string(rule), detail.text()});
}

/// A refusal of one field of the command: `pointer` as in RFC 6901, "/content/budget/amount".
inline std::unexpected<Refusal> refuse_at(std::string_view pointer, std::string_view code, std::string_view rule) {
  return refuse(code, rule, Detail().add("pointer", pointer));
}

}  // namespace tavolo::domain
