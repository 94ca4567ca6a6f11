#include "server/storage/tokenizer.hpp"

#include <gtest/gtest.h>

#include "server/storage/connection.hpp"

namespace tavolo::storage {
namespace {

std::string folded(std::string_view text) {
  Tokenizer tokenizer;
  std::string all;
  for (const Word& word : tokenizer.words(text)) all += (all.empty() ? "" : " ") + word.folded;
  return all;
}

TEST(Tokenizer, FoldsAccentsAndCaseHoweverTheAccentIsWritten) {
  EXPECT_EQ(folded("Perché PERCHE\u0301 perche"), "perche perche perche");
  EXPECT_EQ(folded("Comunità, là."), "comunita la");
}

TEST(Tokenizer, DividesAtApostrophesHyphensAndDots) {
  EXPECT_EQ(folded("dell'acqua dell’acqua"), "dell acqua dell acqua");
  EXPECT_EQ(folded("P-2027-002 OO1.2"), "p 2027 002 oo1 2");
}

TEST(Tokenizer, SaysWhereAWordStandsInBytes) {
  Tokenizer tokenizer;
  const auto words = tokenizer.words("è città");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].begin, 3U);
  EXPECT_EQ(words[1].end, 9U);
}

TEST(Tokenizer, FindsTheWordsThatATableFinds) {
  auto database = Connection::in_memory();
  database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize=" + std::string(word_rules) + ")");
  for (const std::string_view text : {"Qualità dell’aria", "ŁÓDŹ Ærø straße", "İstanbul ǅ"}) {
    database.prepare("INSERT INTO t(rowid, text) VALUES (1, ?1)").run(text);
    Tokenizer tokenizer;
    for (const Word& word : tokenizer.words(text)) {
      auto found = database.prepare("SELECT count(*) FROM t WHERE t MATCH ?1");
      found.with('"' + word.folded + '"').step();
      EXPECT_EQ(found.integer(0), 1) << word.folded;
    }
    database.prepare("DELETE FROM t").run();
  }
}

TEST(ConnectionInMemory, IsGoneWithItsOwnerAndKnowsNoOther) {
  auto one = Connection::in_memory();
  one.execute("CREATE TABLE t(a)");
  auto other = Connection::in_memory();
  EXPECT_THROW(other.execute("INSERT INTO t VALUES (1)"), Failure);
}

}  // namespace
}  // namespace tavolo::storage
