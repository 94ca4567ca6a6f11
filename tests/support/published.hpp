#pragma once
// Reads the public files of a log as a stranger does who knows its key alone: everything the checkpoint needs must be
// there and agree with it.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "server/record/checkpoint.hpp"
#include "server/record/tiles.hpp"
#include "server/storage/files.hpp"
#include "tests/support/naive_tree.hpp"

namespace tavolo::tests {

struct PublicTree {
  record::Checkpoint checkpoint;
  std::vector<std::string> leaves;
};

/// MTH of 256^level leaves from the leaves alone.
inline Hash naive_subtree(const Leaves& leaves, unsigned level, std::uint64_t n) {
  const std::uint64_t span = std::uint64_t{1} << (8 * level);
  return naive_root(part(leaves, n * span, (n + 1) * span));
}

/// The published tree, with every tile and bundle of its size compared; `folder` is the log's own.
inline PublicTree read_published(const std::filesystem::path& folder, const std::string& vkey) {
  PublicTree tree;
  const auto note = storage::read_file(folder / "checkpoint");
  EXPECT_TRUE(note) << "no checkpoint in " << folder;
  if (!note) return tree;
  const auto opened = record::open_checkpoint(*note, record::Verifier::parse(vkey).value());
  EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
  if (!opened) return tree;
  tree.checkpoint = *opened;
  auto tiles = record::full_tiles(0, opened->size);
  for (const auto& tile : record::partial_tiles(opened->size)) tiles.push_back(tile);
  Leaves hashes;
  for (const auto& tile : tiles) {
    if (!tile.entries) continue;
    const auto bytes = storage::read_file(folder / record::tile_path(tile));
    EXPECT_TRUE(bytes) << record::tile_path(tile);
    const auto leaves = record::parse_bundle(bytes.value_or(""));
    EXPECT_TRUE(leaves && leaves->size() == tile.width) << record::tile_path(tile);
    if (!leaves) return tree;
    for (const auto& leaf : *leaves) {
      tree.leaves.push_back(leaf);
      hashes.push_back(record::leaf_hash(leaf));
    }
  }
  EXPECT_EQ(hashes.size(), opened->size);
  EXPECT_EQ(naive_root(hashes), opened->root);
  if (hashes.size() != opened->size) return tree;
  for (const auto& tile : tiles) {
    if (tile.entries) continue;
    std::string expected;
    for (std::uint64_t i = 0; i < tile.width; ++i)
      expected += bytes_of(naive_subtree(hashes, tile.level, tile.n * record::full_tile + i));
    EXPECT_EQ(storage::read_file(folder / record::tile_path(tile)).value_or(""), expected) << record::tile_path(tile);
  }
  return tree;
}

}  // namespace tavolo::tests
