// Packs of logs whose key has changed.

#include <gtest/gtest.h>

#include "server/record/rotate.hpp"
#include "tests/unit/pack/packed.hpp"

namespace tavolo::pack {
namespace {

class Rotated : public Packed {
 protected:
  std::string first_vkey;

  void SetUp() override {
    Packed::SetUp();
    first_vkey = table.kept.log->vkey();
  }
  void begin() {
    table.kept.log.reset();
    const auto begun = record::begin_rotation(data(), table.kept.place.slug, table.now);
    ASSERT_TRUE(begun) << begun.error().message;
    table.kept.restart();
  }
  void end() {
    table.kept.log.reset();
    const auto ended = record::end_rotation(data(), table.kept.place.slug, table.now);
    ASSERT_TRUE(ended) << ended.error().message;
    table.kept.restart();
  }
  PackVerification believing(const std::filesystem::path& pack, const std::string& vkey) {
    auto seen = verify_pack({pack, std::nullopt, {vkey}, {}});
    EXPECT_TRUE(seen) << (seen ? "" : seen.error().message);
    return seen.value_or(PackVerification{});
  }
  static std::size_t log_lines(const std::filesystem::path& pack) {
    const std::string policy = bytes_in(pack / "policy.txt");
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = policy.find("log ", at)) != std::string::npos; ++at) ++lines;
    return lines;
  }
};

TEST_F(Rotated, APackOfTheOverlapNamesBothKeysAndHoldsByEither) {
  begin();
  close();
  const std::string next = record::keys_of(*table.kept.log)->next()->vkey();
  const auto pack = exported("overlap", Level::everyone);
  EXPECT_EQ(log_lines(pack), 3U);
  EXPECT_EQ(verified(pack).exit_code(), 0) << found(verified(pack));
  EXPECT_EQ(believing(pack, first_vkey).exit_code(), 0) << found(believing(pack, first_vkey));
  EXPECT_EQ(believing(pack, next).exit_code(), 0) << found(believing(pack, next));
}

TEST_F(Rotated, APackOfAfterTheEndHoldsByTheOldKeyToo) {
  const std::string kept = table.kept.log->head().checkpoint;
  begin();
  close();
  end();
  const auto pack = exported("after", Level::everyone);
  EXPECT_EQ(log_lines(pack), 2U);
  for (const std::string& vkey : {first_vkey, table.kept.log->vkey()}) {
    const auto seen = believing(pack, vkey);
    EXPECT_EQ(seen.exit_code(), 0) << found(seen);
    EXPECT_EQ(seen.vkey, vkey);
  }
  EXPECT_EQ(verified(pack, {kept}).exit_code(), 0) << "a checkpoint of the old key, kept elsewhere";
  const auto other = record::Signer::generate(table.kept.log->origin()).value();
  EXPECT_EQ(believing(pack, other.verifier().vkey()).exit_code(), 11);
}

TEST_F(Rotated, TheRegistryChangesItsKeyInAPackLikewise) {
  const std::string old_registry = record::Registry::open(data()).value()->log().vkey();
  ASSERT_TRUE(record::begin_rotation(data(), "registry", table.now));
  ASSERT_TRUE(record::Registry::open(data()).value()->change_policy("quorum none\n", table.now));
  ASSERT_TRUE(record::end_rotation(data(), "registry", table.now));
  ASSERT_TRUE(record::Registry::open(data()).value()->change_policy("", table.now));
  close();
  const auto pack = exported("registry", Level::everyone);
  EXPECT_EQ(verified(pack).exit_code(), 0) << found(verified(pack));
  EXPECT_EQ(believing(pack, old_registry).exit_code(), 0) << found(believing(pack, old_registry));
}

TEST_F(Rotated, ACheckpointOfTheOverlapThatLostALineIsNamed) {
  begin();
  close();
  const auto pack = exported("cut", Level::everyone);
  const std::string path = "checkpoints/" + std::to_string(table.kept.log->head().size);
  const std::string note = bytes_in(pack / path);
  write_bytes(pack / path, note.substr(0, note.rfind("\xe2\x80\x94")));
  write_manifest(pack);
  const auto seen = verified(pack);
  EXPECT_EQ(seen.exit_code(), 14);
  EXPECT_EQ(found(seen), "checkpoints: " + path + ": note: one of the log's two keys has not signed it\n");
}

/// Who holds the new key alone, and makes the registry's tree anew, cannot make the old one's signature.
TEST_F(Rotated, AForgedChangeLeadsNowhere) {
  begin();
  close();
  const auto pack = exported("forged", Level::everyone);
  const std::string bundle = bytes_in(pack / "registry/tile/entries/000.p/2");
  const std::string mark = "\"old_signature\":\"";
  const std::size_t at = bundle.find(mark) + mark.size();
  ASSERT_GT(at, mark.size());
  std::string forged = bundle;
  forged[at + 3] = forged[at + 3] == 'A' ? 'B' : 'A';
  write_bytes(pack / "registry/tile/entries/000.p/2", forged);
  write_manifest(pack);
  const auto seen = believing(pack, first_vkey);
  EXPECT_EQ(seen.exit_code(), 11) << "the policy names a key to which nothing leads";
  EXPECT_NE(found(seen).find("the old key of"), std::string::npos) << found(seen);
}

}  // namespace
}  // namespace tavolo::pack
