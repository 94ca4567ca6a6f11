// Which command ids a log may hold.

#include "server/record/command_ids.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/base/random.hpp"

namespace tavolo::record {
namespace {

TEST(SipHash, GivesTheValuesOfItsAuthors) {
  // Key 00 01 ... 0f, texts 00 01 ... of growing length: vectors_sip64 of the reference implementation.
  const auto of = [](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(i);
    return siphash(0x0706050403020100U, 0x0f0e0d0c0b0a0908U, text);
  };
  EXPECT_EQ(of(0), 0x726fdb47dd0e0e31U);
  EXPECT_EQ(of(1), 0x74f839c593dc67fdU);
  EXPECT_EQ(of(8), 0x93f5f5799a932462U);
  EXPECT_EQ(of(15), 0xa129ca6149be45e5U);
}

TEST(CommandIds, HoldWhatWasAddedHoweverMany) {
  CommandIds ids;
  std::vector<std::string> added;
  for (int i = 0; i < 5000; ++i) {
    added.push_back(random_uuid());
    ids.add(added.back());
    ids.add(added.back());
  }
  for (const std::string& cmd : added) EXPECT_TRUE(ids.may_hold(cmd));
}

TEST(CommandIds, KnowThatAFreshOneIsFresh) {
  CommandIds ids;
  EXPECT_FALSE(ids.may_hold(random_uuid()));
  for (int i = 0; i < 5000; ++i) ids.add(random_uuid());
  for (int i = 0; i < 5000; ++i) EXPECT_FALSE(ids.may_hold(random_uuid()));
}

TEST(CommandIds, HoldEverythingOnceTheyAreTooMany) {
  CommandIds ids(100);
  const std::string first = random_uuid();
  ids.add(first);
  for (int i = 1; i < 100; ++i) ids.add(random_uuid());
  EXPECT_FALSE(ids.may_hold(random_uuid()));
  ids.add(random_uuid());
  EXPECT_TRUE(ids.may_hold(random_uuid()));
  EXPECT_TRUE(ids.may_hold(first));
}

}  // namespace
}  // namespace tavolo::record
