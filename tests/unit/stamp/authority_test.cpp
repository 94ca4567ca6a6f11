#include "server/stamp/authority.hpp"

#include "server/base/sha256.hpp"
#include "tests/unit/stamp/local_authority.hpp"

namespace tavolo::stamp {
namespace {

class TimeStampAuthority : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { authority = new LocalAuthority(); }
  static void TearDownTestSuite() { delete authority; }
  static inline LocalAuthority* authority = nullptr;
};

TEST_F(TimeStampAuthority, StampsWhatItIsAskedInOrder) {
  Asking asking(*authority, "/");
  for (const std::uint64_t size : {3U, 9U}) {
    asking.ask(size, sha256(std::to_string(size)));
    const auto stamped = asking.next();
    ASSERT_TRUE(stamped);
    EXPECT_EQ(stamped->of.size, size);
    EXPECT_EQ(stamped->of.slug, "permanente");
    EXPECT_TRUE(verify_answer(stamped->answer, sha256(std::to_string(size)), authority->trusted()));
  }
}

TEST_F(TimeStampAuthority, IsAskedAgainUntilItAnswers) {
  Asking asking(*authority, "/down-twice");
  asking.ask(3, sha256("3"));
  EXPECT_TRUE(asking.next()) << "after two refusals";
}

TEST_F(TimeStampAuthority, ThatIsNotBelievedOrRefusesGivesNothing) {
  Asking strangers(*authority, "/", authority->strangers());
  strangers.ask(3, sha256("3"));
  Asking refused(*authority, "/refuses");
  refused.ask(3, sha256("3"));
  EXPECT_FALSE(strangers.next(std::chrono::seconds(1)));
  EXPECT_FALSE(refused.next(std::chrono::seconds(1)));
}

TEST_F(TimeStampAuthority, CannotAnswerWithWhatItAnsweredBefore) {
  Asking first(*authority, "/");
  first.ask(3, sha256("3"));
  ASSERT_TRUE(first.next());
  Asking again(*authority, "/replays");
  again.ask(3, sha256("3"));
  EXPECT_FALSE(again.next(std::chrono::seconds(1))) << "the same bytes, another nonce";
}

TEST(TimeStampAddress, IsHttpWithoutAPassword) {
  EXPECT_TRUE(check_address("https://marche.demo.invalid/tsa"));
  EXPECT_TRUE(check_address("http://127.0.0.1:3180"));
  for (const char* wrong :
       {"", "marche.demo.invalid", "ftp://marche.demo.invalid/", "https://ufficio:segreto@demo.invalid/"}) {
    EXPECT_EQ(check_address(wrong).error().code, "tsa_url_invalid") << wrong;
  }
}

}  // namespace
}  // namespace tavolo::stamp
