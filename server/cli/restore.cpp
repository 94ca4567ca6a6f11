// The way back from a backup into an empty folder. Nothing is served from DATA before every file and the record hold.

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <memory>

#include "server/cli/backup_note.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/record_check.hpp"
#include "server/cli/restore_erasures.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

namespace fs = std::filesystem;

struct RestoreOptions {
  std::string data = "data";
  std::string from;
  std::vector<std::string> known;
  std::vector<std::string> erased_in;
};

constexpr int backup_does_not_hold = 2;
constexpr const char* staging_name = ".restoring";

/// Only what an earlier, interrupted restore and the lock may leave counts as empty.
Result<void> check_empty(const fs::path& data) {
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(data, fault)) {
    const auto name = entry.path().filename();
    if (name != "lock" && name != staging_name && name != "lost+found") {
      return fail("data_not_empty", data.string() + " is not empty (" + name.string() +
                                        "): nothing is overwritten. Move it aside, or name another --data");
    }
  }
  return {};
}

Result<void> copy_checked(const fs::path& from, const fs::path& to, const BackedUpFile& file) {
  const std::string path = file.path.str();
  if (!is_backup_path(path)) return fail("backup_damaged", note_name.data() + std::string(" names the path ") + path);
  if (auto made = storage::make_private_folder((to / path).parent_path()); !made) return made;
  std::error_code fault;
  fs::copy_file(from / path, to / path, fault);
  if (!fault) fs::permissions(to / path, fs::perms::owner_read | fs::perms::owner_write, fault);
  if (fault) return fail("backup_damaged", "copy " + (from / path).string() + ": " + fault.message());
  const auto measured = measure_file(to, path);
  if (!measured) return std::unexpected(measured.error());
  if (measured->bytes != file.bytes || measured->sha256 != file.sha256) {
    return fail("backup_damaged", (from / path).string() + " is not what was backed up: its SHA-256 is another");
  }
  return storage::sync_file(to / path);
}

Result<void> check_logs(const fs::path& staging, const BackupNote& note, const std::vector<std::string>& known) {
  for (const auto& log : note.logs) {
    const bool table = log.slug.str() != "registry";
    const auto checked = check_record(
        staging, log.slug.str(),
        {.vkey = log.vkey ? log.vkey->str() : "", .checkpoints = table ? known : std::vector<std::string>{}});
    if (!checked) return std::unexpected(checked.error());
    if (!checked->ok()) return fail("backup_damaged", log.slug.str() + ": " + first_finding(*checked));
    if (checked->root_hex != log.root.text || checked->size != static_cast<std::uint64_t>(log.entries)) {
      return fail("backup_damaged", log.slug.str() + " holds another record than " + std::string(note_name) + " says");
    }
  }
  return {};
}

/// tables/ comes last: without it nothing opens DATA.
Result<void> move_in(const fs::path& staging, const fs::path& data) {
  std::vector<fs::path> parts;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(staging, fault)) parts.push_back(entry.path());
  std::ranges::sort(parts, {}, [](const fs::path& part) { return part.filename() == "tables"; });
  for (const auto& part : parts) {
    fs::rename(part, data / part.filename(), fault);
    if (fault) return fail("file_unwritable", "move " + part.string() + ": " + fault.message());
  }
  fs::remove(staging, fault);
  return storage::sync_folder(data);
}

Result<BackupNote> restore_into(const RestoreOptions& options, const std::vector<std::string>& known) {
  const fs::path from = options.from;
  const fs::path data = options.data;
  auto note = read_backup_note(from);
  if (!note) return note;
  if (auto empty = check_empty(data); !empty) return std::unexpected(empty.error());
  const auto lock = storage::DataLock::acquire(data);
  if (!lock) return std::unexpected(lock.error());
  const fs::path staging = data / staging_name;
  std::error_code ignored;
  fs::remove_all(staging, ignored);
  if (auto made = storage::make_private_folder(staging); !made) return std::unexpected(made.error());
  const auto stage = [&]() -> Result<void> {
    for (const auto& file : note->files) {
      if (auto copied = copy_checked(from, staging, file); !copied) return copied;
    }
    if (auto held = check_logs(staging, *note, known); !held) return held;
    remove_reader_files(staging);
    return move_in(staging, data);
  };
  if (auto staged = stage(); !staged) {
    fs::remove_all(staging, ignored);
    return std::unexpected(staged.error());
  }
  return note;
}

/// What was erased by order after the backup is erased in what came back, before anybody can be served it.
int erase_again(const RestoreOptions& options, const BackupNote& note) {
  if (options.erased_in.empty()) {
    std::printf(
        "Erasures ordered after the backup are not made here: order them again; or, for a copy that is only to be\n"
        "read, name the newer data with --erased-in on a fresh restore.\n");
    return 0;
  }
  for (const auto& source : options.erased_in) {
    for (const auto& log : note.logs) {
      const std::string slug = log.slug.str();
      if (slug == "registry" || !fs::exists(fs::path(source) / "tables" / (slug + ".db"))) continue;
      const auto again = apply_newer_erasures(options.data, source, slug);
      if (!again) return complain(again.error());
      std::printf(
          "%s: %zu orders of erasure in %s are newer; applied here: %zu targets; not in the backup, so nothing "
          "to erase: %zu.\n",
          slug.c_str(), again->orders, source.c_str(), again->applied, again->absent);
      if (again->applied == 0) continue;
      std::printf(
          "They are entries of their own, %" PRIu64 " to %" PRIu64
          ", where\n%s\nhas others: two histories from there on under one key. Where anything after entry %" PRIu64
          " was published,\nmarked (--high-water) or cosigned, 'serve' refuses this folder, and rightly: it is to be "
          "read, "
          "and the table\ngoes on in a new log (tavolo freeze-log, tavolo load --succeeds; see the runbook).\n",
          again->first, again->last, source.c_str(), again->first - 1);
    }
  }
  return 0;
}

int restore(const RestoreOptions& options) {
  std::vector<std::string> known;
  for (const auto& file : options.known) {
    auto text = storage::read_file(file);
    if (!text) return complain(text.error());
    known.push_back(*std::move(text));
  }
  const auto note = restore_into(options, known);
  if (!note) {
    (void)complain(note.error());
    return note.error().code == "backup_damaged" ? backup_does_not_hold : 1;
  }
  for (const auto& log : note->logs) {
    std::printf("%s: %lld entries\n", log.origin.str().c_str(), static_cast<long long>(log.entries));
  }
  std::printf(
      "Restored and verified into %s, as of %s.\n"
      "What was recorded after that moment is not here. If the table went on after it, serving this folder makes a\n"
      "second history under the same key, and whoever kept a newer checkpoint or receipt can show it. Before you "
      "serve\n"
      "it: see that the old server is off for good, and compare with the newest checkpoint that was let out (tavolo\n"
      "verify --known-checkpoint). If it shows more entries, do not serve this: the log ends, and the table goes on in "
      "a\n"
      "new one (runbook, \"Restore\").\n",
      options.data.c_str(), to_string(note->made_at).c_str());
  say_keys_left_out(*note);
  return erase_again(options, *note);
}

}  // namespace

Run add_restore(CLI::App& program) {
  auto options = std::make_shared<RestoreOptions>();
  auto& app = *program.add_subcommand(
      "restore",
      "Bring a backup back into an empty folder and verify it: 0 done, 2 the backup does not hold, 1 it could "
      "not be done. Nothing is ever overwritten");
  app.add_option("--from", options->from, "Folder of one backup, with its backup.json")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--data", options->data, "Folder of the data: missing or empty")
      ->envname("TAVOLO_DATA")
      ->capture_default_str();
  app.add_option("--known-checkpoint", options->known,
                 "File with a checkpoint of the table kept elsewhere: a backup that does not contain it is refused")
      ->check(CLI::ExistingFile);
  app.add_option(
         "--erased-in", options->erased_in,
         "Newer data of the same table (its DATA folder, or a newer backup): the erasures by order that it has "
         "on record and the backup does not have are applied to what is restored, as entries of their own: for a copy "
         "to be read, or a table that was never served after the backup")
      ->check(CLI::ExistingDirectory);
  return [options] { return restore(*options); };
}

}  // namespace tavolo::cli
