#include "protocol/vocabulary/scalars.hpp"

#include <algorithm>

#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_lower_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool is_word(char c) { return is_digit(c) || is_upper(c) || is_lower(c); }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

bool in_length(std::string_view text, std::size_t min, std::size_t max) {
  return text.size() >= min && text.size() <= max;
}

}  // namespace

std::string to_string(LocalDate date) {
  return to_string(Instant{date.day.time_since_epoch().count() * 86'400'000LL}).substr(0, 10);
}

std::optional<LocalDate> parse_local_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto midnight = parse_instant(std::string(text) + "T00:00:00.000Z");
  if (!midnight) return std::nullopt;
  return LocalDate{std::chrono::sys_days{std::chrono::days{midnight->ms / 86'400'000}}};
}

bool UuidForm::matches(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_lower_hex(text[i])) return false;
  }
  return (text[14] == '4' || text[14] == '5') && std::string_view("89ab").contains(text[19]);
}

bool Sha256HexForm::matches(std::string_view text) { return text.size() == 64 && all(text, is_lower_hex); }

bool EmailForm::matches(std::string_view text) {
  const auto at = text.find('@');
  if (!in_length(text, 3, 254) || at == std::string_view::npos || at == 0 || at > 64 || at + 1 == text.size())
    return false;
  return all(text, [](char c) { return c > ' ' && c <= '~'; }) && text.find('@', at + 1) == std::string_view::npos;
}

bool CodeForm::matches(std::string_view text) {
  return in_length(text, 1, 32) && is_upper(text[0]) &&
         all(text, [](char c) { return is_word(c) || c == '.' || c == '_' || c == '-'; });
}

bool FieldNameForm::matches(std::string_view text) {
  return in_length(text, 1, 60) && is_lower(text[0]) && all(text, [](char c) { return is_lower(c) || c == '_'; });
}

bool IstatForm::matches(std::string_view text) { return text.size() == 6 && all(text, is_digit); }

bool SourceRefForm::matches(std::string_view text) {
  return in_length(text, 1, 80) && (is_lower(text[0]) || is_digit(text[0])) &&
         all(text, [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; });
}

bool NumberForm::matches(std::string_view text) {
  const auto first = text.find('-');
  if (first == std::string_view::npos || first < 1 || first > 3 || !all(text.substr(0, first), is_upper)) return false;
  const std::string_view rest = text.substr(first + 1);
  return in_length(rest, 8, 11) && all(rest.substr(0, 4), is_digit) && rest[4] == '-' && all(rest.substr(5), is_digit);
}

bool ObjectRefForm::matches(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || dash < 2 || dash > 32) return false;
  const std::string_view number = text.substr(dash + 1);
  return all(text.substr(0, dash), [](char c) { return is_lower(c) || c == '_'; }) && in_length(number, 1, 15) &&
         all(number, is_digit) && number[0] != '0';
}

bool DecimalForm::matches(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (!in_length(whole, 1, 15) || !all(whole, is_digit) || (whole.size() > 1 && whole[0] == '0')) return false;
  return dot == std::string_view::npos ||
         (in_length(text.substr(dot + 1), 1, 6) && all(text.substr(dot + 1), is_digit));
}

bool LogOriginForm::matches(std::string_view text) {
  const auto slash = text.find("/t/");
  if (slash == std::string_view::npos) return false;
  const auto plain = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
  const std::string_view slug = text.substr(slash + 3);
  return in_length(text.substr(0, slash), 1, 200) &&
         all(text.substr(0, slash), [&](char c) { return plain(c) || c == '.'; }) && in_length(slug, 1, 40) &&
         slug[0] != '-' && all(slug, plain);
}

bool CursorForm::matches(std::string_view text) {
  return in_length(text, 1, 120) && all(text, [](char c) { return is_word(c) || c == '_' || c == '-'; });
}

bool LocalTimeForm::matches(std::string_view text) {
  return text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[3]) &&
         is_digit(text[4]) && text.substr(0, 2) < "24" && text[3] < '6';
}

}  // namespace tavolo
