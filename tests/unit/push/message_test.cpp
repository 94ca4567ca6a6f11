#include "server/push/message.hpp"

#include <gtest/gtest.h>

#include "server/base/bytes.hpp"
#include "tests/unit/push/received.hpp"

namespace tavolo::push {
namespace {

std::string bytes(std::string_view text) { return from_base64url(text).value(); }

// RFC 8291, Appendix A and section 5.
constexpr std::string_view as_private = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
constexpr std::string_view ua_private = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
constexpr std::string_view ua_public =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
constexpr std::string_view auth_secret = "BTBZMqHH6r4Tts7J_aSIgg";
constexpr std::string_view salt = "DGv6ra1nlYgDCS1FRnbzlw";
constexpr std::string_view text = "When I grow up, I want to be a watermelon";
constexpr std::string_view body =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

TEST(PushMessage, IsTheOneOfTheRfcsExampleToTheByte) {
  const Key own = key_of_private(bytes(as_private));
  ASSERT_TRUE(own);
  const auto made = encrypt_with({bytes(ua_public), bytes(auth_secret)}, text, *own, bytes(salt));
  ASSERT_TRUE(made);
  EXPECT_EQ(to_base64url(*made), body);
}

TEST(PushMessage, IsReadByTheBrowserItIsFor) {
  const Key browser = key_of_private(bytes(ua_private));
  ASSERT_TRUE(browser);
  EXPECT_EQ(to_base64url(public_point(*browser)), ua_public);
  EXPECT_EQ(decrypt(*browser, bytes(auth_secret), bytes(body)), text);
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, longest_text}) {
    const auto made = encrypt({bytes(ua_public), bytes(auth_secret)}, std::string(size, 'a'));
    ASSERT_TRUE(made);
    EXPECT_LE(made->size(), 4'096U);
    EXPECT_EQ(decrypt(*browser, bytes(auth_secret), *made), std::string(size, 'a'));
  }
}

TEST(PushMessage, IsReadByNobodyElseAndNotWhenItWasChanged) {
  const Key browser = key_of_private(bytes(ua_private));
  const auto made = encrypt({bytes(ua_public), bytes(auth_secret)}, text);
  ASSERT_TRUE(browser && made);
  EXPECT_FALSE(decrypt(*new_key(), bytes(auth_secret), *made));
  EXPECT_FALSE(decrypt(*browser, std::string(16, 'x'), *made));
  for (const std::size_t at : {std::size_t{0}, std::size_t{90}, made->size() - 1}) {
    std::string changed = *made;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(decrypt(*browser, bytes(auth_secret), changed)) << at;
  }
}

TEST(PushMessage, HasAKeyAndASaltOfItsOwnEachTime) {
  const Receiver receiver{bytes(ua_public), bytes(auth_secret)};
  const auto one = encrypt(receiver, text);
  const auto two = encrypt(receiver, text);
  ASSERT_TRUE(one && two);
  EXPECT_NE(one->substr(0, 16), two->substr(0, 16));
  EXPECT_NE(one->substr(21, 65), two->substr(21, 65));
}

TEST(PushMessage, IsNotMadeForWhatIsNoKey) {
  const std::string point = bytes(ua_public);
  EXPECT_FALSE(encrypt({std::string(65, '\4'), bytes(auth_secret)}, text)) << "a point that is not on the curve";
  EXPECT_FALSE(encrypt({point.substr(1), bytes(auth_secret)}, text));
  EXPECT_FALSE(encrypt({"", bytes(auth_secret)}, text));
  EXPECT_FALSE(encrypt({std::string(1, '\0'), bytes(auth_secret)}, text)) << "the point at infinity";
  EXPECT_FALSE(encrypt({point, "short"}, text));
}

}  // namespace
}  // namespace tavolo::push
