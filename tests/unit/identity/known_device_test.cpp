#include "server/identity/known_device.hpp"

#include "server/identity/device.hpp"
#include "server/identity/store.hpp"
#include "tests/unit/identity/identity_fixture.hpp"

namespace tavolo::identity {
namespace {

class KnownDevice : public IdentityTest {
 protected:
  Store store_{
      storage::Connection(folder_ / "other.db", storage::Mode::create), std::string(32, 'k'), SignInThrottle({}), {}};
  HashedPassword stored_ = hashed("una frase lunga");
  std::string cookie_ = make_device_cookie(store_, "anna@demo.invalid", stored_, now_);

  bool known(const std::string& cookie, std::string_view address = "anna@demo.invalid") {
    return known_device(store_, cookie, address, stored_, now_).has_value();
  }
};

TEST_F(KnownDevice, is_told_by_its_cookie_in_any_case_of_letters) {
  EXPECT_TRUE(known(cookie_));
  EXPECT_TRUE(known(cookie_, "ANNA@demo.invalid"));
  EXPECT_EQ(known_device(store_, cookie_, "anna@demo.invalid", stored_, now_),
            known_device(store_, cookie_, "anna@demo.invalid", stored_, now_));
  EXPECT_NE(cookie_, make_device_cookie(store_, "anna@demo.invalid", stored_, now_));
}

TEST_F(KnownDevice, is_of_one_account_one_password_and_one_instance) {
  EXPECT_FALSE(known(cookie_, "bruno@demo.invalid"));
  stored_ = hashed("una frase lunga");
  EXPECT_FALSE(known(cookie_)) << "the same password, chosen anew";
  cookie_ = make_device_cookie(store_, "anna@demo.invalid", stored_, now_);
  store_.link_key = std::string(32, 'x');
  EXPECT_FALSE(known(cookie_));
}

TEST_F(KnownDevice, is_forgotten_after_half_a_year_and_never_comes_from_the_future) {
  now_.ms += known_device_ms - 1;
  EXPECT_TRUE(known(cookie_));
  now_.ms += 1;
  EXPECT_FALSE(known(cookie_));
  now_.ms -= known_device_ms + 1;
  EXPECT_FALSE(known(cookie_));
}

TEST_F(KnownDevice, is_not_made_up) {
  for (std::size_t i = 0; i < cookie_.size(); i += 5) {
    std::string changed = cookie_;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(known(changed)) << i;
  }
  for (const auto& made_up : {std::string(), std::string("A"), std::string(75, 'A'), std::string(100'000, 'A'),
                              cookie_ + "A", cookie_.substr(1), std::string("\0\xFF", 2)}) {
    EXPECT_FALSE(known(made_up));
  }
}

TEST(Device, is_kept_as_a_family_and_a_system_alone) {
  EXPECT_EQ(coarse_device("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "firefox gnu_linux");
  EXPECT_EQ(coarse_device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                          "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
            "edge windows");
  EXPECT_EQ(coarse_device("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
                          "Mobile Safari/537.36"),
            "chrome android");
  EXPECT_EQ(coarse_device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                          "Gecko) Version/17.5 Mobile/15E148 Safari/604.1"),
            "safari ios");
  EXPECT_EQ(coarse_device("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                          "Version/17.5 Safari/605.1.15"),
            "safari macos");
  EXPECT_EQ(coarse_device(""), "other other");
  EXPECT_EQ(coarse_device(std::string(100'000, '\xFF')), "other other");
}

}  // namespace
}  // namespace tavolo::identity
