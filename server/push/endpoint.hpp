#pragma once
// Where a browser says its messages are to go. The address comes from a person, and the server will open it: so it is
// https alone, on the usual port, of a host with a name, and never leads into a private network.

#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace tavolo::push {

inline constexpr std::size_t longest_endpoint = 2'048;

/// "https://host" of an address that may be opened; nothing for any other text. Refused besides: user names, fragments,
/// other ports than 443, hosts that are numbers or have no dot, blanks and control characters.
std::optional<std::string> origin_of(std::string_view endpoint);

/// Whether a host's address, once looked up, is of the public internet. Asked for each connection: a name can lead
/// elsewhere the second time.
bool is_public(const sockaddr& address);

}  // namespace tavolo::push
