#include "server/cli/place_in_text.hpp"

#include <gtest/gtest.h>

namespace tavolo::cli {
namespace {

constexpr const char* text = R"({
  "a": 1,
  "b": [
    {"x": "}\"]", "y": 2},
    {
      "x": [1, 2],
      "y": true
    }
  ],
  "c": {"d":
    "e"}
})";

TEST(PlaceInText, IsTheLineOfTheValue) {
  EXPECT_EQ(line_of(text, ""), 1U);
  EXPECT_EQ(line_of(text, "/a"), 2U);
  EXPECT_EQ(line_of(text, "/b"), 3U);
  EXPECT_EQ(line_of(text, "/b/0/y"), 4U);
  EXPECT_EQ(line_of(text, "/b/1"), 5U);
  EXPECT_EQ(line_of(text, "/b/1/x/1"), 6U);
  EXPECT_EQ(line_of(text, "/b/1/y"), 7U);
  EXPECT_EQ(line_of(text, "/c/d"), 11U);
}

TEST(PlaceInText, OfWhatIsNotThereIsTheNearestAbove) {
  EXPECT_EQ(line_of(text, "/b/1/z"), 5U);
  EXPECT_EQ(line_of(text, "/b/7"), 3U);
  EXPECT_EQ(line_of(text, "/z"), 1U);
}

TEST(PlaceInText, SurvivesTextsCutAnywhere) {
  const std::string_view whole = text;
  for (std::size_t length = 0; length <= whole.size(); ++length)
    EXPECT_GE(line_of(whole.substr(0, length), "/b/1/y"), 1U);
}

}  // namespace
}  // namespace tavolo::cli
