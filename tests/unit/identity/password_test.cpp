#include "server/identity/password.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "server/base/bytes.hpp"
#include "tests/unit/identity/weak_scrypt.hpp"

namespace tavolo::identity {
namespace {

TEST(Password, is_kept_as_one_line_that_names_its_cost_and_fits_itself_alone) {
  const auto stored = hash_password("una frase lunga", weak);
  EXPECT_TRUE(stored.phc.starts_with("$scrypt$ln=4,r=8,p=1$")) << stored.phc;
  EXPECT_EQ(stored.phc.size(), 21U + 22 + 1 + 43);
  EXPECT_EQ(stored.phc.find("frase"), std::string::npos);
  EXPECT_TRUE(verify_password(stored, "una frase lunga"));
  EXPECT_FALSE(verify_password(stored, "una frase lung"));
  EXPECT_FALSE(verify_password(stored, "una frase lungaa"));
  EXPECT_FALSE(verify_password(stored, ""));
}

TEST(Password, is_salted_so_that_the_same_password_gives_another_line_each_time) {
  std::set<std::string> lines;
  for (int i = 0; i < 20; ++i) lines.insert(hash_password("la stessa frase", weak).phc);
  EXPECT_EQ(lines.size(), 20U);
}

// The line was computed by Python: hashlib.scrypt(b'pleaseletmein', salt=b'0123456789abcdef', n=2**14, r=8, p=1,
// dklen=32).
TEST(Password, agrees_with_another_implementation_of_scrypt) {
  const HashedPassword other{
      "$scrypt$ln=14,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$wOBlTLx2kTvDnlM7GeRqLPJSaL8dgO6Mbiarn6WFHEI"};
  EXPECT_TRUE(verify_password(other, "pleaseletmein"));
  EXPECT_FALSE(verify_password(other, "pleaseletmeout"));
}

TEST(Password, of_the_standard_cost_can_be_computed_at_all_for_openssl_limits_memory_to_32_mib_unless_told) {
  const auto stored = hash_password("una frase lunga", ScryptCost::standard());
  EXPECT_TRUE(stored.phc.starts_with("$scrypt$ln=17,r=8,p=1$"));
  EXPECT_TRUE(verify_password(stored, "una frase lunga"));
}

TEST(Password, line_with_any_byte_changed_or_missing_fits_no_more) {
  const auto stored = hash_password("una frase lunga", weak);
  for (std::size_t i = 0; i < stored.phc.size(); ++i) {
    HashedPassword cut{stored.phc.substr(0, i)};
    EXPECT_FALSE(verify_password(cut, "una frase lunga")) << i;
    HashedPassword changed = stored;
    changed.phc[i] = changed.phc[i] == '5' ? '6' : '5';
    EXPECT_FALSE(verify_password(changed, "una frase lunga")) << i << ' ' << changed.phc;
  }
  EXPECT_FALSE(verify_password({stored.phc + "A"}, "una frase lunga"));
}

TEST(Password, line_of_an_absurd_cost_is_not_computed) {
  for (const char* cost : {"ln=40,r=8,p=1", "ln=17,r=99,p=1", "ln=17,r=8,p=99", "ln=0,r=8,p=1", "ln=017,r=8,p=1"}) {
    const HashedPassword absurd{std::string("$scrypt$") + cost +
                                "$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    EXPECT_FALSE(verify_password(absurd, "una frase lunga")) << cost;
  }
}

TEST(Password, that_nothing_fits_has_the_form_and_the_cost_of_a_real_one) {
  const auto real = hash_password("una frase lunga", weak);
  const auto none = unmatchable_password(weak);
  EXPECT_EQ(none.phc.size(), real.phc.size());
  EXPECT_EQ(none.phc.substr(0, 21), real.phc.substr(0, 21));
  EXPECT_FALSE(verify_password(none, "una frase lunga"));
  EXPECT_FALSE(verify_password(none, ""));
}

TEST(ScryptCost, below_the_floor_or_above_the_ceiling_is_refused_outside_tests) {
  EXPECT_TRUE(ScryptCost::of(17, 8, 1));
  EXPECT_EQ(*ScryptCost::of(17, 8, 1), ScryptCost::standard());
  EXPECT_TRUE(ScryptCost::of(15, 8, 1));
  for (const auto& [log2_n, r, p] :
       {std::tuple{14U, 8U, 1U}, {21U, 8U, 1U}, {17U, 7U, 1U}, {17U, 17U, 1U}, {17U, 8U, 0U}, {17U, 8U, 5U}}) {
    const auto cost = ScryptCost::of(log2_n, r, p);
    ASSERT_FALSE(cost) << log2_n << ' ' << r << ' ' << p;
    EXPECT_EQ(cost.error().code, "scrypt_cost_out_of_range");
  }
}

TEST(NewPassword, has_10_to_128_characters_of_text_and_is_not_the_address) {
  const auto code = [](std::string_view password) {
    const auto refused = check_new_password(password, "anna@demo.invalid");
    return refused ? refused->code : std::string("allowed");
  };
  EXPECT_EQ(code("123456789"), "password_too_short");
  EXPECT_EQ(code("1234567890"), "allowed");
  EXPECT_EQ(code("perché nò"), "password_too_short");
  EXPECT_EQ(code("perché nò?"), "allowed") << "characters are counted, not bytes";
  EXPECT_EQ(code(std::string(128, 'x')), "allowed");
  EXPECT_EQ(code(std::string(129, 'x')), "password_too_long");
  EXPECT_EQ(code("Anna@Demo.invalid"), "password_is_email");
  EXPECT_EQ(code("una riga\nin due"), "password_not_text");
  EXPECT_EQ(code("non \xFF utf-8 text"), "password_not_text");
}

TEST(Password, is_overwritten_when_wiped) {
  std::string secret = "una frase lunga che non sta nel corpo della stringa";
  const char* at = secret.data();
  wipe(secret);
  EXPECT_TRUE(secret.empty());
  EXPECT_EQ(at[1], '\0');
}

}  // namespace
}  // namespace tavolo::identity
