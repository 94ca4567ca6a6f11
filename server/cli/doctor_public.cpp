// How the table is reached: options, certificates, and what a proxy makes of a request.

#include <sys/stat.h>

#include "server/cli/doctor.hpp"
#include "server/net/certificate.hpp"
#include "server/net/probe.hpp"

namespace tavolo::cli {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t certificate_warn_days = 21;
constexpr std::int64_t certificate_fail_days = 3;

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

void judge_certificate(const net::CertificateFacts& facts, const std::string& which, const std::string& host,
                       Instant now, Findings& findings) {
  const std::int64_t days = (facts.not_after.ms - now.ms) / day_ms;
  const std::vector<std::pair<std::string, std::string>> values{
      {"which", which}, {"host", host}, {"days", std::to_string(days)}, {"until", to_string(facts.not_after)}};
  if (facts.not_before > now) findings.push_back({Health::fail, "certificate_not_yet", values});
  if (facts.not_after <= now) {
    findings.push_back({Health::fail, "certificate_expired", values});
  } else {
    const Health health = days < certificate_fail_days   ? Health::fail
                          : days < certificate_warn_days ? Health::warn
                                                         : Health::ok;
    findings.push_back({health, health == Health::ok ? "certificate" : "certificate_ends", values});
  }
  if (!facts.names_host) findings.push_back({Health::fail, "certificate_other_name", values});
}

/// A proxy that does not pass the upgrade on makes an ordinary request of it, which the server answers with a page.
void judge_upgrade(const net::WebAddress& address, const std::string& ca_file, const std::string& slug,
                   Findings& findings) {
  const net::Probe asked{address,
                         "/ws/tables/" + slug,
                         {{"Connection", "Upgrade"},
                          {"Upgrade", "websocket"},
                          {"Sec-WebSocket-Version", "13"},
                          {"Sec-WebSocket-Key", "dGF2b2xvIGRvY3RvciAwMA=="},
                          {"Sec-WebSocket-Protocol", "tavolo.v1"},
                          {"Origin", address.origin()}},
                         ca_file};
  const auto answer = net::probe(asked);
  if (!answer) {
    findings.push_back({Health::fail, "public_unreachable", {{"reason", answer.error().message}}});
  } else if (answer->status == 401 || answer->status == 101) {
    findings.push_back({Health::ok, "websocket", {{"url", address.origin()}}});
  } else if (answer->status == 403) {
    findings.push_back({Health::fail, "websocket_origin", {{"url", address.origin()}}});
  } else {
    findings.push_back({Health::fail,
                        "websocket_not_passed",
                        {{"url", address.origin()}, {"status", std::to_string(answer->status)}}});
  }
}

/// From the answer alone it is seen whether the server believes the proxy: only then it sends this header.
void judge_transport_header(const net::ProbeAnswer& answer, const std::string& url, Findings& findings) {
  const bool there = answer.header("strict-transport-security").find("max-age=") != std::string::npos;
  findings.push_back({there ? Health::ok : Health::fail, there ? "hsts" : "hsts_missing", {{"url", url}}});
}

void judge_plain_address(net::WebAddress address, Findings& findings) {
  address.encrypted = false;
  address.port = "80";
  const auto answer = net::probe({address, "/", {}, ""});
  if (!answer) {
    findings.push_back({Health::ok, "plain_closed", {{"url", address.origin()}}});
    return;
  }
  const bool sent_on =
      answer->status >= 300 && answer->status < 400 && answer->header("location").starts_with("https://");
  findings.push_back({sent_on ? Health::ok : Health::fail,
                      sent_on ? "plain_redirected" : "plain_served",
                      {{"url", address.origin()}, {"status", std::to_string(answer->status)}}});
}

}  // namespace

void check_options(const ServeAsConfigured& serve, const std::string& public_url, Findings& findings) {
  const std::size_t before = findings.size();
  const bool own_tls = !serve.tls_certificate.empty() && !serve.tls_key.empty();
  if (serve.tls_certificate.empty() != serve.tls_key.empty()) findings.push_back({Health::fail, "tls_half", {}});
  if (serve.insecure_lan) findings.push_back({Health::warn, "insecure_lan", {}});
  if (!is_loopback(serve.address) && !own_tls && serve.trusted_proxies.empty() && !serve.insecure_lan) {
    findings.push_back({Health::fail, "exposed", {{"address", serve.address}}});
  }
  if (own_tls && is_loopback(serve.address) && serve.trusted_proxies.empty()) {
    findings.push_back({Health::warn, "tls_on_loopback", {{"address", serve.address}}});
  }
  if (!public_url.empty() && !own_tls && serve.trusted_proxies.empty()) {
    findings.push_back({Health::fail, "proxy_not_trusted", {{"url", public_url}}});
  }
  if (public_url.empty() && !serve.insecure_lan) findings.push_back({Health::warn, "public_url_not_said", {}});
  if (findings.size() == before) findings.push_back({Health::ok, "options", {}});
}

void check_certificate_files(const ServeAsConfigured& serve, const std::string& host, Instant now, Findings& findings) {
  if (serve.tls_certificate.empty() || serve.tls_key.empty()) return;
  const auto facts = net::read_certificate(serve.tls_certificate, host);
  if (!facts) {
    findings.push_back({Health::fail, "certificate_unreadable", {{"reason", facts.error().message}}});
    return;
  }
  judge_certificate(*facts, serve.tls_certificate, host, now, findings);
  struct stat key{};
  // A group may read it (ssl-cert of Debian), nobody else; nobody else may write it.
  if (::stat(serve.tls_key.c_str(), &key) == 0 && (key.st_mode & 027U) != 0) {
    findings.push_back({Health::fail, "tls_key_open", {{"path", serve.tls_key}, {"mode", mode_text(key.st_mode)}}});
  }
  if (const auto fits = net::check_key_fits(serve.tls_certificate, serve.tls_key); !fits) {
    findings.push_back({Health::fail, "certificate_unreadable", {{"reason", fits.error().message}}});
  }
}

void check_public_address(const std::string& url, const std::string& ca_file, const std::string& slug, Instant now,
                          Findings& findings) {
  const auto address = net::WebAddress::parse(url);
  if (!address) {
    findings.push_back({Health::fail, "bad_url", {{"reason", address.error().message}}});
    return;
  }
  if (!address->encrypted) findings.push_back({Health::fail, "public_not_encrypted", {{"url", url}}});
  const auto answer = net::probe({*address, "/api/logs", {}, ca_file});
  if (!answer) {
    findings.push_back({Health::fail, "public_unreachable", {{"reason", answer.error().message}}});
    return;
  }
  if (answer->certificate) judge_certificate(*answer->certificate, url, address->host, now, findings);
  if (!answer->distrust.empty()) {
    findings.push_back({Health::fail, "certificate_distrusted", {{"url", url}, {"reason", answer->distrust}}});
  }
  if (answer->status != 200 || answer->body_start.find("vkey") == std::string::npos) {
    findings.push_back({Health::fail, "public_not_us", {{"url", url}, {"status", std::to_string(answer->status)}}});
    return;
  }
  findings.push_back({Health::ok, "public", {{"url", url}}});
  if (address->encrypted) judge_transport_header(*answer, url, findings);
  judge_upgrade(*address, ca_file, slug, findings);
  if (address->encrypted && address->port == "443") judge_plain_address(*address, findings);
}

}  // namespace tavolo::cli
