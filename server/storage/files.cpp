#include "server/storage/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace tavolo::storage {
namespace {

std::string reason() { return std::system_category().message(errno); }

/// An open file, closed at the end of its scope.
class File {
 public:
  File(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int number() const { return number_; }
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> sync_folder(const std::filesystem::path& path) {
  File folder(path.empty() ? "." : path, O_RDONLY | O_DIRECTORY);
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) {
    return fail("file_unwritable", "sync folder " + path.string() + ": " + reason());
  }
  return {};
}

Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, mode_t mode) {
  const std::filesystem::path temporary = path.string() + ".part";
  ::unlink(temporary.c_str());
  File file(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  if (file.number() < 0) return fail("file_unwritable", "create " + temporary.string() + ": " + reason());
  // fchmod: the umask may have taken bits that the caller asked for.
  const bool whole = ::fchmod(file.number(), mode) == 0 && write_all(file.number(), bytes) &&
                     ::fsync(file.number()) == 0 && file.close() && std::rename(temporary.c_str(), path.c_str()) == 0;
  if (!whole) {
    auto error = fail("file_unwritable", "write " + path.string() + ": " + reason());
    ::unlink(temporary.c_str());
    return error;
  }
  return sync_folder(path.parent_path());
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  File file(path, O_RDONLY);
  if (file.number() < 0) {
    return fail(errno == ENOENT ? "file_not_found" : "file_unreadable", "open " + path.string() + ": " + reason());
  }
  std::string bytes;
  std::string piece(std::size_t{1} << 16U, '\0');
  while (true) {
    const ssize_t got = ::read(file.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail("file_unreadable", "read " + path.string() + ": " + reason());
    if (got == 0) return bytes;
    bytes.append(piece, 0, static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      return fail("file_too_large", path.string() + " has more than " + std::to_string(limit) + " bytes");
  }
}

Result<void> make_private_folder(const std::filesystem::path& path) {
  std::error_code fault;
  if (std::filesystem::is_directory(path, fault)) return {};
  const std::filesystem::path above = path.parent_path();
  if (!above.empty() && above != path) {
    if (auto made = make_private_folder(above); !made) return made;
  }
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
    return fail("file_unwritable", "make folder " + path.string() + ": " + reason());
  }
  if (!std::filesystem::is_directory(path, fault)) return fail("file_unwritable", path.string() + " is not a folder");
  return sync_folder(above);
}

Result<DataLock> DataLock::acquire(const std::filesystem::path& data) {
  if (auto made = make_private_folder(data); !made) return std::unexpected(made.error());
  const std::filesystem::path path = data / "lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return fail("file_unwritable", "open " + path.string() + ": " + reason());
  DataLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return fail("data_locked", data.string() + " is in use by another tavolo process");
    return fail("file_unwritable", "lock " + path.string() + ": " + reason());
  }
  return lock;
}

DataLock::~DataLock() {
  if (file_ >= 0) ::close(file_);
}

DataLock::DataLock(DataLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

DataLock& DataLock::operator=(DataLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace tavolo::storage
