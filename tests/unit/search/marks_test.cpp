#include "server/search/marks.hpp"

#include <gtest/gtest.h>

namespace tavolo::search {
namespace {

class Marks : public testing::Test {
 protected:
  storage::Tokenizer tokenizer;

  /// Words found stand in brackets.
  static std::string drawn(const Pieces& pieces) {
    std::string text;
    for (const Piece& piece : pieces) text += piece.match ? '[' + piece.text + ']' : piece.text;
    return text;
  }
  std::string whole(std::string_view asked, std::string_view text) {
    return drawn(marked(tokenizer, read_question(tokenizer, asked), text));
  }
  std::string excerpt(std::string_view asked, std::string_view text, std::size_t bytes = 240) {
    return drawn(excerpt_of(tokenizer, read_question(tokenizer, asked), text, bytes));
  }
};

TEST_F(Marks, StandOnWholeWordsAsTheyAreWritten) {
  EXPECT_EQ(whole("perche coop", "Perché la Cooperativa? Perchè la coop."),
            "[Perché] la [Cooperativa]? [Perchè] la [coop].");
}

TEST_F(Marks, StandOnAQuotedRunAsOne) {
  EXPECT_EQ(whole("\"progetto di vita\"", "Il progetto di vita, la vita"), "Il [progetto di vita], la vita");
  EXPECT_EQ(whole("p-2027-002", "P-2027-002 Trasporto P-2027-003"), "[P-2027-002] Trasporto P-2027-003");
}

TEST_F(Marks, LeaveATextWithoutThemWhole) {
  EXPECT_EQ(whole("sole", "Nulla qui"), "Nulla qui");
  EXPECT_EQ(whole("sole", ""), "");
}

TEST_F(Marks, AreOfOneLine) { EXPECT_EQ(whole("due", "uno\ndue\n\ntre"), "uno [due]  tre"); }

TEST_F(Marks, AreBoundedInNumber) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "sole ";
  EXPECT_LE(marked(tokenizer, read_question(tokenizer, "sole"), text).size(), 130U);
}

TEST_F(Marks, NeverHoldMarkup) {
  EXPECT_EQ(whole("b", "<b>b</b> & [x]"), "<[b]>[b]</[b]> & [x]") << "what draws them escapes them";
}

TEST_F(Marks, OfAnExcerptStandInTheStretchWithMostOfTheTerms) {
  std::string text = "La casa è grande. ";
  for (int i = 0; i < 60; ++i) text += "parole senza rilievo ";
  text += "Qui la casa e il trasporto stanno insieme, come si vede bene dopo tante altre parole.";
  for (int i = 0; i < 60; ++i) text += " parole senza rilievo";
  const std::string shown = excerpt("casa trasporto", text);
  EXPECT_NE(shown.find("la [casa] e il [trasporto] stanno"), std::string::npos) << shown;
  EXPECT_TRUE(shown.starts_with("…") && shown.ends_with("…")) << shown;
  EXPECT_LT(shown.size(), 300U);
}

TEST_F(Marks, OfAnExcerptBeginAtTheStartWhenNothingIsFound) {
  EXPECT_EQ(excerpt("sole", "Una frase corta."), "Una frase corta.");
  EXPECT_EQ(excerpt("sole", "Una frase un po' più lunga di così.", 20), "Una frase un po…");
}

TEST_F(Marks, NeverSplitACharacter) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "è";
  const std::string shown = excerpt("e", text, 101);
  EXPECT_TRUE(shown.ends_with("è…")) << shown;
  EXPECT_EQ(shown.size() % 2, 1U) << "an ellipsis of three bytes after characters of two";
}

}  // namespace
}  // namespace tavolo::search
