#pragma once
// What a pack lies in: a folder, or one uncompressed POSIX tar (ustar, IEEE 1003.1-1988) whose every byte follows from
// names and contents, so that the same files give the same archive. Nothing here knows what the files say.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/record/verify.hpp"

namespace tavolo::pack {

/// Longest content of one file of a pack.
inline constexpr std::size_t max_file_size = std::size_t{256} << 20U;
/// Longest path of a file within a pack: what a ustar header holds in one piece.
inline constexpr std::size_t max_path_size = 99;

/// Small letters, digits, '-', '_', '.' and '/'; no empty part, none that begins with a dot. `README.txt` is one too.
bool is_pack_path(std::string_view path);

/// Where a pack is written, file by file. What is there already is never written over.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Errors: `file_unwritable`.
  virtual Result<void> put(const std::string& path, std::string_view bytes) = 0;
  /// Puts the whole in its place, synced. Without it nothing is left. Error `file_unwritable`.
  virtual Result<void> finish() = 0;
};

/// A folder, or an archive when the name ends in ".tar". Errors: `target_exists`, `file_unwritable`.
Result<std::unique_ptr<Sink>> make_sink(const std::filesystem::path& target);

class Source {
 public:
  virtual ~Source() = default;
  /// Paths, ascending by bytes.
  virtual const std::vector<std::string>& files() const = 0;
  /// Errors: `file_not_found`, `file_too_large`, `file_unreadable`.
  virtual Result<std::string> read(const std::string& path) const = 0;
  bool has(std::string_view path) const;
  /// What in the container itself is not as this program writes it.
  const std::vector<record::Finding>& faults() const { return faults_; }

 protected:
  std::vector<record::Finding> faults_;
};

/// Opens a folder or an archive. Errors: `no_pack` (nothing is there), `file_unreadable`.
Result<std::unique_ptr<Source>> open_source(const std::filesystem::path& pack);

}  // namespace tavolo::pack
