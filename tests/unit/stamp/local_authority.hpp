#pragma once
// tests/support/time_stamp_authority.py, started for one test program and ended with it.

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/stamp/authority.hpp"
#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::stamp {

class LocalAuthority {
 public:
  LocalAuthority()
      : program_(popen(
            (std::string(TAVOLO_TESTS) + "/support/time_stamp_authority.py " + folder_.path().string()).c_str(), "w")) {
    for (int turn = 0; turn < 600 && url_.empty(); ++turn) {
      if (const auto text = storage::read_file(folder_.path() / "url")) url_ = text->substr(0, text->find('\n'));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_FALSE(url_.empty()) << "the authority did not start";
  }
  ~LocalAuthority() { pclose(program_); }
  LocalAuthority(const LocalAuthority&) = delete;
  LocalAuthority& operator=(const LocalAuthority&) = delete;

  std::string url(const std::string& path = "/") const { return url_ + path; }
  Authorities trusted() const { return Authorities::read(folder_.path() / "ca.pem").value(); }
  Authorities strangers() const { return Authorities::read(folder_.path() / "other" / "ca.pem").value(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  tests::Folder folder_;
  FILE* program_;
  std::string url_;
};

/// Asks for stamps and waits for them.
class Asking {
 public:
  Asking(const LocalAuthority& of, const std::string& path, std::optional<Authorities> trusted = {})
      : authority_(options(of.url(path)), trusted ? *std::move(trusted) : of.trusted(), [this](Stamped stamped) {
          const std::lock_guard lock(mutex_);
          got_ = std::move(stamped);
          changed_.notify_all();
        }) {}

  void ask(std::uint64_t size, const Hash& imprint) { authority_.ask({"permanente", size, imprint}); }
  std::optional<Stamped> next(std::chrono::seconds within = std::chrono::seconds(30)) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, within, [&] { return got_.has_value(); });
    return std::exchange(got_, std::nullopt);
  }

 private:
  static Authority::Options options(std::string url) {
    Authority::Options made;
    made.url = std::move(url);
    made.pause_ms = 1;
    made.longest_pause_ms = 20;
    return made;
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Stamped> got_;
  Authority authority_;
};

}  // namespace tavolo::stamp
