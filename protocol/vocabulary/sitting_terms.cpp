#include "protocol/vocabulary/sitting_terms.hpp"

#include <algorithm>

namespace tavolo {

bool SittingNumberForm::matches(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || dash < 1 || dash > 4 || text[0] == '0') return false;
  const std::string_view year = text.substr(dash + 1);
  return year.size() == 4 && std::ranges::all_of(text.substr(0, dash), is_digit) && std::ranges::all_of(year, is_digit);
}

}  // namespace tavolo
