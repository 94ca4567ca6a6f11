#include "server/net/certificate.hpp"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <memory>

#include "server/storage/files.hpp"

namespace tavolo::net {
namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

constexpr std::size_t max_pem_bytes = 1U << 20U;

Memory reader_of(const std::string& bytes) {
  return {BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), BIO_free};
}

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  using namespace std::chrono;
  const sys_days day = year(parts.tm_year + 1900) / month(static_cast<unsigned>(parts.tm_mon) + 1) /
                       std::chrono::day(static_cast<unsigned>(parts.tm_mday));
  const auto moment = day + hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec);
  return {duration_cast<milliseconds>(moment.time_since_epoch()).count()};
}

/// A key that asks for a passphrase is refused: nobody is there to type it.
int no_passphrase(char*, int, int, void*) { return -1; }

Result<Certificate> load_certificate(const std::filesystem::path& pem) {
  const auto bytes = storage::read_file(pem, max_pem_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const Memory memory = reader_of(*bytes);
  Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, no_passphrase, nullptr), X509_free);
  if (!certificate) return fail("bad_certificate", pem.string() + " holds no certificate in PEM form");
  return certificate;
}

}  // namespace

CertificateFacts facts_of(x509_st* certificate, const std::string& host) {
  CertificateFacts facts;
  facts.not_before = instant_of(X509_get0_notBefore(certificate));
  facts.not_after = instant_of(X509_get0_notAfter(certificate));
  facts.names_host = host.empty() || X509_check_host(certificate, host.data(), host.size(), 0, nullptr) == 1 ||
                     X509_check_ip_asc(certificate, host.c_str(), 0) == 1;
  return facts;
}

Result<CertificateFacts> read_certificate(const std::filesystem::path& pem, const std::string& host) {
  const auto certificate = load_certificate(pem);
  if (!certificate) return std::unexpected(certificate.error());
  return facts_of(certificate->get(), host);
}

Result<void> check_key_fits(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  const auto loaded = load_certificate(certificate);
  if (!loaded) return std::unexpected(loaded.error());
  const auto bytes = storage::read_file(key, max_pem_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const Memory memory = reader_of(*bytes);
  const Key held(PEM_read_bio_PrivateKey(memory.get(), nullptr, no_passphrase, nullptr), EVP_PKEY_free);
  if (!held) return fail("bad_key", key.string() + " holds no private key without passphrase in PEM form");
  if (X509_check_private_key(loaded->get(), held.get()) != 1) {
    return fail("other_key", key.string() + " is not the key of " + certificate.string());
  }
  return {};
}

}  // namespace tavolo::net
