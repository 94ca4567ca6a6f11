#pragma once
// What is wrong with a JSON text, said so that a program can point at the place and a person can mend it.

#include <cstddef>
#include <string>

namespace tavolo::json {

/// The first fault of a text. Codes are stable:
///  of the text      not_json, trailing_content, byte_order_mark, bad_utf8, control_character, lone_surrogate,
///                   too_large, too_deep, null_value, not_an_integer, out_of_range, bad_key, duplicate_key
///  of a value       wrong_type, unknown_key, missing_key, unknown_value, unknown_kind, bad_form, out_of_range,
///                   too_short, too_long, control_character, too_few, too_many
/// The whole text is checked before the first value is, so a fault of the text is the one reported.
struct Fault {
  std::string pointer;  ///< RFC 6901; of a missing key: where it should stand; of bytes that are not text at all: ""
  std::string code;
  std::string message;  ///< English, for a developer; never quotes a value
  bool operator==(const Fault&) const = default;
};

struct ReadLimits {
  std::size_t max_depth = 16;          ///< containers within containers; a scalar alone has depth 0
  std::size_t max_bytes = 1UL << 20U;  ///< of the text
};

}  // namespace tavolo::json
