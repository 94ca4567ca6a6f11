#pragma once
// DATA/admin.sock (0600): one JSON line in, one out, then closed. Its own thread waits for callers; what they ask runs
// on the io thread.

#include <atomic>
#include <filesystem>
#include <thread>

#include "server/base/result.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

class AdminSocket {
 public:
  AdminSocket(Host& host, std::filesystem::path path) : host_(host), path_(std::move(path)) {}
  ~AdminSocket() { close(); }

  /// Error `admin_socket`. A socket left by a server that was killed is replaced: the caller holds the DataLock.
  Result<void> open();
  void close();

  /// Asks the server that listens at `path`; error `no_server` when none does.
  static Result<std::string> ask(const std::filesystem::path& path, std::string_view line);

 private:
  void serve();
  void answer(int caller);

  Host& host_;
  std::filesystem::path path_;
  int listener_ = -1;
  std::atomic<bool> closing_{false};
  std::thread thread_;
};

}  // namespace tavolo::net
