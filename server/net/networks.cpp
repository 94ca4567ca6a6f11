#include "server/net/networks.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace tavolo::net {
namespace {

constexpr unsigned mapped_bits = 96;

/// IPv4 in its IPv6 form; nothing for what is no address.
std::optional<std::array<std::uint8_t, 16>> bytes_of_address(std::string_view text) {
  const std::string copy(text);
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
  bytes = {};
  bytes[10] = bytes[11] = 0xff;
  if (::inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool Networks::lies_in(const Bytes& bytes, const Network& network) {
  for (unsigned bit = 0; bit < network.bits; bit += 8) {
    const unsigned rest = std::min(8U, network.bits - bit);
    const auto mask = static_cast<std::uint8_t>(0xff00U >> rest);
    if (((bytes[bit / 8] ^ network.bytes[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

Result<void> Networks::add(std::string_view text) {
  const auto bad = [&] {
    return fail("not_a_network", std::string(text) +
                                     " is neither an address nor a network such as 10.0.0.0/8 or 2001:db8::/32 (the "
                                     "part after the prefix must be zero)");
  };
  const auto slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const auto bytes = bytes_of_address(address);
  if (!bytes) return bad();
  Network network{*bytes, 128};
  if (slash != std::string_view::npos) {
    const std::string_view prefix = text.substr(slash + 1);
    const unsigned base = address.find(':') == std::string_view::npos ? mapped_bits : 0;
    unsigned bits = 0;
    const auto [end, fault] = std::from_chars(prefix.data(), prefix.data() + prefix.size(), bits);
    if (fault != std::errc{} || end != prefix.data() + prefix.size() || bits > 128 - base) return bad();
    network.bits = base + bits;
  }
  Network cut = network;
  for (unsigned bit = network.bits; bit < 128; ++bit) {
    cut.bytes[bit / 8] = static_cast<std::uint8_t>(cut.bytes[bit / 8] & ~(0x80U >> bit % 8));
  }
  if (cut.bytes != network.bytes) return bad();
  held_.push_back(network);
  return {};
}

bool Networks::contains(std::string_view address) const {
  const auto bytes = bytes_of_address(address);
  return bytes && std::ranges::any_of(held_, [&](const Network& network) { return lies_in(*bytes, network); });
}

bool Networks::is_address(std::string_view text) { return bytes_of_address(text).has_value(); }

bool Networks::is_loopback(std::string_view address) {
  static const Networks loopback = [] {
    Networks made;
    for (const auto* text : {"127.0.0.0/8", "::1"}) TAVOLO_CHECK(made.add(text).has_value());
    return made;
  }();
  return loopback.contains(address);
}

std::string_view forwarded_for(std::string_view header, std::string_view peer, const Networks& trusted) {
  std::string_view found = peer;
  while (!header.empty()) {
    const auto comma = header.rfind(',');
    const auto item = trimmed(comma == std::string_view::npos ? header : header.substr(comma + 1));
    header = comma == std::string_view::npos ? std::string_view() : header.substr(0, comma);
    if (!Networks::is_address(item)) return found;
    found = item;
    if (!trusted.contains(item)) return found;
  }
  return found;
}

}  // namespace tavolo::net
