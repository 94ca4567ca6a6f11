#include "server/base/time.hpp"

#include <charconv>
#include <chrono>

namespace tavolo {

namespace {

void put(std::string& text, std::size_t at, std::size_t digits, std::int64_t value) {
  for (std::size_t i = at + digits; i > at; --i, value /= 10) text[i - 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string to_string(Instant instant) {
  using namespace std::chrono;
  const sys_time<milliseconds> point{milliseconds{instant.ms}};
  const auto day = floor<days>(point);
  const year_month_day date{day};
  const hh_mm_ss time{point - day};
  std::string text = "0000-00-00T00:00:00.000Z";
  put(text, 0, 4, static_cast<int>(date.year()));
  put(text, 5, 2, static_cast<unsigned>(date.month()));
  put(text, 8, 2, static_cast<unsigned>(date.day()));
  put(text, 11, 2, time.hours().count());
  put(text, 14, 2, time.minutes().count());
  put(text, 17, 2, time.seconds().count());
  put(text, 20, 3, time.subseconds().count());
  return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != form.size()) return std::nullopt;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == 'd' ? !digit : text[i] != form[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + length, value);
    return value;
  };
  using namespace std::chrono;
  const year_month_day date{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                            day{static_cast<unsigned>(number(8, 2))}};
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  const int second = number(17, 2);
  if (!date.ok() || number(0, 4) < 1970 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto point = sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{number(20, 3)};
  return Instant{duration_cast<milliseconds>(point.time_since_epoch()).count()};
}

Instant wall_clock_now() {
  using namespace std::chrono;
  return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t steady_clock_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace tavolo
