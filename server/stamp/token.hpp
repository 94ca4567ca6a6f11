#pragma once
// Time-stamp tokens of RFC 3161 through OpenSSL: what is asked of an authority, and what its answer proves.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/base/time.hpp"

struct x509_st;

namespace tavolo::stamp {

/// What a token says of the bytes it stamps.
struct Stamp {
  Instant at;             ///< genTime, to the second: the bytes existed then
  std::string policy;     ///< the authority's policy, an OID in dotted form
  std::string authority;  ///< subject of the certificate that signed (RFC 4514)
};

/// Certificates of the authorities that are believed: roots, and those between a root and the signer.
class Authorities {
 public:
  /// From a PEM file. Error `tsa_ca_invalid`.
  static Result<Authorities> read(const std::filesystem::path& file);
  /// From PEM text; `name` is said in the error.
  static Result<Authorities> parse(std::string_view pem, const std::string& name);

 private:
  friend Result<Stamp> verify_answer(std::string_view, const Hash&, const Authorities&);
  std::vector<std::shared_ptr<x509_st>> certificates_;
};

/// A TimeStampReq (RFC 3161 2.4.1) for a SHA-256 value, in DER: version 1, the signer's certificate asked for.
/// `nonce`: 8 random bytes.
std::string ask_for(const Hash& imprint, std::string_view nonce);

/// What an answer (a TimeStampResp in DER) says, its signature left unchecked. Errors: `stamp_malformed`;
/// `stamp_refused`, with the authority's reason; `stamp_of_other_bytes`, by imprint.
Result<Stamp> read_answer(std::string_view answer, const Hash& imprint);

/// As read_answer, and the signature holds: by a certificate for time stamping alone that leads to one of `trusted`,
/// all of them valid at the time that the token states (RFC 3161 2.2, 4.3). Error `stamp_untrusted` else.
Result<Stamp> verify_answer(std::string_view answer, const Hash& imprint, const Authorities& trusted);

/// Subject of the certificate that an answer names as its signer, unchecked; empty where there is none.
std::string signer_in(std::string_view answer);

/// True when the answer carries the nonce of the question: it was made for it.
bool answers_nonce(std::string_view answer, std::string_view nonce);

}  // namespace tavolo::stamp
