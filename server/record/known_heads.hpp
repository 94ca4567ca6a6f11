#pragma once
// Whether a log continues what its key has signed before (record.md 2.4). A copy of the files of last week looks
// whole by itself; only a checkpoint kept elsewhere shows that entries are missing, and signing on would fork the log.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/result.hpp"
#include "server/record/log.hpp"

namespace tavolo::record {

/// Below a folder of published logs, as its origin ends: "t/<slug>", "registry".
std::filesystem::path published_place(const std::filesystem::path& folder, std::string_view slug);
/// The newest checkpoint that was let out, in a folder of such files: "<slug>.checkpoint".
std::filesystem::path high_water_file(const std::filesystem::path& folder, std::string_view slug);

/// Holds the log against a checkpoint that it signed once; `where` says in messages where that was found.
/// Errors: `record_rolled_back` (the checkpoint is of more entries than there are), `record_forked` (its root is not
/// ours at that size), `known_head_unreadable` (not signed by this log's key, or out of form).
Result<void> continues(Log& log, std::string_view known_checkpoint, std::string_view where);
/// The same for a file, if it is there; its size, or nothing. Errors also as storage::read_file.
Result<std::optional<std::uint64_t>> continues_file(Log& log, const std::filesystem::path& file);

}  // namespace tavolo::record
