#pragma once
// The io thread: sockets in, sockets out. Owns no rule and no state of a table.

#include <chrono>
#include <functional>
#include <memory>

#include "server/base/metrics.hpp"
#include "server/base/result.hpp"
#include "server/net/link.hpp"
#include "server/net/options.hpp"

namespace tavolo::net {

class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();

  /// Runs a function on the io thread, from any thread; also before run().
  void post(std::function<void()> function);

  /// Runs a function on the io thread after a while; from the io thread.
  void after(std::chrono::nanoseconds wait, std::function<void()> function);

  /// Reads the certificate, binds and listens. Errors: `bad_certificate`; `cannot_listen` names address and port.
  Result<void> listen();
  /// "http://127.0.0.1:8080": what was bound.
  std::string url() const;
  /// The same of the listener for those who run the program; empty when there is none.
  std::string metrics_url() const;
  /// What this server counts of itself; `all` is not asked after the server's end.
  void add_metrics(Metrics& all) const;

  /// Serves until SIGINT or SIGTERM, or stop(); then the application is shut down and what is queued is flushed, for at
  /// most limits.shutdown_ms. `inside` answers on the metrics listener, if there is one. Both outlive the call.
  /// SIGHUP has the certificate read again.
  Result<void> run(Application& application, Application* inside = nullptr);
  /// From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tavolo::net
