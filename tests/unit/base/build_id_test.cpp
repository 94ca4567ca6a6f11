#include "server/base/build_id.hpp"

#include <gtest/gtest.h>

namespace tavolo {
namespace {

TEST(BuildId, IsAHashOfTheProgram) {
  EXPECT_GE(build_id().size(), 32U);
  EXPECT_EQ(build_id().find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace tavolo
