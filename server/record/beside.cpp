#include "server/record/beside.hpp"

#include <algorithm>

#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/record/rotation.hpp"
#include "server/storage/connection.hpp"
#include "server/storage/copy.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {

Result<Glance> glance(const std::filesystem::path& data, std::string_view slug) {
  const auto file = log_file({data, "", std::string(slug)});
  if (!std::filesystem::exists(file)) return fail("log_not_found", "no log at " + file.string());
  return storage::attempt("log_unavailable", [&]() -> Result<Glance> {
    storage::Connection database(file, storage::Mode::read_only);
    database.execute("BEGIN");
    Glance seen;
    auto log = database.prepare("SELECT origin, size FROM log");
    auto note = database.prepare("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
    if (!log.step() || !note.step()) return fail("record_damaged", file.string() + " has no size or no checkpoint");
    seen.origin = log.text(0);
    seen.size = static_cast<std::uint64_t>(log.integer(1));
    seen.checkpoint = note.text(0);
    auto leaf = database.prepare("SELECT leaf FROM entries ORDER BY seq DESC LIMIT 1");
    if (!leaf.step()) return seen;
    const auto envelope = parse_leaf(leaf.blob_view(0));
    if (!envelope) return fail("record_damaged", file.string() + ", newest entry: " + envelope.error().message);
    seen.last = envelope->ts;
    return seen;
  });
}

std::vector<std::string> logs_below(const std::filesystem::path& data) {
  std::vector<std::string> slugs;
  std::error_code fault;
  for (const auto& file : std::filesystem::directory_iterator(data / "tables", fault)) {
    const std::string slug = file.path().stem().string();
    if (file.path().extension() == ".db" && is_slug(slug)) slugs.push_back(slug);
  }
  std::ranges::sort(slugs, {}, [](const std::string& slug) { return std::pair(slug != registry_slug, slug); });
  return slugs;
}

Result<void> copy_log(const std::filesystem::path& data, std::string_view slug, const std::filesystem::path& folder) {
  const LogPlace from{data, "", std::string(slug)};
  const LogPlace to{folder, "", std::string(slug)};
  if (!std::filesystem::exists(log_file(from))) return fail("log_not_found", "no log at " + log_file(from).string());
  for (const auto& place : {log_file(to), keys_file(to)}) {
    if (auto made = storage::make_private_folder(place.parent_path()); !made) return made;
  }
  if (auto copied = storage::copy_database(log_file(from), log_file(to)); !copied) return copied;
  if (auto copied = storage::copy_database(keys_file(from), keys_file(to)); !copied) return copied;
  // While a rotation goes on there is a second one. One that is lost is missed when the copy is opened.
  for (const auto& file_of : {signing_key_file, next_key_file}) {
    const auto key = storage::read_file(file_of(from), 4096);
    if (!key && key.error().code == "file_not_found") continue;
    if (!key) return std::unexpected(key.error());
    if (auto written = storage::write_file_durably(file_of(to), *key); !written) return written;
  }
  return {};
}

}  // namespace tavolo::record
