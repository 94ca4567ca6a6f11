#include <algorithm>
#include <cstdio>
#include <memory>
#include <tuple>

#include "server/base/log.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/instance.hpp"
#include "server/cli/mail_options.hpp"
#include "server/cli/public_record.hpp"
#include "server/cli/stamping.hpp"
#include "server/net/admin_socket.hpp"
#include "server/net/health.hpp"
#include "server/net/server.hpp"
#include "server/net/service.hpp"
#include "server/print/printer.hpp"
#include "server/push/sender.hpp"

namespace tavolo::cli {
namespace {

/// The record is not the newest that its keys have signed, or it is frozen: starting it again helps nobody
/// (tavolo.service).
constexpr int nothing_may_be_signed = 3;

struct ServeOptions {
  std::string data = "data";
  bool no_snapshot = false;
  table::SnapshotPolicy snapshots;
  std::vector<std::string> trusted_proxies;
  int metrics_port = -1;
  StampingOptions stamping;
  net::ServerOptions server;
};

bool is_loopback(const std::string& address) { return net::Networks::is_loopback(address); }

/// Decision 38.
Result<void> check_exposure(const net::ServerOptions& options, bool demonstration) {
  if (options.insecure_lan && !demonstration) {
    return fail(
        "insecure_lan_refused",
        "--insecure-lan sends passwords and positions unencrypted: it is for demonstration data alone. Put a proxy "
        "with TLS in front and name it with --trusted-proxy");
  }
  const bool encrypted = !options.tls_cert.empty();
  if (is_loopback(options.address) || options.insecure_lan || encrypted || !options.trusted_proxy.empty()) return {};
  return fail("exposed_without_tls",
              "refusing to listen on " + options.address +
                  " without encryption: give --tls-cert and --tls-key, listen on 127.0.0.1 behind a proxy with TLS, "
                  "name the proxy with --trusted-proxy, or use --insecure-lan for demonstration data");
}

/// Without a network nothing is told, and nothing else changes.
Result<void> start_push(const ServeOptions& options, net::Host& host, std::unique_ptr<push::Sender>& sender) {
  if (options.server.no_push) return {};
  auto vapid = push::Vapid::open(options.data);
  if (!vapid) return std::unexpected(vapid.error());
  push::Sender::Options how;
  how.contact = options.server.push_contact;
  how.proxy = options.server.push_proxy;
  sender = std::make_unique<push::Sender>(*std::move(vapid), how, [&host](std::uint64_t subscription) {
    host.post([&host, subscription] { std::ignore = host.identity.push().drop(subscription); });
  });
  host.push = sender.get();
  return {};
}

bool is_contact(const std::string& text) {
  const bool scheme = text.starts_with("mailto:") || text.starts_with("https://");
  const auto plain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\'; };
  return scheme && text.size() <= 200 && std::all_of(text.begin(), text.end(), plain);
}

int cannot_open(const Error& error) {
  const bool behind = error.code == "record_rolled_back" || error.code == "record_forked";
  const bool frozen = error.code == "log_frozen";
  if (!behind && !frozen) return complain(error);
  log(LogLevel::error, "signing_refused", {{"code", error.code}, {"why", error.message}});
  const char* why = frozen ? ".\nIts public files stay readable with any web server, and 'tavolo export' and 'tavolo "
                             "verify' read it.\nWhat to do: runbook, \"A key in other hands\""
                           : ".\nNothing is signed: entries other than those that were shown would be a second history "
                             "under one key. What to do: runbook, \"A record that is behind what was published\"";
  (void)complain({error.code, error.message + why});
  return nothing_may_be_signed;
}

int serve(ServeOptions& options) {
  if (options.server.insecure_lan && is_loopback(options.server.address)) options.server.address = "0.0.0.0";
  for (const auto& proxy : options.trusted_proxies) {
    if (auto added = options.server.trusted_proxy.add(proxy); !added) return complain(added.error());
  }
  if (options.metrics_port >= 0) options.server.metrics_port = static_cast<std::uint16_t>(options.metrics_port);
  net::Server server(options.server);
  InstancePlace place{options.data, "", ""};
  place.snapshots = options.no_snapshot ? std::nullopt : std::optional(options.snapshots);
  auto instance = Instance::open(place, options.server, [&server](auto function) { server.post(std::move(function)); });
  if (!instance) return cannot_open(instance.error());
  net::Host& host = (*instance)->host();
  host.after = [&server](auto wait, auto function) { server.after(wait, std::move(function)); };
  if (auto allowed = check_exposure(options.server, host.table.state().demonstration); !allowed)
    return complain(allowed.error());
  if (auto listening = server.listen(); !listening) return complain(listening.error());
  std::unique_ptr<push::Sender> sender;
  if (auto started = start_push(options, host, sender); !started) return complain(started.error());
  std::unique_ptr<print::Printer> printer;
  if (!options.server.no_pdf) {
    print::PrinterOptions how;
    how.socket = options.server.pdf_socket;
    printer = std::make_unique<print::Printer>(how);
  }
  host.printer = printer.get();
  auto mail = start_mail(options.data, options.server, host);
  if (!mail) return complain(mail.error());
  auto stamping = Stamping::start(**instance, options.data, options.stamping);
  if (!stamping) return complain(stamping.error());
  const auto public_record = PublicRecord::start(**instance, options.data, options.server);
  if (!public_record) return complain(public_record.error());
  net::Service service(host);
  net::Inside inside(host);
  server.add_metrics(host.meters->all);
  net::AdminSocket admin(host, std::filesystem::path(options.data) / "admin.sock");
  if (auto opened = admin.open(); !opened) return complain(opened.error());
  log(LogLevel::info, "serving",
      {{"url", server.url()},
       {"table", host.slug},
       {"entries", std::to_string(host.table.state().size)},
       {"vkey", host.table.log().vkey()}});
  if (!server.metrics_url().empty()) log(LogLevel::info, "metrics_served", {{"url", server.metrics_url()}});
  std::printf("Tavolo: %s\n", server.url().c_str());
  std::fflush(stdout);
  const auto ran = server.run(service, &inside);
  admin.close();
  if (!ran) return complain(ran.error());
  log(LogLevel::info, "stopped", {{"entries", std::to_string(host.table.committed_size())}});
  return host.table.stopped() ? 1 : 0;
}

void add_limits(CLI::App& app, net::Limits& limits) {
  const auto add = [&app](const char* name, auto& value, const char* text, auto low, auto high) {
    std::string variable = "TAVOLO_" + std::string(name + 2);
    for (char& c : variable) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    app.add_option(name, value, text)
        ->envname(variable)
        ->check(CLI::Range(low, high))
        ->capture_default_str()
        ->group("Limits");
  };
  add("--max-connections", limits.max_connections, "Connections in all", 1, 1'000'000);
  add("--max-connections-per-address", limits.max_connections_per_address, "Connections of one address", 1, 1'000'000);
  add("--http-header-bytes", limits.http_header_bytes, "Bytes of a request's header", 1'024, 1'048'576);
  add("--http-body-bytes", limits.http_body_bytes, "Bytes of a request's body", 1'024, 16'777'216);
  add("--document-bytes", limits.document_bytes, "Bytes of a file uploaded as a document", 1'024, 268'435'400);
  add("--http-header-timeout-ms", limits.http_header_timeout_ms, "Until a request's header is there", 100, 600'000);
  add("--http-idle-timeout-ms", limits.http_idle_timeout_ms, "Between two requests", 100, 600'000);
  add("--http-write-timeout-ms", limits.http_write_timeout_ms, "For a reader to take some more of an answer", 100,
      600'000);
  add("--http-requests-per-connection", limits.http_requests_per_connection, "Requests of one connection", 1,
      1'000'000);
  add("--ws-message-bytes", limits.ws_message_bytes, "Bytes of a WebSocket message", 1'024, 16'777'216);
  add("--ws-handshake-timeout-ms", limits.ws_handshake_timeout_ms, "For the WebSocket handshake", 100, 600'000);
  add("--ws-idle-timeout-ms", limits.ws_idle_timeout_ms,
      "Without a sign of life on a WebSocket; a ping goes out at half", 1'000, 3'600'000);
  add("--ws-close-timeout-ms", limits.ws_close_timeout_ms, "For a WebSocket to say goodbye before it is cut", 100,
      600'000);
  // At least the receipts of a hundred long comments that one quick hand sent at once.
  add("--outbox-bytes", limits.outbox_bytes, "Bytes a reader may leave unread before its line is closed", 1'048'576,
      1'073'741'824);
  add("--requests-per-second", limits.requests_per_second, "Requests of one WebSocket in the mean", 1, 1'000'000);
  add("--requests-burst", limits.requests_burst, "Requests of one WebSocket at once", 1, 1'000'000);
  add("--poll-hold-ms", limits.poll_hold_ms, "How long a poll for changes is held without news", 100, 600'000);
  add("--http-lines-per-account", limits.http_lines_per_account, "Lines by HTTP alone one account may have in use", 1,
      1'000);
  add("--collections-per-connection", limits.collections_per_connection, "Collections one WebSocket may watch", 1,
      1'000);
  add("--join-timeout-ms", limits.join_timeout_ms, "Between WebSocket handshake and table.join", 100, 600'000);
  add("--shutdown-ms", limits.shutdown_ms, "For telling members and flushing queues at the end", 100, 600'000);
}

void add_tls(CLI::App& app, net::ServerOptions& options) {
  auto* certificate =
      app.add_option("--tls-cert", options.tls_cert,
                     "PEM file of the server's certificate and those between it and the root: serve HTTPS (TLS 1.2 and "
                     "1.3). Read again on SIGHUP and when it changes")
          ->envname("TAVOLO_TLS_CERT");
  auto* key = app.add_option("--tls-key", options.tls_key, "PEM file of its private key, without a passphrase")
                  ->envname("TAVOLO_TLS_KEY");
  certificate->needs(key);
  key->needs(certificate);
}

}  // namespace

Run add_serve(CLI::App& program) {
  auto options = std::make_shared<ServeOptions>();
  auto& app = *program.add_subcommand("serve", "Serve the table until SIGINT or SIGTERM");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--address", options->server.address, "Address to listen on")
      ->envname("TAVOLO_ADDRESS")
      ->check(
          CLI::ValidIPV4 |
          CLI::Validator([](std::string& text) { return text.find(':') == std::string::npos ? "not an address" : ""; },
                         "IPV6"))
      ->capture_default_str();
  app.add_option("--port", options->server.port, "Port; 0 lets the system choose")
      ->envname("TAVOLO_PORT")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--ready-file", options->server.ready_file, "File that gets the address once the program listens")
      ->envname("TAVOLO_READY_FILE");
  app.add_flag("--insecure-lan", options->server.insecure_lan,
               "Demonstration data only: serve the local network unencrypted, and say so on every screen")
      ->envname("TAVOLO_INSECURE_LAN");
  app.add_option("--trusted-proxy", options->trusted_proxies,
                 "Addresses or networks (IPv4, IPv6, CIDR), separated by commas, of the proxies whose X-Forwarded-For "
                 "and X-Forwarded-Proto are believed; unencrypted on a public address, nobody else is served")
      ->envname("TAVOLO_TRUSTED_PROXY")
      ->delimiter(',');
  add_tls(app, options->server);
  app.add_option(
         "--metrics-port", options->metrics_port,
         "Port of a second listener, unencrypted, with /metrics, /healthz and /readyz; 0 lets the system choose, "
         "-1 leaves it out")
      ->envname("TAVOLO_METRICS_PORT")
      ->check(CLI::Range(-1, 65535))
      ->capture_default_str();
  app.add_option("--metrics-address", options->server.metrics_address,
                 "Address of that listener: keep it where only those who run the program can reach it")
      ->envname("TAVOLO_METRICS_ADDRESS")
      ->capture_default_str();
  app.add_flag("--no-snapshot", options->no_snapshot,
               "Start from the record alone: neither read nor write a snapshot (slow on a long record)")
      ->envname("TAVOLO_NO_SNAPSHOT");
  app.add_option("--snapshot-every", options->snapshots.every, "Entries between two snapshots of the table")
      ->envname("TAVOLO_SNAPSHOT_EVERY")
      ->check(CLI::Range(1'000, 1'000'000'000))
      ->capture_default_str();
  app.add_option("--push-contact", options->server.push_contact,
                 "Whom push services may ask about this server: mailto:... or https://...; some (Apple's) want one")
      ->envname("TAVOLO_PUSH_CONTACT")
      ->check([](const std::string& text) { return is_contact(text) ? "" : "neither mailto: nor https://"; });
  app.add_option("--push-proxy", options->server.push_proxy, "Proxy for connections to push services")
      ->envname("TAVOLO_PUSH_PROXY");
  app.add_flag("--no-push", options->server.no_push, "Send no notices to browsers (Web Push)")
      ->envname("TAVOLO_NO_PUSH");
  app.add_option(
         "--pdf-socket", options->server.pdf_socket,
         "Unix socket of the printer that makes PDF of minutes (tavolo-print.socket); else WeasyPrint is started "
         "in Bubblewrap, where both are there")
      ->envname("TAVOLO_PDF_SOCKET");
  app.add_flag("--no-pdf", options->server.no_pdf, "Make no PDF of minutes")->envname("TAVOLO_NO_PDF");
  add_public_record(app, options->server);
  add_mail(app, options->server);
  add_stamping(app, options->stamping);
  add_limits(app, options->server.limits);
  return [options] { return serve(*options); };
}

}  // namespace tavolo::cli
