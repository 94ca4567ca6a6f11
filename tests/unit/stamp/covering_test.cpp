// Which stamp an entry is said to have.

#include "server/stamp/covering.hpp"

#include "server/base/sha256.hpp"
#include "tests/support/record.hpp"
#include "tests/unit/stamp/local_authority.hpp"

namespace tavolo::stamp {
namespace {

using tests::some_day;

constexpr const char* table = "demo.tavolo.invalid/t/permanente";

class StampOfAnEntry : public ::testing::Test {
 protected:
  tests::Folder folder;
  std::unique_ptr<record::Registry> registry =
      record::Registry::open_or_create(folder.path(), "demo.tavolo.invalid").value();
  Coverings coverings{*registry, registry->log().origin(), Kept(folder.path())};

  void SetUp() override { ASSERT_TRUE(registry->add(table, "key", some_day)); }
  void anchor(const std::string& origin, std::uint64_t size, std::int64_t second) {
    ASSERT_TRUE(registry->anchor({origin, size, Instant{second * 1'000}, "1.2.3.4.1", sha256("token")}, some_day));
  }
  void heads(const std::string& day, std::uint64_t size) {
    ASSERT_TRUE(registry->record_heads({day, {{table, size, sha256(day)}}, 0}, some_day));
  }
};

TEST_F(StampOfAnEntry, IsNoneUntilOneOfItsLogOrOfTheRegistryAboveItsHeadIsThere) {
  EXPECT_FALSE(coverings.of(table, 4));
  anchor(table, 4, 100);
  EXPECT_FALSE(coverings.of(table, 4)) << "a tree of four ends with entry three";
  EXPECT_EQ(coverings.of(table, 3)->size, 4U);
  heads("2027-03-10", 6);  // entry 2 of the registry
  const auto own = registry->log().origin();
  anchor(own, 2, 200);
  EXPECT_FALSE(coverings.of(table, 4)) << "the stamp is older than the entry that states the head";
  anchor(own, registry->log().head().size, 300);
  const auto covering = coverings.of(table, 4);
  ASSERT_TRUE(covering);
  EXPECT_TRUE(covering->by_registry);
  EXPECT_EQ(covering->size, 6U);
  EXPECT_EQ(covering->at.ms, 300'000);
  EXPECT_FALSE(coverings.of(table, 6));
}

TEST_F(StampOfAnEntry, IsTheEarliest) {
  anchor(table, 9, 500);
  anchor(table, 7, 400);
  EXPECT_EQ(coverings.of(table, 2)->at.ms, 400'000);
  EXPECT_EQ(coverings.of(table, 8)->at.ms, 500'000);
  heads("2027-03-10", 8);
  anchor(registry->log().origin(), registry->log().head().size, 400);
  EXPECT_FALSE(coverings.of(table, 2)->by_registry) << "of two at one moment that of the log itself";
}

TEST_F(StampOfAnEntry, NamesTheAuthorityOfItsToken) {
  const LocalAuthority authority;
  Asking asking(authority, "/");
  asking.ask(4, sha256("any"));
  const auto stamped = asking.next();
  ASSERT_TRUE(stamped);
  ASSERT_TRUE(
      registry->anchor({table, 4, stamped->stamp.at, stamped->stamp.policy, sha256(stamped->answer)}, some_day));
  EXPECT_EQ(coverings.of(table, 3)->authority, "") << "its file is not there";
  ASSERT_TRUE(Kept(folder.path()).keep("permanente", 4, stamped->answer));
  EXPECT_EQ(coverings.of(table, 3)->authority, "CN=Marche di prova,O=Prova");
  EXPECT_EQ(signer_in("no answer"), "");
}

}  // namespace
}  // namespace tavolo::stamp
