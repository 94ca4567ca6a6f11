#pragma once
// The snapshot of a table on disk (decision 12): what the start would else work out from every entry, encrypted, under
// a key that each erasure renews. It is proof of nothing and needed for nothing: whatever is doubtful about it, it is
// dropped, and a power cut may take it. Layout: deploy/docs/adr/0013.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo::snapshot {

/// Of which record it is: that of `size` entries whose tree has this root.
struct Point {
  std::uint64_t size = 0;
  Hash root{};
};

/// What it is written under and must be read under.
struct Seal {
  std::string stamp;  ///< record::Log::derived_stamp()
  std::string key;    ///< 32 bytes, record::Log::derived_key()
};

/// Independent parts, in an order that writer and reader agree on.
using Sections = std::vector<std::string>;

struct Opened {
  Point point;
  Sections sections;
};

/// Writes it whole or not at all (temporary file, rename); does not wait for the disk. Gives the bytes of the file.
/// Error `file_unwritable`.
Result<std::uint64_t> write(const std::filesystem::path& path, const Seal& seal, const Point& point,
                            const Sections& sections);

/// Errors: `snapshot_none`; `snapshot_foreign` (another stamp: another executable, log, or an erasure since);
/// `snapshot_damaged` (cut short, changed, or not a snapshot).
Result<Opened> read(const std::filesystem::path& path, const Seal& seal);

/// Removes it, and what a write that was cut short has left. None there is no error.
void drop(const std::filesystem::path& path);

}  // namespace tavolo::snapshot
