#pragma once
// Bounded text (decision 2): lengths count Unicode code points; valid UTF-8; no control characters, but `\n` where
// several lines are allowed; never trimmed. A limit lives in the type, never in a handler.

#include <compare>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/result.hpp"

namespace tavolo {

/// Why a string is not such a text; the names are wire codes.
enum class TextFault { too_short, too_long, bad_utf8, control_character };

/// The first fault of `text` under the given limits, or none.
std::expected<void, TextFault> check_text(std::string_view text, std::size_t min, std::size_t max, bool multiline);

/// A text of Min to Max code points. Default-constructed it is empty, which only a text with Min 0 may stay.
template <std::size_t Min, std::size_t Max, bool Multiline>
class BoundedText {
 public:
  static constexpr std::size_t min = Min;
  static constexpr std::size_t max = Max;
  static constexpr bool multiline = Multiline;

  BoundedText() = default;

  static std::expected<BoundedText, TextFault> parse(std::string text) {
    if (const auto checked = check_text(text, Min, Max, Multiline); !checked) return std::unexpected(checked.error());
    BoundedText made;
    made.text_ = std::move(text);
    return made;
  }

  /// For texts known to be right (constants, tests): stops the program when wrong.
  static BoundedText of(std::string_view text) {
    auto made = parse(std::string(text));
    TAVOLO_CHECK(made.has_value());
    return *std::move(made);
  }

  const std::string& str() const { return text_; }
  auto operator<=>(const BoundedText&) const = default;

 private:
  std::string text_;
};

/// One line.
template <std::size_t Min, std::size_t Max>
using Text = BoundedText<Min, Max, false>;
/// Lines separated by `\n`.
template <std::size_t Min, std::size_t Max>
using MultilineText = BoundedText<Min, Max, true>;

}  // namespace tavolo
