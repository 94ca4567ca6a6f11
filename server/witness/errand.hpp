#pragma once
// HTTP requests to a witness, by libcurl. Blocking: for a collector's thread.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::witness {

struct Reply {
  unsigned status = 0;
  std::string content_type;
  std::string body;
};

/// One line to one witness, kept open between requests. Used by one thread at a time.
class Errand {
 public:
  /// `prefix`: http:// or https:// with any path; `stopping` is asked while a request is under way.
  Errand(std::string prefix, std::function<bool()> stopping);
  ~Errand();
  Errand(const Errand&) = delete;
  Errand& operator=(const Errand&) = delete;

  /// Error `witness_unreachable`: no whole answer within ten seconds, or one that is too long.
  Result<Reply> post(std::string_view path, const std::string& body);
  Result<Reply> get(std::string_view path);

 private:
  struct Handle;
  Result<Reply> perform(std::string_view path);

  const std::string prefix_;
  std::unique_ptr<Handle> handle_;
};

/// http:// or https://, a host, no query and no fragment.
bool is_prefix(std::string_view url);

}  // namespace tavolo::witness
