#pragma once
// A log seen from beside the program that writes it: without the DataLock, without changing a byte.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/base/time.hpp"

namespace tavolo::record {

struct Glance {
  std::string origin;
  std::uint64_t size = 0;
  std::optional<Instant> last;  ///< ts of the newest entry; none in an empty log
  std::string checkpoint;       ///< the newest signed note
};

/// Errors: `log_not_found`, `log_unavailable`, `record_damaged`.
Result<Glance> glance(const std::filesystem::path& data, std::string_view slug);

/// Slugs of the logs whose files stand below DATA: the registry first, the others in order of the alphabet.
std::vector<std::string> logs_below(const std::filesystem::path& data);

/// Copies a log into tables/ and keys/ below `folder`, each file as of one moment: the table, then its keys, which open
/// every older table (decision 19), then what there is of its signing keys, since one may be lost. Errors:
/// `log_not_found`, `copy_failed`, those of files.hpp.
Result<void> copy_log(const std::filesystem::path& data, std::string_view slug, const std::filesystem::path& folder);

}  // namespace tavolo::record
