#pragma once
// Databases of what can be made again from the record (decision 12): derived/<slug>.db. They are dropped at the
// slightest doubt, never repaired, never backed up, and a power cut may take their newest rows.

#include <filesystem>
#include <string_view>

#include "server/base/result.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::storage {

/// Opens the database, or makes it (mode 0600, folder 0700) with `tables`, SQL that creates everything in it. A file
/// that was made under another `stamp` or with other `tables`, or that SQLite cannot read, is removed with a line in
/// the program's log and made anew, empty. `stamp` says what the content rests on: see record::Log::derived_stamp().
/// Error `derived_unavailable`.
Result<Connection> open_derived(const std::filesystem::path& path, std::string_view tables, std::string_view stamp);

/// Removes the database with its journal; none there is no error. A connection that is still open goes on in a file
/// without a name, which ends with it. Error `derived_unavailable`.
Result<void> remove_derived(const std::filesystem::path& path);

}  // namespace tavolo::storage
