#pragma once
// What sockets and the logic above them know of each other: no Asio, no Beast.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tavolo::net {

/// A text, shared by all lines it goes to.
using Frame = std::shared_ptr<const std::string>;

/// Close codes beside those of RFC 6455 (screens.md 4.1, decision 22).
enum CloseCode : std::uint16_t {
  close_going_away = 1001,
  close_too_many = 4029,
  close_signed_out = 4401,
  close_audiences_changed = 4403,
  close_join_timeout = 4409,
  close_slow_reader = 4408,
};

/// One WebSocket line as its owner sees it. All calls on the io thread.
class Link {
 public:
  virtual ~Link() = default;
  virtual void send(Frame frame) = 0;
  /// True when what is sent now goes out with this turn of the loop: no earlier write is still under way.
  virtual bool idle() const = 0;
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

/// What a line is for. Owned by the line.
class Conversation {
 public:
  virtual ~Conversation() = default;
  virtual void on_open(std::weak_ptr<Link> link) = 0;
  virtual void on_text(std::string_view text) = 0;
  /// All that was given to send() has been written.
  virtual void on_idle() = 0;
};

/// Whoever asked, while the answer is held back.
class Remote {
 public:
  virtual ~Remote() = default;
  /// `act` is called, on the io thread and not from within, when the other side hangs up before the answer; nobody
  /// waits for one then. Once a request, and not after its answer.
  virtual void when_gone(std::function<void()> act) = 0;
};

struct HttpRequest {
  std::string method;
  std::string path;                                          ///< percent-decoded, starts with "/"
  std::string query;                                         ///< raw
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;
  std::string address;  ///< of the peer, or as a trusted proxy says
  bool secure = false;  ///< came by TLS, here or at a trusted proxy
  std::string peer;     ///< at the other end of the connection: the same, or the proxy
  std::weak_ptr<Remote> asker;

  /// Empty when absent.
  std::string_view header(std::string_view name) const {
    for (const auto& [held, value] : headers) {
      if (held == name) return value;
    }
    return {};
  }
};

/// A part of a body whose length nobody knows beforehand.
struct Piece {
  std::string bytes;
  bool last = false;    ///< nothing follows
  bool failed = false;  ///< what follows cannot be had: the connection is cut, so that nobody takes the part for all
};
/// Asks for the next piece; the answer comes once, now or later, on the io thread.
using Pieces = std::function<void(std::function<void(Piece)>)>;

struct HttpResponse {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view shared_body;  ///< used instead of `body` when not empty; lives as long as the program
  Pieces pieces = {};            ///< used instead of both when set: asked for one after the other, as they are taken
};

using HttpReply = std::function<void(HttpResponse)>;

/// What stands behind the sockets.
class Application {
 public:
  virtual ~Application() = default;
  /// Answers once, now or later, on the io thread.
  virtual void handle(HttpRequest request, HttpReply reply) = 0;
  /// How long the body of this request may be, whose header alone has come; nothing: as any other.
  virtual std::optional<std::size_t> body_limit(const HttpRequest&) { return std::nullopt; }
  /// The conversation of an upgrade to WebSocket, or the response that refuses it.
  virtual std::variant<std::unique_ptr<Conversation>, HttpResponse> upgrade(const HttpRequest& request) = 0;
  /// Called a few times a second.
  virtual void tick() = 0;
  /// Tell the members and bring what is queued to its end; `done` once.
  virtual void shut_down(std::function<void()> done) = 0;
};

}  // namespace tavolo::net
