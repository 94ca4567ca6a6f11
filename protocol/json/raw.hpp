#pragma once
// JSON passed through without being understood: parameters on their way to their own reader, values kept as text.

#include <string>
#include <string_view>

namespace tavolo::json {

/// An object within the profile, held as its canonical text. What `read` yields is right; what a program makes itself
/// must come from `canonicalize` or `write`.
struct RawJson {
  std::string text = "{}";
  bool operator==(const RawJson&) const = default;
};

}  // namespace tavolo::json
