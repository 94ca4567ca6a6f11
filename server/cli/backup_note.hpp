#pragma once
// What a backup says of itself (backup.json), and the stamp that the newest one leaves below DATA for `tavolo doctor`.

#include <boost/describe/class.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"
#include "server/base/result.hpp"

namespace tavolo::cli {

inline constexpr std::string_view note_name = "backup.json";
inline constexpr std::string_view stamp_name = "last-backup.json";
/// The newest form of backup.json that this program reads. It writes 1, which every program reads, as long as each
/// log's signing key is in the backup, and else 2.
inline constexpr std::int64_t backup_format = 2;

struct BackedUpLog {
  Text<1, 40> slug;
  Text<1, 255> origin;
  std::int64_t entries = 0;
  Sha256Hex root;                     ///< of the tree rebuilt from the copied entries
  MultilineText<1, 8000> checkpoint;  ///< the newest signed note in the copy
  /// The public key by which the copy was checked, where the signing key's file was lost and so is not in the backup.
  std::optional<Text<1, 400>> vkey;
};
BOOST_DESCRIBE_STRUCT(BackedUpLog, (), (slug, origin, entries, root, checkpoint, vkey))

struct BackedUpFile {
  Text<1, 120> path;  ///< below the backup and below DATA alike: "tables/permanente.db"
  std::int64_t bytes = 0;
  Sha256Hex sha256;
};
BOOST_DESCRIBE_STRUCT(BackedUpFile, (), (path, bytes, sha256))

struct BackupNote {
  std::int64_t format = 1;
  Instant made_at;
  Text<1, 40> program;  ///< version of the program that made it
  List<BackedUpLog, 1, 1000> logs;
  List<BackedUpFile, 1, 100'000> files;
};
BOOST_DESCRIBE_STRUCT(BackupNote, (), (format, made_at, program, logs, files))

struct BackupStamp {
  Instant made_at;
  Text<1, 4000> folder;  ///< of the backup, absolute
};
BOOST_DESCRIBE_STRUCT(BackupStamp, (), (made_at, folder))

/// Errors: `no_backup` (no backup.json there), `backup_unreadable`, `backup_too_new`.
Result<BackupNote> read_backup_note(const std::filesystem::path& backup);
/// Errors: `no_backup`, `backup_unreadable`.
Result<BackupStamp> read_backup_stamp(const std::filesystem::path& data);

/// "tavolo-20261122T091502.347Z": the folder of a backup made at this moment, to the millisecond, so that two made
/// within a second have two names; names sort as moments do.
std::string backup_folder_name(Instant made_at);

/// A path that a backup may hold: one file name, one below tables/ or keys/, a document or a token; no hidden name,
/// nothing upwards.
bool is_backup_path(std::string_view path);

/// Bytes and SHA-256 of a file of any size. Error `file_unreadable`.
Result<BackedUpFile> measure_file(const std::filesystem::path& folder, const std::string& path);

/// Says on the terminal which signing keys are not in the backup, and what that means.
void say_keys_left_out(const BackupNote& note);

/// Shared memory and empty journals that reading a database leaves beside it.
void remove_reader_files(const std::filesystem::path& folder);

}  // namespace tavolo::cli
