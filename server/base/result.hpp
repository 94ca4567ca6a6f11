#pragma once
// The three kinds of "no" (deploy/docs/adr/0003): a rule refuses, the world fails, a bug stops the program.

#include <expected>
#include <string>
#include <utility>

namespace tavolo {

/// The world failed: disk, bytes, network, configuration. `code` is stable snake_case, `message` is for the log
/// or the terminal and names what was tried and on what; it never holds personal data or secrets.
struct Error {
  std::string code;
  std::string message;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string code, std::string message) {
  return std::unexpected(Error{std::move(code), std::move(message)});
}

/// A rule of the table says no. `code` is the stable code that clients see (protocol/rpc has one sentence for each in
/// Italian and English); `rule` names the article of the regulation or the section of the design it rests on;
/// `detail` is a JSON object text with the data a client can act on, empty for none.
struct Refusal {
  std::string code;
  std::string rule;
  std::string detail;
};

/// Stops the program after printing the condition: only for what can be false through a bug alone.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace tavolo

#define TAVOLO_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::tavolo::check_failed(#condition, __FILE__, __LINE__))
