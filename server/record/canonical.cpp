#include "server/record/canonical.hpp"

#include <array>
#include <charconv>

#include "server/base/bytes.hpp"

namespace tavolo::record {
namespace {

constexpr std::int64_t max_integer = 9'007'199'254'740'991;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What follows the backslash of each character that does not spell itself, 0 of the others.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> escapes{};
  for (std::size_t c = 0; c < 0x20; ++c) escapes[c] = 'u';
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  for (std::size_t i = 0; i < named.size(); ++i) escapes[static_cast<std::uint8_t>(named[i])] = letters[i];
  return escapes;
}
constexpr std::array<char, 256> escapes = make_escapes();

/// Reads canonical values from left to right; UTF-8 has been checked before.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t at() const { return at_; }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool value(int depth) {
    if (at_end() || depth > max_canonical_depth) return false;
    switch (text_[at_]) {
      case '"':
        return string();
      case '{':
        return members(depth, nullptr);
      case '[':
        return items(depth, nullptr);
      case 't':
        return word("true");
      case 'f':
        return word("false");
      default:
        return integer();
    }
  }

  bool members(int depth, Members* out) {
    if (!take('{')) return false;
    if (take('}')) return true;
    std::string_view last_key;
    do {
      const std::size_t key_start = at_ + 1;
      if (!key()) return false;
      const std::string_view name = text_.substr(key_start, at_ - key_start - 1);
      if (!last_key.empty() && name <= last_key) return false;
      last_key = name;
      if (!take(':')) return false;
      const std::size_t start = at_;
      if (!value(depth + 1)) return false;
      if (out != nullptr) out->emplace_back(name, text_.substr(start, at_ - start));
    } while (take(','));
    return take('}');
  }

  bool items(int depth, std::vector<std::string_view>* out) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
      const std::size_t start = at_;
      if (!value(depth + 1)) return false;
      if (out != nullptr) out->push_back(text_.substr(start, at_ - start));
    } while (take(','));
    return take(']');
  }

  bool string() {
    if (!take('"')) return false;
    while (!at_end()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<std::uint8_t>(c) < 0x20U) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

  bool integer() {
    const std::size_t start = at_;
    const bool negative = take('-');
    const std::size_t digits = at_;
    while (!at_end() && is_digit(text_[at_])) ++at_;
    const std::size_t count = at_ - digits;
    if (count == 0 || count > 16 || (text_[digits] == '0' && (count > 1 || negative))) return false;
    std::int64_t number = 0;
    std::from_chars(text_.data() + start, text_.data() + at_, number);
    return number <= max_integer && number >= -max_integer;
  }

 private:
  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool key() {
    if (!take('"')) return false;
    const std::size_t start = at_;
    while (!at_end() && ((text_[at_] >= 'a' && text_[at_] <= 'z') || is_digit(text_[at_]) || text_[at_] == '_')) ++at_;
    return at_ > start && take('"');
  }

  /// After a backslash: only escapes that nothing shorter can spell.
  bool escape() {
    if (at_end()) return false;
    const char c = text_[at_++];
    if (std::string_view("\"\\bfnrt").find(c) != std::string_view::npos) return true;
    if (c != 'u' || text_.size() - at_ < 4) return false;
    const std::string_view hex = text_.substr(at_, 4);
    at_ += 4;
    const auto byte = from_hex(hex.substr(2));
    if (!hex.starts_with("00") || !byte || to_hex(*byte) != hex.substr(2)) return false;
    const auto code = static_cast<std::uint8_t>((*byte)[0]);
    return code < 0x20U && code != 8 && code != 9 && code != 10 && code != 12 && code != 13;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_canonical(std::string_view text) {
  Cursor cursor(text);
  return is_utf8(text) && cursor.value(0) && cursor.at_end();
}

std::optional<Members> split_object(std::string_view text) {
  Members members;
  Cursor cursor(text);
  if (!is_utf8(text) || !cursor.members(0, &members) || !cursor.at_end()) return std::nullopt;
  return members;
}

std::optional<std::vector<std::string_view>> split_array(std::string_view text) {
  std::vector<std::string_view> items;
  Cursor cursor(text);
  if (!is_utf8(text) || !cursor.items(0, &items) || !cursor.at_end()) return std::nullopt;
  return items;
}

std::optional<std::string> unquote(std::string_view text) {
  Cursor cursor(text);
  if (!is_utf8(text) || !cursor.string() || !cursor.at_end()) return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::string value;
  value.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      value += text[i];
      continue;
    }
    switch (const char c = text[++i]) {
      case 'b':
        value += '\b';
        break;
      case 'f':
        value += '\f';
        break;
      case 'n':
        value += '\n';
        break;
      case 'r':
        value += '\r';
        break;
      case 't':
        value += '\t';
        break;
      case 'u':
        value += *from_hex(text.substr(i + 3, 2));
        i += 4;
        break;
      default:
        value += c;
    }
  }
  return value;
}

std::optional<std::int64_t> integer_of(std::string_view text) {
  Cursor cursor(text);
  if (!cursor.integer() || !cursor.at_end()) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  // Runs of characters that spell themselves are copied whole.
  std::size_t copied = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char escape = escapes[static_cast<std::uint8_t>(value[i])];
    if (escape == 0) continue;
    out.append(value, copied, i - copied);
    copied = i + 1;
    out += '\\';
    out += escape;
    if (escape == 'u') out += "00" + to_hex(value.substr(i, 1));
  }
  out.append(value, copied);
  out += '"';
}

}  // namespace tavolo::record
