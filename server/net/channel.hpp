#pragma once
// What carries bytes: a TCP connection, plain or beneath TLS. Inside the room: for the Beast files alone. All of
// OpenSSL's part is compiled once, in channel.cpp.

#include <boost/asio/async_result.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tavolo::net {

class Channel {
 public:
  using ErrorCode = boost::system::error_code;
  using executor_type = boost::beast::tcp_stream::executor_type;
  using Done = std::move_only_function<void(ErrorCode, std::size_t)>;

  explicit Channel(boost::beast::tcp_stream plain);
  /// To be used after handshake().
  Channel(boost::beast::tcp_stream beneath, std::shared_ptr<boost::asio::ssl::context> tls);
  Channel(Channel&&) noexcept;
  ~Channel();

  bool encrypted() const { return tls_ != nullptr; }
  executor_type get_executor() noexcept { return tcp().get_executor(); }
  void expires_never() { tcp().expires_never(); }
  template <class Duration>
  void expires_after(Duration patience) {
    tcp().expires_after(patience);
  }

  /// Of an encrypted channel, once, before anything else.
  void handshake(std::move_only_function<void(ErrorCode)> done);
  /// Tells the other side that nothing more comes; at most a few seconds. `done` when that is said.
  void finish(std::move_only_function<void(ErrorCode)> done);
  /// What is under way ends with an error; the connection stays, and nothing that was read is lost.
  void cancel() { tcp().cancel(); }
  /// Ends the connection as it is; what is under way ends with an error.
  void close() { tcp().close(); }

  template <class Buffers, class Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    return boost::asio::async_initiate<Handler, void(ErrorCode, std::size_t)>(
        [this](auto completion, const Buffers& given) {
          if (!tls_) return plain_->async_read_some(given, std::move(completion));
          std::vector<boost::asio::mutable_buffer> into;
          for (auto at = boost::asio::buffer_sequence_begin(given); at != boost::asio::buffer_sequence_end(given);
               ++at) {
            into.emplace_back(*at);
          }
          read_encrypted(std::move(into), Done(std::move(completion)));
        },
        handler, buffers);
  }

  /// What the system takes without waiting, in bytes; 0 when that is nothing, when the connection is at fault (which
  /// the next asynchronous write tells), or when it is encrypted. Not while a write is under way.
  template <class Buffers>
  std::size_t write_now(const Buffers& buffers) {
    if (tls_) return 0;
    ErrorCode fault;
    const std::size_t count = plain_->socket().send(buffers, 0, fault);
    return fault ? 0 : count;
  }

  template <class Buffers, class Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    return boost::asio::async_initiate<Handler, void(ErrorCode, std::size_t)>(
        [this](auto completion, const Buffers& given) {
          if (!tls_) return plain_->async_write_some(given, std::move(completion));
          std::vector<boost::asio::const_buffer> from;
          for (auto at = boost::asio::buffer_sequence_begin(given); at != boost::asio::buffer_sequence_end(given);
               ++at) {
            from.emplace_back(*at);
          }
          write_encrypted(std::move(from), Done(std::move(completion)));
        },
        handler, buffers);
  }

  /// How websocket::stream ends what it stands on (RFC 6455, 7.1.1).
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, Channel& channel, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    if (!channel.tls_) return async_teardown(role, *channel.plain_, std::forward<Handler>(handler));
    channel.finish([done = std::forward<Handler>(handler)](ErrorCode fault) mutable { std::move(done)(fault); });
  }
  friend void beast_close_socket(Channel& channel) { channel.close(); }

 private:
  struct Tls;

  boost::beast::tcp_stream& tcp();
  void read_encrypted(std::vector<boost::asio::mutable_buffer> into, Done done);
  void write_encrypted(std::vector<boost::asio::const_buffer> from, Done done);

  std::optional<boost::beast::tcp_stream> plain_;
  std::unique_ptr<Tls> tls_;
};

}  // namespace tavolo::net
