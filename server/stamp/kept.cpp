#include "server/stamp/kept.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/base/sha256.hpp"
#include "server/storage/files.hpp"

namespace tavolo::stamp {
namespace {

std::optional<std::uint64_t> size_named(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  std::uint64_t size = 0;
  const auto [end, fault] = std::from_chars(stem.data(), stem.data() + stem.size(), size);
  const bool whole = fault == std::errc() && end == stem.data() + stem.size() && file.extension() == ".tsr";
  return whole ? std::optional(size) : std::nullopt;
}

}  // namespace

Hash imprint_of(std::string_view checkpoint) { return sha256(checkpoint); }

std::filesystem::path Kept::place(std::string_view slug, std::uint64_t size) const {
  return folder_ / slug / (std::to_string(size) + ".tsr");
}

Result<void> Kept::keep(std::string_view slug, std::uint64_t size, std::string_view answer) const {
  if (auto made = storage::make_private_folder(folder_ / slug); !made) return made;
  return storage::write_file_durably(place(slug, size), answer);
}

Result<std::string> Kept::read(std::string_view slug, std::uint64_t size) const {
  return storage::read_file(place(slug, size), std::size_t{1} << 20U);
}

std::vector<std::uint64_t> Kept::sizes(std::string_view slug) const {
  std::vector<std::uint64_t> found;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / slug, fault)) {
    if (const auto size = size_named(entry.path())) found.push_back(*size);
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace tavolo::stamp
