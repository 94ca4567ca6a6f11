#pragma once
// The tree of RFC 6962 section 2.1, written as the RFC defines it, to compare with; and a stored tree in memory.

#include <string>
#include <vector>

#include "server/record/tree.hpp"

namespace tavolo::tests {

inline std::size_t split_at(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

using Leaves = std::vector<Hash>;

inline Leaves part(const Leaves& leaves, std::size_t from, std::size_t to) {
  return {leaves.begin() + static_cast<std::ptrdiff_t>(from), leaves.begin() + static_cast<std::ptrdiff_t>(to)};
}

/// MTH; leaves are leaf hashes.
inline Hash naive_root(const Leaves& leaves) {
  if (leaves.empty()) return record::empty_root();
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = split_at(leaves.size());
  return record::node_hash(naive_root(part(leaves, 0, k)), naive_root(part(leaves, k, leaves.size())));
}

/// PATH of section 2.1.1.
inline record::Proof naive_path(std::size_t m, const Leaves& leaves) {
  if (leaves.size() == 1) return {};
  const std::size_t k = split_at(leaves.size());
  const bool left = m < k;
  record::Proof proof = left ? naive_path(m, part(leaves, 0, k)) : naive_path(m - k, part(leaves, k, leaves.size()));
  proof.push_back(naive_root(left ? part(leaves, k, leaves.size()) : part(leaves, 0, k)));
  return proof;
}

/// SUBPROOF of section 2.1.2.
inline record::Proof naive_subproof(std::size_t m, const Leaves& leaves, bool whole) {
  if (m == leaves.size()) return whole ? record::Proof{} : record::Proof{naive_root(leaves)};
  const std::size_t k = split_at(leaves.size());
  const bool left = m <= k;
  record::Proof proof = left ? naive_subproof(m, part(leaves, 0, k), whole)
                             : naive_subproof(m - k, part(leaves, k, leaves.size()), false);
  proof.push_back(naive_root(left ? part(leaves, k, leaves.size()) : part(leaves, 0, k)));
  return proof;
}

struct StoredTree {
  record::Frontier frontier;
  std::vector<Hash> nodes;
  Leaves leaves;

  void add(const std::string& leaf) {
    leaves.push_back(record::leaf_hash(leaf));
    for (const Hash& hash : frontier.append(leaves.back())) nodes.push_back(hash);
  }
  record::NodeReader reader() const {
    return [this](std::span<const std::uint64_t> indexes) -> Result<std::vector<Hash>> {
      std::vector<Hash> hashes;
      for (const std::uint64_t index : indexes) hashes.push_back(nodes.at(index));
      return hashes;
    };
  }
};

}  // namespace tavolo::tests
