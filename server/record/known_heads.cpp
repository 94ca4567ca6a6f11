#include "server/record/known_heads.hpp"

#include "server/record/rotation.hpp"
#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

/// A checkpoint with as many cosignatures as a note may carry.
constexpr std::size_t longest_note = std::size_t{1} << 20U;

Result<Checkpoint> opened(Log& log, std::string_view note, std::string_view where) {
  const auto keys = keys_of(log);
  if (!keys) return std::unexpected(keys.error());
  auto known = keys->open(note);
  if (!known) {
    return fail("known_head_unreadable", std::string(where) + " holds no checkpoint signed by the key of " +
                                             log.origin() + " (" + known.error().message +
                                             "); a copy of before a change of the key does not know the new one");
  }
  return known;
}

}  // namespace

std::filesystem::path published_place(const std::filesystem::path& folder, std::string_view slug) {
  return slug == registry_slug ? folder / "registry" : folder / "t" / slug;
}

std::filesystem::path high_water_file(const std::filesystem::path& folder, std::string_view slug) {
  return folder / (std::string(slug) + ".checkpoint");
}

Result<void> continues(Log& log, std::string_view known_checkpoint, std::string_view where) {
  const auto known = opened(log, known_checkpoint, where);
  if (!known) return std::unexpected(known.error());
  const LogHead head = log.head();
  const std::string numbers = std::string(where) + " has a checkpoint of " + std::to_string(known->size) +
                              " entries of " + log.origin() + ", signed by its key";
  if (known->size > head.size) {
    return fail("record_rolled_back", numbers + "; the record here has " + std::to_string(head.size) +
                                          ". It is an older copy, or its end was cut off");
  }
  const auto root = log.root_of(known->size);
  if (!root) return std::unexpected(root.error());
  if (*root != known->root) {
    return fail("record_forked",
                numbers + "; the first " + std::to_string(known->size) + " entries of the record here are others");
  }
  return {};
}

Result<std::optional<std::uint64_t>> continues_file(Log& log, const std::filesystem::path& file) {
  const auto note = storage::read_file(file, longest_note);
  if (!note && note.error().code == "file_not_found") return std::nullopt;
  if (!note) return std::unexpected(note.error());
  if (auto held = continues(log, *note, file.string()); !held) return std::unexpected(held.error());
  const auto known = opened(log, *note, file.string());
  if (!known) return std::unexpected(known.error());
  return known->size;
}

}  // namespace tavolo::record
