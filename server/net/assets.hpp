#pragma once
// The built client, carried inside the program (architecture.md 7).

#include <optional>
#include <span>
#include <string_view>

namespace tavolo::net {

struct Asset {
  std::string_view path;  ///< "/index.html", "/assets/index-3fa9.js"
  std::string_view plain;
  std::string_view gzip;
};

/// All files of client-web/dist; none when the program was built without the client.
std::span<const Asset> assets();
const Asset* find_asset(std::string_view path);
std::string_view content_type_of(std::string_view path);

}  // namespace tavolo::net
