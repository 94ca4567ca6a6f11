#pragma once
// Where things stand in a pack (record.md 2.8), and the tiles of a tree (C2SP tlog-tiles.md v0.1.0; record.md 1.8).

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo::pack {

/// Hashes of a full tile, and entries of a full bundle.
inline constexpr std::uint64_t tile_width = 256;

/// "x001/x234/067": N of a tile in groups of three digits.
std::string tile_number(std::uint64_t n);

struct TilePlace {
  std::uint64_t n = 0;
  std::uint64_t width = 0;  ///< 1 to 256; below 256 the tile is partial
};
/// The tiles that hold `count` hashes, or the bundles that hold as many entries: full ones, then the partial one.
std::vector<TilePlace> tiles_of(std::uint64_t count);
/// "tile/0/000" or "tile/entries/x001/067.p/17"; `level`: "0", "1" ... or "entries".
std::string tile_path(std::string_view level, const TilePlace& place);

/// Calls `put` with every tile of the tree of these leaves: level 0 first, each level in order. Stops at its first
/// error.
Result<void> for_each_tile(const std::vector<Hash>& leaves,
                           const std::function<Result<void>(const std::string& path, std::string_view bytes)>& put);

/// One entry in a bundle: u16be(length) || leaf.
void append_to_bundle(std::string& bundle, std::string_view leaf);
/// The leaves of a bundle; nothing when it is out of form.
std::optional<std::vector<std::string>> split_bundle(std::string_view bundle);

/// What a pack says of itself: pack.json, one canonical object.
struct PackNote {
  std::string level;                 ///< "public", "members" or "audit"
  std::string origin;                ///< of the table's log
  std::string registry;              ///< origin of the instance's registry
  std::uint64_t size = 0;            ///< of the tree
  std::optional<std::string> of;     ///< "proposal-3", "sitting-1"; absent: the whole table
  std::vector<std::string> objects;  ///< with `of`: all things whose texts are in the pack, ascending
  bool operator==(const PackNote&) const = default;
};
inline constexpr std::int64_t pack_format = 1;
std::string write_note(const PackNote& note);
/// Errors: `pack_unreadable`, `pack_too_new`.
Result<PackNote> read_note(std::string_view json);

/// disclosures/<seq>.json: `{"disclosures":[text...],"seq":n}`, canonical, in the order of the names.
std::string write_disclosures(std::uint64_t seq, const std::vector<std::string>& texts);
/// Nothing when it is out of form or of another entry.
std::optional<std::vector<std::string>> read_disclosures(std::string_view json, std::uint64_t seq);

/// policy.txt (C2SP tlog-policy): the keys of both logs, no witness asked for.
std::string write_policy(const std::vector<std::string>& vkeys);

}  // namespace tavolo::pack
