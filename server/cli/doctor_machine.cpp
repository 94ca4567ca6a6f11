// What the machine and the folder of the data must be.

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include "server/cli/backup_note.hpp"
#include "server/cli/doctor.hpp"
#include "server/cli/record_check.hpp"
#include "server/record/beside.hpp"
#include "server/record/log.hpp"
#include "server/record/rotation.hpp"

namespace tavolo::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t disk_fail_mib = 256;
constexpr std::uint64_t disk_warn_mib = 2048;
constexpr std::uint64_t disk_warn_percent = 10;

/// Whether the key of a log is being changed, and what its files say then.
void check_keys(const fs::path& data, const std::vector<std::string>& slugs, Findings& findings) {
  const auto chains = record::chains_below(data);
  if (!chains) {
    findings.push_back({Health::fail, "keys_not_followed", {{"reason", chains.error().message}}});
    return;
  }
  for (const auto& slug : slugs) {
    const auto seen = record::glance(data, slug);
    if (const record::LogFreeze* frozen = seen ? chains->frozen(seen->origin) : nullptr) {
      findings.push_back(
          {Health::fail,
           "log_frozen",
           {{"log", seen->origin}, {"size", std::to_string(frozen->size)}, {"held", std::to_string(frozen->held)}}});
      continue;
    }
    if (seen && !fs::exists(record::signing_key_file({data, "", slug})))
      findings.push_back({Health::fail, "signing_key_missing", {{"log", seen->origin}, {"slug", slug}}});
    const record::LogKeys* keys = seen ? chains->of(seen->origin) : nullptr;
    if (keys == nullptr || keys->next() == nullptr) continue;
    const bool there = fs::exists(record::next_key_file({data, "", slug}));
    findings.push_back({there ? Health::warn : Health::fail,
                        there ? "key_being_changed" : "new_key_missing",
                        {{"log", seen->origin}, {"vkey", keys->next()->vkey()}}});
  }
}

}  // namespace

std::string mode_text(std::uint32_t mode) {
  const char digits[] = {static_cast<char>('0' + ((mode >> 6U) & 7U)), static_cast<char>('0' + ((mode >> 3U) & 7U)),
                         static_cast<char>('0' + (mode & 7U)), '\0'};
  return digits;
}

void check_record_readable(const fs::path& data, Findings& findings) {
  const auto slugs = record::logs_below(data);
  if (slugs.size() < 2) findings.push_back({Health::fail, "no_table", {{"data", data.string()}}});
  for (const auto& slug : slugs) {
    const auto seen = record::glance(data, slug);
    if (!seen) {
      findings.push_back({Health::fail, "record_unreadable", {{"log", slug}, {"reason", seen.error().message}}});
    } else if (slug != record::registry_slug) {
      findings.push_back({Health::ok, "record", {{"log", seen->origin}, {"entries", std::to_string(seen->size)}}});
    }
  }
  check_keys(data, slugs, findings);
}

void check_documents(const fs::path& data, Findings& findings) {
  for (const auto& slug : record::logs_below(data)) {
    if (slug == record::registry_slug) continue;
    const auto step = check_documents(data, slug);
    if (!step) {
      findings.push_back({Health::fail, "documents_unreadable", {{"log", slug}, {"reason", step.error().message}}});
      continue;
    }
    for (const auto& finding : step->findings) {
      findings.push_back({Health::fail,
                          "document_damaged",
                          {{"log", slug}, {"entry", std::to_string(*finding.seq)}, {"what", finding.what}}});
    }
    if (step->ok && step->checked > 0) {
      findings.push_back({Health::ok, "documents", {{"log", slug}, {"count", std::to_string(step->checked)}}});
    }
  }
}

void check_clock(const fs::path& data, Instant now, Findings& findings) {
  timex kernel{};
  // Without a mode it only reads; a sandbox may forbid even that.
  const int state = ::adjtimex(&kernel);
  const bool kept = state >= 0 && state != TIME_ERROR && (static_cast<unsigned>(kernel.status) & STA_UNSYNC) == 0;
  if (state < 0) {
    findings.push_back({Health::warn, "clock_unknown", {}});
  } else {
    findings.push_back({kept ? Health::ok : Health::warn, kept ? "clock_kept" : "clock_not_kept", {}});
  }
  for (const auto& slug : record::logs_below(data)) {
    const auto seen = record::glance(data, slug);
    if (!seen || !seen->last || *seen->last <= now) continue;
    findings.push_back({Health::fail,
                        "clock_before_record",
                        {{"log", slug}, {"last", to_string(*seen->last)}, {"now", to_string(now)}}});
  }
}

void check_disk(const fs::path& data, Findings& findings) {
  struct statvfs disk{};
  if (::statvfs(data.c_str(), &disk) != 0) {
    findings.push_back({Health::fail, "disk_unknown", {{"data", data.string()}}});
    return;
  }
  const std::uint64_t free_mib = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize / mebibyte;
  const std::uint64_t percent =
      disk.f_blocks == 0 ? 0 : static_cast<std::uint64_t>(disk.f_bavail) * 100 / disk.f_blocks;
  const bool no_more_files = disk.f_files > 0 && disk.f_favail < 1000;
  const Health health = free_mib < disk_fail_mib || no_more_files                 ? Health::fail
                        : free_mib < disk_warn_mib || percent < disk_warn_percent ? Health::warn
                                                                                  : Health::ok;
  const char* code = no_more_files ? "disk_no_files" : health == Health::ok ? "disk" : "disk_short";
  findings.push_back(
      {health,
       code,
       {{"data", data.string()}, {"mib", std::to_string(free_mib)}, {"percent", std::to_string(percent)}}});
}

void check_permissions(const fs::path& data, Findings& findings) {
  struct stat folder{};
  if (::stat(data.c_str(), &folder) != 0) return;
  const std::size_t before = findings.size();
  const auto look = [&](const fs::path& path) {
    struct stat seen{};
    if (::lstat(path.c_str(), &seen) != 0) return;
    // What is published is for everybody; the folder above it decides whether others get there.
    const auto below = path.lexically_relative(data);
    const bool published = !below.empty() && *below.begin() == "published";
    if (!published && (seen.st_mode & 077U) != 0) {
      findings.push_back(
          {Health::fail, "open_to_others", {{"path", path.string()}, {"mode", mode_text(seen.st_mode)}}});
    }
    if (seen.st_uid != folder.st_uid) {
      findings.push_back({Health::fail,
                          "other_owner",
                          {{"path", path.string()},
                           {"owner", std::to_string(seen.st_uid)},
                           {"wanted", std::to_string(folder.st_uid)},
                           {"data", data.string()}}});
    }
  };
  look(data);
  std::error_code fault;
  auto walk = fs::recursive_directory_iterator(data, fault);
  for (; !fault && walk != fs::recursive_directory_iterator(); walk.increment(fault)) look(walk->path());
  if (fault)
    findings.push_back({Health::fail, "data_unreadable", {{"data", data.string()}, {"reason", fault.message()}}});
  if (findings.size() == before) findings.push_back({Health::ok, "permissions", {{"data", data.string()}}});
}

void check_configuration_file(const fs::path& file, Findings& findings) {
  struct stat seen{};
  if (file.empty() || ::stat(file.c_str(), &seen) != 0) return;
  const bool writable = (seen.st_mode & 022U) != 0;
  findings.push_back({writable ? Health::fail : Health::ok,
                      writable ? "configuration_writable" : "configuration",
                      {{"path", file.string()}, {"mode", mode_text(seen.st_mode)}}});
}

void check_backup(const fs::path& data, Instant now, std::int64_t max_hours, Findings& findings) {
  const auto stamp = read_backup_stamp(data);
  if (!stamp) {
    findings.push_back({Health::warn, "no_backup", {{"data", data.string()}}});
    return;
  }
  const std::string& folder = stamp->folder.str();
  const std::int64_t hours = (now.ms - stamp->made_at.ms) / hour_ms;
  const Health health = hours > 7 * max_hours ? Health::fail : hours > max_hours ? Health::warn : Health::ok;
  findings.push_back({health,
                      health == Health::ok ? "backup" : "backup_old",
                      {{"folder", folder}, {"hours", std::to_string(hours)}, {"at", to_string(stamp->made_at)}}});
  struct stat here{};
  struct stat there{};
  if (::stat(folder.c_str(), &there) != 0) {
    findings.push_back({Health::warn, "backup_gone", {{"folder", folder}}});
  } else if (::stat(data.c_str(), &here) == 0 && here.st_dev == there.st_dev) {
    findings.push_back({Health::warn, "backup_same_disk", {{"folder", folder}, {"data", data.string()}}});
  }
}

}  // namespace tavolo::cli
