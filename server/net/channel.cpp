#include "server/net/channel.hpp"

#include <boost/asio/ssl/stream.hpp>

namespace tavolo::net {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {
/// For a reader who takes no more to say goodbye; most browsers just go.
constexpr std::chrono::seconds goodbye{2};
}  // namespace

struct Channel::Tls {
  Tls(beast::tcp_stream beneath, std::shared_ptr<asio::ssl::context> shown)
      : context(std::move(shown)), stream(std::move(beneath), *context) {}

  std::shared_ptr<asio::ssl::context> context;  ///< the one it was accepted with, though another is shown by now
  asio::ssl::stream<beast::tcp_stream> stream;
};

Channel::Channel(beast::tcp_stream plain) : plain_(std::move(plain)) {
  ErrorCode ignored;  // a connection that is gone already says so when it is read
  plain_->socket().non_blocking(true, ignored);
}
Channel::Channel(beast::tcp_stream beneath, std::shared_ptr<asio::ssl::context> tls)
    : tls_(std::make_unique<Tls>(std::move(beneath), std::move(tls))) {}
Channel::Channel(Channel&&) noexcept = default;
Channel::~Channel() = default;

beast::tcp_stream& Channel::tcp() { return tls_ ? tls_->stream.next_layer() : *plain_; }

void Channel::handshake(std::move_only_function<void(ErrorCode)> done) {
  tls_->stream.async_handshake(asio::ssl::stream_base::server,
                               [done = std::move(done)](const ErrorCode& fault) mutable { done(fault); });
}

void Channel::finish(std::move_only_function<void(ErrorCode)> done) {
  if (!tls_) {
    ErrorCode fault;
    plain_->socket().shutdown(asio::ip::tcp::socket::shutdown_send, fault);
    return done(fault);
  }
  tcp().expires_after(goodbye);
  tls_->stream.async_shutdown([this, done = std::move(done)](const ErrorCode&) mutable {
    close();
    done({});
  });
}

void Channel::read_encrypted(std::vector<asio::mutable_buffer> into, Done done) {
  tls_->stream.async_read_some(into, [done = std::move(done)](const ErrorCode& fault, std::size_t count) mutable {
    // A connection that ends without close_notify ends all the same: HTTP and WebSocket say themselves what is whole.
    done(fault == asio::ssl::error::stream_truncated ? ErrorCode(asio::error::eof) : fault, count);
  });
}

void Channel::write_encrypted(std::vector<asio::const_buffer> from, Done done) {
  tls_->stream.async_write_some(
      from, [done = std::move(done)](const ErrorCode& fault, std::size_t count) mutable { done(fault, count); });
}

}  // namespace tavolo::net
