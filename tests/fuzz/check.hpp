#pragma once
// What every target uses: a property that does not hold stops the program, so that libFuzzer keeps the input.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace tavolo::fuzz {

inline void hold(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", property);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The text up to the next line that is `---`, and removes it with that line; the rest when there is none.
inline std::string_view next_part(std::string_view& rest) {
  constexpr std::string_view border = "\n---\n";
  const auto at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + border.size());
  return part;
}

}  // namespace tavolo::fuzz
