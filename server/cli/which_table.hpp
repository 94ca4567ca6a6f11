#pragma once

#include <filesystem>
#include <string>

#include "server/base/result.hpp"

namespace tavolo::cli {

/// The table that was asked for by its slug, or the only one below DATA. Error no_table: there is none, or several.
Result<std::string> table_of(const std::filesystem::path& data, const std::string& asked);

}  // namespace tavolo::cli
