// Tokens that OpenSSL's own authority made, read by us; and each byte of one changed.

#include "server/stamp/token.hpp"

#include "server/base/sha256.hpp"
#include "tests/unit/stamp/local_authority.hpp"

namespace tavolo::stamp {
namespace {

class TimeStampToken : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    authority = new LocalAuthority();
    Asking asking(*authority, "/");
    asking.ask(7, imprint());
    answer = new std::string(asking.next().value().answer);
  }
  static void TearDownTestSuite() {
    delete answer;
    delete authority;
  }
  static Hash imprint() { return sha256("un testo di prova\n"); }

  static inline LocalAuthority* authority = nullptr;
  static inline std::string* answer = nullptr;
};

TEST_F(TimeStampToken, SaysWhenByWhomAndUnderWhichPolicy) {
  const auto stamp = verify_answer(*answer, imprint(), authority->trusted());
  ASSERT_TRUE(stamp) << stamp.error().message;
  EXPECT_EQ(stamp->policy, "1.2.3.4.1");
  EXPECT_EQ(stamp->authority, "CN=Marche di prova,O=Prova");
  EXPECT_LE(stamp->at.ms, wall_clock_now().ms);
  EXPECT_GT(stamp->at.ms, wall_clock_now().ms - 300'000);
}

TEST_F(TimeStampToken, OfOtherBytesIsNoneOfThese) {
  const Hash other = sha256("un altro testo\n");
  EXPECT_EQ(verify_answer(*answer, other, authority->trusted()).error().code, "stamp_of_other_bytes");
  EXPECT_EQ(read_answer(*answer, other).error().code, "stamp_of_other_bytes");
}

TEST_F(TimeStampToken, OfAnAuthorityThatIsNotBelievedIsRefused) {
  EXPECT_EQ(verify_answer(*answer, imprint(), authority->strangers()).error().code, "stamp_untrusted");
  EXPECT_TRUE(read_answer(*answer, imprint())) << "what it says can be read all the same";
}

TEST_F(TimeStampToken, WithAnyByteChangedNeverProvesAnotherTime) {
  const auto stated = verify_answer(*answer, imprint(), authority->trusted()).value();
  const Authorities trusted = authority->trusted();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < answer->size(); ++at) {
    std::string mangled = *answer;
    mangled[at] = static_cast<char>(mangled[at] ^ 0x04);
    const auto stamp = verify_answer(mangled, imprint(), trusted);
    if (!stamp) {
      ++refused;
      continue;
    }
    // Bytes around the signed token (a text of the status) may change and prove nothing else.
    EXPECT_EQ(stamp->at, stated.at) << "byte " << at;
    EXPECT_EQ(stamp->policy, stated.policy) << "byte " << at;
  }
  EXPECT_GT(refused, answer->size() * 8 / 10);
}

TEST_F(TimeStampToken, CutShortOrWithBytesBehindItIsMalformed) {
  for (std::size_t size = 0; size < answer->size(); size += 7) {
    EXPECT_EQ(read_answer(answer->substr(0, size), imprint()).error().code, "stamp_malformed") << size;
  }
  EXPECT_EQ(read_answer(*answer + "x", imprint()).error().code, "stamp_malformed");
  EXPECT_EQ(read_answer(std::string(70'000, 'x'), imprint()).error().code, "stamp_malformed");
}

TEST_F(TimeStampToken, BelongsToTheQuestionWithItsNonce) {
  EXPECT_FALSE(answers_nonce(*answer, "12345678"));
  EXPECT_FALSE(answers_nonce("", "12345678"));
}

TEST(TimeStampAuthorities, AreCertificatesInPemForm) {
  const tests::Folder folder;
  const auto file = folder.path() / "ca.pem";
  EXPECT_EQ(Authorities::read(file).error().code, "file_not_found");
  ASSERT_TRUE(storage::write_file_durably(file, "nessun certificato\n"));
  EXPECT_EQ(Authorities::read(file).error().code, "tsa_ca_invalid");
  ASSERT_TRUE(storage::write_file_durably(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
  EXPECT_EQ(Authorities::read(file).error().code, "tsa_ca_invalid");
}

}  // namespace
}  // namespace tavolo::stamp
