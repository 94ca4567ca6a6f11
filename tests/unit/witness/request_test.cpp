#include "server/witness/request.hpp"

#include <gtest/gtest.h>

namespace tavolo::witness {
namespace {

// The example of C2SP tlog-witness, of which the signatures are shortened to the log's first.
constexpr const char* example =
    "old 20852014\n"
    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
    "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
    "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n"
    "\n"
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

TEST(AddCheckpoint, IsReadAndWrittenAsTheSpecificationShowsIt) {
  const auto request = parse_add_checkpoint(example);
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->old_size, 20'852'014U);
  EXPECT_EQ(request->proof.size(), 4U);
  EXPECT_TRUE(request->checkpoint.starts_with("example.com/behind-the-sofa\n20852163\n"));
  EXPECT_EQ(write_add_checkpoint(*request), example);
}

TEST(AddCheckpoint, IsRefusedOutOfForm) {
  const std::string hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";
  std::string long_proof = "old 1\n";
  for (int i = 0; i < 63; ++i) long_proof += hash;
  EXPECT_TRUE(parse_add_checkpoint(long_proof + "\nx"));
  for (const std::string& wrong :
       {std::string(), std::string("old 0"), std::string("old 0\n"), std::string("old 0\n\n"),
        std::string("old 00\n\nx"), std::string("old -1\n\nx"), std::string("old +1\n\nx"), std::string("old  1\n\nx"),
        std::string("old 1 \n\nx"), std::string("old 18446744073709551616\n\nx"), std::string("Old 0\n\nx"),
        std::string("old 0\r\n\r\nx"), "old 1\n" + hash + "x", "old 1\n" + hash.substr(4) + "\nx",
        "old 1\n " + hash + "\nx", long_proof + hash + "\nx"}) {
    const auto request = parse_add_checkpoint(wrong);
    ASSERT_FALSE(request) << wrong;
    EXPECT_EQ(request.error().code, "malformed_request");
  }
}

}  // namespace
}  // namespace tavolo::witness
