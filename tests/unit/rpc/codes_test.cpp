// Nobody is left with a code alone (decision 33): every code that the sources can give has its sentences.

#include "protocol/rpc/codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace tavolo::rpc {
namespace {

namespace fs = std::filesystem;
const fs::path source = TAVOLO_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_code(std::string_view word) {
  return word.size() > 2 &&
         std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// A statement without what follows names of fields, and without the fields that pointers are made of.
std::string stripped(std::string statement) {
  for (const std::string_view rest : {".add(", "ObjectRef{", "R\"(", "log("}) {
    if (const auto at = statement.find(rest); at != std::string::npos) statement.resize(at);
  }
  for (std::size_t at; (at = statement.find("pointer_to(")) != std::string::npos;) {
    const auto end = statement.find(')', at);
    statement.erase(at, end == std::string::npos ? end : end + 1 - at);
  }
  return statement;
}

/// The first text of a statement that is a code.
std::string first_code(const std::string& whole) {
  const std::string statement = stripped(whole);
  for (std::size_t at = 0; (at = statement.find('"', at)) != std::string::npos;) {
    const auto end = statement.find('"', at + 1);
    if (end == std::string::npos) break;
    const std::string word = statement.substr(at + 1, end - at - 1);
    if (is_code(word)) return word;
    at = end + 1;
  }
  return {};
}

/// Codes by the file that gives them.
std::map<std::string, std::string> codes_in_sources() {
  std::map<std::string, std::string> found;
  for (const char* folder : {"server", "protocol"}) {
    for (const auto& file : fs::recursive_directory_iterator(source / folder)) {
      const auto ending = file.path().extension();
      if (ending != ".cpp" && ending != ".hpp") continue;
      const std::string text = contents(file.path());
      for (const std::string_view token : {"refuse(", "refuse_at(", "refused(", "refuse({", "Refusal{", "Refusal ",
                                           "refusal_response(", "malformed("}) {
        for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at + 1)) {
          const auto end = text.find(';', at);
          const std::string code = first_code(text.substr(at, end - at));
          if (!code.empty()) found.emplace(code, file.path().lexically_relative(source).generic_string());
        }
      }
    }
  }
  return found;
}

TEST(Codes, HaveSentencesWhereverTheSourcesGiveOne) {
  const auto found = codes_in_sources();
  EXPECT_GT(found.size(), 60U) << "the search finds too little";
  for (const char* known : {"stale_version", "vote_closed", "command_id_reused", "too_long", "duplicate_entry"}) {
    EXPECT_TRUE(found.contains(known)) << known;
  }
  for (const auto& [code, file] : found) {
    if (file.starts_with("server/record/")) continue;  // errors of the world, for the log and the terminal
    EXPECT_NE(find_code(code), nullptr) << code << ", given in " << file << ", has no sentences in protocol/rpc";
  }
}

TEST(Codes, HaveSentencesForEveryFaultOfTheReader) {
  const std::string text = contents(source / "protocol/json/fault.hpp");
  const auto begin = text.find("///  of the text");
  const auto end = text.find("/// The whole text");
  ASSERT_TRUE(begin < end && end != std::string::npos);
  std::string word;
  std::size_t count = 0;
  for (const char c : text.substr(begin, end - begin) + " ") {
    if (is_code(std::string(3, c))) {
      word += c;
      continue;
    }
    if (word.find('_') != std::string::npos) {
      ++count;
      EXPECT_NE(find_code(word), nullptr) << word;
    }
    word.clear();
  }
  EXPECT_GE(count, 20U);
}

TEST(Codes, SaySomethingWholeInBothLanguages) {
  for (const auto part : {protocol_codes(), access_codes(), membership_codes(), proposal_codes(), vote_codes(),
                          sitting_codes(), floor_codes()}) {
    for (const CodeRow& row : part) {
      EXPECT_TRUE(is_code(row.code)) << row.code;
      for (const std::string_view sentence : {row.reason.it, row.reason.en, row.remedy.it, row.remedy.en}) {
        EXPECT_TRUE(sentence.ends_with('.')) << row.code << ": " << sentence;
        EXPECT_EQ(sentence.find('!'), std::string_view::npos) << row.code;
        EXPECT_EQ(sentence.find("rrore"), std::string_view::npos) << row.code << ": " << sentence;
        EXPECT_LE(sentence.size(), 200U) << row.code;
      }
      EXPECT_NE(row.reason.it, row.reason.en) << row.code;
    }
  }
}

TEST(Codes, StandOnceInTheCatalogueAndAreFoundByName) {
  EXPECT_EQ(find_code("vote_closed")->code, "vote_closed");
  EXPECT_EQ(find_code("never_heard_of"), nullptr);
  EXPECT_EQ(explain("never_heard_of").code, "unexplained");
}

}  // namespace
}  // namespace tavolo::rpc
