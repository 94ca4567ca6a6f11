#pragma once
// What a certificate says that an operator must know (RFC 5280), through OpenSSL.

#include <filesystem>
#include <string>

#include "server/base/result.hpp"
#include "server/base/time.hpp"

struct x509_st;

namespace tavolo::net {

struct CertificateFacts {
  Instant not_before;
  Instant not_after;
  bool names_host = false;  ///< one of its names is the host that was asked for (RFC 6125); true when none was
};

/// Of a certificate in memory; `host` may be empty, a name, or an IP address.
CertificateFacts facts_of(x509_st* certificate, const std::string& host);

/// Of the first certificate of a PEM file. Errors: those of storage::read_file, `bad_certificate`.
Result<CertificateFacts> read_certificate(const std::filesystem::path& pem, const std::string& host);

/// Whether a PEM file's private key, unencrypted, is that of the certificate. Errors: as above, `bad_key`, `other_key`.
Result<void> check_key_fits(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace tavolo::net
