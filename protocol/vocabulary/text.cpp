#include "protocol/vocabulary/text.hpp"

#include <cstdint>

#include "server/base/bytes.hpp"

namespace tavolo {

std::expected<void, TextFault> check_text(std::string_view text, std::size_t min, std::size_t max, bool multiline) {
  if (!is_utf8(text)) return std::unexpected(TextFault::bad_utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    const bool c0 = byte < 0x20U && !(multiline && byte == '\n');
    const bool c1 = byte == 0xC2U && static_cast<std::uint8_t>(text[i + 1]) < 0xA0U;  // U+0080 to U+009F
    if (c0 || c1 || byte == 0x7FU) return std::unexpected(TextFault::control_character);
  }
  const std::size_t length = count_code_points(text);
  if (length < min) return std::unexpected(TextFault::too_short);
  if (length > max) return std::unexpected(TextFault::too_long);
  return {};
}

}  // namespace tavolo
