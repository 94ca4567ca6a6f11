#include "server/record/canonical.hpp"

#include <gtest/gtest.h>

namespace tavolo::record {
namespace {

TEST(Canonical, AcceptsTheOneSpellingOfAValue) {
  for (const char* good : {"0", "-1", "9007199254740991", "-9007199254740991", "true", "false", "\"\"", "[]", "{}",
                           "[1,[2],{\"a\":3}]", "{\"a\":1,\"a_b\":2,\"b\":3}", "{\"a1\":1,\"aa\":2}",
                           "\"perch\xC3\xA9 / \xF0\x9F\x98\x80\x7F\"", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\""}) {
    EXPECT_TRUE(is_canonical(good)) << good;
  }
}

TEST(Canonical, RefusesEveryOther) {
  for (const char* bad : {"",
                          " 1",
                          "1 ",
                          "01",
                          "-0",
                          "+1",
                          "1.0",
                          "1e2",
                          "9007199254740992",
                          "-9007199254740992",
                          "99999999999999999999",
                          "null",
                          "True",
                          "tru",
                          "\"",
                          "\"\\/\"",
                          "\"\\u0041\"",
                          "\"\\u000a\"",
                          "\"\\u001F\"",
                          "\"\\u00e9\"",
                          "\"a\nb\"",
                          "\"\xFF\"",
                          "\"\xED\xA0\x80\"",
                          "[1,]",
                          "[,1]",
                          "[1 ,2]",
                          "{\"b\":1,\"a\":2}",
                          "{\"a\":1,\"a\":2}",
                          "{\"A\":1}",
                          "{\"\":1}",
                          "{\"a-b\":1}",
                          "{\"a\" :1}",
                          "{\"a\":}",
                          "{\"a\"}",
                          "{a:1}",
                          "1 2",
                          "[1][2]"}) {
    EXPECT_FALSE(is_canonical(bad)) << bad;
  }
}

TEST(Canonical, EndsAtItsDepth) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_TRUE(is_canonical(nested(max_canonical_depth + 1)));
  EXPECT_FALSE(is_canonical(nested(max_canonical_depth + 2)));
  EXPECT_FALSE(is_canonical(std::string(1'000'000, '[')));
}

TEST(Canonical, CutsAnObjectAtItsJoints) {
  const auto members = split_object("{\"a\":{\"x\":[1,2]},\"b\":\"c,d\"}");
  ASSERT_TRUE(members);
  ASSERT_EQ(members->size(), 2U);
  EXPECT_EQ((*members)[0], std::pair(std::string_view("a"), std::string_view("{\"x\":[1,2]}")));
  EXPECT_EQ((*members)[1].second, "\"c,d\"");
  EXPECT_FALSE(split_object("[]"));
  EXPECT_FALSE(split_array("{}"));
  EXPECT_EQ(split_array("[1,\"]\"]")->size(), 2U);
}

TEST(Canonical, SpellsAndReadsEveryCharacter) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  std::string quoted;
  append_quoted(quoted, all);
  EXPECT_TRUE(is_canonical(quoted));
  EXPECT_EQ(unquote(quoted), all);
  EXPECT_EQ(integer_of("-42"), -42);
  EXPECT_FALSE(integer_of("-42 "));
}

}  // namespace
}  // namespace tavolo::record
