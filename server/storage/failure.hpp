#pragma once
// How SQLite's complaints travel: as one exception that never leaves the rooms that hold SQL.

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "server/base/result.hpp"

namespace tavolo::storage {

/// SQLite refused. `code` is its extended result code (https://sqlite.org/rescode.html), 0 for a fault of our own
/// (a database of a newer version, a value of another type than asked for).
class Failure : public std::runtime_error {
 public:
  Failure(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  int code() const { return code_; }

 private:
  int code_;
};

/// Runs `work`, which may throw Failure and returns T, void or Result<T>; a Failure becomes Error{code, what}.
/// Public functions of the rooms that use storage wrap their bodies in it.
template <class Work>
auto attempt(const char* code, Work&& work) {
  using Returned = std::invoke_result_t<Work>;
  if constexpr (std::is_void_v<Returned>) {
    try {
      std::forward<Work>(work)();
      return Result<void>{};
    } catch (const Failure& failure) {
      return Result<void>{fail(code, failure.what())};
    }
  } else if constexpr (requires { typename Returned::error_type; }) {
    try {
      return std::forward<Work>(work)();
    } catch (const Failure& failure) {
      return Returned{fail(code, failure.what())};
    }
  } else {
    try {
      return Result<Returned>{std::forward<Work>(work)()};
    } catch (const Failure& failure) {
      return Result<Returned>{fail(code, failure.what())};
    }
  }
}

}  // namespace tavolo::storage
