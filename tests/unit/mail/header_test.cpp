#include <gtest/gtest.h>

#include "server/mail/relay.hpp"

namespace tavolo::mail {
namespace {

TEST(MailHeader, LeavesPlainWordsAsTheyAre) { EXPECT_EQ(header_words("Convocazione 3-2027"), "Convocazione 3-2027"); }

TEST(MailHeader, EncodesWhatIsNotAsciiAsRfc2047Says) { EXPECT_EQ(header_words("è"), "=?UTF-8?B?w6g=?="); }

TEST(MailHeader, CutsLongWordsBetweenCharactersAndFoldsThem) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "è";
  const std::string out = header_words(text);
  EXPECT_NE(out.find("?=\r\n =?UTF-8?B?"), std::string::npos);
  std::size_t start = 0;
  while (start < out.size()) {
    const auto end = std::min(out.find("\r\n ", start), out.size());
    EXPECT_LE(end - start, 75U);
    start = end + 3;
  }
}

TEST(MailHeader, LetsNoLineBreakMakeAHeaderOfItsOwn) {
  const std::string out = header_words("titolo\r\nBcc: altri@demo.invalid");
  EXPECT_EQ(out.find('\n'), std::string::npos) << out;
}

TEST(MailHeader, WritesDatesAsRfc5322Says) {
  EXPECT_EQ(header_date(*parse_instant("2026-11-22T10:15:02.500Z")), "Sun, 22 Nov 2026 10:15:02 +0000");
  EXPECT_EQ(header_date(*parse_instant("2027-03-01T00:00:00.000Z")), "Mon, 01 Mar 2027 00:00:00 +0000");
}

}  // namespace
}  // namespace tavolo::mail
