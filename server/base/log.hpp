#pragma once
// One line of JSON an event on standard error. Never personal data, texts or secrets: ids, codes and counts only. The
// address of a peer is personal data (CJEU C-582/14) and is not logged; which names a field may have is listed here, so
// that a new one is thought about.

#include <initializer_list>
#include <string>
#include <string_view>

namespace tavolo {

enum class LogLevel { debug, info, warning, error };

/// The name of a field: one of the list, or the program does not compile.
class LogName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): written as a word where a line is logged
  consteval LogName(const char* name) : text_(name) {
    constexpr std::string_view allowed[] = {"code", "count",   "entries", "expires", "fault",  "file",
                                            "log",  "message", "ms",      "reason",  "status", "table",
                                            "url",  "version", "vkey",    "why"};
    for (const auto known : allowed) {
      if (known == text_) return;
    }
    throw "not the name of a log field: see server/base/log.hpp";
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct LogField {
  LogName name;
  std::string value;
};

/// Lines below this level are dropped. Default: info.
void set_log_level(LogLevel level);

/// Writes {"ts":..,"level":..,"event":..,<fields>}; safe from any thread. A word that reads like an e-mail address is
/// withheld, should one ever come here inside another program's message.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace tavolo
