#pragma once
// The tree and its entries as the files of C2SP tlog-tiles (record.md 1.8): which there are at a size, how they are
// called, what they hold. Pure functions; writing them is server/publish.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/record/tree.hpp"

namespace tavolo::record {

/// Hashes in a full tile, entries in a full bundle.
inline constexpr std::uint64_t full_tile = 256;

/// A tile of hashes, or a bundle of entries.
struct Tile {
  bool entries = false;  ///< a bundle; its level is 0
  unsigned level = 0;    ///< 0 ... 7: sizes stay below 2^63
  std::uint64_t n = 0;
  std::uint64_t width = full_tile;  ///< 1 ... 256
  bool operator==(const Tile&) const = default;
};

/// "tile/0/x001/x234/067", "tile/entries/000.p/112".
std::string tile_path(const Tile& tile);
/// The folder of the partial tiles of the same place: "tile/0/000.p".
std::string partial_folder(const Tile& tile);
/// The inverse of tile_path, for nothing but what it writes.
std::optional<Tile> parse_tile_path(std::string_view path);

/// Tiles and bundles that are full at `size` and were not at `old_size`, lower levels first.
std::vector<Tile> full_tiles(std::uint64_t old_size, std::uint64_t size);
/// The partial ones of the right edge at `size`: at most one a level, and a bundle beside that of level 0.
std::vector<Tile> partial_tiles(std::uint64_t size);

/// The bytes of a tile of hashes. Errors as those of the reader.
Result<std::string> tile_bytes(const Tile& tile, const NodeReader& reader);
/// u16be length and bytes of each leaf. A leaf has at most 65,535 bytes.
std::string bundle_bytes(std::span<const std::string> leaves);
/// Error `malformed_bundle`.
Result<std::vector<std::string>> parse_bundle(std::string_view bytes);

}  // namespace tavolo::record
