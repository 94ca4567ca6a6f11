#include "server/pack/container.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

#include "server/storage/files.hpp"

namespace tavolo::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 512;

/// The header of a file of a pack: owner, group and time are nobody's and never, mode 0644.
std::string tar_header(std::string_view path, std::uint64_t size) {
  std::string header(block, '\0');
  const auto put = [&header](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
  std::array<char, 16> octal{};
  put(0, path);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  std::snprintf(octal.data(), octal.size(), "%011llo", static_cast<unsigned long long>(size));
  put(124, octal.data());
  put(136, "00000000000");
  put(148, "        ");
  put(156, "0");
  put(257, std::string_view("ustar\00000", 8));
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  std::snprintf(octal.data(), octal.size(), "%06o", sum);
  put(148, std::string_view(octal.data(), 7));
  return header;
}

std::uint64_t padding_of(std::uint64_t size) { return (block - size % block) % block; }

class FolderSink : public Sink {
 public:
  explicit FolderSink(fs::path target) : target_(std::move(target)), unfinished_(target_.string() + ".part") {}
  ~FolderSink() override {
    std::error_code fault;
    if (!finished_) fs::remove_all(unfinished_, fault);
  }
  FolderSink(const FolderSink&) = delete;
  FolderSink& operator=(const FolderSink&) = delete;

  Result<void> put(const std::string& path, std::string_view bytes) override {
    const fs::path file = unfinished_ / path;
    std::error_code fault;
    fs::create_directories(file.parent_path(), fault);
    if (fault) return fail("file_unwritable", file.parent_path().string() + ": " + fault.message());
    storage::NewFile written(file, file.string() + ".part", 0644);
    written.write(bytes);
    return written.put_in_place(storage::NewFile::Durable::no);
  }
  Result<void> finish() override {
    std::error_code fault;
    fs::rename(unfinished_, target_, fault);
    if (fault) return fail("file_unwritable", "rename " + unfinished_.string() + ": " + fault.message());
    finished_ = true;
    return storage::sync_folder(fs::absolute(target_).parent_path());
  }

 private:
  fs::path target_;
  fs::path unfinished_;
  bool finished_ = false;
};

class TarSink : public Sink {
 public:
  explicit TarSink(const fs::path& target) : file_(target, target.string() + ".part", 0644) {}

  Result<void> put(const std::string& path, std::string_view bytes) override {
    TAVOLO_CHECK(is_pack_path(path));
    file_.write(tar_header(path, bytes.size()));
    file_.write(bytes);
    file_.write(std::string(padding_of(bytes.size()), '\0'));
    return {};
  }
  Result<void> finish() override {
    file_.write(std::string(2 * block, '\0'));
    return file_.put_in_place(storage::NewFile::Durable::yes);
  }

 private:
  storage::NewFile file_;
};

class FolderSource : public Source {
 public:
  explicit FolderSource(fs::path folder) : folder_(std::move(folder)) {
    std::error_code fault;
    for (auto at = fs::recursive_directory_iterator(folder_, fault); !fault && at != fs::recursive_directory_iterator();
         at.increment(fault)) {
      if (at->is_directory() && !at->is_symlink()) continue;
      const std::string path = fs::relative(at->path(), folder_, fault).generic_string();
      if (at->is_regular_file() && !at->is_symlink() && is_pack_path(path)) {
        files_.push_back(path);
      } else {
        faults_.push_back({std::nullopt, path, "it is nothing that a pack holds"});
      }
    }
    if (fault) faults_.push_back({std::nullopt, folder_.string(), fault.message()});
    std::ranges::sort(files_);
  }
  const std::vector<std::string>& files() const override { return files_; }
  Result<std::string> read(const std::string& path) const override {
    return storage::read_file(folder_ / path, max_file_size);
  }

 private:
  fs::path folder_;
  std::vector<std::string> files_;
};

class TarSource : public Source {
 public:
  explicit TarSource(const fs::path& archive) : file_(archive, std::ios::binary) {
    std::error_code fault;
    size_ = fs::file_size(archive, fault);
    std::uint64_t at = 0;
    while (at + block <= size_) {
      const std::string header = bytes(at, block);
      if (header == std::string(block, '\0')) break;
      const std::string path = header.substr(0, header.find('\0'));
      const std::uint64_t size = std::strtoull(header.substr(124, 11).c_str(), nullptr, 8);
      if (!is_pack_path(path) || header != tar_header(path, size) || at + block + size > size_) {
        faults_.push_back({std::nullopt, "archive, byte " + std::to_string(at), "a header that no pack has"});
        break;
      }
      if (!places_.try_emplace(path, Place{at + block, size}).second) note(path, "it stands in the archive twice");
      at += block + size;
      const std::string filling = bytes(at, padding_of(size));
      if (filling.find_first_not_of('\0') != std::string::npos || filling.size() != padding_of(size))
        note(path, "what fills the block behind it is not empty");
      at += padding_of(size);
    }
    if (faults_.empty() && (at + 2 * block != size_ || bytes(at, 2 * block) != std::string(2 * block, '\0')))
      faults_.push_back({std::nullopt, "archive, byte " + std::to_string(at), "the end is not that of a pack"});
    for (const auto& [path, place] : places_) files_.push_back(path);
  }
  const std::vector<std::string>& files() const override { return files_; }
  Result<std::string> read(const std::string& path) const override {
    const auto place = places_.find(path);
    if (place == places_.end()) return fail("file_not_found", path + " is not in the archive");
    if (place->second.size > max_file_size) return fail("file_too_large", path + " is too large");
    return bytes(place->second.at, place->second.size);
  }

 private:
  struct Place {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
  };
  void note(const std::string& path, const char* what) { faults_.push_back({std::nullopt, path, what}); }
  std::string bytes(std::uint64_t at, std::uint64_t count) const {
    std::string read(static_cast<std::size_t>(std::min(count, at < size_ ? size_ - at : 0)), '\0');
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(at));
    file_.read(read.data(), static_cast<std::streamsize>(read.size()));
    read.resize(static_cast<std::size_t>(file_.gcount()));
    return read;
  }

  mutable std::ifstream file_;
  std::uint64_t size_ = 0;
  std::map<std::string, Place> places_;
  std::vector<std::string> files_;
};

}  // namespace

bool is_pack_path(std::string_view path) {
  if (path.empty() || path.size() > max_path_size) return false;
  if (path == "README.txt") return true;
  char before = '/';
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain && c != '.' && c != '/') return false;
    if (!plain && before == '/') return false;
    before = c;
  }
  return before != '/';
}

bool Source::has(std::string_view path) const { return std::ranges::binary_search(files(), path); }

Result<std::unique_ptr<Sink>> make_sink(const std::filesystem::path& target) {
  std::error_code fault;
  if (fs::exists(fs::symlink_status(target, fault))) return fail("target_exists", target.string() + " exists already");
  fs::remove_all(target.string() + ".part", fault);
  if (target.extension() == ".tar") return std::make_unique<TarSink>(target);
  return std::make_unique<FolderSink>(target);
}

Result<std::unique_ptr<Source>> open_source(const std::filesystem::path& pack) {
  std::error_code fault;
  if (fs::is_directory(pack, fault)) return std::make_unique<FolderSource>(pack);
  if (fs::is_regular_file(pack, fault)) return std::make_unique<TarSource>(pack);
  return fail("no_pack", "no pack at " + pack.string());
}

}  // namespace tavolo::pack
