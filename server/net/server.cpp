#include "server/net/server.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "server/base/log.hpp"
#include "server/net/sockets.hpp"
#include "server/net/tls.hpp"
#include "server/storage/files.hpp"

namespace tavolo::net {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds tick_interval{200};
/// Whoever renews a certificate is in no hurry.
constexpr int ticks_between_looks_at_files = 25;

std::string url_of(const Tcp::acceptor& acceptor, bool encrypted) {
  ErrorCode fault;
  const auto endpoint = acceptor.local_endpoint(fault);
  const std::string text = endpoint.address().to_string();
  const std::string host = endpoint.address().is_v6() ? "[" + text + "]" : text;
  return (encrypted ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

Result<void> listen_on(Tcp::acceptor& acceptor, const std::string& where, std::uint16_t port) {
  const auto failed = [&](const ErrorCode& fault) {
    return fail("cannot_listen", "cannot listen on " + where + " port " + std::to_string(port) + ": " +
                                     fault.message() + "; another program may use it (try another port)");
  };
  ErrorCode fault;
  const auto address = asio::ip::make_address(where, fault);
  if (fault) return failed(fault);
  const Tcp::endpoint endpoint(address, port);
  if (acceptor.open(endpoint.protocol(), fault); fault) return failed(fault);
  acceptor.set_option(asio::socket_base::reuse_address(true), fault);
  if (acceptor.bind(endpoint, fault); fault) return failed(fault);
  if (acceptor.listen(asio::socket_base::max_listen_connections, fault); fault) return failed(fault);
  return {};
}

}  // namespace

Registration::Registration(std::shared_ptr<Shared> shared, std::string address, Line* line, std::weak_ptr<Line> weak)
    : shared_(std::move(shared)), address_(std::move(address)), line_(line) {
  shared_->lines.emplace(line_, std::move(weak));
  ++shared_->by_address[address_];
}

Registration::~Registration() {
  shared_->lines.erase(line_);
  const auto held = shared_->by_address.find(address_);
  if (--held->second == 0) shared_->by_address.erase(held);
}

struct Server::Impl {
  explicit Impl(ServerOptions given)
      : options(std::move(given)),
        tls(options.tls_cert, options.tls_key),
        acceptor(io),
        inside_acceptor(io),
        timer(io),
        patience(io),
        signals(io, SIGINT, SIGTERM),
        hangup(io, SIGHUP) {}

  void accept_next(Tcp::acceptor& from, const std::shared_ptr<Shared>& shared) {
    from.async_accept([this, &from, shared](const ErrorCode& fault, Tcp::socket socket) {
      if (fault == asio::error::operation_aborted || shared->closing) return;
      if (fault) {
        // Out of descriptors, most likely: breathe, then go on.
        log(LogLevel::warning, "accept_failed", {{"fault", fault.message()}});
        auto breath = std::make_shared<asio::steady_timer>(io, tick_interval);
        breath->async_wait([this, &from, shared, breath](const ErrorCode& cancelled) {
          if (!cancelled && !shared->closing) accept_next(from, shared);
        });
        return;
      }
      take(std::move(socket), shared, &from == &acceptor);
      accept_next(from, shared);
    });
  }

  /// Why a connection is not served; empty when it is.
  std::string_view refusal(const Shared& shared, const std::string& address, bool for_everybody) const {
    const bool proxy = options.trusted_proxy.contains(address);
    const auto held = shared.by_address.find(address);
    if (held != shared.by_address.end() && held->second >= options.limits.max_connections_per_address && !proxy) {
      return "address";
    }
    if (shared.lines.size() >= options.limits.max_connections) return "total";
    // Unencrypted to the outside is for the proxy alone: a visitor who comes around it would send a password in clear.
    const bool clear =
        for_everybody && !tls.wanted() && !options.insecure_lan && !Networks::is_loopback(options.address);
    return clear && !proxy && !Networks::is_loopback(address) ? "not_the_proxy" : "";
  }

  void take(Tcp::socket socket, const std::shared_ptr<Shared>& shared, bool for_everybody) {
    ErrorCode fault;
    const auto peer = socket.remote_endpoint(fault);
    if (fault) return;
    std::string address = peer.address().to_string();
    if (const auto reason = refusal(*shared, address, for_everybody); !reason.empty()) {
      ++shared->refused;
      log(LogLevel::warning, "connection_refused", {{"reason", std::string(reason)}});
      return;
    }
    socket.set_option(Tcp::no_delay(true), fault);
    boost::beast::tcp_stream stream(std::move(socket));
    start_http(for_everybody && tls.wanted() ? Channel(std::move(stream), tls.current()) : Channel(std::move(stream)),
               std::move(address), shared);
  }

  void tick_next() {
    timer.expires_after(tick_interval);
    timer.async_wait([this](const ErrorCode& fault) {
      if (fault || outside->closing) return;
      outside->application.tick();
      if (++ticks % ticks_between_looks_at_files == 0) tls.reload(false);
      tick_next();
    });
  }

  void reload_on_hangup() {
    hangup.async_wait([this](const ErrorCode& fault, int) {
      if (fault) return;
      tls.reload(true);
      reload_on_hangup();
    });
  }

  void shut_down() {
    if (outside->closing) return;
    outside->closing = true;
    if (inside) inside->closing = true;
    ErrorCode ignored;
    acceptor.close(ignored);
    inside_acceptor.close(ignored);
    timer.cancel();
    signals.cancel(ignored);
    hangup.cancel(ignored);
    patience.expires_after(std::chrono::milliseconds{options.limits.shutdown_ms});
    patience.async_wait([this](const ErrorCode& cancelled) {
      if (!cancelled) io.stop();
    });
    outside->application.shut_down([this] {
      for (const auto& shared : {outside, inside}) {
        if (!shared) continue;
        const auto lines = shared->lines;
        for (const auto& [key, weak] : lines) {
          if (const auto line = weak.lock()) line->shut_down();
        }
      }
      wait_for_lines();
    });
  }

  void wait_for_lines() {
    if (outside->lines.empty() && (!inside || inside->lines.empty())) {
      io.stop();
      return;
    }
    timer.expires_after(std::chrono::milliseconds{20});
    timer.async_wait([this](const ErrorCode&) { wait_for_lines(); });
  }

  ServerOptions options;
  TlsIdentity tls;
  asio::io_context io{1};
  TurnEnd turn_end{io};
  Tcp::acceptor acceptor;
  Tcp::acceptor inside_acceptor;
  asio::steady_timer timer;
  asio::steady_timer patience;
  asio::signal_set signals;
  asio::signal_set hangup;
  std::shared_ptr<Shared> outside;  ///< for everybody
  std::shared_ptr<Shared> inside;   ///< for those who run the program; null: not served
  int ticks = 0;
};

Server::Server(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;

void Server::post(std::function<void()> function) { asio::post(impl_->io, std::move(function)); }

void Server::after(std::chrono::nanoseconds wait, std::function<void()> function) {
  auto timer = std::make_shared<asio::steady_timer>(impl_->io, wait);
  timer->async_wait([timer, function = std::move(function)](const ErrorCode& cancelled) {
    if (!cancelled) function();
  });
}

Result<void> Server::listen() {
  const auto& options = impl_->options;
  if (impl_->tls.wanted()) {
    if (auto loaded = impl_->tls.load(); !loaded) return loaded;
  }
  if (auto listening = listen_on(impl_->acceptor, options.address, options.port); !listening) return listening;
  if (!options.metrics_port) return {};
  return listen_on(impl_->inside_acceptor, options.metrics_address, *options.metrics_port);
}

std::string Server::url() const { return url_of(impl_->acceptor, impl_->tls.wanted()); }

std::string Server::metrics_url() const {
  return impl_->options.metrics_port ? url_of(impl_->inside_acceptor, false) : "";
}

void Server::add_metrics(Metrics& all) const {
  const auto held = [this](auto value) {
    return [this, value] { return impl_->outside ? static_cast<double>(value(*impl_->outside)) : 0.0; };
  };
  all.gauge("tavolo_connections", "Open connections, HTTP and WebSocket.",
            held([](const Shared& shared) { return shared.lines.size(); }));
  all.total("tavolo_connections_refused_total", "Connections beyond a limit, or around the proxy.",
            held([](const Shared& shared) { return shared.refused; }));
  all.total("tavolo_slow_readers_total", "WebSockets closed because their reader took nothing.",
            held([](const Shared& shared) { return shared.slow_readers; }));
  all.total("tavolo_tls_handshakes_failed_total", "Connections that never came to speak.",
            held([](const Shared& shared) { return shared.handshakes_failed; }));
  all.gauge(
      "tavolo_certificate_expiry_seconds", "When the certificate ends, in seconds since 1970; 0 without TLS.",
      [this] { return impl_->tls.wanted() ? static_cast<double>(expiry_of(*impl_->tls.current()).ms / 1000) : 0.0; });
}

Result<void> Server::run(Application& application, Application* inside) {
  impl_->outside = std::make_shared<Shared>(impl_->options, application, impl_->turn_end);
  impl_->signals.async_wait([this](const ErrorCode& fault, int) {
    if (!fault) impl_->shut_down();
  });
  impl_->reload_on_hangup();
  impl_->accept_next(impl_->acceptor, impl_->outside);
  if (inside && impl_->options.metrics_port) {
    impl_->inside = std::make_shared<Shared>(impl_->options, *inside, impl_->turn_end);
    impl_->accept_next(impl_->inside_acceptor, impl_->inside);
  }
  impl_->tick_next();
  if (!impl_->options.ready_file.empty()) {
    if (auto written = storage::write_file_durably(impl_->options.ready_file, url() + "\n"); !written) return written;
  }
  impl_->io.run();
  return {};
}

void Server::stop() {
  post([this] { impl_->shut_down(); });
}

}  // namespace tavolo::net
