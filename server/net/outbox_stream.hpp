#pragma once
// The layer beneath beast::websocket::stream: reads pass through, and its write side is the line's outbox. What
// Beast writes (handshake, ping, pong, close) is copied whole into the queue in which the line's texts stand, and one
// gathered write sends what is queued; so Beast keeps the protocol, and a text of a thousand readers is framed and
// copied for none of them. A template, so that tests put a stream of their own beneath.

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffers_iterator.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "server/base/result.hpp"
#include "server/net/outbox.hpp"

namespace tavolo::net {

/// `Next`: movable, with executor_type, get_executor(), async_read_some(), async_write_some(), close(), and an
/// async_teardown() that argument-dependent lookup finds. With write_now(), texts go out by it as far as the system
/// takes them at once, without a handler each. Used on one thread.
template <class Next>
class OutboxStream {
 public:
  using executor_type = typename Next::executor_type;
  using ErrorCode = boost::system::error_code;

  OutboxStream(Next next, std::size_t limit_bytes) : next_(std::move(next)), outbox_(limit_bytes) {}

  /// `owner` is kept alive while a write is under way, and this stream with it. `on_drained` runs each time all that
  /// was queued has been written.
  void watch(std::weak_ptr<void> owner, std::function<void()> on_drained) {
    owner_ = std::move(owner);
    on_drained_ = std::move(on_drained);
  }

  /// Queues a text; the caller sees to it that flush() follows. False when the reader is too slow. After a close frame,
  /// nothing may follow on the wire: the text is forgotten.
  bool push(Frame text) { return last_queued_ || broken_ || outbox_.push(std::move(text)); }
  /// Begins to write what is queued, unless a write is under way: its end begins the next.
  void flush() {
    if (writing_ || outbox_.empty()) return;
    if constexpr (requires { next_.write_now(Runs{}); }) {
      // The end of Beast's own bytes is told by a handler, which must not run in here.
      if (!own_handler_ && !broken_ && write_all_now()) return;
    }
    write();
  }
  bool writing() const { return writing_; }
  /// Forgets the texts that are not begun: for a reader who is too slow and is told so.
  void cut() { outbox_.cut(); }
  /// Ends the line as it is; what is under way ends with an error.
  void close() { next_.close(); }
  Next& next() { return next_; }

  executor_type get_executor() noexcept { return next_.get_executor(); }

  template <class Buffers, class Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    return next_.async_read_some(buffers, std::forward<Handler>(handler));
  }

  /// Completes when the bytes have gone out. One at a time, as everywhere in Asio.
  template <class Buffers, class Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    return boost::asio::async_initiate<Handler, void(ErrorCode, std::size_t)>(
        [this](auto completion, const Buffers& given) { write_own(std::move(completion), given); }, handler, buffers);
  }

  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, OutboxStream& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_, std::forward<Handler>(handler));
  }
  friend void beast_close_socket(OutboxStream& stream) { stream.close(); }

 private:
  using OwnHandler = std::move_only_function<void(ErrorCode, std::size_t)>;
  /// What the system takes in one call (Asio passes on no more).
  static constexpr std::size_t most_runs = 64;
  static constexpr char close_frame = '\x88';

  /// The runs of the write under way; they live in the stream.
  struct Runs {
    using value_type = boost::asio::const_buffer;
    using const_iterator = const value_type*;
    const_iterator first = nullptr;
    const_iterator last = nullptr;
    const_iterator begin() const { return first; }
    const_iterator end() const { return last; }
  };

  /// The end of a write. When the loop is destroyed before it, Beast's own handler goes too, since it may hold the
  /// owner.
  class Written {
   public:
    Written(OutboxStream* stream, std::shared_ptr<void> owner) : stream_(stream), owner_(std::move(owner)) {}
    Written(Written&& other) noexcept
        : stream_(std::exchange(other.stream_, nullptr)), owner_(std::move(other.owner_)) {}
    Written& operator=(Written&&) = delete;
    ~Written() {
      if (stream_) stream_->forget_handler();
    }
    void operator()(const ErrorCode& fault, std::size_t count) {
      const std::shared_ptr<void> alive = std::move(owner_);
      std::exchange(stream_, nullptr)->on_written(fault, count);
    }

   private:
    OutboxStream* stream_;
    std::shared_ptr<void> owner_;
  };

  template <class Handler, class Buffers>
  void write_own(Handler handler, const Buffers& buffers) {
    std::string bytes(boost::asio::buffers_begin(buffers), boost::asio::buffers_end(buffers));
    if (broken_ || bytes.empty()) {
      const ErrorCode fault = broken_ ? boost::asio::error::operation_aborted : ErrorCode();
      boost::asio::post(get_executor(), boost::beast::bind_front_handler(std::move(handler), fault, std::size_t{0}));
      return;
    }
    TAVOLO_CHECK(!own_handler_);
    own_size_ = bytes.size();
    own_handler_ = OwnHandler(std::move(handler));
    last_queued_ = last_queued_ || bytes.front() == close_frame;
    outbox_.put_own(std::move(bytes));
    flush();
  }

  /// False: something is left, or the line is no more, as write() will say.
  bool write_all_now() {
    while (!outbox_.empty()) {
      outbox_.next(runs_, most_runs);
      const std::size_t count = next_.write_now(Runs{runs_.data(), runs_.data() + runs_.size()});
      if (count == 0) return false;
      outbox_.sent(count);
    }
    return true;
  }

  void write() {
    writing_ = true;
    outbox_.next(runs_, most_runs);
    next_.async_write_some(Runs{runs_.data(), runs_.data() + runs_.size()}, Written(this, owner_.lock()));
  }

  void on_written(const ErrorCode& fault, std::size_t count) {
    writing_ = false;
    OwnHandler completed;
    if (fault) {
      broken_ = true;
      outbox_.clear();
      completed = std::move(own_handler_);
      close();
    } else {
      if (outbox_.sent(count)) completed = std::move(own_handler_);
      flush();
    }
    if (completed) std::move(completed)(fault, fault ? 0 : own_size_);
    if (!broken_ && !writing_ && outbox_.empty() && on_drained_) on_drained_();
  }

  void forget_handler() { const OwnHandler dropped = std::move(own_handler_); }

  Next next_;
  Outbox outbox_;
  std::weak_ptr<void> owner_;
  std::function<void()> on_drained_;
  std::vector<boost::asio::const_buffer> runs_;
  OwnHandler own_handler_;
  std::size_t own_size_ = 0;
  bool writing_ = false;
  bool last_queued_ = false;  ///< the close frame
  bool broken_ = false;
};

}  // namespace tavolo::net
