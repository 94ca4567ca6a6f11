#include "server/base/bytes.hpp"

#include <gtest/gtest.h>

#include "server/base/sha256.hpp"

namespace tavolo {
namespace {

TEST(Bytes, HexadecimalIsLowerCaseAndComesBack) {
  const std::string bytes("\x00\x7f\xff", 3);
  EXPECT_EQ(to_hex(bytes), "007fff");
  EXPECT_EQ(from_hex("007FFF"), bytes);
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

TEST(Bytes, Base64GivesTheVectorsOfRfc4648) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    EXPECT_EQ(to_base64(plain), coded);
    EXPECT_EQ(from_base64(coded), plain);
  }
}

TEST(Bytes, Base64RefusesWhatAnotherWriterWouldNotGive) {
  for (const char* text : {"Zg", "Zg=", "Zh==", "Zm9v\n", "Zm9=", "====", "Z===", "Zm8-"})
    EXPECT_FALSE(from_base64(text)) << text;
  EXPECT_FALSE(from_base64url("Zg=="));
  EXPECT_FALSE(from_base64url("Zh"));
  EXPECT_EQ(from_base64url("_-8"), std::string("\xff\xef"));
}

TEST(Bytes, ConstantTimeComparisonIsEquality) {
  EXPECT_TRUE(equal_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_constant_time("abc", "ab"));
}

TEST(Bytes, Utf8IsCheckedToTheLetter) {
  for (const char* right : {"", "a", "è", "€", "😀", "\U0010FFFF"}) EXPECT_TRUE(is_utf8(right)) << right;
  for (const char* wrong :
       {"\x80", "\xc0\xaf", "\xc3", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x82\x82\xac", "\xff"}) {
    EXPECT_FALSE(is_utf8(wrong)) << to_hex(wrong);
  }
  EXPECT_EQ(count_code_points("perché 😀"), 8U);
}

TEST(Sha256, GivesTheVectorsOfFips180) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  EXPECT_EQ(pieces.add("a").add("bc").finish(), sha256("abc"));
  EXPECT_EQ(pieces.add("abc").finish(), sha256("abc"));
}

TEST(Sha256, HmacGivesTheSecondVectorOfRfc4231) {
  EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

}  // namespace
}  // namespace tavolo
