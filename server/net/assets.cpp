#include "server/net/assets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tavolo::net {

const Asset* find_asset(std::string_view path) {
  const auto all = assets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.path == path; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view content_type_of(std::string_view path) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Pair, 10> types{Pair{".html", "text/html; charset=utf-8"},
                                              Pair{".js", "text/javascript; charset=utf-8"},
                                              Pair{".css", "text/css; charset=utf-8"},
                                              Pair{".svg", "image/svg+xml"},
                                              Pair{".png", "image/png"},
                                              Pair{".ico", "image/x-icon"},
                                              Pair{".woff2", "font/woff2"},
                                              Pair{".woff", "font/woff"},
                                              Pair{".json", "application/json; charset=utf-8"},
                                              Pair{".webmanifest", "application/manifest+json; charset=utf-8"}};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace tavolo::net
