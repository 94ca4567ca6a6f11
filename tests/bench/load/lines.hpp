#pragma once
// Many WebSocket lines on one thread, with as little CPU as can be: epoll, plain reads and writes, no copy of a frame
// that comes whole. It trusts the server that it measures: what is not as expected ends the program.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tavolo::bench {

/// Prints why and ends the program.
[[noreturn]] void give_up(const std::string& why);

/// Steady clock, nanoseconds.
std::int64_t now_ns();

struct Target {
  std::uint16_t port = 0;  ///< on 127.0.0.1
  std::string table;
};

class Lines {
 public:
  /// A text message that came on a line.
  using OnText = std::function<void(std::size_t line, std::string_view text)>;

  explicit Lines(Target target);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  /// Connects and upgrades with a bearer token; the number of the line.
  std::size_t open(const std::string& bearer);
  void send(std::size_t line, std::string_view text);
  /// Hands on what comes until `done` is true; gives up after `seconds`.
  void run(const std::function<bool()>& done, const OnText& on_text, int seconds = 120);
  /// Until nothing has come for `ms`.
  void quiet(int ms, const OnText& on_text);

  std::size_t size() const { return lines_.size(); }
  /// Bytes that have come since the upgrades.
  std::uint64_t received() const { return received_; }

 private:
  struct Line {
    int socket = -1;
    std::string in;       ///< the begun frame
    std::string message;  ///< the begun message, when it comes in several frames
    std::string out;      ///< what the socket did not take
  };

  /// Waits up to `ms`; false when nothing came.
  bool turn(int ms, const OnText& on_text);
  void read(std::size_t line, const OnText& on_text);
  /// Takes whole frames from the front; how many bytes they had.
  std::size_t take(std::size_t line, std::string_view bytes, const OnText& on_text);
  void on_frame(std::size_t line, std::uint8_t head, std::string_view payload, const OnText& on_text);
  void write(std::size_t line, std::string_view bytes);
  void watch(std::size_t line, bool writable);

  Target target_;
  int epoll_ = -1;
  std::vector<Line> lines_;
  std::vector<char> buffer_;
  std::uint64_t received_ = 0;
};

}  // namespace tavolo::bench
