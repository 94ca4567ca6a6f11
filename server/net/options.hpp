#pragma once
// Every limit on what a stranger can send, named, with its default. `tavolo serve --help` documents those that are
// flags.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "server/mail/relay.hpp"
#include "server/net/networks.hpp"

namespace tavolo::net {

struct Limits {
  std::size_t max_connections = 12'000;
  std::size_t max_connections_per_address = 300;
  std::size_t http_header_bytes = 16 * 1024;
  std::size_t http_body_bytes = 256 * 1024;       ///< as a WebSocket message: commands come here too
  std::size_t document_bytes = 20 * 1024 * 1024;  ///< of a file that is uploaded as a document
  std::int64_t http_header_timeout_ms = 10'000;
  std::int64_t http_idle_timeout_ms = 30'000;
  std::int64_t http_write_timeout_ms =
      30'000;  ///< for some of an answer to be taken; a long one may take many times it
  std::size_t http_requests_per_connection = 1'000;
  std::size_t ws_message_bytes = 256 * 1024;
  std::int64_t ws_handshake_timeout_ms = 10'000;
  std::int64_t ws_idle_timeout_ms = 60'000;    ///< a ping goes out at half of it
  std::int64_t ws_close_timeout_ms = 5'000;    ///< for a close frame to be taken and answered; then the line is cut
  std::size_t outbox_bytes = 4 * 1024 * 1024;  ///< that a reader has not taken; past it the line is closed with 4408
  std::int64_t requests_per_second = 50;       ///< of one connection, in the mean
  std::int64_t requests_burst = 200;
  std::size_t collections_per_connection = 8;
  std::int64_t poll_hold_ms = 25'000;       ///< how long a poll waits for news; proxies cut at 60 s
  std::size_t http_lines_per_account = 16;  ///< lines by HTTP alone that one account may have in use
  std::int64_t join_timeout_ms = 20'000;    ///< between the handshake and table.join
  std::int64_t shutdown_ms = 5'000;         ///< for members to be told and queues to be flushed
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: the system chooses, see the ready file
  std::string ready_file;     ///< written once it listens: "http://127.0.0.1:41234\n"
  bool insecure_lan = false;  ///< decision 38: no Secure on the cookie, said on every screen
  Networks trusted_proxy;     ///< whose X-Forwarded-For and -Proto are believed
  std::string tls_cert;       ///< PEM file; with tls_key: HTTPS, nothing else, on `port`
  std::string tls_key;
  std::string metrics_address = "127.0.0.1";
  std::optional<std::uint16_t> metrics_port;  ///< of /metrics; nothing: not served
  std::string push_contact;                   ///< whom push services ask about this server; empty: nobody is named
  std::string push_proxy;                     ///< for connections to push services
  bool no_push = false;
  bool no_pdf = false;
  std::string pdf_socket;   ///< of tavolo-print.socket; empty: WeasyPrint is started here, in Bubblewrap
  std::string public_url;   ///< "https://tavolo.example.it": what links in e-mails begin with; empty: no links
  mail::RelayOptions mail;  ///< without a url no e-mail is sent
  mail::RelayOptions pec;   ///< of the certified mailbox; with a url, notices of sittings go through it
  std::int64_t mail_pause_ms = 60'000;    ///< after a letter's first failure
  std::string published;                  ///< folder of the public files of the logs; empty: "published" below DATA
  std::string closed_folder;              ///< of closed logs' public files, a folder an instance; empty: none
  std::string witness_policy;             ///< file (C2SP tlog-policy): whom to ask for cosignatures; empty: nobody
  std::int64_t witness_pause_ms = 1'000;  ///< between two requests to one witness; doubles with each failure
  std::string high_water;                 ///< folder on another volume for the newest checkpoints let out; empty: none
  Limits limits;
};

}  // namespace tavolo::net
