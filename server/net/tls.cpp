#include "server/net/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include "server/base/log.hpp"

namespace tavolo::net {
namespace {

namespace ssl = boost::asio::ssl;

constexpr const char* tls12_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* groups = "X25519:P-256:P-384";

/// Without this OpenSSL would ask at the terminal.
int no_passphrase(char*, int, int, void*) { return 0; }

/// What OpenSSL says last, and nothing left behind for the next.
std::string openssl_reason() {
  const auto code = ERR_peek_last_error();
  ERR_clear_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  return reason ? reason : "unknown reason";
}

std::string stamp_of(const std::string& path) {
  struct stat held{};
  if (::stat(path.c_str(), &held) != 0) return "absent";
  return std::to_string(held.st_ino) + " " + std::to_string(held.st_size) + " " + std::to_string(held.st_mtim.tv_sec) +
         "." + std::to_string(held.st_mtim.tv_nsec);
}

}  // namespace

Result<std::shared_ptr<ssl::context>> make_tls(const std::string& certificate, const std::string& key, Instant now) {
  const auto bad = [](const std::string& file, const std::string& why) {
    return fail("bad_certificate", file + ": " + why);
  };
  auto made = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* context = made->native_handle();
  SSL_CTX_set_default_passwd_cb(context, no_passphrase);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                   SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  const bool chosen = SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
                      SSL_CTX_set_cipher_list(context, tls12_ciphers) == 1 &&
                      SSL_CTX_set1_groups_list(context, groups) == 1;
  if (!chosen) return bad("OpenSSL", openssl_reason());
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1) return bad(certificate, openssl_reason());
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1) return bad(key, openssl_reason());
  if (SSL_CTX_check_private_key(context) != 1) return bad(key, "is not the key of " + certificate);
  if (expiry_of(*made) <= now) return bad(certificate, "the certificate ended at " + to_string(expiry_of(*made)));
  return made;
}

Instant expiry_of(ssl::context& context) {
  const X509* shown = SSL_CTX_get0_certificate(context.native_handle());
  std::tm ends{};
  if (!shown || ASN1_TIME_to_tm(X509_get0_notAfter(shown), &ends) != 1) return {};
  return Instant{static_cast<std::int64_t>(::timegm(&ends)) * 1000};
}

std::string TlsIdentity::stamp() const { return stamp_of(certificate_) + ", " + stamp_of(key_); }

Result<void> TlsIdentity::load() {
  stamp_ = stamp();
  auto made = make_tls(certificate_, key_, wall_clock_now());
  if (!made) return std::unexpected(made.error());
  current_ = *std::move(made);
  return {};
}

void TlsIdentity::reload(bool at_once) {
  if (!wanted()) return;
  std::string now = stamp();
  if (now == stamp_ && !at_once) return;
  stamp_ = std::move(now);
  auto made = make_tls(certificate_, key_, wall_clock_now());
  if (!made) {
    log(LogLevel::error, "certificate_not_reloaded",
        {{"message", made.error().message + "; the one in use stays"}, {"expires", to_string(expiry_of(*current_))}});
    return;
  }
  current_ = *std::move(made);
  log(LogLevel::info, "certificate_reloaded", {{"expires", to_string(expiry_of(*current_))}});
}

}  // namespace tavolo::net
