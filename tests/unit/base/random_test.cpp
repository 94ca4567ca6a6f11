#include "server/base/random.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <set>

namespace tavolo {
namespace {

TEST(Random, BytesAreOfTheLengthAskedAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(random_bytes(16)).second);
  EXPECT_EQ(random_bytes(10'000).size(), 10'000U);
}

TEST(Random, AForkedProcessHandsOutOtherBytesThanItsParent) {
  (void)random_bytes(16);
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string bytes = random_bytes(16);
    ::_exit(::write(pipe[1], bytes.data(), bytes.size()) == 16 ? 0 : 1);
  }
  std::string told(16, '\0');
  EXPECT_EQ(::read(pipe[0], told.data(), told.size()), 16);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_NE(told, random_bytes(16));
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
