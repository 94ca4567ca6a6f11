#include "server/net/server.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "server/base/log.hpp"
#include "server/net/sockets.hpp"
#include "server/storage/files.hpp"

namespace tavolo::net {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

namespace {
constexpr std::chrono::milliseconds tick_interval{200};
}

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
      : options(std::move(given)), acceptor(io), timer(io), patience(io), signals(io, SIGINT, SIGTERM) {}

  void accept_next() {
    acceptor.async_accept([this](const ErrorCode& fault, Tcp::socket socket) {
      if (fault == asio::error::operation_aborted || shared->closing) return;
      if (fault) {
        // Out of descriptors, most likely: breathe, then go on.
        log(LogLevel::warning, "accept_failed", {{"fault", fault.message()}});
        patience.expires_after(tick_interval);
        patience.async_wait([this](const ErrorCode& cancelled) {
          if (!cancelled) accept_next();
        });
        return;
      }
      take(std::move(socket));
      accept_next();
    });
  }

  void take(Tcp::socket socket) {
    ErrorCode fault;
    const auto peer = socket.remote_endpoint(fault);
    if (fault) return;
    std::string address = peer.address().to_string();
    const auto held = shared->by_address.find(address);
    const bool crowded = held != shared->by_address.end() &&
                         held->second >= options.limits.max_connections_per_address && address != options.trusted_proxy;
    if (crowded || shared->lines.size() >= options.limits.max_connections) {
      log(LogLevel::warning, "connection_refused", {{"reason", crowded ? "address" : "total"}});
      return;
    }
    socket.set_option(Tcp::no_delay(true), fault);
    start_http(std::move(socket), std::move(address), shared);
  }

  void tick_next() {
    timer.expires_after(tick_interval);
    timer.async_wait([this](const ErrorCode& fault) {
      if (fault || shared->closing) return;
      shared->application.tick();
      tick_next();
    });
  }

  void shut_down() {
    if (shared->closing) return;
    shared->closing = true;
    ErrorCode ignored;
    acceptor.close(ignored);
    timer.cancel();
    signals.cancel(ignored);
    patience.expires_after(std::chrono::milliseconds{options.limits.shutdown_ms});
    patience.async_wait([this](const ErrorCode& cancelled) {
      if (!cancelled) io.stop();
    });
    shared->application.shut_down([this] {
      const auto lines = shared->lines;
      for (const auto& [key, weak] : lines) {
        if (const auto line = weak.lock()) line->shut_down();
      }
      wait_for_lines();
    });
  }

  void wait_for_lines() {
    if (shared->lines.empty()) {
      io.stop();
      return;
    }
    timer.expires_after(std::chrono::milliseconds{20});
    timer.async_wait([this](const ErrorCode&) { wait_for_lines(); });
  }

  ServerOptions options;
  asio::io_context io{1};
  TurnEnd turn_end{io};
  Tcp::acceptor acceptor;
  asio::steady_timer timer;
  asio::steady_timer patience;
  asio::signal_set signals;
  std::shared_ptr<Shared> shared;
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
  const auto failed = [&](const ErrorCode& fault) {
    return fail("cannot_listen", "cannot listen on " + options.address + " port " + std::to_string(options.port) +
                                     ": " + fault.message() + "; another program may use it (try --port)");
  };
  ErrorCode fault;
  const auto address = asio::ip::make_address(options.address, fault);
  if (fault) return failed(fault);
  const Tcp::endpoint endpoint(address, options.port);
  auto& acceptor = impl_->acceptor;
  if (acceptor.open(endpoint.protocol(), fault); fault) return failed(fault);
  acceptor.set_option(asio::socket_base::reuse_address(true), fault);
  if (acceptor.bind(endpoint, fault); fault) return failed(fault);
  if (acceptor.listen(asio::socket_base::max_listen_connections, fault); fault) return failed(fault);
  return {};
}

std::string Server::url() const {
  ErrorCode fault;
  const auto endpoint = impl_->acceptor.local_endpoint(fault);
  const std::string host =
      endpoint.address().is_v6() ? "[" + endpoint.address().to_string() + "]" : endpoint.address().to_string();
  return "http://" + host + ":" + std::to_string(endpoint.port());
}

Result<void> Server::run(Application& application) {
  impl_->shared = std::make_shared<Shared>(impl_->options, application, impl_->turn_end);
  impl_->signals.async_wait([this](const ErrorCode& fault, int) {
    if (!fault) impl_->shut_down();
  });
  impl_->accept_next();
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
