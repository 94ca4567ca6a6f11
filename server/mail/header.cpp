#include <algorithm>
#include <chrono>
#include <cstdio>

#include "server/base/bytes.hpp"
#include "server/mail/relay.hpp"

namespace tavolo::mail {
namespace {

/// Of one encoded word: 75 characters are allowed with "=?UTF-8?B?" and "?=" (RFC 2047 section 2), 45 bytes make 60.
constexpr std::size_t bytes_of_a_word = 45;

bool is_plain(const std::string& text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  return std::ranges::all_of(text, plain) && text.find("=?") == std::string::npos && text.size() <= 60;
}

}  // namespace

std::string header_words(const std::string& given) {
  std::string text = given;
  std::ranges::replace_if(text, [](char c) { return c >= 0 && c < ' '; }, ' ');
  if (is_plain(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + bytes_of_a_word, text.size());
    // A character is never cut in two: bytes 10xxxxxx continue one.
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + to_base64(std::string_view(text).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

std::string header_date(Instant instant) {
  using namespace std::chrono;
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<milliseconds> point{milliseconds{instant.ms}};
  const auto day = floor<std::chrono::days>(point);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(point - day)};
  char out[64];
  std::snprintf(out, sizeof out, "%s, %02u %s %04d %02d:%02d:%02d +0000", days[weekday{day}.c_encoding()],
                static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return out;
}

}  // namespace tavolo::mail
