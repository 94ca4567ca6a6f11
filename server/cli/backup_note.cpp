#include "server/cli/backup_note.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "protocol/json/read.hpp"
#include "server/base/sha256.hpp"
#include "server/record/envelope.hpp"
#include "server/record/log.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

constexpr std::size_t max_note_bytes = 16U << 20U;

template <class T>
Result<T> read_described(const std::filesystem::path& file) {
  const auto text = storage::read_file(file, max_note_bytes);
  if (!text) {
    if (text.error().code == "file_not_found") return fail("no_backup", "there is no " + file.string());
    return std::unexpected(text.error());
  }
  json::ReadLimits limits;
  limits.max_bytes = max_note_bytes;
  auto read = json::read<T>(*text, limits);
  if (!read)
    return fail("backup_unreadable", file.string() + ": " + read.error().pointer + ": " + read.error().message);
  return *std::move(read);
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

/// "<size>.tsr"
bool is_token_name(std::string_view name) {
  if (!name.ends_with(".tsr")) return false;
  name.remove_suffix(4);
  return !name.empty() && name.size() <= 20 && name.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Result<BackupNote> read_backup_note(const std::filesystem::path& backup) {
  auto note = read_described<BackupNote>(backup / note_name);
  if (!note) return note;
  if (note->format > backup_format) {
    return fail("backup_too_new", backup.string() + " was made by version " + note->program.str() +
                                      " in a form that this program does not know: restore it with that version");
  }
  return note;
}

Result<BackupStamp> read_backup_stamp(const std::filesystem::path& data) {
  return read_described<BackupStamp>(data / stamp_name);
}

std::string backup_folder_name(Instant made_at) {
  std::string name = "tavolo-";
  for (const char c : to_string(made_at)) {
    if (c != '-' && c != ':') name += c;
  }
  return name;
}

bool is_backup_path(std::string_view path) {
  for (const std::string_view folder : {"tables/", "keys/"}) {
    if (path.starts_with(folder)) return is_file_name(path.substr(folder.size()));
  }
  // "attachments/<slug>/<hash>", "stamps/<slug>/<size>.tsr"
  for (const std::string_view folder : {"attachments/", "stamps/"}) {
    if (!path.starts_with(folder)) continue;
    path.remove_prefix(folder.size());
    const auto slash = path.find('/');
    if (slash == std::string_view::npos || !record::is_slug(path.substr(0, slash))) return false;
    const std::string_view name = path.substr(slash + 1);
    return folder == "attachments/" ? record::is_hex_hash(name) : is_token_name(name);
  }
  return is_file_name(path);
}

Result<BackedUpFile> measure_file(const std::filesystem::path& folder, const std::string& path) {
  std::ifstream file(folder / path, std::ios::binary);
  Sha256 digest;
  BackedUpFile measured;
  std::string piece(std::size_t{1} << 20U, '\0');
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.add(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    measured.bytes += file.gcount();
  }
  if (!file.eof()) return fail("file_unreadable", "read " + (folder / path).string());
  measured.path = Text<1, 120>::of(path);
  measured.sha256.text = to_hex(digest.finish());
  return measured;
}

void say_keys_left_out(const BackupNote& note) {
  for (const auto& log : note.logs) {
    if (!log.vkey) continue;
    std::printf(
        "NOT in this backup: keys/%s.key, the signing key of %s.\nIts file was not below --data. What comes back from "
        "here can be read, verified and exported; without the key\nnothing can be added to it (runbook, \"Lost "
        "key\").\n",
        log.slug.str().c_str(), log.origin.str().c_str());
  }
}

void remove_reader_files(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::vector<std::filesystem::path> left;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder, ignored)) {
    const std::string name = file.path().filename().string();
    const bool journal = name.ends_with("-wal") && file.file_size(ignored) == 0;
    if (journal || name.ends_with("-shm")) left.push_back(file.path());
  }
  for (const auto& file : left) std::filesystem::remove(file, ignored);
}

}  // namespace tavolo::cli
