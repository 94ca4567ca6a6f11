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

Result<void> sync_file(const std::filesystem::path& path) {
  File file(path, O_RDONLY);
  if (file.number() < 0 || ::fsync(file.number()) != 0) {
    return fail("file_unwritable", "sync " + path.string() + ": " + reason());
  }
  return {};
}

NewFile::NewFile(std::filesystem::path path, std::filesystem::path unfinished, mode_t mode)
    : path_(std::move(path)), unfinished_(std::move(unfinished)) {
  ::unlink(unfinished_.c_str());
  file_ = ::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  // fchmod: the umask may have taken bits that the caller asked for.
  if (file_ < 0 || ::fchmod(file_, mode) != 0) fault_ = "create " + unfinished_.string() + ": " + reason();
}

NewFile::~NewFile() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(unfinished_.c_str());
}

void NewFile::write(std::string_view bytes) {
  if (fault_.empty() && !write_all(file_, bytes)) fault_ = "write " + unfinished_.string() + ": " + reason();
}

Result<void> NewFile::put_in_place(Durable durable) {
  if (!fault_.empty()) return fail("file_unwritable", fault_);
  const bool synced = durable == Durable::no || ::fsync(file_) == 0;
  const bool placed =
      synced && ::close(std::exchange(file_, -1)) == 0 && std::rename(unfinished_.c_str(), path_.c_str()) == 0;
  if (!placed) {
    auto error = fail("file_unwritable", "write " + path_.string() + ": " + reason());
    ::unlink(unfinished_.c_str());
    return error;
  }
  return durable == Durable::no ? Result<void>{} : sync_folder(path_.parent_path());
}

Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, mode_t mode) {
  NewFile file(path, path.string() + ".part", mode);
  file.write(bytes);
  return file.put_in_place(NewFile::Durable::yes);
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
