#include "server/net/admin_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <future>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/net/admin.hpp"

namespace tavolo::net {
namespace {

constexpr std::size_t max_line = 64 * 1024;
constexpr int patience_s = 10;

Result<sockaddr_un> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.string().size() >= sizeof address.sun_path) {
    return fail("admin_socket", "the path " + path.string() + " is too long for a socket: use a shorter --data");
  }
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  return address;
}

void limit_waiting(int socket) {
  const timeval patience{patience_s, 0};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

std::string read_line(int socket, std::size_t limit) {
  std::string line;
  char piece[4096];
  while (line.size() < limit && !line.ends_with('\n')) {
    const auto got = ::read(socket, piece, sizeof piece);
    if (got <= 0) break;
    line.append(piece, static_cast<std::size_t>(got));
  }
  return line;
}

void write_all(int socket, std::string_view text) {
  while (!text.empty()) {
    const auto sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

Result<void> AdminSocket::open() {
  auto address = address_of(path_);
  if (!address) return std::unexpected(address.error());
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::unlink(path_.c_str());
  const auto mask = ::umask(0177);
  const bool bound = listener_ >= 0 &&
                     ::bind(listener_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0 &&
                     ::listen(listener_, 8) == 0;
  ::umask(mask);
  if (!bound) return fail("admin_socket", "cannot listen at " + path_.string() + ": " + std::strerror(errno));
  thread_ = std::thread([this] { serve(); });
  return {};
}

void AdminSocket::close() {
  if (listener_ < 0) return;
  closing_ = true;
  if (thread_.joinable()) thread_.join();
  ::close(listener_);
  listener_ = -1;
  ::unlink(path_.c_str());
}

void AdminSocket::serve() {
  while (!closing_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 200) <= 0) continue;
    const int caller = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (caller < 0) continue;
    limit_waiting(caller);
    answer(caller);
    ::close(caller);
  }
}

void AdminSocket::answer(int caller) {
  const std::string line = read_line(caller, max_line);
  auto request = json::read<AdminRequest>(line);
  if (!request) {
    const AdminAnswer no{false,
                         MultilineText<0, 200000>::of(request.error().code + " at " + request.error().pointer + "\n")};
    return write_all(caller, json::write(no) + "\n");
  }
  const auto promise = std::make_shared<std::promise<std::string>>();
  auto future = promise->get_future();
  host_.post([this, request = *request, promise] {
    administer(host_, request, [promise](const AdminAnswer& given) { promise->set_value(json::write(given)); });
  });
  if (future.wait_for(std::chrono::seconds{patience_s}) == std::future_status::ready)
    write_all(caller, future.get() + "\n");
}

Result<std::string> AdminSocket::ask(const std::filesystem::path& path, std::string_view line) {
  auto address = address_of(path);
  if (!address) return std::unexpected(address.error());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  limit_waiting(socket);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    ::close(socket);
    return fail("no_server", "no server listens at " + path.string());
  }
  write_all(socket, std::string(line) + "\n");
  std::string answer = read_line(socket, std::size_t{1} << 20U);
  ::close(socket);
  return answer;
}

}  // namespace tavolo::net
