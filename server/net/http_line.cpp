// One HTTP/1.1 connection: request in, response out, then the next; or the way to a WebSocket.

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <charconv>
#include <optional>

#include "server/base/log.hpp"
#include "server/net/http_support.hpp"
#include "server/net/sockets.hpp"

namespace tavolo::net {

namespace beast = boost::beast;
namespace http = beast::http;
using ErrorCode = boost::system::error_code;

namespace {

/// Of a body that is too long.
constexpr std::uint64_t most_drained = std::uint64_t{64} << 20U;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Nothing for a broken escape or a zero byte.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0 || high * 16 + low == 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

class HttpLine final : public Line, public Remote, public std::enable_shared_from_this<HttpLine> {
 public:
  HttpLine(Channel channel, std::string address, std::shared_ptr<Shared> shared)
      : channel_(std::move(channel)), address_(std::move(address)), shared_(std::move(shared)) {}

  void start() {
    registration_.emplace(shared_, address_, this, weak_from_this());
    if (!channel_.encrypted()) return read_next();
    channel_.expires_after(std::chrono::milliseconds{limits().http_header_timeout_ms});
    channel_.handshake([self = shared_from_this()](const ErrorCode& fault) {
      if (!fault) return self->read_next();
      ++self->shared_->handshakes_failed;
    });
  }

  void shut_down() override {
    if (answering_) {
      last_ = true;
    } else {
      channel_.close();
    }
  }

  /// A read stands while the answer is held: its end is the other side's. What comes instead is the next request.
  void when_gone(std::function<void()> act) override {
    if (!answering_ || serializer_) return;
    gone_ = std::move(act);
    watch();
  }

 private:
  const Limits& limits() const { return shared_->options.limits; }

  void watch() {
    if (buffer_.size() >= limits().http_header_bytes) return;
    watching_ = true;
    constexpr std::size_t piece = 512;
    channel_.async_read_some(
        buffer_.prepare(piece),
        [self = shared_from_this()](const ErrorCode& fault, std::size_t count) { self->on_watched(fault, count); });
  }

  void on_watched(const ErrorCode& fault, std::size_t count) {
    watching_ = false;
    buffer_.commit(count);
    if (!answering_) return go_on();
    if (!gone_) return;
    if (!fault) return watch();
    const auto self = shared_from_this();
    answering_ = false;
    hold_.reset();
    channel_.close();
    std::exchange(gone_, nullptr)();
  }

  void read_next() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits().http_header_bytes));
    parser_->body_limit(boost::none);  // how long it may be is asked when its header is there
    channel_.expires_after(
        std::chrono::milliseconds{served_ == 0 ? limits().http_header_timeout_ms : limits().http_idle_timeout_ms});
    http::async_read_header(
        channel_, buffer_, *parser_,
        [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_header(fault); });
  }

  void on_header(const ErrorCode& fault) {
    if (fault || parser_->is_done()) return on_request(fault);
    const auto more =
        shared_->application.body_limit(plain(parser_->get(), address_, channel_.encrypted(), shared_->options));
    body_limit_ = more.value_or(limits().http_body_bytes);
    takes_file_ = more.has_value();
    if (const auto announced = parser_->content_length(); announced.value_or(0) > body_limit_) {
      to_drain_ = *announced > buffer_.size() ? *announced - buffer_.size() : 0;
      return on_request(http::error::body_limit);
    }
    parser_->body_limit(body_limit_);
    read_body(more.has_value());
  }

  /// A long body has the idle time for each piece of it, any other the time that its header had.
  void read_body(bool by_pieces) {
    if (!by_pieces) {
      http::async_read(channel_, buffer_, *parser_,
                       [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_request(fault); });
      return;
    }
    channel_.expires_after(std::chrono::milliseconds{limits().http_idle_timeout_ms});
    http::async_read_some(channel_, buffer_, *parser_,
                          [self = shared_from_this()](const ErrorCode& fault, std::size_t) {
                            if (fault || self->parser_->is_done()) return self->on_request(fault);
                            self->read_body(true);
                          });
  }

  void on_request(const ErrorCode& fault) {
    if (fault) {
      const bool malformed = fault.category() == http::make_error_code(http::error::bad_target).category() &&
                             fault != http::error::end_of_stream && fault != http::error::partial_message;
      last_ = true;
      if (fault == http::error::body_limit) return answer(body_refusal());
      if (fault == http::error::header_limit) return answer(refusal(431, {"too_large", "rules#wire", {}}));
      if (malformed) return answer(refusal(400, {"malformed_request", "rules#wire", {}}));
      return;
    }
    answering_ = true;
    channel_.expires_never();
    const BeastRequest& request = parser_->get();
    keep_alive_ = request.keep_alive();
    head_ = request.method() == http::verb::head;
    version_ = request.version();
    if (++served_ >= limits().http_requests_per_connection) last_ = true;
    const auto target = std::string_view(request.target().data(), request.target().size());
    if (!target.starts_with('/') || !percent_decoded(target.substr(0, target.find('?')))) {
      return answer(refusal(400, {"malformed_request", "rules#wire", {}}));
    }
    HttpRequest plain_request = plain(request, address_, channel_.encrypted(), shared_->options);
    plain_request.asker = weak_from_this();
    if (beast::websocket::is_upgrade(request)) return upgrade(plain_request);
    shared_->application.handle(std::move(plain_request), [weak = weak_from_this()](HttpResponse response) {
      if (const auto self = weak.lock()) self->answer(std::move(response));
    });
    // Kept alive by hold_ until the answer comes.
    if (answering_) hold_ = shared_from_this();
  }

  void upgrade(const HttpRequest& plain_request) {
    auto decided = shared_->application.upgrade(plain_request);
    if (auto* refused = std::get_if<HttpResponse>(&decided)) return answer(std::move(*refused));
    registration_.reset();
    start_ws(std::move(channel_), parser_->release(), address_, shared_,
             std::move(std::get<std::unique_ptr<Conversation>>(decided)));
  }

  HttpResponse refusal(unsigned status, const Refusal& refused) const {
    HttpResponse response = refusal_response(status, refused);
    add_security_headers(response, channel_.encrypted());
    return response;
  }

  /// The rest of a body that is too long is read for a while and thrown away: a connection that is closed on bytes
  /// nobody read is reset, and with it the answer.
  HttpResponse body_refusal() {
    drains_ = true;
    if (!to_drain_) to_drain_ = most_drained;
    std::string detail = R"({"limit_bytes":)" + std::to_string(body_limit_) + "}";
    const char* code = takes_file_ ? "document_too_large" : "too_large";
    return refusal(413, {code, takes_file_ ? "rules#documents" : "rules#wire", std::move(detail)});
  }

  void drain() {
    to_drain_ = std::min(*to_drain_, most_drained);
    buffer_.clear();
    channel_.expires_after(std::chrono::milliseconds{limits().http_idle_timeout_ms});
    drain_more();
  }

  void drain_more() {
    if (*to_drain_ == 0) return finish();
    constexpr std::size_t piece = 64 * 1024;
    channel_.async_read_some(buffer_.prepare(piece),
                             [self = shared_from_this()](const ErrorCode& fault, std::size_t count) {
                               if (fault) return self->finish();
                               self->to_drain_ = *self->to_drain_ - std::min<std::uint64_t>(count, *self->to_drain_);
                               self->drain_more();
                             });
  }

  void finish() {
    channel_.finish([self = shared_from_this()](const ErrorCode&) {});
  }

  void answer(HttpResponse response) {
    gone_ = nullptr;
    if (response.pieces && !head_) return stream(std::move(response));
    http::response<http::string_body> out{static_cast<http::status>(response.status), version_};
    if (!response.content_type.empty()) out.set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) out.insert(name, value);
    out.keep_alive(keep_alive_ && !last_ && !shared_->closing);
    const std::string_view body = response.shared_body.empty() ? std::string_view(response.body) : response.shared_body;
    if (head_) {
      out.content_length(body.size());
    } else {
      out.body() = body;
      out.prepare_payload();
    }
    response_.emplace(std::move(out));
    serializer_.emplace(*response_);
    if (head_) serializer_->split(true);
    write_more();
  }

  /// A body that comes by pieces: in chunks (RFC 9112, 7.1), to a client of HTTP/1.0 until the connection ends.
  void stream(HttpResponse response) {
    http::response<http::empty_body> head{static_cast<http::status>(response.status), version_};
    head.set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) head.insert(name, value);
    chunked_ = version_ >= 11;
    again_ = chunked_ && keep_alive_ && !last_ && !shared_->closing;
    head.keep_alive(again_);
    if (chunked_) head.chunked(true);
    pieces_ = std::move(response.pieces);
    stream_head_.emplace(std::move(head));
    stream_serializer_.emplace(*stream_head_);
    hold_ = shared_from_this();
    channel_.expires_after(std::chrono::milliseconds{limits().http_write_timeout_ms});
    http::async_write_header(
        channel_, *stream_serializer_,
        [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->next_piece(fault); });
  }

  void next_piece(const ErrorCode& fault) {
    if (fault || piece_.failed) {
      channel_.close();
      return end_answer(false);
    }
    if (piece_.last) return end_answer(again_);
    channel_.expires_never();
    pieces_([weak = weak_from_this()](Piece piece) {
      if (const auto self = weak.lock()) self->write_piece(std::move(piece));
    });
  }

  void write_piece(Piece piece) {
    piece_ = std::move(piece);
    chunk_.clear();
    if (chunked_ && !piece_.bytes.empty()) {
      std::array<char, 16> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece_.bytes.size(), 16).ptr;
      chunk_.append(digits.data(), end).append("\r\n");
    }
    chunk_ += piece_.bytes;
    if (chunked_ && !piece_.bytes.empty()) chunk_ += "\r\n";
    if (chunked_ && piece_.last && !piece_.failed) chunk_ += "0\r\n\r\n";
    channel_.expires_after(std::chrono::milliseconds{limits().http_write_timeout_ms});
    boost::asio::async_write(
        channel_, boost::asio::buffer(chunk_),
        [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->next_piece(fault); });
  }

  /// The other side has the limit's time for each piece it takes, not for the whole: a bundle on a slow phone is long.
  void write_more() {
    channel_.expires_after(std::chrono::milliseconds{limits().http_write_timeout_ms});
    const auto written = [self = shared_from_this()](const ErrorCode& fault, std::size_t) { self->on_piece(fault); };
    if (head_) {
      http::async_write_header(channel_, *serializer_, written);
    } else {
      http::async_write_some(channel_, *serializer_, written);
    }
  }

  void on_piece(const ErrorCode& fault) {
    if (!fault && !head_ && !serializer_->is_done()) return write_more();
    end_answer(!fault && response_->keep_alive());
  }

  void end_answer(bool again) {
    again_ = again;
    answering_ = false;
    hold_.reset();
    serializer_.reset();
    response_.reset();
    stream_serializer_.reset();
    stream_head_.reset();
    pieces_ = nullptr;
    piece_ = {};
    if (!watching_) return go_on();
    channel_.cancel();  // on_watched() goes on
  }

  void go_on() {
    if (again_) return read_next();
    if (drains_) return drain();
    finish();
  }

  Channel channel_;
  std::string address_;
  std::shared_ptr<Shared> shared_;
  std::optional<Registration> registration_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::optional<http::response<http::empty_body>> stream_head_;
  std::optional<http::response_serializer<http::empty_body>> stream_serializer_;
  Pieces pieces_;      ///< of the body at hand
  Piece piece_;        ///< the one that was written last
  std::string chunk_;  ///< the same as it goes out
  bool chunked_ = false;
  std::shared_ptr<HttpLine> hold_;
  std::function<void()> gone_;             ///< of the request whose answer is held
  std::size_t body_limit_ = 0;             ///< of the request at hand
  bool takes_file_ = false;                ///< it hands in a file
  bool drains_ = false;                    ///< what follows the answer is thrown away
  std::optional<std::uint64_t> to_drain_;  ///< bytes still to come, as far as that is known
  std::size_t served_ = 0;
  unsigned version_ = 11;
  bool keep_alive_ = false;
  bool head_ = false;
  bool last_ = false;
  bool answering_ = false;
  bool watching_ = false;
  bool again_ = false;  ///< another request may come
};

}  // namespace

HttpRequest plain(const BeastRequest& request, const std::string& peer, bool encrypted, const ServerOptions& options) {
  HttpRequest out;
  out.method = std::string(request.method_string());
  const auto target = std::string_view(request.target().data(), request.target().size());
  const auto mark = target.find('?');
  out.path = percent_decoded(target.substr(0, mark)).value_or("/");
  if (mark != std::string_view::npos) out.query = target.substr(mark + 1);
  for (const auto& field : request) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    out.headers.emplace_back(std::move(name), std::string(field.value()));
  }
  out.body = request.body();
  out.address = out.peer = peer;
  out.secure = encrypted;
  if (options.trusted_proxy.contains(peer)) {
    std::string chain;
    for (const auto& [name, value] : out.headers) {
      if (name == "x-forwarded-for") chain += (chain.empty() ? "" : ",") + value;
    }
    out.address = forwarded_for(chain, peer, options.trusted_proxy);
    out.secure = encrypted || out.header("x-forwarded-proto") == "https";
  }
  return out;
}

void start_http(Channel channel, std::string address, std::shared_ptr<Shared> shared) {
  std::make_shared<HttpLine>(std::move(channel), std::move(address), std::move(shared))->start();
}

}  // namespace tavolo::net
