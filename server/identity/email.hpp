#pragma once
// E-mail addresses name accounts; two that differ in case alone are one.

#include <string>
#include <string_view>

namespace tavolo::identity {

/// Lower case, ASCII letters only: the form of an address (vocabulary EmailForm) has no others. Any text may be given;
/// what is longer than an address is cut to 255 bytes, which no account has.
inline std::string folded(std::string_view email) {
  std::string out(email.substr(0, 255));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace tavolo::identity
