#include "server/search/question.hpp"

#include <gtest/gtest.h>

namespace tavolo::search {
namespace {

std::string read(std::string_view text) {
  storage::Tokenizer tokenizer;
  return match_of(read_question(tokenizer, text));
}

TEST(Question, FoldsAccentsAndCaseAndLetsAWordGoOn) { EXPECT_EQ(read("Perché COOP"), R"("perche"* AND "coop"*)"); }

TEST(Question, LeavesOutWordsWithoutMeaning) {
  EXPECT_EQ(read("il progetto di vita per le persone"), R"("progetto"* AND "vita"* AND "persone"*)");
  EXPECT_EQ(read("dell'acqua nell’ambito"), R"("acqua"* AND "ambito"*)");
}

TEST(Question, KeepsThemWhenThereAreNoOthers) { EXPECT_EQ(read("di più"), R"("di"* AND "piu"*)"); }

TEST(Question, KeepsThePartsOfANumberOrCodeTogether) {
  EXPECT_EQ(read("P-2027-002"), R"("p 2027 002"*)");
  EXPECT_EQ(read("OO1.2"), R"("oo1 2")") << "a lone last letter or digit does not go on";
}

TEST(Question, KeepsTogetherAndWholeWhatIsQuoted) {
  EXPECT_EQ(read(R"("progetto di vita" casa)"), R"("progetto di vita" AND "casa"*)");
  EXPECT_EQ(read(R"("mai chiusa)"), R"("mai chiusa")");
}

TEST(Question, HasNoTermWithoutLettersOrDigits) {
  storage::Tokenizer tokenizer;
  EXPECT_TRUE(read_question(tokenizer, "  !?  \" \" '").empty());
  EXPECT_TRUE(read_question(tokenizer, "").empty());
}

TEST(Question, MeansNothingToTheLanguageOfTheIndex) {
  EXPECT_EQ(read("casa AND (title: NEAR* ^sole) OR -luna"),
            R"("casa"* AND "and"* AND "title"* AND "near"* AND "sole"* AND "or"* AND "luna"*)");
}

TEST(Question, LooksAtABoundedNumberOfTerms) {
  storage::Tokenizer tokenizer;
  std::string many;
  for (int i = 0; i < 90; ++i) many += " w" + std::to_string(i);
  EXPECT_EQ(read_question(tokenizer, many).size(), most_terms);
}

}  // namespace
}  // namespace tavolo::search
