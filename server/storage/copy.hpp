#pragma once
// Databases that another program may be writing, copied and checked from outside.

#include <filesystem>

#include "server/base/result.hpp"

namespace tavolo::storage {

/// Copies a database as of one moment into a new file (0600, whole or not at all). Whoever writes to it goes on
/// meanwhile and does not make the copy start anew. Error `copy_failed`.
Result<void> copy_database(const std::filesystem::path& source, const std::filesystem::path& target);

/// SQLite's own full check of a database that nobody writes. Errors: `database_damaged`, `copy_failed`.
Result<void> check_database(const std::filesystem::path& path);

}  // namespace tavolo::storage
