#include "server/push/endpoint.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace tavolo::push {
namespace {

struct Block {
  std::uint32_t address;
  int bits;
};

// IANA special-purpose addresses that no push service has (RFC 6890 and its registry).
constexpr std::array not_public_v4{
    Block{0x00000000, 8},  Block{0x0A000000, 8},  Block{0x64400000, 10}, Block{0x7F000000, 8},  Block{0xA9FE0000, 16},
    Block{0xAC100000, 12}, Block{0xC0000000, 24}, Block{0xC0000200, 24}, Block{0xC0586300, 24}, Block{0xC0A80000, 16},
    Block{0xC6120000, 15}, Block{0xC6336400, 24}, Block{0xCB007100, 24}, Block{0xE0000000, 4},  Block{0xF0000000, 4},
};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(not_public_v4.begin(), not_public_v4.end(), [&](const Block& block) {
    const int shift = 32 - block.bits;
    return address >> shift == block.address >> shift;
  });
}

std::uint32_t four_bytes(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
         static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}

/// Global unicast is 2000::/3; of it not what carries an IPv4 address (6to4, Teredo), nor documentation.
bool is_public_v6(const std::uint8_t* bytes) {
  constexpr std::array<std::uint8_t, 12> mapped_v4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(mapped_v4.begin(), mapped_v4.end(), bytes)) return is_public_v4(four_bytes(bytes + 12));
  if ((bytes[0] & 0xE0) != 0x20) return false;
  const std::uint32_t head = four_bytes(bytes);
  const bool six_to_four = head >> 16 == 0x2002;
  const bool special = head >> 9 == 0x20010000U >> 9;
  const bool documentation = head == 0x20010DB8 || head >> 12 == 0x3FFF0;
  return !six_to_four && !special && !documentation;
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// A name with a dot whose last part begins with a letter: so neither "localhost" nor a number in any notation.
bool is_name(std::string_view host) {
  if (host.empty() || host.size() > 253 || !std::ranges::all_of(host, is_host_character)) return false;
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == host.size()) return false;
  if (host.starts_with('.') || host.find("..") != std::string_view::npos) return false;
  const char first = host[dot + 1];
  const std::string_view last = host.substr(dot + 1);
  const bool inside = last == "local" || last == "internal" || last == "localhost" || last == "lan" || last == "home";
  const bool digit = first >= '0' && first <= '9';
  return !digit && first != '-' && !inside;
}

}  // namespace

std::optional<std::string> origin_of(std::string_view endpoint) {
  constexpr std::string_view scheme = "https://";
  if (endpoint.size() > longest_endpoint || !endpoint.starts_with(scheme)) return std::nullopt;
  const auto plain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\' && c != '#' && c != '@'; };
  if (!std::ranges::all_of(endpoint, plain)) return std::nullopt;
  std::string_view authority = endpoint.substr(scheme.size());
  const auto end = authority.find_first_of("/?");
  if (end == std::string_view::npos) return std::nullopt;
  authority = authority.substr(0, end);
  if (authority.ends_with(":443")) authority.remove_suffix(4);
  if (!is_name(authority)) return std::nullopt;
  std::string origin(scheme);
  for (const char c : authority) origin += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return origin;
}

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  return is_public_v6(v6.sin6_addr.s6_addr);
}

}  // namespace tavolo::push
