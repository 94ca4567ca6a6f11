#include "server/net/log_file_routes.hpp"

#include "server/net/http_support.hpp"
#include "server/record/known_heads.hpp"
#include "server/record/tiles.hpp"
#include "server/storage/files.hpp"

namespace tavolo::net {
namespace {

constexpr std::size_t longest_file = std::size_t{256} * (2 + 65'535);

HttpResponse not_there() { return refusal_response(404, {"unknown_thing", "rules#ids", {}}); }

HttpResponse file(const std::filesystem::path& path, const char* type, const char* cache) {
  auto bytes = storage::read_file(path, longest_file);
  if (!bytes) return not_there();
  auto response = text_response(200, type, *std::move(bytes));
  response.headers.emplace_back("Cache-Control", cache);
  return response;
}

/// The log that a path is beneath, cut off it with the slash that follows.
std::optional<std::string> take_slug(const Host& host, std::string_view& path) {
  for (const auto& slug : {host.slug, std::string(record::registry_slug)}) {
    const std::string prefix = '/' + record::published_place("", slug).string() + '/';
    if (!path.starts_with(prefix)) continue;
    path.remove_prefix(prefix.size());
    return slug;
  }
  return std::nullopt;
}

}  // namespace

std::string log_prefix(const Host& host, std::string_view slug) {
  return host.options.public_url + '/' + record::published_place("", slug).string();
}

bool handle_log_file_routes(const Host& host, const HttpRequest& request, const HttpReply& reply) {
  std::string_view rest = request.path;
  const auto slug = take_slug(host, rest);
  if (!slug) return false;
  if (!anyone_may("log_files", reply)) return true;
  // No other name goes near the disk.
  const auto folder = record::published_place(host.published, *slug);
  if (host.published.empty()) {
    reply(not_there());
  } else if (rest == "checkpoint") {
    reply(file(folder / rest, "text/plain; charset=utf-8", "public, max-age=2"));
  } else if (record::parse_tile_path(rest)) {
    reply(file(folder / rest, "application/octet-stream", "public, max-age=31536000, immutable"));
  } else {
    reply(not_there());
  }
  return true;
}

}  // namespace tavolo::net
