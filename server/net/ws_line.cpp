// One WebSocket: text frames in, frames out one at a time. What is said is the Conversation's.

#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <optional>

#include "server/base/log.hpp"
#include "server/net/sockets.hpp"

namespace tavolo::net {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace http = beast::http;
using ErrorCode = boost::system::error_code;

namespace {

constexpr const char* subprotocol = "tavolo.v1";

class WsLine final : public Line, public Link, public std::enable_shared_from_this<WsLine> {
 public:
  WsLine(beast::tcp_stream stream, BeastRequest request, std::string address, std::shared_ptr<Shared> shared,
         std::unique_ptr<Conversation> conversation)
      : stream_(std::move(stream)),
        request_(std::move(request)),
        address_(std::move(address)),
        shared_(std::move(shared)),
        conversation_(std::move(conversation)),
        outbox_(shared_->options.limits.outbox_bytes) {}

  void start() {
    registration_.emplace(shared_, address_, this, weak_from_this());
    const Limits& limits = shared_->options.limits;
    beast::get_lowest_layer(stream_).expires_never();
    websocket::stream_base::timeout timeout{std::chrono::milliseconds{limits.ws_handshake_timeout_ms},
                                            std::chrono::milliseconds{limits.ws_idle_timeout_ms}, true};
    stream_.set_option(timeout);
    stream_.set_option(websocket::stream_base::decorator(
        [](websocket::response_type& response) { response.set(http::field::sec_websocket_protocol, subprotocol); }));
    stream_.read_message_max(limits.ws_message_bytes);
    stream_.text(true);
    stream_.async_accept(request_, [self = shared_from_this()](const ErrorCode& fault) { self->on_accepted(fault); });
  }

  void send(Frame frame) override {
    if (closing_) return;
    if (!outbox_.push(std::move(frame))) return close(close_slow_reader, "slow_reader");
    if (open_ && !writing_) write_next();
  }

  bool idle() const override { return open_ && !writing_ && outbox_.empty(); }

  void close(std::uint16_t code, std::string_view reason) override {
    if (closing_) return;
    closing_ = true;
    reason_ = websocket::close_reason(static_cast<websocket::close_code>(code),
                                      beast::string_view(reason.data(), reason.size()));
    if (!open_) return drop();
    if (code == close_slow_reader) return drop_soon();
    if (!writing_) say_goodbye();
  }

  void shut_down() override { close(close_going_away, "going_away"); }

 private:
  void on_accepted(const ErrorCode& fault) {
    if (fault) return;
    request_ = {};
    open_ = true;
    conversation_->on_open(weak_from_this());
    if (closing_) return say_goodbye();
    if (!outbox_.empty()) write_next();
    read_next();
  }

  void read_next() {
    stream_.async_read(buffer_,
                       [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_read(fault); });
  }

  void on_read(const ErrorCode& fault) {
    if (fault) {
      ended_ = true;
      return;
    }
    if (!stream_.got_text()) return close(static_cast<std::uint16_t>(websocket::close_code::unknown_data), "text_only");
    const auto data = buffer_.cdata();
    conversation_->on_text({static_cast<const char*>(data.data()), data.size()});
    buffer_.consume(buffer_.size());
    if (buffer_.capacity() > 64 * 1024) buffer_.shrink_to_fit();
    read_next();
  }

  void write_next() {
    writing_ = true;
    const Frame& frame = outbox_.front();
    stream_.async_write(boost::asio::buffer(*frame),
                        [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_written(fault); });
  }

  void on_written(const ErrorCode& fault) {
    writing_ = false;
    if (fault || ended_) return;
    outbox_.pop();
    if (!outbox_.empty()) return write_next();
    if (closing_) return say_goodbye();
    conversation_->on_idle();
  }

  void say_goodbye() {
    if (ended_) return;
    stream_.async_close(reason_, [self = shared_from_this()](const ErrorCode&) {});
  }

  /// A reader that takes nothing would keep a close frame waiting for ever: one try, then the line is cut.
  void drop_soon() {
    log(LogLevel::info, "slow_reader_closed");
    if (!writing_) return say_goodbye();
    drop();
  }

  void drop() { beast::get_lowest_layer(stream_).close(); }

  websocket::stream<beast::tcp_stream, false> stream_;
  BeastRequest request_;
  std::string address_;
  std::shared_ptr<Shared> shared_;
  std::optional<Registration> registration_;
  std::unique_ptr<Conversation> conversation_;
  beast::flat_buffer buffer_;
  Outbox outbox_;
  websocket::close_reason reason_;
  bool open_ = false;
  bool writing_ = false;
  bool closing_ = false;
  bool ended_ = false;
};

}  // namespace

void start_ws(beast::tcp_stream stream, BeastRequest request, std::string address, std::shared_ptr<Shared> shared,
              std::unique_ptr<Conversation> conversation) {
  std::make_shared<WsLine>(std::move(stream), std::move(request), std::move(address), std::move(shared),
                           std::move(conversation))
      ->start();
}

}  // namespace tavolo::net
