#pragma once
// One request to an HTTP server, as a stranger would send it: how `tavolo doctor` sees what a proxy makes of us.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/base/result.hpp"
#include "server/net/certificate.hpp"

namespace tavolo::net {

/// "https://tavolo.example.it" or with a port; no path.
struct WebAddress {
  bool encrypted = false;
  std::string host;  ///< without brackets
  std::string port;

  /// Error `bad_url`.
  static Result<WebAddress> parse(const std::string& url);
  /// As an Origin header says it (RFC 6454): the port only where it is not the scheme's own.
  std::string origin() const;
  /// As a Host header says it.
  std::string authority() const;
};

struct Probe {
  WebAddress address;
  std::string path;
  std::vector<std::pair<std::string, std::string>> headers;  ///< besides Host and User-Agent
  std::string ca_file;                                       ///< PEM of the authorities to believe; empty: the system's
};

struct ProbeAnswer {
  unsigned status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body_start;                                    ///< at most some KiB
  std::optional<CertificateFacts> certificate;               ///< of the server, when encrypted
  std::string distrust;  ///< why the certificate's chain is not believed; empty when it is

  /// The first header of this name, or an empty text.
  std::string header(const std::string& name) const;
};

/// Connects, asks with GET, reads the head of the answer; at most 10 s a step. Errors: `unreachable`, `tls_failed`,
/// `no_answer`.
Result<ProbeAnswer> probe(const Probe& asked);

}  // namespace tavolo::net
