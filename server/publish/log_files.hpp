#pragma once
// One log as plain files (C2SP tlog-tiles) that any web server can hand out: tiles, bundles, `checkpoint`. Written so
// that at each moment, power cuts included, all that the checkpoint rests on is there. Used by one thread at a time.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/record/log.hpp"
#include "server/record/tiles.hpp"

namespace tavolo::publish {

/// Where the files of logs go, and who watches.
struct FilesOptions {
  std::filesystem::path folder;      ///< as record::published_place() divides it
  std::filesystem::path high_water;  ///< of record::high_water_file(); empty: none
  /// Tests: called before and after each file is put in place, and before one is removed.
  std::function<void(const std::filesystem::path&)> at_step;
};

class LogFiles {
 public:
  /// `log` outlives this.
  LogFiles(record::Log& log, FilesOptions options);

  const record::Log& log() const { return log_; }
  /// Size of the checkpoint that stands there; nothing before the first publish() that came to its end.
  std::optional<std::uint64_t> published() const { return published_; }

  /// Brings the files to the log's newest checkpoint: full tiles and bundles, the partial ones of every checkpoint on
  /// the way, the high-water file, `checkpoint` last; then partial ones whose full one is there are removed.
  /// `cosignatures`: lines to stand under the note of exactly `cosigned_size`. A file that is there already and the
  /// same is left; one that differs is never written over: error `published_differs`. Errors also: those of Log and of
  /// storage, and those of record::continues() for a published checkpoint.
  Result<void> publish(std::uint64_t cosigned_size, std::string_view cosignatures);

 private:
  Result<void> begin();
  Result<void> put_tile(const record::Tile& tile, std::span<const std::string> leaves);
  Result<void> put_full(std::uint64_t from, std::uint64_t to);
  Result<void> put_partial(std::uint64_t after, std::uint64_t upto);
  Result<void> put(const std::filesystem::path& path, std::string_view bytes);
  Result<void> make_folder(const std::filesystem::path& folder);
  void remove_partial(std::uint64_t size);
  void step(const std::filesystem::path& path) const;

  record::Log& log_;
  const FilesOptions options_;
  const std::filesystem::path folder_;
  std::optional<std::uint64_t> published_;
  std::uint64_t whole_ = 0;  ///< full tiles and partial ones are there up to this size
  std::string checkpoint_;   ///< as it stands in the file
};

}  // namespace tavolo::publish
