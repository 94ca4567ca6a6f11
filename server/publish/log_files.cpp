#include "server/publish/log_files.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "server/record/known_heads.hpp"
#include "server/storage/files.hpp"

namespace tavolo::publish {
namespace {

namespace fs = std::filesystem;

constexpr mode_t file_mode = 0644;
constexpr mode_t folder_mode = 0755;
constexpr std::size_t longest_bundle = std::size_t{256} * (2 + 65'535);

std::uint64_t first_of(const record::Tile& bundle) { return bundle.n * record::full_tile; }

}  // namespace

LogFiles::LogFiles(record::Log& log, FilesOptions options)
    : log_(log), options_(std::move(options)), folder_(record::published_place(options_.folder, log.place().slug)) {}

void LogFiles::step(const fs::path& path) const {
  if (options_.at_step) options_.at_step(path);
}

Result<void> LogFiles::make_folder(const fs::path& folder) {
  std::error_code fault;
  if (fs::is_directory(folder, fault)) return {};
  if (auto made = make_folder(folder.parent_path()); !made) return made;
  if (::mkdir(folder.c_str(), folder_mode) != 0 && !fs::is_directory(folder, fault))
    return fail("file_unwritable", "make folder " + folder.string());
  // The umask may have taken what others need to pass.
  ::chmod(folder.c_str(), folder_mode);
  return storage::sync_folder(folder.parent_path());
}

Result<void> LogFiles::put(const fs::path& path, std::string_view bytes) {
  if (auto made = make_folder(path.parent_path()); !made) return made;
  step(path);
  if (auto written = storage::write_file_durably(path, bytes, file_mode); !written) return written;
  step(path);
  return {};
}

Result<void> LogFiles::put_tile(const record::Tile& tile, std::span<const std::string> leaves) {
  auto bytes = tile.entries ? Result<std::string>(record::bundle_bytes(leaves.first(tile.width)))
                            : record::tile_bytes(tile, log_.node_reader());
  if (!bytes) return std::unexpected(bytes.error());
  const fs::path path = folder_ / record::tile_path(tile);
  const auto held = storage::read_file(path, longest_bundle);
  if (!held && held.error().code == "file_not_found") return put(path, *bytes);
  if (!held) return std::unexpected(held.error());
  if (*held == *bytes) return {};
  return fail("published_differs",
              path.string() + " is not what the record says: it was changed or damaged after it was published");
}

Result<void> LogFiles::put_full(std::uint64_t from, std::uint64_t to) {
  for (const record::Tile& tile : record::full_tiles(from, to)) {
    std::vector<std::string> leaves;
    if (tile.entries) {
      auto read = log_.leaves(first_of(tile), first_of(tile) + record::full_tile);
      if (!read) return std::unexpected(read.error());
      leaves = *std::move(read);
    }
    if (auto written = put_tile(tile, leaves); !written) return written;
  }
  return {};
}

Result<void> LogFiles::put_partial(std::uint64_t after, std::uint64_t upto) {
  const auto sizes = log_.checkpoint_sizes(after, upto);
  if (!sizes) return std::unexpected(sizes.error());
  const auto edge = record::partial_tiles(upto);
  std::vector<std::string> leaves;
  if (const auto bundle = std::ranges::find(edge, true, &record::Tile::entries); bundle != edge.end()) {
    auto read = log_.leaves(first_of(*bundle), first_of(*bundle) + bundle->width);
    if (!read) return std::unexpected(read.error());
    leaves = *std::move(read);
  }
  for (const std::uint64_t size : *sizes) {
    for (const record::Tile& tile : record::partial_tiles(size)) {
      // Of a place that is full meanwhile, the full one stands for it.
      const bool still_partial = std::ranges::any_of(edge, [&](const record::Tile& now) {
        return now.entries == tile.entries && now.level == tile.level && now.n == tile.n;
      });
      if (!still_partial) continue;
      if (auto written = put_tile(tile, leaves); !written) return written;
    }
  }
  return {};
}

/// What an earlier run has left.
Result<void> LogFiles::begin() {
  const auto held = record::continues_file(log_, folder_ / "checkpoint");
  if (!held) return std::unexpected(held.error());
  if (!*held) return {};
  // What somebody removed is made again; what is there is compared by whoever verifies it, not at each start.
  std::error_code fault;
  auto all = record::full_tiles(0, **held);
  const auto edge = record::partial_tiles(**held);
  all.insert(all.end(), edge.begin(), edge.end());
  const bool whole = std::ranges::all_of(
      all, [&](const record::Tile& tile) { return fs::exists(folder_ / record::tile_path(tile), fault); });
  whole_ = whole ? **held : 0;
  return {};
}

void LogFiles::remove_partial(std::uint64_t size) {
  // The first time everywhere: an earlier run may have been cut short here.
  std::error_code fault;
  for (const record::Tile& tile : record::full_tiles(published_ ? whole_ : 0, size)) {
    const fs::path folder = folder_ / record::partial_folder(tile);
    if (!fs::exists(folder, fault)) continue;
    step(folder);
    fs::remove_all(folder, fault);
  }
}

Result<void> LogFiles::publish(std::uint64_t cosigned_size, std::string_view cosignatures) {
  if (!published_) {
    if (auto begun = begin(); !begun) return begun;
  }
  const record::LogHead head = log_.head();
  std::string checkpoint = head.checkpoint;
  if (cosigned_size == head.size) checkpoint += cosignatures;
  if (published_ == head.size && checkpoint == checkpoint_) return {};
  if (auto put = put_full(whole_, head.size); !put) return put;
  if (auto put = put_partial(whole_, head.size); !put) return put;
  // Before anyone can have seen it: what is let out is never above the mark.
  if (!options_.high_water.empty()) {
    const fs::path mark = record::high_water_file(options_.high_water, log_.place().slug);
    if (auto marked = put(mark, head.checkpoint); !marked) return marked;
  }
  if (auto put = this->put(folder_ / "checkpoint", checkpoint); !put) return put;
  remove_partial(head.size);
  whole_ = head.size;
  published_ = head.size;
  checkpoint_ = std::move(checkpoint);
  return {};
}

}  // namespace tavolo::publish
