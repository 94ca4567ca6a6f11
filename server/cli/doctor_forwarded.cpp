// Whether the proxy in front says who asks: one request through it, and what the running server saw of that.

#include <algorithm>
#include <array>
#include <optional>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "server/base/bytes.hpp"
#include "server/base/random.hpp"
#include "server/cli/doctor.hpp"
#include "server/net/admin.hpp"
#include "server/net/admin_socket.hpp"
#include "server/net/networks.hpp"
#include "server/net/probe.hpp"

namespace tavolo::cli {
namespace {

/// Of documentation alone (RFC 5737): what a visitor who wants to be somebody else might claim.
constexpr std::string_view forged = "192.0.2.1";

struct Seen {
  std::string peer, address, forwarded_for;
};

/// Nothing when the running server cannot be asked, or the request never came.
std::optional<Seen> seen_as(const std::filesystem::path& data, const std::string& name) {
  net::AdminRequest request;
  request.action = net::AdminAction::sighting;
  request.name = Text<1, 120>::of(name);
  const auto said = net::AdminSocket::ask(data / "admin.sock", json::write(request));
  const auto answer = said ? json::read<net::AdminAnswer>(*said) : std::unexpected(json::Fault{});
  if (!answer || !answer->done) return std::nullopt;
  std::array<std::string, 3> lines;
  std::string_view rest = answer->text.str();
  for (auto& line : lines) {
    const auto end = std::min(rest.find('\n'), rest.size());
    line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return Seen{lines[0], lines[1], lines[2]};
}

std::string last_of(std::string_view chain) {
  const auto comma = chain.rfind(',');
  if (comma != std::string_view::npos) chain.remove_prefix(comma + 1);
  while (chain.starts_with(' ')) chain.remove_prefix(1);
  return std::string(chain);
}

Finding judged(const Seen& seen, const net::Networks& trusted) {
  const std::string last = last_of(seen.forwarded_for);
  const std::vector<std::pair<std::string, std::string>> values{
      {"peer", seen.peer}, {"address", seen.address}, {"last", last}};
  if (!trusted.contains(seen.peer)) return {Health::fail, "proxy_elsewhere", values};
  // What we claimed ourselves says nothing of the proxy.
  if (last.empty() || last == forged) return {Health::fail, "forwarded_missing", values};
  if (!net::Networks::is_address(last)) return {Health::fail, "forwarded_unreadable", values};
  if (seen.address == forged && !net::Networks::is_loopback(last)) return {Health::warn, "trusted_too_wide", values};
  return {Health::ok, "forwarded", values};
}

}  // namespace

void check_forwarded(const ServeAsConfigured& serve, const std::string& url, const std::string& ca_file,
                     const std::filesystem::path& data, Findings& findings) {
  net::Networks trusted;
  for (const auto& proxy : serve.trusted_proxies) {
    if (!trusted.add(proxy)) return;
  }
  const auto address = net::WebAddress::parse(url);
  if (trusted.empty() || !address) return;
  const std::string name = to_hex(random_bytes(16));
  const auto answer =
      net::probe({*address,
                  "/healthz",
                  {{std::string(net::Sightings::header), name}, {"X-Forwarded-For", std::string(forged)}},
                  ca_file});
  if (!answer || answer->status != 200) return;
  const auto seen = seen_as(data, name);
  findings.push_back(seen ? judged(*seen, trusted) : Finding{Health::warn, "forwarded_unseen", {{"url", url}}});
}

}  // namespace tavolo::cli
