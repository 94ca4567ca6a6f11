#include "server/record/keys.hpp"

#include <gtest/gtest.h>

#include "server/storage/connection.hpp"
#include "server/storage/files.hpp"
#include "tests/support/folder.hpp"

namespace tavolo::record {
namespace {

TEST(Keys, AreMadeAThousandAtATime) {
  const tests::Folder folder;
  const auto keys = KeyStore::create(folder.path() / "k.db").value();
  EXPECT_EQ(keys->next_after(0).value(), 1U);
  EXPECT_EQ(keys->next_after(999).value(), 1000U);
  EXPECT_EQ(keys->find(1000).value()->size(), 32U);
  EXPECT_FALSE(keys->find(1001).value());
  EXPECT_EQ(keys->next_after(1000).value(), 1001U);
  EXPECT_NE(keys->find(1).value(), keys->find(2).value());
}

TEST(Keys, AreKeptAndTheirIdsNeverGivenAgain) {
  const tests::Folder folder;
  std::string binding;
  std::string fifth;
  {
    const auto keys = KeyStore::create(folder.path() / "k.db").value();
    ASSERT_TRUE(keys->next_after(0));
    fifth = keys->find(5).value().value();
    binding = keys->binding_key();
    ASSERT_TRUE(keys->destroy({3, 1000}));
  }
  const auto keys = KeyStore::open(folder.path() / "k.db").value();
  EXPECT_EQ(keys->find(5).value(), fifth);
  EXPECT_EQ(keys->binding_key(), binding);
  EXPECT_FALSE(keys->find(3).value());
  EXPECT_EQ(keys->next_after(2).value(), 4U);
  EXPECT_EQ(keys->next_after(1000).value(), 1001U);
}

TEST(Keys, LeaveNoTraceInTheFileOnceDestroyed) {
  const tests::Folder folder;
  const auto path = folder.path() / "k.db";
  const auto keys = KeyStore::create(path).value();
  ASSERT_TRUE(keys->next_after(0));
  const std::string key = keys->find(7).value().value();
  const auto holds_key = [&] {
    const std::string journal = storage::read_file(path.string() + "-wal").value();
    return storage::read_file(path).value().find(key) != std::string::npos || journal.find(key) != std::string::npos;
  };
  EXPECT_TRUE(holds_key());
  ASSERT_TRUE(keys->destroy({7}));
  EXPECT_FALSE(holds_key());
  EXPECT_FALSE(keys->find(7).value());
}

TEST(Keys, ThatWereLostAreNotMadeUp) {
  const tests::Folder folder;
  EXPECT_EQ(KeyStore::open(folder.path() / "none.db").error().code, "keys_unavailable");
}

TEST(Keys, OfTheContentAndOfVotesAreForEver) {
  EXPECT_TRUE(is_permanent_unit("content"));
  EXPECT_TRUE(is_permanent_unit("vote-3.values"));
  EXPECT_FALSE(is_permanent_unit("vote-3.texts"));
  EXPECT_FALSE(is_permanent_unit("person-12"));
}

}  // namespace
}  // namespace tavolo::record
