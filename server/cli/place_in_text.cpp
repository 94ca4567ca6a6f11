#include "server/cli/place_in_text.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace tavolo::cli {
namespace {

/// Walks over JSON text; stops quietly at its end.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  void blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void step() {
    if (at_ < text_.size()) ++at_;
  }
  std::string_view quoted() {
    step();
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, text_.size());
    const auto inside = text_.substr(from, at_ - from);
    step();
    return inside;
  }
  /// Passes over one value.
  void value() {
    blanks();
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        quoted();
      } else {
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && depth > 0) --depth;
        step();
      }
      if (depth == 0 && c != ',' && c != ':') {
        while (at_ < text_.size() && !std::string_view(",]} \t\r\n").contains(text_[at_]) && c != '"' && c != '}' &&
               c != ']')
          ++at_;
        return;
      }
    } while (at_ < text_.size());
  }
  std::size_t at() const { return at_; }
  void go(std::size_t at) { at_ = at; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool enter(Walker& walker, std::string_view token) {
  walker.blanks();
  const bool object = walker.peek() == '{';
  if (!object && walker.peek() != '[') return false;
  walker.step();
  std::size_t wanted = 0;
  std::from_chars(token.data(), token.data() + token.size(), wanted);
  for (std::size_t i = 0;; ++i) {
    walker.blanks();
    const char c = walker.peek();
    if (c == '\0' || c == '}' || c == ']') return false;
    bool found = !object && i == wanted;
    if (object) {
      found = walker.quoted() == token;
      walker.blanks();
      walker.step();
      walker.blanks();
    }
    if (found) return true;
    walker.value();
    walker.blanks();
    if (walker.peek() == ',') walker.step();
  }
}

}  // namespace

std::size_t line_of(std::string_view json, std::string_view pointer) {
  Walker walker(json);
  walker.blanks();
  std::size_t place = walker.at();
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    if (!enter(walker, pointer.substr(0, end))) break;
    place = walker.at();
    pointer.remove_prefix(end);
  }
  return 1 +
         static_cast<std::size_t>(std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

}  // namespace tavolo::cli
