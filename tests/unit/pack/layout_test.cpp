#include "server/pack/layout.hpp"

#include <gtest/gtest.h>

#include <map>

#include "server/record/tree.hpp"

namespace tavolo::pack {
namespace {

std::vector<Hash> leaves(std::size_t count) {
  std::vector<Hash> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(record::leaf_hash(std::to_string(i)));
  return all;
}

TEST(ATile, IsNamedAsTlogTilesSays) {
  EXPECT_EQ(tile_number(1'234'067), "x001/x234/067");
  EXPECT_EQ(tile_number(0), "000");
  EXPECT_EQ(tile_path("0", {273, 112}), "tile/0/273.p/112");
  EXPECT_EQ(tile_path("entries", {1000, 256}), "tile/entries/x001/000");
}

TEST(TheTiles, OfSeventyThousandLeavesAreThoseOfTheSpecification) {
  std::map<std::string, std::size_t> sizes;
  const auto all = leaves(70'000);
  ASSERT_TRUE(for_each_tile(all, [&](const std::string& path, std::string_view bytes) -> Result<void> {
    sizes[path] = bytes.size();
    return {};
  }));
  EXPECT_EQ(sizes.size(), 273U + 1 + 1 + 1 + 1);
  EXPECT_EQ(sizes.at("tile/0/272"), 8192U);
  EXPECT_EQ(sizes.at("tile/0/273.p/112"), 112U * 32);
  EXPECT_EQ(sizes.at("tile/1/000"), 8192U);
  EXPECT_EQ(sizes.at("tile/1/001.p/17"), 17U * 32);
  EXPECT_EQ(sizes.at("tile/2/000.p/1"), 32U);
}

TEST(TheTiles, OfHigherLevelsHoldTheRootsOfFullOnes) {
  const auto all = leaves(256);
  record::Frontier frontier;
  for (const Hash& leaf : all) frontier.append(leaf);
  std::string above;
  ASSERT_TRUE(for_each_tile(all, [&](const std::string& path, std::string_view bytes) -> Result<void> {
    if (path == "tile/1/000.p/1") above = bytes;
    return {};
  }));
  EXPECT_EQ(above, bytes_of(frontier.root()));
}

TEST(ABundle, IsReadBackAndNothingElseIs) {
  std::string bundle;
  append_to_bundle(bundle, "uno");
  append_to_bundle(bundle, "");
  append_to_bundle(bundle, std::string(65'535, 'x'));
  EXPECT_EQ(split_bundle(bundle).value().size(), 3U);
  EXPECT_FALSE(split_bundle(bundle.substr(0, bundle.size() - 1)));
  EXPECT_FALSE(split_bundle(std::string(1, '\0')));
}

TEST(TheNote, IsReadBackInOneSpellingOnly) {
  const PackNote note{"members",
                      "demo.tavolo.invalid/t/permanente",
                      "demo.tavolo.invalid/registry",
                      42,
                      "proposal-3",
                      {"proposal-3", "vote-1"}};
  const std::string json = write_note(note);
  EXPECT_EQ(read_note(json).value(), note);
  EXPECT_EQ(read_note(json.substr(0, json.size() - 1) + ",\"zz\":1}").error().code, "pack_unreadable");
  EXPECT_EQ(read_note("{\"format\":2}").error().code, "pack_too_new");
  for (std::size_t at = 0; at < json.size(); ++at) {
    std::string changed = json;
    changed[at] = static_cast<char>(changed[at] ^ 0x80);
    EXPECT_FALSE(read_note(changed)) << at;
  }
}

TEST(TheTextsOfAnEntry, AreThoseOfThatEntryAlone) {
  const std::string json = write_disclosures(7, {"WyJh", "WyJi"});
  EXPECT_EQ(json, R"({"disclosures":["WyJh","WyJi"],"seq":7})");
  EXPECT_EQ(read_disclosures(json, 7).value().size(), 2U);
  EXPECT_FALSE(read_disclosures(json, 8));
  EXPECT_FALSE(read_disclosures(json + ' ', 7));
}

}  // namespace
}  // namespace tavolo::pack
