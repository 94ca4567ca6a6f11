#include <gtest/gtest.h>
// gtest before its rapidcheck glue
#include <rapidcheck/gtest.h>

#include "server/record/tree.hpp"
#include "tests/support/naive_tree.hpp"

namespace tavolo::record {
namespace {

constexpr std::uint64_t largest = 700;

const tests::StoredTree& big_tree() {
  static const tests::StoredTree tree = [] {
    tests::StoredTree made;
    for (std::uint64_t i = 0; i < largest; ++i) made.add("entry " + std::to_string(i));
    return made;
  }();
  return tree;
}

Hash root_at(std::uint64_t size) { return tree_hash(size, big_tree().reader()).value(); }

void flip(Hash& hash) {
  const auto bit = *rc::gen::inRange(0U, 256U);
  hash[bit / 8] = static_cast<std::uint8_t>(hash[bit / 8] ^ (1U << (bit % 8)));
}

RC_GTEST_PROP(InclusionProof, HoldsAndFailsWithAnyBitFlipped, ()) {
  const auto size = *rc::gen::inRange<std::uint64_t>(1, largest + 1);
  const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
  Proof proof = prove_inclusion(index, size, big_tree().reader()).value();
  Hash leaf = big_tree().leaves[index];
  Hash root = root_at(size);
  RC_ASSERT(verify_inclusion(index, size, leaf, proof, root));
  const auto which = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
  if (which < proof.size()) {
    flip(proof[which]);
  } else {
    flip(which == proof.size() ? leaf : root);
  }
  RC_ASSERT(!verify_inclusion(index, size, leaf, proof, root));
}

RC_GTEST_PROP(InclusionProof, HoldsForItsPlaceAlone, ()) {
  const auto size = *rc::gen::inRange<std::uint64_t>(2, largest + 1);
  const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
  const auto other = *rc::gen::inRange<std::uint64_t>(0, size);
  RC_PRE(other != index);
  Proof proof = prove_inclusion(index, size, big_tree().reader()).value();
  RC_ASSERT(!verify_inclusion(other, size, big_tree().leaves[index], proof, root_at(size)));
  proof.push_back(big_tree().leaves[other]);
  RC_ASSERT(!verify_inclusion(index, size, big_tree().leaves[index], proof, root_at(size)));
  proof.resize(proof.size() - 2);
  RC_ASSERT(!verify_inclusion(index, size, big_tree().leaves[index], proof, root_at(size)));
}

RC_GTEST_PROP(ConsistencyProof, HoldsAndFailsWithAnyBitFlipped, ()) {
  const auto size = *rc::gen::inRange<std::uint64_t>(1, largest + 1);
  const auto old_size = *rc::gen::inRange<std::uint64_t>(1, size + 1);
  Proof proof = prove_consistency(old_size, size, big_tree().reader()).value();
  Hash old_root = root_at(old_size);
  Hash root = root_at(size);
  RC_ASSERT(verify_consistency(old_size, size, proof, old_root, root));
  const auto which = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
  if (which < proof.size()) {
    flip(proof[which]);
  } else {
    flip(which == proof.size() ? old_root : root);
  }
  RC_ASSERT(!verify_consistency(old_size, size, proof, old_root, root));
}

RC_GTEST_PROP(Frontier, GrowsTheSameFromAnySize, ()) {
  const auto start = *rc::gen::inRange<std::uint64_t>(0, largest);
  const auto end = *rc::gen::inRange<std::uint64_t>(start, largest);
  Frontier frontier = Frontier::load(start, big_tree().reader()).value();
  std::uint64_t index = stored_hash_count(start);
  for (std::uint64_t i = start; i < end; ++i) {
    for (const Hash& hash : frontier.append(big_tree().leaves[i])) RC_ASSERT(hash == big_tree().nodes[index++]);
  }
  RC_ASSERT(frontier.root() == root_at(end));
}

RC_GTEST_PROP(Verification, NeverReadsBeyondAProofOfAnyShape, ()) {
  const auto length = *rc::gen::inRange<std::size_t>(0, 70);
  const Proof proof(length, empty_root());
  const auto a = *rc::gen::arbitrary<std::uint64_t>();
  const auto b = *rc::gen::arbitrary<std::uint64_t>();
  RC_ASSERT(!verify_inclusion(a, b, empty_root(), proof, Hash{}));
  RC_ASSERT(!verify_consistency(a, b, proof, empty_root(), Hash{}));
}

}  // namespace
}  // namespace tavolo::record
