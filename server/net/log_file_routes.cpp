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

/// A log whose files are given out.
struct FilesOf {
  std::filesystem::path folder;  ///< of its checkpoint and tiles; empty: nothing is there
  std::string_view place;        ///< what is asked of it
};

/// Takes "<log's place>/" from the front of `path`: what is left, where one of `slugs` is named.
std::optional<FilesOf> take_place(const std::filesystem::path& published, std::string_view path,
                                  std::initializer_list<std::string_view> slugs) {
  for (const auto slug : slugs) {
    const std::string place = record::published_place("", slug).string();
    if (!path.starts_with(place + '/')) continue;
    return FilesOf{published.empty() ? published : record::published_place(published, slug),
                   path.substr(place.size() + 1)};
  }
  return std::nullopt;
}

/// Of a closed instance, below `/registry/closed/<instance>/`: its table, of whatever name, or its registry.
std::optional<FilesOf> closed_log(const Host& host, std::string_view path) {
  const std::string_view instance = path.substr(0, path.find('/'));
  // A name may begin with a dot, which no folder of this kind does: no name leads out of the folder.
  if (instance.size() == path.size() || instance.starts_with('.') || !record::is_instance_name(instance)) {
    return std::nullopt;
  }
  path.remove_prefix(instance.size() + 1);
  std::string_view slug = record::registry_slug;
  if (path.starts_with("t/")) slug = path.substr(2, path.substr(2).find('/'));
  if (!record::is_slug(slug)) return std::nullopt;
  return take_place(std::filesystem::path(host.options.closed_folder) / instance, path, {slug});
}

}  // namespace

std::string log_prefix(const Host& host, std::string_view slug) {
  return host.options.public_url + '/' + record::published_place("", slug).string();
}

bool handle_log_file_routes(const Host& host, const HttpRequest& request, const HttpReply& reply) {
  constexpr std::string_view closed = "/registry/closed/";
  const std::string_view path = request.path;
  if (!path.starts_with('/')) return false;
  const bool is_closed = path.starts_with(closed) && !host.options.closed_folder.empty();
  const auto asked = is_closed ? closed_log(host, path.substr(closed.size()))
                               : take_place(host.published, path.substr(1), {host.slug, record::registry_slug});
  if (!asked && !is_closed) return false;
  if (!anyone_may("log_files", reply)) return true;
  const bool is_named = asked && !asked->folder.empty();
  // No other name goes near the disk.
  if (is_named && asked->place == "checkpoint") {
    reply(file(asked->folder / asked->place, "text/plain; charset=utf-8", "public, max-age=2"));
  } else if (is_named && record::parse_tile_path(asked->place)) {
    reply(file(asked->folder / asked->place, "application/octet-stream", "public, max-age=31536000, immutable"));
  } else {
    reply(not_there());
  }
  return true;
}

}  // namespace tavolo::net
