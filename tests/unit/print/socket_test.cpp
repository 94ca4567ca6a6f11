// A process behind a Unix socket: what is asked and what comes back.

#include "server/print/socket.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <functional>
#include <thread>

#include "tests/support/folder.hpp"

namespace tavolo::print {
namespace {

/// Takes one line and does with it what the test says, on a thread of its own.
class Listener {
 public:
  Listener(const std::string& path, std::function<void(int)> serve) : fd_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    EXPECT_EQ(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(::listen(fd_, 1), 0);
    thread_ = std::thread([this, serve = std::move(serve)] {
      const int line = ::accept(fd_, nullptr, nullptr);
      serve(line);
      ::close(line);
    });
  }
  ~Listener() {
    thread_.join();
    ::close(fd_);
  }

 private:
  int fd_;
  std::thread thread_;
};

std::string all_of(int line) {
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t n = 0; (n = ::read(line, part.data(), part.size())) > 0;) {
    text.append(part.data(), static_cast<std::size_t>(n));
  }
  return text;
}

class ASocket : public ::testing::Test {
 protected:
  tests::Folder folder;
  std::string path = (folder.path() / "print.sock").string();
};

TEST_F(ASocket, HearsAllThatIsAskedBeforeItAnswers) {
  const std::string large(1'000'000, 'x');
  const Listener listener(path, [](int line) {
    const std::string heard = std::to_string(all_of(line).size());
    EXPECT_EQ(::write(line, heard.data(), heard.size()), static_cast<ssize_t>(heard.size()));
  });
  const auto answer = ask_socket(path, large, {});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(*answer, "1000000");
}

TEST_F(ASocket, ThatSaysNothingInTimeIsLeft) {
  const Listener listener(path, [](int line) { (void)all_of(line); });
  ProcessLimits limits;
  limits.time = std::chrono::milliseconds(0);
  EXPECT_EQ(ask_socket(path, "x", limits).error().code, "print_timeout");
}

TEST_F(ASocket, ThatIsNotThereIsNotAsked) {
  EXPECT_EQ(ask_socket(path, "x", {}).error().code, "print_not_started");
  EXPECT_EQ(ask_socket(std::string(300, 'x'), "x", {}).error().code, "print_not_started");
}

}  // namespace
}  // namespace tavolo::print
