#include "server/record/tiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/naive_tree.hpp"

namespace tavolo::record {
namespace {

std::vector<std::string> names(const std::vector<Tile>& tiles) {
  std::vector<std::string> all;
  for (const Tile& tile : tiles) all.push_back(tile_path(tile));
  return all;
}

std::size_t count(const std::vector<Tile>& tiles, unsigned level, bool entries = false) {
  return static_cast<std::size_t>(
      std::ranges::count_if(tiles, [&](const Tile& tile) { return tile.level == level && tile.entries == entries; }));
}

// What tlog-tiles says of a tree of 70,000 and of one of 256.
TEST(Tiles, AreThoseThatTheSpecificationCounts) {
  const auto full = full_tiles(0, 70'000);
  EXPECT_EQ(count(full, 0), 273U);
  EXPECT_EQ(count(full, 0, true), 273U);
  EXPECT_EQ(count(full, 1), 1U);
  EXPECT_EQ(full.size(), 273U + 273U + 1U);
  EXPECT_EQ(names(partial_tiles(70'000)), (std::vector<std::string>{"tile/0/273.p/112", "tile/entries/273.p/112",
                                                                    "tile/1/001.p/17", "tile/2/000.p/1"}));
  EXPECT_EQ(names(full_tiles(0, 256)), (std::vector<std::string>{"tile/0/000", "tile/entries/000"}));
  EXPECT_EQ(names(partial_tiles(256)), std::vector<std::string>{"tile/1/000.p/1"});
  EXPECT_TRUE(full_tiles(0, 0).empty());
  EXPECT_TRUE(partial_tiles(0).empty());
  EXPECT_EQ(names(full_tiles(255, 256)), (std::vector<std::string>{"tile/0/000", "tile/entries/000"}));
  EXPECT_TRUE(full_tiles(256, 511).empty());
}

TEST(Tiles, AreNamedInGroupsOfThreeDigits) {
  EXPECT_EQ(tile_path({false, 0, 1'234'067, full_tile}), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path({true, 0, 1'234'067, 5}), "tile/entries/x001/x234/067.p/5");
  EXPECT_EQ(tile_path({false, 3, 1'000, full_tile}), "tile/3/x001/000");
  for (const std::uint64_t n : {0ULL, 7ULL, 999ULL, 1'000ULL, 1'234'067ULL, 999'999'999'999ULL}) {
    for (const std::uint64_t width : {1ULL, 255ULL, 256ULL}) {
      const Tile tile{false, 2, n, width};
      EXPECT_EQ(parse_tile_path(tile_path(tile)), tile);
      const Tile bundle{true, 0, n, width};
      EXPECT_EQ(parse_tile_path(tile_path(bundle)), bundle);
    }
  }
}

TEST(Tiles, HaveOneNameEach) {
  for (const char* name : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/00/000",
                           "tile/0/0",
                           "tile/0/00",
                           "tile/0/0000",
                           "tile/0/x000/001",
                           "tile/0/x001",
                           "tile/0/001/002",
                           "tile/0/x001/x002",
                           "tile/64/000",
                           "tile/-1/000",
                           "tile/0/000.p",
                           "tile/0/000.p/",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/01",
                           "tile/0/000.p/1/",
                           "tile/0/000/",
                           "tile/entries",
                           "tile/Entries/000",
                           "tile/0/../000",
                           "/tile/0/000",
                           "tile/0/000.part",
                           "tile/0/+01",
                           "tile/0/000.p/+1"})
    EXPECT_FALSE(parse_tile_path(name)) << name;
}

TEST(Tiles, HoldTheHashesOfTheDefinition) {
  tests::StoredTree tree;
  constexpr std::uint64_t size = 70'000;
  for (std::uint64_t i = 0; i < size; ++i) tree.add(std::to_string(i));
  auto tiles = full_tiles(0, size);
  for (const Tile& tile : partial_tiles(size)) tiles.push_back(tile);
  for (const Tile& tile : tiles) {
    if (tile.entries) continue;
    const auto bytes = tile_bytes(tile, tree.reader());
    ASSERT_TRUE(bytes);
    ASSERT_EQ(bytes->size(), tile.width * 32);
    const std::uint64_t span = std::uint64_t{1} << (8 * tile.level);
    for (const std::uint64_t i : {std::uint64_t{0}, tile.width / 2, tile.width - 1}) {
      const std::uint64_t first = (tile.n * full_tile + i) * span;
      EXPECT_EQ(bytes->substr(i * 32, 32), bytes_of(tests::naive_root(tests::part(tree.leaves, first, first + span))));
    }
  }
}

TEST(Tiles, BundlesAreReadAsTheyAreWritten) {
  const std::vector<std::string> leaves{"", "a", std::string(65'535, 'z'), std::string("\0\n", 2)};
  const std::string bytes = bundle_bytes(leaves);
  EXPECT_EQ(bytes.substr(0, 5), std::string("\0\0\0\1a", 5));
  EXPECT_EQ(parse_bundle(bytes).value(), leaves);
  EXPECT_TRUE(parse_bundle("").value().empty());
  EXPECT_EQ(parse_bundle(bytes.substr(0, bytes.size() - 1)).error().code, "malformed_bundle");
  EXPECT_EQ(parse_bundle(std::string(1, '\0')).error().code, "malformed_bundle");
  EXPECT_TRUE(parse_bundle(std::string(512, '\0')));
  EXPECT_EQ(parse_bundle(std::string(514, '\0')).error().code, "malformed_bundle");
}

}  // namespace
}  // namespace tavolo::record
