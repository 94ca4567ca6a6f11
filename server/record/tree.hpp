#pragma once
// The Merkle tree of RFC 6962 section 2.1, stored as a dense row of hashes (record.md 1.4; Crosby and Wallach, 2009).
// Pure functions over one batched read; nothing here knows files or signatures.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo::record {

/// SHA-256(0x00 || leaf).
Hash leaf_hash(std::string_view leaf);
/// SHA-256(0x01 || left || right).
Hash node_hash(const Hash& left, const Hash& right);
/// SHA-256 of nothing: the root of the tree of size 0.
Hash empty_root();

/// Where the root of the complete subtree `n` of `level` (leaves have level 0) stands in the row of stored hashes.
std::uint64_t stored_hash_index(unsigned level, std::uint64_t n);
/// Number of hashes that a tree of `size` leaves stores: 2 * size - popcount(size).
std::uint64_t stored_hash_count(std::uint64_t size);

/// Gives the stored hashes at these indexes, in their order; called once a computation.
using NodeReader = std::function<Result<std::vector<Hash>>(std::span<const std::uint64_t>)>;

/// The right edge of a tree: roots of its complete subtrees, the largest first. Enough to append and to tell the root.
class Frontier {
 public:
  Frontier() = default;
  /// The edge of the stored tree of `size`.
  static Result<Frontier> load(std::uint64_t size, const NodeReader& reader);

  std::uint64_t size() const { return size_; }
  /// Adds a leaf and gives the 1 + trailing_zeros(size) hashes to store at consecutive indexes from
  /// stored_hash_count(size before): the leaf's own first.
  std::vector<Hash> append(const Hash& leaf);
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> edge_;
};

/// The root of the first `size` leaves.
Result<Hash> tree_hash(std::uint64_t size, const NodeReader& reader);

/// Leaf sibling first, root child last.
using Proof = std::vector<Hash>;

/// PATH(index, D[size]) of RFC 6962 2.1.1. Error `index_out_of_range` unless index < size.
Result<Proof> prove_inclusion(std::uint64_t index, std::uint64_t size, const NodeReader& reader);
/// PROOF(old_size, D[size]) of RFC 6962 2.1.2. Error `index_out_of_range` unless 0 < old_size <= size.
Result<Proof> prove_consistency(std::uint64_t old_size, std::uint64_t size, const NodeReader& reader);

/// True when `proof` shows that the tree of `size` with `root` holds `leaf` (a leaf hash) at `index`.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Proof& proof, const Hash& root);
/// True when `proof` shows that the tree of `old_size` with `old_root` is the beginning of that of `size` with `root`.
/// An old size of 0 is refused: it would say nothing.
bool verify_consistency(std::uint64_t old_size, std::uint64_t size, const Proof& proof, const Hash& old_root,
                        const Hash& root);

}  // namespace tavolo::record
