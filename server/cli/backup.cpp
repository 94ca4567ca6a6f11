// A copy of everything below DATA that cannot be made again, taken beside the running server and checked before it
// counts.

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>

#include "protocol/json/write.hpp"
#include "server/cli/backup_note.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/record_check.hpp"
#include "server/record/beside.hpp"
#include "server/record/log.hpp"
#include "server/record/note.hpp"
#include "server/record/registry.hpp"
#include "server/record/rotation.hpp"
#include "server/storage/copy.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
  std::string data = "data";
  std::string to;
  std::string vkey;
  std::int64_t keep_days = 0;
};

constexpr int copy_does_not_hold = 2;
constexpr std::int64_t day_ms = 86'400'000;

/// What is rebuilt, of this machine alone, or taken with its own name. Nor the queue of e-mails: what was sent after
/// the backup would be sent again (deploy/docs/adr/0020).
bool needs_no_copy(const std::string& name) {
  return name == "lock" || name == "mail.db" || name == "admin.sock" || name == "derived" || name == "published" ||
         name == "tables" || name == "keys" || name == "attachments" || name == "stamps" || name == "frozen" ||
         name == stamp_name || name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with(".part");
}

/// Databases and keys that stand in DATA itself: accounts, the key of links. What is neither is named and left.
Result<std::vector<std::string>> copy_the_rest(const fs::path& data, const fs::path& folder) {
  std::vector<std::string> copied;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(data, fault)) {
    const std::string name = entry.path().filename().string();
    if (needs_no_copy(name)) continue;
    const bool known = entry.is_regular_file() && is_backup_path(name);
    if (known && name.ends_with(".db")) {
      if (auto made = storage::copy_database(entry.path(), folder / name); !made) return std::unexpected(made.error());
      if (auto whole = storage::check_database(folder / name); !whole) return std::unexpected(whole.error());
    } else if (known && name.ends_with(".key")) {
      const auto bytes = storage::read_file(entry.path());
      if (!bytes) return std::unexpected(bytes.error());
      if (auto made = storage::write_file_durably(folder / name, *bytes); !made) return std::unexpected(made.error());
    } else {
      std::printf("not in the backup: %s\n", entry.path().c_str());
      continue;
    }
    copied.push_back(name);
  }
  std::ranges::sort(copied);
  return copied;
}

/// Files that never change once they are there, so that a copy is whole or is none: encrypted documents ("attachments")
/// and tokens ("stamps") of each log. After the records: what an entry of a copied record names was there before it.
Result<std::vector<std::string>> copy_files_below(const std::string& kind, const fs::path& data, const fs::path& folder,
                                                  const std::vector<std::string>& slugs) {
  std::vector<std::string> copied;
  for (const auto& slug : slugs) {
    std::string below = kind;
    below.append("/").append(slug);
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(data / below, fault)) {
      const std::string path = below + '/' + entry.path().filename().string();
      if (!entry.is_regular_file() || !is_backup_path(path)) continue;
      if (auto made = storage::make_private_folder(folder / below); !made) return std::unexpected(made.error());
      fs::copy_file(entry.path(), folder / path, fault);
      // one that was handed in and never filed may go meanwhile
      if (fault == std::errc::no_such_file_or_directory) continue;
      if (fault) return fail("file_unwritable", "copy " + entry.path().string() + ": " + fault.message());
      fs::permissions(folder / path, fs::perms::owner_read | fs::perms::owner_write, fault);
      if (auto synced = storage::sync_file(folder / path); !synced) return std::unexpected(synced.error());
      copied.push_back(path);
    }
  }
  std::ranges::sort(copied);
  return copied;
}

/// By which key a copied log is checked: empty where its signing key is there, else the public one, which for a table
/// the registry has, and for the registry itself whoever asks for the backup.
Result<std::string> public_key_of(const fs::path& folder, const std::string& slug, const std::string& registry_vkey) {
  if (fs::exists(record::signing_key_file({folder, "", slug}))) return std::string();
  const auto registry = record::Registry::open(folder, registry_vkey);
  if (!registry) return std::unexpected(registry.error());
  if (slug == record::registry_slug) return (*registry)->log().vkey();
  return (*registry)->first_vkey(record::log_origin((*registry)->instance(), slug));
}

Result<BackedUpLog> check_copy(const fs::path& folder, const std::string& slug, const std::string& registry_vkey) {
  const auto vkey = public_key_of(folder, slug, registry_vkey);
  if (!vkey) return std::unexpected(vkey.error());
  // A change of the key that came between two files of the copy has left keys that do not fit the record.
  if (const auto opened = record::Log::open_to_read({folder, "", slug}, *vkey); !opened)
    return std::unexpected(opened.error());
  const auto checked = check_record(folder, slug, {.vkey = *vkey});
  if (!checked) return std::unexpected(checked.error());
  if (!checked->ok()) {
    return fail("copy_does_not_hold", "the copy of " + slug + " does not verify: " + first_finding(*checked));
  }
  const auto seen = record::glance(folder, slug);
  if (!seen) return std::unexpected(seen.error());
  BackedUpLog log{Text<1, 40>::of(slug),
                  Text<1, 255>::of(seen->origin),
                  static_cast<std::int64_t>(seen->size),
                  Sha256Hex{checked->root_hex},
                  MultilineText<1, 8000>::of(seen->checkpoint),
                  {}};
  if (!vkey->empty()) log.vkey = Text<1, 400>::of(*vkey);
  return log;
}

/// Copies, checks the copies, and writes what is in them.
Result<BackupNote> fill(const fs::path& data, const fs::path& folder, const std::string& registry_vkey, Instant now) {
  if (auto made = storage::make_private_folder(folder); !made) return std::unexpected(made.error());
  const auto slugs = record::logs_below(data);
  if (slugs.empty()) return fail("no_table", data.string() + " holds no table");
  for (const auto& slug : slugs) {
    if (auto copied = record::copy_log(data, slug, folder); !copied) return std::unexpected(copied.error());
  }
  const auto attachments = copy_files_below("attachments", data, folder, slugs);
  if (!attachments) return std::unexpected(attachments.error());
  const auto stamps = copy_files_below("stamps", data, folder, slugs);
  if (!stamps) return std::unexpected(stamps.error());
  const auto rest = copy_the_rest(data, folder);
  if (!rest) return std::unexpected(rest.error());
  BackupNote note;
  note.made_at = now;
  note.program = Text<1, 40>::of(TAVOLO_VERSION);
  std::vector<std::string> files;
  for (const auto& slug : slugs) {
    auto checked = check_copy(folder, slug, registry_vkey);
    if (!checked) return std::unexpected(checked.error());
    if (checked->vkey) note.format = backup_format;
    note.logs.push_back(*std::move(checked));
    for (const auto& file : {"tables/" + slug + ".db", "keys/" + slug + ".db"}) files.push_back(file);
    // It may be lost.
    if (fs::exists(record::signing_key_file({folder, "", slug}))) files.push_back("keys/" + slug + ".key");
    if (fs::exists(record::next_key_file({folder, "", slug}))) files.push_back("keys/" + slug + ".next.key");
  }
  files.insert(files.end(), attachments->begin(), attachments->end());
  files.insert(files.end(), stamps->begin(), stamps->end());
  files.insert(files.end(), rest->begin(), rest->end());
  remove_reader_files(folder);
  for (const auto& file : files) {
    auto measured = measure_file(folder, file);
    if (!measured) return std::unexpected(measured.error());
    note.files.push_back(*std::move(measured));
  }
  if (auto written = storage::write_file_durably(folder / note_name, json::write(note) + '\n'); !written) {
    return std::unexpected(written.error());
  }
  return note;
}

Result<void> publish(const fs::path& from, const fs::path& to) {
  std::error_code fault;
  fs::rename(from, to, fault);
  if (fault) return fail("file_unwritable", "rename " + from.string() + ": " + fault.message());
  return storage::sync_folder(to.parent_path());
}

/// A signing key that may be wanted back: it is not in the backup, and its log is not frozen.
struct LostKey {
  std::string slug;
  std::string vkey;  ///< public part of the key that the log signs with now
};

std::vector<LostKey> lost_keys(const fs::path& data, const BackupNote& note) {
  const auto chains = record::chains_below(data);
  std::vector<LostKey> keys;
  for (const auto& log : note.logs) {
    const bool frozen = chains && chains->frozen(log.origin.str()) != nullptr;
    if (!log.vkey || frozen) continue;
    const record::LogKeys* chain = chains ? chains->of(log.origin.str()) : nullptr;
    keys.push_back({log.slug.str(), chain != nullptr ? chain->current().vkey() : log.vkey->str()});
  }
  return keys;
}

/// An older key under the same name would be of no use. While keys change the new one lies beside the old. Who else may
/// read the file is no matter here: what may be the last copy is not to go for it.
bool has_key(const fs::path& backup, const LostKey& lost) {
  const record::LogPlace place{backup, "", lost.slug};
  return std::ranges::any_of(std::array{record::signing_key_file(place), record::next_key_file(place)},
                             [&](const fs::path& file) {
                               const auto text = storage::read_file(file, 4096);
                               const auto signer = text ? record::Signer::parse(*text) : std::unexpected(text.error());
                               return signer && signer->verifier().vkey() == lost.vkey;
                             });
}

struct Earlier {
  fs::path folder;
  Instant made_at;
};

/// Of each lost key the newest backup that has it, and of which key. The others may go: what was erased by order must
/// not live on in more copies than the key needs.
std::map<fs::path, std::string> last_with_keys(const std::vector<Earlier>& newest_first,
                                               const std::vector<LostKey>& lost) {
  std::map<fs::path, std::string> last;
  for (const LostKey& key : lost) {
    const auto found =
        std::ranges::find_if(newest_first, [&](const Earlier& backup) { return has_key(backup.folder, key); });
    if (found == newest_first.end()) continue;
    std::string& keys = last[found->folder];
    keys += (keys.empty() ? "keys/" : ", keys/") + key.slug + ".key";
  }
  return last;
}

/// Backups of the same instance older than `days`, never the newest, nor the newest with a key that is lost; and what
/// an interrupted run has left.
void remove_old(const fs::path& to, const BackupNote& newest, const std::vector<LostKey>& lost, std::int64_t days) {
  const std::string origin = newest.logs.front().origin.str();
  std::vector<fs::path> old;
  std::vector<Earlier> backups;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(to, fault)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("tavolo-") || !entry.is_directory()) continue;
    if (name.ends_with(".part")) {
      old.push_back(entry.path());
      continue;
    }
    const auto note = read_backup_note(entry.path());
    if (!note || days == 0 || note->logs.front().origin.str() != origin) continue;
    backups.push_back({entry.path(), note->made_at});
  }
  std::ranges::sort(backups, std::ranges::greater(), [](const Earlier& backup) { return backup.made_at.ms; });
  const auto last = last_with_keys(backups, lost);
  for (const Earlier& backup : backups) {
    if (backup.made_at.ms >= newest.made_at.ms - days * day_ms) continue;
    if (const auto kept = last.find(backup.folder); kept != last.end()) {
      std::printf("kept beyond --keep-days, as the newest backup with %s, whose file is lost: %s\n",
                  kept->second.c_str(), backup.folder.c_str());
      continue;
    }
    old.push_back(backup.folder);
  }
  for (const auto& folder : old) {
    fs::remove_all(folder, fault);
    std::printf("removed: %s\n", folder.c_str());
  }
}

/// Bytes that a copy may take: what the databases and their journals take now.
std::uintmax_t bytes_below(const fs::path& data) {
  std::uintmax_t sum = 0;
  std::error_code fault;
  for (const auto& file : fs::recursive_directory_iterator(data, fault)) {
    if (file.is_regular_file(fault)) sum += file.file_size(fault);
  }
  return sum;
}

Result<void> check_places(const fs::path& data, const fs::path& to) {
  if (!fs::is_directory(data)) return fail("no_table", "there is no folder " + data.string());
  const auto inside = fs::weakly_canonical(to).lexically_relative(fs::canonical(data));
  if (!inside.empty() && *inside.begin() != "..") {
    return fail("backup_inside_data", "--to lies below --data: what destroys the one destroys the other");
  }
  if (auto made = storage::make_private_folder(to); !made) return made;
  std::error_code fault;
  const auto space = fs::space(to, fault);
  const auto needed = bytes_below(data);
  if (!fault && space.available < needed) {
    return fail("disk_full", to.string() + " has " + std::to_string(space.available / 1024) +
                                 " KiB free, the backup needs " + std::to_string(needed / 1024));
  }
  return {};
}

int complain_of(const Error& error) {
  (void)complain(error);
  return error.code == "copy_does_not_hold" || error.code == "database_damaged" ? copy_does_not_hold : 1;
}

int back_up(const BackupOptions& options) {
  const fs::path data = options.data;
  const fs::path to = fs::absolute(options.to);
  if (auto fit = check_places(data, to); !fit) return complain(fit.error());
  auto alone = storage::DataLock::acquire(to);
  if (!alone) return complain({alone.error().code, "another backup into " + to.string() + " is being made"});
  const Instant now = wall_clock_now();
  const fs::path folder = to / backup_folder_name(now);
  const fs::path part = folder.string() + ".part";
  std::error_code ignored;
  fs::remove_all(part, ignored);
  const auto note = fill(data, part, options.vkey, now);
  if (!note) {
    fs::remove_all(part, ignored);
    return complain_of(note.error());
  }
  if (auto done = publish(part, folder); !done) return complain(done.error());
  for (const auto& log : note->logs) {
    std::printf("%s: %lld entries, root %s\n", log.origin.str().c_str(), static_cast<long long>(log.entries),
                log.root.text.c_str());
  }
  std::printf("Backed up and verified: %s\n", folder.c_str());
  say_keys_left_out(*note);
  remove_old(to, *note, lost_keys(data, *note), options.keep_days);
  const BackupStamp stamp{now, Text<1, 4000>::of(folder.string())};
  if (auto stamped = storage::write_file_durably(data / stamp_name, json::write(stamp) + '\n'); !stamped) {
    return complain({stamped.error().code, "the backup is made; its stamp is not: " + stamped.error().message});
  }
  return 0;
}

}  // namespace

Run add_backup(CLI::App& program) {
  auto options = std::make_shared<BackupOptions>();
  auto& app = *program.add_subcommand(
      "backup",
      "Copy everything below --data into a new folder below --to, beside the running server, and verify the copy: 0 it "
      "holds, 2 it does not (and is not kept), 1 it could not be made. The copy holds every key that is there, and "
      "says "
      "which is not: keep it as the data");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--to", options->to, "Folder of the backups; made if missing")
      ->envname("TAVOLO_BACKUP_TO")
      ->required();
  app.add_option("--vkey", options->vkey,
                 "Public key of the registry, where the file of its signing key is lost; a table's the registry has")
      ->envname("TAVOLO_BACKUP_VKEY");
  app.add_option("--keep-days", options->keep_days,
                 "Then remove backups of this instance older than so many days; 0 keeps all. What is erased by order "
                 "lives on in older backups until then. While the file of a log's signing key is lost, the newest "
                 "backup that has that key is kept for longer")
      ->envname("TAVOLO_BACKUP_KEEP_DAYS")
      ->check(CLI::Range(0, 3650))
      ->default_val(30);
  return [options] { return back_up(*options); };
}

}  // namespace tavolo::cli
