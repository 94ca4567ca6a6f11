#pragma once
// Erasures by order survive a restore: what a newer record of the same table says was erased is erased in what came
// back from an older backup.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "server/base/result.hpp"

namespace tavolo::cli {

struct ErasedAgain {
  std::size_t orders = 0;   ///< that the newer record has and the restored one has not
  std::size_t applied = 0;  ///< their targets that are here
  std::size_t absent = 0;   ///< that came after the backup, or hold nothing here
  std::uint64_t first = 0;  ///< number of the first entry that it made here; above `last`: it made none
  std::uint64_t last = 0;
};

/// `newer`: a DATA folder, of a running server too, or a backup. The orders are put on record in `data` as acts of the
/// system. Errors: other_origin (the newer record is another table's), table_stopped, and those of the log.
Result<ErasedAgain> apply_newer_erasures(const std::filesystem::path& data, const std::filesystem::path& newer,
                                         const std::string& slug);

}  // namespace tavolo::cli
