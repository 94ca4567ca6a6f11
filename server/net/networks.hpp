#pragma once
// Addresses and networks, as an option names them: "127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32".

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"

namespace tavolo::net {

class Networks {
 public:
  /// Error `not_a_network` names the text: neither an address nor a network in CIDR form with a zero host part.
  Result<void> add(std::string_view text);
  bool empty() const { return held_.empty(); }
  /// `address` is one that the system printed, or a client claims; false for what is none. An IPv4 address is the same
  /// in its IPv6 form (::ffff:a.b.c.d).
  bool contains(std::string_view address) const;

  static bool is_address(std::string_view text);
  static bool is_loopback(std::string_view address);

 private:
  using Bytes = std::array<std::uint8_t, 16>;
  struct Network {
    Bytes bytes{};
    unsigned bits = 0;
  };
  static bool lies_in(const Bytes& bytes, const Network& network);

  std::vector<Network> held_;
};

/// The address of who asked, as told by proxies that are believed: the last in X-Forwarded-For that is none of them.
/// `peer` when there is none, or the header holds what is no address.
std::string_view forwarded_for(std::string_view header, std::string_view peer, const Networks& trusted);

}  // namespace tavolo::net
