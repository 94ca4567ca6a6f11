#pragma once
// Files that must be there, whole, after a power cut; and the lock that keeps two writers off one data folder.

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/base/result.hpp"

namespace tavolo::storage {

/// Writes a file whole or not at all: temporary file beside it, fsync, rename over the old one, fsync of the folder.
Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, mode_t mode = 0600);

/// The content of a file of at most `limit` bytes. Errors: file_not_found, file_too_large, file_unreadable.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{64} << 20U);

/// Makes a folder (and those above it that are missing) with mode 0700; an existing one is left as it is.
Result<void> make_private_folder(const std::filesystem::path& path);

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
