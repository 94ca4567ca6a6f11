#pragma once
// The server's certificate: read from its files, read again when they change, never worse than what it had.

#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "server/base/result.hpp"
#include "server/base/time.hpp"

namespace tavolo::net {

/// TLS 1.2 with forward secrecy and authenticated encryption alone, and TLS 1.3 (Mozilla, "intermediate"; RFC 9325).
/// `certificate`: PEM, the server's own first, then those between it and the root. `key`: PEM, without a passphrase.
/// Error `bad_certificate` says which file and why: unreadable, no pair, expired.
Result<std::shared_ptr<boost::asio::ssl::context>> make_tls(const std::string& certificate, const std::string& key,
                                                            Instant now);
/// When the certificate that a context shows ends.
Instant expiry_of(boost::asio::ssl::context& context);

class TlsIdentity {
 public:
  /// Both names empty: no TLS.
  TlsIdentity(std::string certificate, std::string key) : certificate_(std::move(certificate)), key_(std::move(key)) {}

  bool wanted() const { return !certificate_.empty(); }
  /// At the start; the error is final.
  Result<void> load();
  /// Reads the files again if they changed since they were last read, or `at_once`. Lines that are open keep what they
  /// have; a pair that is not good is logged and changes nothing.
  void reload(bool at_once);
  /// For the next connection.
  const std::shared_ptr<boost::asio::ssl::context>& current() const { return current_; }

 private:
  std::string stamp() const;

  std::string certificate_;
  std::string key_;
  std::string stamp_;
  std::shared_ptr<boost::asio::ssl::context> current_;
};

}  // namespace tavolo::net
