#include "server/base/random.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tavolo {
namespace {

TEST(Random, BytesAreOfTheLengthAskedAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(random_bytes(16)).second);
  EXPECT_EQ(random_bytes(10'000).size(), 10'000U);
}

TEST(Random, UuidsSayTheirVersion) {
  EXPECT_EQ(random_uuid()[14], '4');
  EXPECT_EQ(named_uuid("a")[14], '5');
  EXPECT_TRUE(std::string("89ab").find(random_uuid()[19]) != std::string::npos);
}

TEST(Random, ANameGivesTheSameUuidForEver) {
  EXPECT_EQ(named_uuid("vote-3/close"), named_uuid("vote-3/close"));
  EXPECT_NE(named_uuid("vote-3/close"), named_uuid("vote-4/close"));
}

}  // namespace
}  // namespace tavolo
