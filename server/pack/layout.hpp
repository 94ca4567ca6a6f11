#pragma once
// Where things stand in a pack (record.md 2.8), and the tiles of the tree that its entries make.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/record/policy.hpp"
#include "server/record/tiles.hpp"

namespace tavolo::pack {

/// The bundles that hold the entries of a tree of this size, in order.
std::vector<record::Tile> bundles_of(std::uint64_t size);
/// The tiles that hold its leaf hashes, in order.
std::vector<record::Tile> leaf_tiles_of(std::uint64_t size);

/// Calls `put` with every tile of the tree of these leaves: level 0 first, each level in order. Stops at its first
/// error.
Result<void> for_each_tile(const std::vector<Hash>& leaves,
                           const std::function<Result<void>(const std::string& path, std::string_view bytes)>& put);

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

/// tsa/<size>.tsr, or registry/tsa/<size>.tsr: the answer of a time-stamping authority (RFC 3161, DER) for the
/// checkpoint of that size.
std::string stamp_path(std::string_view prefix, std::uint64_t size);
/// Certificates (PEM) of the authorities of all tokens.
inline constexpr std::string_view chain_path = "tsa/chain.pem";

/// policy.txt (C2SP tlog-policy): the keys of both logs, and the witnesses whose lines are to be found. It asks for
/// none of them: how many are to be believed is for who verifies to say.
std::string write_policy(const std::vector<std::string>& vkeys, const std::vector<record::Policy::Witness>& witnesses);

}  // namespace tavolo::pack
