#include "server/print/socket.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace tavolo::print {
namespace {

using Clock = std::chrono::steady_clock;

struct Line {
  int fd = -1;
  ~Line() {
    if (fd >= 0) ::close(fd);
  }
};

bool again() { return errno == EINTR || errno == EAGAIN; }

/// Sends what fits, and says when all is said. False: the line broke.
bool send_some(int fd, std::string_view& rest) {
  const ssize_t n = ::send(fd, rest.data(), std::min<std::size_t>(rest.size(), 65'536), MSG_NOSIGNAL);
  if (n < 0) return again();
  rest.remove_prefix(static_cast<std::size_t>(n));
  if (rest.empty()) ::shutdown(fd, SHUT_WR);
  return true;
}

}  // namespace

Result<std::string> ask_socket(const std::string& path, std::string_view input, const ProcessLimits& limits) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) return fail("print_not_started", "the path of the socket is too long");
  std::memcpy(address.sun_path, path.data(), path.size());
  const Line line{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (line.fd < 0 || ::connect(line.fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    return fail("print_not_started", path + ": " + std::strerror(errno));
  }
  ::fcntl(line.fd, F_SETFL, O_NONBLOCK);
  const auto deadline = Clock::now() + limits.time;
  if (input.empty()) ::shutdown(line.fd, SHUT_WR);
  std::string output;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return fail("print_timeout", "no answer within the time");
    const auto wanted = static_cast<short>(input.empty() ? POLLIN : POLLIN | POLLOUT);
    pollfd watched{line.fd, wanted, 0};
    if (::poll(&watched, 1, static_cast<int>(left)) < 0 && errno != EINTR) {
      return fail("print_failed", std::strerror(errno));
    }
    if ((watched.revents & POLLOUT) != 0 && !send_some(line.fd, input)) {
      return fail("print_failed", std::strerror(errno));
    }
    if ((watched.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    std::array<char, 65'536> part{};
    const ssize_t n = ::read(line.fd, part.data(), part.size());
    if (n == 0) return output;
    if (n < 0 && !again()) return fail("print_failed", std::strerror(errno));
    if (n > 0) output.append(part.data(), static_cast<std::size_t>(n));
    if (output.size() > limits.output_bytes) return fail("print_too_large", "more than the allowed bytes");
  }
}

}  // namespace tavolo::print
