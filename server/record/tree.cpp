#include "server/record/tree.hpp"

#include <bit>
#include <string>
#include <utility>

#include "server/base/sha256.hpp"

namespace tavolo::record {
namespace {

/// A complete subtree: its level and its number among those of the level.
struct Subtree {
  unsigned level = 0;
  std::uint64_t n = 0;
};

/// The complete subtrees that make up leaves [low, high), the largest first. `low` is a multiple of the largest power
/// of two below or at high - low, as every range that RFC 6962 splits off is.
void cover(std::uint64_t low, std::uint64_t high, std::vector<Subtree>& out) {
  while (low < high) {
    const auto level = static_cast<unsigned>(std::bit_width(high - low) - 1);
    out.push_back({level, low >> level});
    low += std::uint64_t{1} << level;
  }
}

/// Root of subtrees as cover() lists them: the smallest are joined first.
Hash fold(std::span<const Hash> hashes) {
  Hash root = hashes.back();
  for (std::size_t i = hashes.size() - 1; i > 0; --i) root = node_hash(hashes[i - 1], root);
  return root;
}

std::uint64_t largest_power_below(std::uint64_t n) {
  return std::uint64_t{1} << static_cast<unsigned>(std::bit_width(n - 1) - 1);
}

/// Collects ranges of leaves whose roots make a proof, then reads all of them at once.
class RangeReader {
 public:
  void want(std::uint64_t low, std::uint64_t high) {
    const std::size_t before = subtrees_.size();
    cover(low, high, subtrees_);
    counts_.push_back(subtrees_.size() - before);
  }

  Result<Proof> read(const NodeReader& reader) const {
    std::vector<std::uint64_t> indexes;
    indexes.reserve(subtrees_.size());
    for (const Subtree& subtree : subtrees_) indexes.push_back(stored_hash_index(subtree.level, subtree.n));
    auto hashes = reader(indexes);
    if (!hashes) return std::unexpected(hashes.error());
    TAVOLO_CHECK(hashes->size() == indexes.size());
    Proof roots;
    std::span<const Hash> left = *hashes;
    for (const std::size_t count : counts_) {
      roots.push_back(fold(left.first(count)));
      left = left.subspan(count);
    }
    return roots;
  }

 private:
  std::vector<Subtree> subtrees_;
  std::vector<std::size_t> counts_;
};

/// The ranges of PATH(index, D[low:high]) with index from low, in the order of the proof.
void path(std::uint64_t index, std::uint64_t low, std::uint64_t high, RangeReader& ranges) {
  if (high - low == 1) return;
  const std::uint64_t middle = low + largest_power_below(high - low);
  if (index < middle) {
    path(index, low, middle, ranges);
    ranges.want(middle, high);
  } else {
    path(index, middle, high, ranges);
    ranges.want(low, middle);
  }
}

/// The ranges of SUBPROOF(m, D[low:high], whole), m counted from 0.
void subproof(std::uint64_t m, std::uint64_t low, std::uint64_t high, bool whole, RangeReader& ranges) {
  if (m == high) {
    if (!whole) ranges.want(low, high);
    return;
  }
  const std::uint64_t middle = low + largest_power_below(high - low);
  if (m <= middle) {
    subproof(m, low, middle, whole, ranges);
    ranges.want(middle, high);
  } else {
    subproof(m, middle, high, false, ranges);
    ranges.want(low, middle);
  }
}

}  // namespace

Hash leaf_hash(std::string_view leaf) {
  thread_local Sha256 context;
  return context.add(std::string_view("\0", 1)).add(leaf).finish();
}

Hash node_hash(const Hash& left, const Hash& right) {
  thread_local Sha256 context;
  return context.add("\x01").add(bytes_of(left)).add(bytes_of(right)).finish();
}

Hash empty_root() { return sha256({}); }

std::uint64_t stored_hash_index(unsigned level, std::uint64_t n) {
  for (unsigned i = 0; i < level; ++i) n = 2 * n + 1;
  std::uint64_t index = 0;
  for (; n > 0; n >>= 1U) index += n;
  return index + level;
}

std::uint64_t stored_hash_count(std::uint64_t size) {
  return 2 * size - static_cast<std::uint64_t>(std::popcount(size));
}

Result<Frontier> Frontier::load(std::uint64_t size, const NodeReader& reader) {
  Frontier frontier;
  if (size == 0) return frontier;
  std::vector<Subtree> subtrees;
  cover(0, size, subtrees);
  std::vector<std::uint64_t> indexes;
  for (const Subtree& subtree : subtrees) indexes.push_back(stored_hash_index(subtree.level, subtree.n));
  auto hashes = reader(indexes);
  if (!hashes) return std::unexpected(hashes.error());
  TAVOLO_CHECK(hashes->size() == indexes.size());
  frontier.size_ = size;
  frontier.edge_ = *std::move(hashes);
  return frontier;
}

std::vector<Hash> Frontier::append(const Hash& leaf) {
  std::vector<Hash> stored{leaf};
  for (auto joins = std::countr_one(size_); joins > 0; --joins) {
    stored.push_back(node_hash(edge_.back(), stored.back()));
    edge_.pop_back();
  }
  edge_.push_back(stored.back());
  ++size_;
  return stored;
}

Hash Frontier::root() const { return edge_.empty() ? empty_root() : fold(edge_); }

Result<Hash> tree_hash(std::uint64_t size, const NodeReader& reader) {
  auto frontier = Frontier::load(size, reader);
  if (!frontier) return std::unexpected(frontier.error());
  return frontier->root();
}

Result<Proof> prove_inclusion(std::uint64_t index, std::uint64_t size, const NodeReader& reader) {
  if (index >= size) {
    return fail("index_out_of_range",
                "no entry " + std::to_string(index) + " in a tree of size " + std::to_string(size));
  }
  RangeReader ranges;
  path(index, 0, size, ranges);
  return ranges.read(reader);
}

Result<Proof> prove_consistency(std::uint64_t old_size, std::uint64_t size, const NodeReader& reader) {
  if (old_size == 0 || old_size > size) {
    return fail("index_out_of_range", "no proof from size " + std::to_string(old_size) + " to " + std::to_string(size));
  }
  RangeReader ranges;
  subproof(old_size, 0, size, true, ranges);
  return ranges.read(reader);
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Proof& proof, const Hash& root) {
  if (index >= size) return false;
  const auto inner = static_cast<std::size_t>(std::bit_width(index ^ (size - 1)));
  const auto border = inner >= 64 ? 0U : static_cast<std::size_t>(std::popcount(index >> inner));
  if (proof.size() != inner + border) return false;
  Hash hash = leaf;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    const bool from_right = i < inner && ((index >> i) & 1U) == 0;
    hash = from_right ? node_hash(hash, proof[i]) : node_hash(proof[i], hash);
  }
  return hash == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t size, const Proof& proof, const Hash& old_root,
                        const Hash& root) {
  if (old_size == 0 || old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (proof.empty()) return false;
  const auto shift = static_cast<unsigned>(std::countr_zero(old_size));
  const auto inner = static_cast<std::size_t>(std::bit_width((old_size - 1) ^ (size - 1))) - shift;
  const std::uint64_t mask = (old_size - 1) >> shift;
  const auto border = inner >= 64 ? 0U : static_cast<std::size_t>(std::popcount(mask >> inner));
  std::span<const Hash> rest = proof;
  const bool complete = std::has_single_bit(old_size);
  Hash old_hash = complete ? old_root : rest.front();
  if (!complete) rest = rest.subspan(1);
  if (rest.size() != inner + border) return false;
  Hash hash = old_hash;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (i >= inner || ((mask >> i) & 1U) != 0) {
      old_hash = node_hash(rest[i], old_hash);
      hash = node_hash(rest[i], hash);
    } else {
      hash = node_hash(hash, rest[i]);
    }
  }
  return old_hash == old_root && hash == root;
}

}  // namespace tavolo::record
