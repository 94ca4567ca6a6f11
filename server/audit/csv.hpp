#pragma once
// Inside the room: cells of reports as tables (RFC 4180).

#include <string>
#include <string_view>

namespace tavolo::audit {

/// Between quotation marks; a beginning that a spreadsheet would calculate gets an apostrophe.
inline void put_text(std::string& out, std::string_view text) {
  out += '"';
  if (!text.empty() && std::string_view("=+-@\t").contains(text.front())) out += '\'';
  for (const char letter : text) {
    if (letter == '"') out += '"';
    out += letter;
  }
  out += '"';
}

}  // namespace tavolo::audit
