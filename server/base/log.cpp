#include "server/base/log.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <nlohmann/json.hpp>

#include "server/base/time.hpp"

namespace tavolo {
namespace {

std::atomic<LogLevel> lowest{LogLevel::info};
constexpr std::array<const char*, 4> level_names{"debug", "info", "warning", "error"};

/// `text` without the words that look like an e-mail address.
std::string withheld(std::string text) {
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const auto before = text.find_last_of(" \t\n\"'<(=:,;", at);
    const auto from = before == std::string::npos ? 0 : before + 1;
    const auto to = std::min(text.find_first_of(" \t\n\"'>),;", at), text.size());
    if (from == at || to == at + 1) continue;
    text.replace(from, to - from, "[withheld]");
    at = from;
  }
  return text;
}

}  // namespace

void set_log_level(LogLevel level) { lowest = level; }

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < lowest) return;
  nlohmann::ordered_json line{
      {"ts", to_string(wall_clock_now())}, {"level", level_names[static_cast<std::size_t>(level)]}, {"event", event}};
  for (const auto& [name, value] : fields) line[std::string(name.text())] = withheld(value);
  const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  static std::mutex one_line_at_a_time;
  const std::lock_guard guard(one_line_at_a_time);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace tavolo
