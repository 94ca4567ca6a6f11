// Golden vectors made with another implementation (Python: hashlib, json, cryptography 48). They never change.

#include "server/record/disclosure.hpp"

#include <gtest/gtest.h>

namespace tavolo::record {
namespace {

std::string counting(int from) {
  std::string bytes;
  for (int i = from; i < from + 32; ++i) bytes += static_cast<char>(i);
  return bytes;
}

const std::string salt = counting(0);
const std::string key = counting(32);
constexpr std::string_view actor_json = R"({"mandate":"mandate-5","person":"person-12"})";
constexpr std::string_view actor_text =
    "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R4QVJFaE1VRlJZWEdCa2FHeHdkSGg4IiwiYWN0b3IiLHsibWFuZGF0ZSI6Im1hbmRhdGUtNSIsInBlcnNvbi"
    "I6InBlcnNv"
    "bi0xMiJ9XQ";
constexpr Binding place{"demo.tavolo.invalid/t/permanente", 123, "actor", 7};
constexpr std::string_view actor_ciphertext =
    "6465666768696a6b6c6d6e6fe214c4918ee4a2898d0cbb8ad87cd40390b2893a6b9d570091052b08237975173f405f353f319d1b5be2f7ef0a"
    "3a639c523f8b507415"
    "de2e2e8e4fe3ada749c93075adc1110dfca09fa1c3ac507c3d2dbee0f11f92f2f44297714f1325a561961648772937b3d2f43cd6a6d46f850a"
    "1f9616d390a6a5983b"
    "0c6dc32eceed3aeb35aa16ca770174cba7721e89c5d5507578f78fcf09ef61";

TEST(Disclosure, HasTheGoldenTextAndDigest) {
  EXPECT_EQ(make_disclosure(salt, "actor", actor_json), actor_text);
  EXPECT_EQ(disclosure_digest(actor_text), "2qvgWmQJwkFOQ5rMrYmdlNLuwACg-SKlb-U4fiGFeeU");
  const std::string reason = make_disclosure(salt, "reason", "\"Perch\xC3\xA9 \\\"no\\\"\\n\xE2\x82\xAC\"");
  EXPECT_EQ(disclosure_digest(reason), "Q5lqmKn-S3P0TkqztEmndLBaaOykmsaSB5UokbAu9vE");
}

TEST(Disclosure, OpensToWhatWasClosed) {
  const auto opened = open_disclosure(actor_text);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->salt, salt);
  EXPECT_EQ(opened->name, "actor");
  EXPECT_EQ(opened->value_json, actor_json);
}

TEST(Disclosure, IsOpenedInItsOneFormOnly) {
  const auto encoded = [](std::string_view json) { return to_base64url(json); };
  const std::string salt_text = to_base64url(salt);
  EXPECT_TRUE(open_disclosure(encoded("[\"" + salt_text + "\",\"a\",1]")));
  for (const std::string& bad :
       {std::string(), std::string("!"), encoded("[]"), encoded("[\"" + salt_text + "\",\"a\"]"),
        encoded("[\"" + salt_text + "\",\"a\", 1]"), encoded("[\"AAAA\",\"a\",1]"),
        encoded("[\"" + salt_text + "\",7,1]"), encoded("[\"" + salt_text + "\",\"a\",1,2]"),
        std::string(actor_text) + "=", std::string(actor_text) + "\n"}) {
    EXPECT_FALSE(open_disclosure(bad)) << bad;
  }
}

TEST(Encryption, OpensTheGoldenCiphertext) {
  EXPECT_EQ(decrypt_disclosure(*from_hex(actor_ciphertext), key, place).value(), actor_text);
}

TEST(Encryption, BindsTheCiphertextToItsPlace) {
  const std::string ciphertext = *from_hex(actor_ciphertext);
  EXPECT_FALSE(decrypt_disclosure(ciphertext, salt, place));
  EXPECT_FALSE(decrypt_disclosure(ciphertext, key, {"demo.tavolo.invalid/t/permanentf", 123, "actor", 7}));
  EXPECT_FALSE(decrypt_disclosure(ciphertext, key, {"demo.tavolo.invalid/t/permanente", 124, "actor", 7}));
  EXPECT_FALSE(decrypt_disclosure(ciphertext, key, {"demo.tavolo.invalid/t/permanente", 123, "actos", 7}));
  EXPECT_FALSE(decrypt_disclosure(ciphertext, key, {"demo.tavolo.invalid/t/permanente", 123, "actor", 8}));
  for (std::size_t at = 0; at < ciphertext.size(); ++at) {
    std::string changed = ciphertext;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    EXPECT_FALSE(decrypt_disclosure(changed, key, place)) << at;
  }
}

TEST(Encryption, NeverRepeatsItself) {
  EXPECT_NE(encrypt_disclosure(actor_text, false, key, place), encrypt_disclosure(actor_text, false, key, place));
}

TEST(Padding, HidesTheLengthWithinItsStep) {
  constexpr std::size_t around = 12 + 16;
  for (const std::size_t length : {0U, 1U, 100U, 1022U, 1023U}) {
    EXPECT_EQ(encrypt_disclosure(std::string(length, 'A'), true, key, place).size(), around + 1024) << length;
  }
  EXPECT_EQ(encrypt_disclosure(std::string(1024, 'A'), true, key, place).size(), around + 2048);
  EXPECT_EQ(encrypt_disclosure(std::string(100, 'A'), false, key, place).size(), around + 101);
}

TEST(Padding, IsTakenOffWhole) {
  for (const bool padded : {false, true}) {
    for (std::size_t length = 0; length < 1100; length += 31) {
      const std::string text(length, 'A');
      EXPECT_EQ(decrypt_disclosure(encrypt_disclosure(text, padded, key, place), key, place).value(), text);
    }
  }
}

}  // namespace
}  // namespace tavolo::record
