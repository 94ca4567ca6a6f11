#include "protocol/commands/ambito.hpp"

#include <algorithm>

namespace tavolo::commands {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool AmbitoFormatForm::matches(std::string_view text) { return text == "tavolo-ambito-1"; }

bool InstanceNameForm::matches(std::string_view text) {
  if (text.size() < 2 || text.size() > 100 || (!is_lower(text[0]) && !is_digit(text[0]))) return false;
  return std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '-'; });
}

bool SlugForm::matches(std::string_view text) {
  if (text.empty() || text.size() > 40 || !is_lower(text[0])) return false;
  return std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

}  // namespace tavolo::commands
