// Every rule that a refusal names has its words in deploy/docs/rules.md, and the other way round.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string sources() {
  std::string all;
  for (const auto& each : fs::recursive_directory_iterator(fs::path(TAVOLO_SOURCE_DIR) / "server")) {
    if (each.path().extension() == ".cpp" || each.path().extension() == ".hpp") all += contents(each.path());
  }
  return all;
}

std::set<std::string> found_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

TEST(Rules, NamedByRefusalsAreTheHeadingsOfThePage) {
  const auto page = contents(fs::path(TAVOLO_SOURCE_DIR) / "deploy/docs/rules.md");
  const auto headings = found_in(page, std::regex("\n## ([a-z-]+)\n"));
  EXPECT_GT(headings.size(), 15U);
  EXPECT_EQ(found_in(sources(), std::regex("\"rules#([a-z-]+)\"")), headings);
}

TEST(Rules, AreNeverNumbersOfADesign) {
  const std::regex design(R"re("((?:decisions?(?:\.md)?|domain\.md|architecture|screens) [0-9.]+)")re");
  EXPECT_EQ(found_in(sources(), design), std::set<std::string>{});
}

}  // namespace
