#include "server/record/tree.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/naive_tree.hpp"

namespace tavolo::record {
namespace {

using tests::naive_root;
using tests::StoredTree;

TEST(Tree, HasTheRootsThatRfc6962States) {
  EXPECT_EQ(to_hex(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Tree, StoresHashesInADenseRow) {
  std::uint64_t index = 0;
  for (std::uint64_t n = 0; n < 300; ++n) {
    EXPECT_EQ(stored_hash_count(n), index);
    for (unsigned level = 0; level == 0 || ((n + 1) & ((1ULL << level) - 1)) == 0; ++level) {
      EXPECT_EQ(stored_hash_index(level, n >> level), index++);
    }
  }
}

TEST(Tree, AgreesWithTheDefinitionForEverySizeUpTo600) {
  StoredTree tree;
  for (std::uint64_t size = 0; size <= 600; ++size) {
    const Hash expected = naive_root(tree.leaves);
    ASSERT_EQ(tree.frontier.root(), expected) << size;
    ASSERT_EQ(tree_hash(size, tree.reader()).value(), expected) << size;
    tree.add("leaf " + std::to_string(size));
  }
}

TEST(Tree, GivesTheProofsOfTheDefinition) {
  StoredTree tree;
  for (int i = 0; i < 70; ++i) tree.add(std::to_string(i));
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const std::vector<Hash> leaves(tree.leaves.begin(), tree.leaves.begin() + static_cast<std::ptrdiff_t>(size));
    const Hash root = naive_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      const Proof proof = prove_inclusion(index, size, tree.reader()).value();
      ASSERT_EQ(proof, tests::naive_path(index, leaves)) << index << '/' << size;
      ASSERT_TRUE(verify_inclusion(index, size, leaves[index], proof, root));
      const Proof consistency = prove_consistency(index + 1, size, tree.reader()).value();
      ASSERT_EQ(consistency, tests::naive_subproof(index + 1, leaves, true)) << index + 1 << '/' << size;
      const Hash old_root = naive_root({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(index + 1)});
      ASSERT_TRUE(verify_consistency(index + 1, size, consistency, old_root, root));
    }
  }
}

TEST(Tree, ReadsOnceAProofAndNoMoreThanItNeeds) {
  StoredTree tree;
  for (int i = 0; i < 1000; ++i) tree.add(std::to_string(i));
  int calls = 0;
  const NodeReader counting = [&](std::span<const std::uint64_t> indexes) {
    ++calls;
    EXPECT_LE(indexes.size(), 20U);
    return tree.reader()(indexes);
  };
  ASSERT_TRUE(prove_inclusion(511, 1000, counting));
  EXPECT_EQ(calls, 1);
}

TEST(Tree, RefusesWhatIsOutOfRange) {
  StoredTree tree;
  tree.add("a");
  EXPECT_EQ(prove_inclusion(1, 1, tree.reader()).error().code, "index_out_of_range");
  EXPECT_EQ(prove_consistency(0, 1, tree.reader()).error().code, "index_out_of_range");
  EXPECT_EQ(prove_consistency(2, 1, tree.reader()).error().code, "index_out_of_range");
  EXPECT_FALSE(verify_inclusion(0, 0, Hash{}, {}, Hash{}));
}

TEST(Tree, ContinuesFromItsRightEdge) {
  StoredTree tree;
  for (int i = 0; i < 21; ++i) tree.add(std::to_string(i));
  Frontier again = Frontier::load(21, tree.reader()).value();
  EXPECT_EQ(again.append(leaf_hash("x")), tree.frontier.append(leaf_hash("x")));
  EXPECT_EQ(again.root(), tree.frontier.root());
}

}  // namespace
}  // namespace tavolo::record
