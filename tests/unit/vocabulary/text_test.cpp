#include "protocol/vocabulary/text.hpp"

#include <gtest/gtest.h>

namespace tavolo {
namespace {

TEST(TextOfTheVocabulary, CountsCodePointsNotBytes) {
  EXPECT_TRUE((Text<1, 3>::parse("èèè")));
  EXPECT_EQ((Text<1, 3>::parse("èèèè")).error(), TextFault::too_long);
  EXPECT_EQ((Text<2, 3>::parse("😀")).error(), TextFault::too_short);
}

TEST(TextOfTheVocabulary, HoldsNoControlCharacterButTheLineFeedOfSeveralLines) {
  EXPECT_EQ((Text<0, 9>::parse("a\nb")).error(), TextFault::control_character);
  EXPECT_TRUE((MultilineText<0, 9>::parse("a\nb")));
  for (const char* text : {"a\tb", "a\rb", "a\x7f", "a\xc2\x85"}) {
    EXPECT_EQ((MultilineText<0, 9>::parse(text)).error(), TextFault::control_character) << text;
  }
}

TEST(TextOfTheVocabulary, IsNeverTrimmed) { EXPECT_EQ((Text<0, 9>::parse(" a "))->str(), " a "); }

TEST(TextOfTheVocabulary, RefusesBytesThatAreNoText) {
  EXPECT_EQ((Text<0, 9>::parse("\xff")).error(), TextFault::bad_utf8);
}

}  // namespace
}  // namespace tavolo
