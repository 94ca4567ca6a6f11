#pragma once
// What tests ask of a text.

#include <string_view>

namespace tavolo::tests {

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace tavolo::tests
