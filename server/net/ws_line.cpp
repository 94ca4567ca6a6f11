// One WebSocket: text messages in, texts out through the outbox beneath Beast. What is said is the Conversation's.

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <optional>

#include "server/base/log.hpp"
#include "server/net/outbox_stream.hpp"
#include "server/net/sockets.hpp"

namespace tavolo::net {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace http = beast::http;
using ErrorCode = boost::system::error_code;

namespace {

constexpr const char* subprotocol = "tavolo.v1";

class WsLine final : public Line, public Link, public TurnWriter, public std::enable_shared_from_this<WsLine> {
 public:
  WsLine(Channel channel, BeastRequest request, std::string address, std::shared_ptr<Shared> shared,
         std::unique_ptr<Conversation> conversation)
      : stream_(std::move(channel), shared->options.limits.outbox_bytes),
        request_(std::move(request)),
        address_(std::move(address)),
        shared_(std::move(shared)),
        conversation_(std::move(conversation)) {}

  void start() {
    registration_.emplace(shared_, address_, this, weak_from_this());
    const Limits& limits = shared_->options.limits;
    outbox().next().expires_never();
    outbox().watch(weak_from_this(), [this] { on_drained(); });
    websocket::stream_base::timeout timeout{std::chrono::milliseconds{limits.ws_handshake_timeout_ms},
                                            std::chrono::milliseconds{limits.ws_idle_timeout_ms}, true};
    stream_.set_option(timeout);
    stream_.set_option(websocket::stream_base::decorator(
        [](websocket::response_type& response) { response.set(http::field::sec_websocket_protocol, subprotocol); }));
    stream_.read_message_max(limits.ws_message_bytes);
    stream_.async_accept(request_, [self = shared_from_this()](const ErrorCode& fault) { self->on_accepted(fault); });
  }

  void send(Frame frame) override {
    if (!open_ || closing_) return;
    if (!outbox().push(std::move(frame))) return close(close_slow_reader, "slow_reader");
    if (!std::exchange(in_turn_, true)) shared_->turn_end.add(shared_from_this());
  }

  void write_now() override {
    in_turn_ = false;
    outbox().flush();
  }

  bool idle() const override { return open_ && !closing_ && !outbox().writing(); }

  void close(std::uint16_t code, std::string_view reason) override {
    if (closing_) return;
    closing_ = true;
    reason_ = websocket::close_reason(static_cast<websocket::close_code>(code),
                                      beast::string_view(reason.data(), reason.size()));
    if (!open_) return drop();
    if (code == close_slow_reader) {
      log(LogLevel::info, "slow_reader_closed");
      ++shared_->slow_readers;
      // What it never took is told again when it comes back; the close frame goes right behind what is half written.
      outbox().cut();
    }
    say_goodbye();
  }

  void shut_down() override { close(close_going_away, "going_away"); }

 private:
  using Outboxed = OutboxStream<Channel>;

  Outboxed& outbox() { return stream_.next_layer(); }
  const Outboxed& outbox() const { return stream_.next_layer(); }

  void on_accepted(const ErrorCode& fault) {
    if (fault) return;
    request_ = {};
    if (closing_) return drop();
    open_ = true;
    conversation_->on_open(weak_from_this());
    read_next();
  }

  void read_next() {
    stream_.async_read(buffer_,
                       [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_read(fault); });
  }

  void on_read(const ErrorCode& fault) {
    if (fault) return end();
    if (!closing_) {
      if (stream_.got_text()) {
        const auto data = buffer_.cdata();
        conversation_->on_text({static_cast<const char*>(data.data()), data.size()});
      } else {
        close(static_cast<std::uint16_t>(websocket::close_code::unknown_data), "text_only");
      }
    }
    buffer_.consume(buffer_.size());
    buffer_.shrink_to_fit();
    read_next();
  }

  void on_drained() {
    if (open_ && !closing_) conversation_->on_idle();
  }

  /// A reader that takes nothing would keep a close frame waiting for ever: past the limit the line is cut.
  void say_goodbye() {
    stream_.async_close(reason_, [self = shared_from_this()](const ErrorCode&) {});
    patience_.emplace(stream_.get_executor());
    patience_->expires_after(std::chrono::milliseconds{shared_->options.limits.ws_close_timeout_ms});
    patience_->async_wait([weak = weak_from_this()](const ErrorCode& cancelled) {
      const auto self = weak.lock();
      if (cancelled || !self) return;
      log(LogLevel::info, "line_cut");
      self->drop();
    });
  }

  /// The other side has gone, or said goodbye and heard ours: what is still to be written goes nowhere.
  void end() {
    closing_ = true;
    patience_.reset();
    drop();
  }

  void drop() { outbox().close(); }

  websocket::stream<Outboxed, false> stream_;
  BeastRequest request_;
  std::string address_;
  std::shared_ptr<Shared> shared_;
  std::optional<Registration> registration_;
  std::unique_ptr<Conversation> conversation_;
  beast::flat_buffer buffer_;
  websocket::close_reason reason_;
  std::optional<boost::asio::steady_timer> patience_;  ///< only while closing
  bool open_ = false;
  bool closing_ = false;
  bool in_turn_ = false;
};

}  // namespace

void start_ws(Channel channel, BeastRequest request, std::string address, std::shared_ptr<Shared> shared,
              std::unique_ptr<Conversation> conversation) {
  std::make_shared<WsLine>(std::move(channel), std::move(request), std::move(address), std::move(shared),
                           std::move(conversation))
      ->start();
}

}  // namespace tavolo::net
