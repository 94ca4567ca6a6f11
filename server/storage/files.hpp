#pragma once
// Files that must be there, whole, after a power cut; and the lock that keeps two writers off one data folder.

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::storage {

/// A file that is written in pieces beside its place and put there when it is whole (rename over the old one). Without
/// put_in_place() nothing is left of it.
class NewFile {
 public:
  enum class Durable { no, yes };
  /// `unfinished`: where it is written, in the same folder; what stands there is removed. The first fault is kept and
  /// told by put_in_place().
  NewFile(std::filesystem::path path, std::filesystem::path unfinished, mode_t mode = 0600);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  /// Durable: waits until file and folder are on the disk. Error `file_unwritable`.
  Result<void> put_in_place(Durable durable);

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  int file_ = -1;
  std::string fault_;  ///< empty: none
};

/// Writes a file whole or not at all: temporary file beside it, fsync, rename over the old one, fsync of the folder.
Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, mode_t mode = 0600);

/// The content of a file of at most `limit` bytes. Errors: file_not_found, file_too_large, file_unreadable.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{64} << 20U);

/// Makes a folder (and those above it that are missing) with mode 0700; an existing one is left as it is.
Result<void> make_private_folder(const std::filesystem::path& path);

/// Makes the content of a file that something else wrote durable.
Result<void> sync_file(const std::filesystem::path& path);

/// Makes what was renamed or removed in a folder durable.
Result<void> sync_folder(const std::filesystem::path& path);

/// The exclusive flock on DATA/lock (decision 19): held by everything that writes below DATA, released by the kernel
/// when the process ends in whatever way.
class DataLock {
 public:
  /// Makes DATA if it is missing. Error `data_locked` when another process holds it.
  static Result<DataLock> acquire(const std::filesystem::path& data);
  ~DataLock();
  DataLock(DataLock&& other) noexcept;
  DataLock& operator=(DataLock&& other) noexcept;

 private:
  explicit DataLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace tavolo::storage
