#pragma once
// What the server made of the requests by which `tavolo doctor` tries the proxy in front. Told over the admin socket
// alone: nobody else is to learn how the proxies stand.

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "server/net/link.hpp"

namespace tavolo::net {

struct Sighting {
  std::string peer;           ///< at the other end of the connection
  std::string address;        ///< of who asked, as believed
  std::string forwarded_for;  ///< as it came; several headers are joined by commas
};

class Sightings {
 public:
  /// The header whose value, 32 hexadecimal digits, names a request.
  static constexpr std::string_view header = "tavolo-doctor";

  /// Remembers a request that has a name, in the place of the oldest.
  void note(const HttpRequest& request);
  std::optional<Sighting> find(std::string_view name) const;

 private:
  static constexpr std::size_t most = 16;
  std::deque<std::pair<std::string, Sighting>> held_;
};

}  // namespace tavolo::net
