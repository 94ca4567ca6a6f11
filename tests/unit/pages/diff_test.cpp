// Whole words, and both texts back.

#include "server/pages/diff.hpp"

#include <gtest/gtest.h>

#include <random>

namespace tavolo::pages {
namespace {

using Runs = std::vector<pages::Run>;

std::string side(const Runs& runs, Change without) {
  std::string text;
  for (const Run& run : runs) {
    if (run.change != without) text += run.text;
  }
  return text;
}

TEST(TheDiff, NamesWholeWordsThatCameAndWent) {
  const Runs expected{{Change::kept, "Primo accesso entro "},
                      {Change::removed, "trenta"},
                      {Change::added, "quindici"},
                      {Change::kept, " giorni."}};
  EXPECT_EQ(word_diff("Primo accesso entro trenta giorni.", "Primo accesso entro quindici giorni."), expected);
}

TEST(TheDiff, OfEqualOrEmptyTextsIsOneRunOrNone) {
  EXPECT_EQ(word_diff("a b", "a b"), (Runs{{Change::kept, "a b"}}));
  EXPECT_TRUE(word_diff("", "").empty());
  EXPECT_EQ(word_diff("", "a"), (Runs{{Change::added, "a"}}));
  EXPECT_EQ(word_diff("a", ""), (Runs{{Change::removed, "a"}}));
}

TEST(TheDiff, AlwaysGivesBothTextsBack) {
  std::mt19937 random(20261122);
  const auto text = [&random] {
    static constexpr std::string_view pieces[] = {"uno", "due", "tre", " ", "\n", "  ", "perché", ","};
    std::string made;
    for (auto n = random() % 40; n > 0; --n) made += pieces[random() % std::size(pieces)];
    return made;
  };
  for (int i = 0; i < 500; ++i) {
    const std::string before = text();
    const std::string after = text();
    const auto runs = word_diff(before, after);
    EXPECT_EQ(side(runs, Change::added), before);
    EXPECT_EQ(side(runs, Change::removed), after);
  }
}

TEST(TheDiff, OfVeryLongTextsIsStillWhole) {
  std::string before;
  std::string after;
  for (int i = 0; i < 5000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto runs = word_diff(before, after);
  EXPECT_EQ(side(runs, Change::added), before);
  EXPECT_EQ(side(runs, Change::removed), after);
}

}  // namespace
}  // namespace tavolo::pages
