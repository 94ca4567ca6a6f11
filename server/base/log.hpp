#pragma once
// One line of JSON an event on standard error. Never personal data, texts or secrets: ids, codes and counts only.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tavolo {

enum class LogLevel { debug, info, warning, error };

/// Lines below this level are dropped. Default: info.
void set_log_level(LogLevel level);

/// Writes {"ts":..,"level":..,"event":..,<fields>}; safe from any thread.
void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

}  // namespace tavolo
