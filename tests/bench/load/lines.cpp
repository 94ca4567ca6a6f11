#include "tests/bench/load/lines.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

namespace tavolo::bench {
namespace {

constexpr std::size_t buffer_bytes = 1U << 20U;
// Clients have to mask; a server cannot tell this key from a drawn one.
constexpr std::array<std::uint8_t, 4> mask{0x5a, 0xc3, 0x17, 0x9e};

std::string frame_of(std::uint8_t opcode, std::string_view payload) {
  std::string frame;
  frame.reserve(payload.size() + 14);
  frame += static_cast<char>(0x80 | opcode);
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80 | payload.size());
  } else if (payload.size() < 65536) {
    frame += static_cast<char>(0x80 | 126);
    frame += static_cast<char>(payload.size() >> 8U);
    frame += static_cast<char>(payload.size() & 0xffU);
  } else {
    give_up("a request of more than 64 KiB");
  }
  for (const auto byte : mask) frame += static_cast<char>(byte);
  for (std::size_t i = 0; i < payload.size(); ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
  return frame;
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<std::uint8_t>(byte);
  return value;
}

}  // namespace

void give_up(const std::string& why) {
  std::fprintf(stderr, "tavolo_load: %s\n", why.c_str());
  std::exit(1);
}

std::int64_t now_ns() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

Lines::Lines(Target target) : target_(std::move(target)), epoll_(epoll_create1(EPOLL_CLOEXEC)), buffer_(buffer_bytes) {}

Lines::~Lines() {
  for (const auto& line : lines_) ::close(line.socket);
  ::close(epoll_);
}

std::size_t Lines::open(const std::string& bearer) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(target_.port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    give_up(std::string("cannot connect: ") + std::strerror(errno));
  }
  const int yes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const std::string request = "GET /ws/tables/" + target_.table +
                              " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                              "Sec-WebSocket-Protocol: tavolo.v1\r\nAuthorization: Bearer " +
                              bearer + "\r\n\r\n";
  if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
    give_up("cannot send the upgrade");
  }
  std::string answer;
  while (!answer.ends_with("\r\n\r\n")) {
    char byte = 0;
    if (::recv(socket, &byte, 1, 0) != 1) give_up("the server closed during the upgrade: " + answer);
    answer += byte;
  }
  if (!answer.starts_with("HTTP/1.1 101")) give_up("the upgrade was refused: " + answer);
  fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
  lines_.push_back({socket, {}, {}, {}});
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = lines_.size() - 1;
  epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  return lines_.size() - 1;
}

void Lines::watch(std::size_t line, bool writable) {
  epoll_event event{};
  event.events = EPOLLIN | (writable ? EPOLLOUT : 0U);
  event.data.u64 = line;
  epoll_ctl(epoll_, EPOLL_CTL_MOD, lines_[line].socket, &event);
}

void Lines::send(std::size_t line, std::string_view text) { write(line, frame_of(1, text)); }

void Lines::write(std::size_t line, std::string_view bytes) {
  auto& held = lines_[line];
  if (held.out.empty()) {
    const auto sent = ::send(held.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent == static_cast<ssize_t>(bytes.size())) return;
    if (sent < 0 && errno != EAGAIN) give_up(std::string("cannot send: ") + std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(sent < 0 ? 0 : sent));
    watch(line, true);
  }
  held.out += bytes;
}

void Lines::run(const std::function<bool()>& done, const OnText& on_text, int seconds) {
  const std::int64_t end = now_ns() + seconds * 1'000'000'000LL;
  while (!done()) {
    turn(100, on_text);
    if (now_ns() > end) give_up("what was waited for did not come within " + std::to_string(seconds) + " s");
  }
}

void Lines::quiet(int ms, const OnText& on_text) {
  while (turn(ms, on_text)) {
  }
}

bool Lines::turn(int ms, const OnText& on_text) {
  std::array<epoll_event, 512> events{};
  const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), ms);
  for (int i = 0; i < count; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    const std::size_t line = event.data.u64;
    if ((event.events & EPOLLOUT) != 0) {
      const std::string rest = std::exchange(lines_[line].out, {});
      watch(line, false);
      write(line, rest);
    }
    if ((event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) read(line, on_text);
  }
  return count > 0;
}

void Lines::read(std::size_t line, const OnText& on_text) {
  const auto got = ::recv(lines_[line].socket, buffer_.data(), buffer_.size(), 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) give_up("the server closed line " + std::to_string(line));
  std::string_view bytes(buffer_.data(), static_cast<std::size_t>(got));
  received_ += static_cast<std::uint64_t>(got);
  auto& begun = lines_[line].in;
  if (begun.empty()) {
    bytes.remove_prefix(take(line, bytes, on_text));
    lines_[line].in.assign(bytes);
    return;
  }
  begun += bytes;
  const std::size_t taken = take(line, begun, on_text);
  lines_[line].in.erase(0, taken);
}

std::size_t Lines::take(std::size_t line, std::string_view bytes, const OnText& on_text) {
  std::size_t at = 0;
  while (bytes.size() - at >= 2) {
    const auto head = static_cast<std::uint8_t>(bytes[at]);
    std::size_t length = static_cast<std::uint8_t>(bytes[at + 1]) & 0x7fU;
    const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() - at < 2 + more) break;
    if (more != 0) length = big_endian(bytes.substr(at + 2, more));
    if (bytes.size() - at - 2 - more < length) break;
    on_frame(line, head, bytes.substr(at + 2 + more, length), on_text);
    at += 2 + more + length;
  }
  return at;
}

void Lines::on_frame(std::size_t line, std::uint8_t head, std::string_view payload, const OnText& on_text) {
  const bool last = (head & 0x80U) != 0;
  const unsigned opcode = head & 0x0fU;
  auto& message = lines_[line].message;
  if (opcode == 8)
    give_up("the server closed line " + std::to_string(line) +
            " by a frame: " + std::string(payload.substr(std::min<std::size_t>(2, payload.size()))));
  if (opcode == 9) return write(line, frame_of(10, payload));
  if (opcode > 2) return;
  if (last && message.empty()) return on_text(line, payload);
  message += payload;
  if (!last) return;
  const std::string whole = std::exchange(message, {});
  on_text(line, whole);
}

}  // namespace tavolo::bench
