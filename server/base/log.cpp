#include "server/base/log.hpp"

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

}  // namespace

void set_log_level(LogLevel level) { lowest = level; }

void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  if (level < lowest) return;
  nlohmann::ordered_json line{
      {"ts", to_string(wall_clock_now())}, {"level", level_names[static_cast<std::size_t>(level)]}, {"event", event}};
  for (const auto& [name, value] : fields) line[std::string(name)] = value;
  const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  static std::mutex one_line_at_a_time;
  const std::lock_guard guard(one_line_at_a_time);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace tavolo
