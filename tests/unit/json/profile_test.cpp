// The public vectors of RFC 8785 lie outside the profile (decision 18): each is refused at its place, and what of them
// lies inside gives the expected bytes.

#include "protocol/json/profile.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "protocol/json/encoder.hpp"
#include "protocol/json/read.hpp"

namespace {

namespace json = tavolo::json;
namespace fs = std::filesystem;

fs::path vectors() {
  const char* set = std::getenv("TAVOLO_SHARED");
  return (set != nullptr ? fs::path(set) : fs::path(TAVOLO_SOURCE_DIR) / "../shared") / "vectors/jcs/testdata";
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class JcsVectors : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(vectors())) GTEST_SKIP() << "no public vectors at " << vectors() << "; set TAVOLO_SHARED";
  }
};

TEST_F(JcsVectors, AreRefusedEachAtItsPlace) {
  const auto refused = [](const std::string& name) {
    const auto checked = json::check_profile(content(vectors() / "input" / (name + ".json")));
    return checked ? std::string("accepted") : checked.error().code + ' ' + checked.error().pointer;
  };
  EXPECT_EQ(refused("arrays"), "null_value /1/10");
  EXPECT_EQ(refused("french"), "bad_key /péché");
  EXPECT_EQ(refused("structures"), "bad_key /1/f/F");
  EXPECT_EQ(refused("unicode"), "bad_key /Unnormalized Unicode");
  EXPECT_EQ(refused("values"), "not_an_integer /numbers/0");
  EXPECT_EQ(refused("weird"), "bad_key /€");
}

void collect_strings(const nlohmann::json& value, std::vector<std::string>& found) {
  if (value.is_string()) found.push_back(value.get<std::string>());
  if (value.is_object()) {
    for (const auto& [key, held] : value.items()) {
      found.push_back(key);
      collect_strings(held, found);
    }
  }
  if (value.is_array()) {
    for (const auto& held : value) collect_strings(held, found);
  }
}

TEST_F(JcsVectors, HaveStringsThatRunAsValues) {
  std::size_t strings = 0;
  for (const auto& entry : fs::directory_iterator(vectors() / "input")) {
    const std::string expected = content(vectors() / "output" / entry.path().filename());
    const std::string input = content(entry.path());
    std::vector<std::string> found;
    collect_strings(nlohmann::json::parse(input), found);
    for (const std::string& each : found) {
      std::string written;
      json::append_string(written, each);
      EXPECT_NE(expected.find(written), std::string::npos) << "canonical " << written << " of " << entry.path();
      const std::string loose = nlohmann::json(each).dump(-1, ' ', true);  // escapes all that is not ASCII
      EXPECT_EQ(json::canonicalize(loose).value(), written);
      ++strings;
    }
  }
  EXPECT_GE(strings, 40U);
}

TEST_F(JcsVectors, GiveTheExpectedBytesForWhatLiesInTheProfile) {
  const std::string expected = content(vectors() / "output/values.json");
  const std::string input = content(vectors() / "input/values.json");
  const auto from = input.find("\"string\"");
  const std::string member = input.substr(from, input.find(",\n", from) - from);
  const std::string canonical = json::canonicalize('{' + member + '}').value();
  EXPECT_NE(expected.find(canonical.substr(1, canonical.size() - 2)), std::string::npos) << canonical;
}

TEST(Profile, TakesAnyValueAtTheRoot) {
  for (const std::string text :
       {"0", "-1", " 1 ", "true", "false\n", "\t true \n\n  ", "\n 7 \t\t\n   ", " \"a\"    \n  ", "\"\"",
        "\"a\\\"b\" ", "[]", "{}", " [ ] ", "9007199254740991", "-9007199254740991"}) {
    EXPECT_TRUE(json::check_profile(text).has_value()) << text;
  }
  for (const std::string text :
       {"1 2", "true true", "\"a\" \"b\"", "\"a\",", "1,", "[] []", "[],", "true}", "\"a\"]"}) {
    const auto checked = json::check_profile(text);
    ASSERT_FALSE(checked.has_value()) << text;
    EXPECT_TRUE(checked.error().code == "trailing_content" || checked.error().code == "not_json")
        << text << checked.error().code;
  }
}

TEST(Profile, WritesCanonicalText) {
  EXPECT_EQ(
      json::canonicalize(" { \"b\" : [ 1 , true , { } , [ ] ] , \"a_2\" : \"\\u00e8\\/\" , \"a\" : 0 , \"a1\" : -7 } ")
          .value(),
      R"({"a":0,"a1":-7,"a_2":"è/","b":[1,true,{},[]]})");
  EXPECT_EQ(json::canonicalize("[1.0]").error().pointer, "/0");
}

TEST(Profile, KeepsUnnormalisedTextAsItIs) { EXPECT_EQ(json::canonicalize("\"A\\u030a\"").value(), "\"A\u030a\""); }

}  // namespace
