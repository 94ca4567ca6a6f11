// Every refusal of the strict reader, with its place and its code.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "protocol/json/read.hpp"
#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;

struct Case {
  std::string text;
  std::string pointer;
  std::string code;
};

template <class T>
void expect_refused(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    const auto made = json::read<T>(each.text);
    ASSERT_FALSE(made.has_value()) << each.text;
    EXPECT_EQ(made.error().code, each.code) << each.text;
    EXPECT_EQ(made.error().pointer, each.pointer) << each.text;
    EXPECT_FALSE(made.error().message.empty()) << each.text;
  }
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Refusal, NamesWhatIsWrongWithTheTextItself) {
  expect_refused<json::RawJson>({
      {"", "", "not_json"},
      {"  ", "", "not_json"},
      {"{", "", "not_json"},
      {"}", "", "not_json"},
      {R"({"a")", "", "not_json"},
      {R"({"a":})", "/a", "not_json"},
      {R"({"a":1,})", "", "not_json"},
      {R"({"a":[1,]})", "/a/1", "not_json"},
      {R"({"a":[1 2]})", "/a", "not_json"},
      {R"({"a" 1})", "", "not_json"},
      {R"({a:1})", "", "not_json"},
      {R"({"a":tru})", "/a", "not_json"},
      {R"({"a":nul})", "/a", "not_json"},
      {R"({"a":"x)", "", "not_json"},
      {R"({"a":"\x"})", "/a", "not_json"},
      {R"({"a":"\u12g4"})", "/a", "not_json"},
      {R"({'a':1})", "", "not_json"},
      {R"({"a":1}/* */)", "", "trailing_content"},
      {R"({"a":1} {})", "", "trailing_content"},
      {R"({"a":1}})", "", "trailing_content"},
      {R"({"a":1}x)", "", "trailing_content"},
      {R"({"a":1})" + std::string(1, '\0'), "", "trailing_content"},
      {"\xEF\xBB\xBF{}", "", "byte_order_mark"},
      {"{\"a\":\"\xC3\"}", "", "bad_utf8"},
      {"{\"a\":\"\xED\xA0\x80\"}", "", "bad_utf8"},
      {"{\"a\":\"\xC0\xAF\"}", "", "bad_utf8"},
      {"{\"a\":\"\xF4\x90\x80\x80\"}", "", "bad_utf8"},
      {"{\"a\":\"\n\"}", "", "control_character"},
  });
}

TEST(Refusal, NamesTheNumberThatIsNotAnIntegerOfTheWire) {
  for (const std::string number : {"1.0", "1e2", "1E2", "-0", "0.0", "-0.0", "1e-1", "0e0", "1.5E+3"}) {
    expect_refused<json::RawJson>({{R"({"b":[0,)" + number + "]}", "/b/1", "not_an_integer"}});
    expect_refused<std::int64_t>({{number, "", "not_an_integer"}});
  }
  const std::vector<std::string> large = {"9007199254740992", "-9007199254740992", "18446744073709551616",
                                          "1" + std::string(400, '0')};
  for (const std::string& number : large) {
    expect_refused<json::RawJson>({{R"({"b":)" + number + "}", "/b", "out_of_range"}});
  }
  for (const std::string number :
       {"01", "+1", "1.", ".5", "1e", "0x10", "--1", "-", "NaN", "Infinity", "-Infinity", "1_000", "00", "-01"}) {
    expect_refused<json::RawJson>({{R"({"b":)" + number + "}", "/b", "not_json"}});
  }
}

TEST(Refusal, NamesTheHalfOfASurrogatePair) {
  for (const std::string half :
       {R"(\ud800)", R"(\udc00)", R"(\uD83D\u0041)", R"(\ud83dx)", R"(\ud83d\ud83d)", R"(\ude02\ud83d)", R"(\\\ud800)",
        R"(\ud83d\\ude02)", R"(\udfff)", R"(\ud83d\ude02\ude02)"}) {
    expect_refused<json::RawJson>({{R"({"a":[")" + half + R"("]})", "/a/0", "lone_surrogate"}});
  }
  EXPECT_TRUE(json::read<json::RawJson>(R"({"a":"\ud83d\ude02"})").has_value());
  EXPECT_TRUE(json::read<json::RawJson>(R"({"a":"\\ud800"})").has_value()) << "an escaped backslash, then letters";
}

TEST(Refusal, NamesNullKeysAndDepth) {
  std::string deepest = "/a";
  for (int i = 0; i < 15; ++i) deepest += "/0";
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  expect_refused<json::RawJson>({
      {R"({"a":{"b":null}})", "/a/b", "null_value"},
      {R"({"a":1,"b":2,"a":1})", "/a", "duplicate_key"},
      {R"({"x":{"a":1,"\u0061":2}})", "/x/a", "duplicate_key"},
      {many + R"("k7":1})", "/k7", "duplicate_key"},
      {R"({"A":1})", "/A", "bad_key"},
      {R"({"":1})", "/", "bad_key"},
      {R"({"a/b~c":1})", "/a~1b~0c", "bad_key"},
      {R"({"é":1})", "/é", "bad_key"},
      {R"({"x":{")" + std::string(65, 'a') + R"(":1}})", "/x", "bad_key"},
      {R"({"a":)" + nested(16) + "}", deepest, "too_deep"},
      {R"({"a":)" + std::string(100'000, '[') + "}", deepest, "too_deep"},
  });
  EXPECT_TRUE(json::read<json::RawJson>(R"({"a":)" + nested(15) + "}").has_value());
}

TEST(Refusal, CountsTheBytesOfTheText) {
  const std::string text = R"({"a":1})";
  EXPECT_TRUE(json::read<json::RawJson>(text, {.max_depth = 1, .max_bytes = text.size()}).has_value());
  const auto refused = json::read<json::RawJson>(text, {.max_depth = 1, .max_bytes = text.size() - 1});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "too_large");
}

TEST(Refusal, NamesTheKeyThatIsUnknownMissingOrOfAnotherType) {
  expect_refused<Buoy>({
      {R"([])", "", "wrong_type"},
      {R"("buoy")", "", "wrong_type"},
      {R"({"kind":"buoy","a":1})", "/z", "missing_key"},
      {R"({"a":1,"z":2})", "/kind", "missing_key"},
      {R"({"kind":"boat","a":1,"z":2})", "/kind", "unknown_kind"},
      {R"({"kind":1,"a":1,"z":2})", "/kind", "wrong_type"},
      {R"({"kind":"buoy","a":1,"z":2,"b":0})", "/b", "unknown_key"},
      {R"({"kind":"buoy","a":"1","z":2})", "/a", "wrong_type"},
      {R"({"kind":"buoy","a":true,"z":2})", "/a", "wrong_type"},
      {R"({"kind":"buoy","a":[],"z":2})", "/a", "wrong_type"},
      {R"({"kind":"buoy","a":{},"z":2})", "/a", "wrong_type"},
  });
  expect_refused<Harbour>({{R"({"kind":"harbour","name":"x","berth":null})", "/berth", "null_value"}});
  expect_refused<bool>({{"1", "", "wrong_type"}, {"\"true\"", "", "wrong_type"}});
  expect_refused<Fleet>({{R"({"boats":[{"id":"boat-1"}]})", "/boats/0/afloat", "missing_key"},
                         {R"({"boats":{}})", "/boats", "wrong_type"},
                         {R"({"boats":[{},{},{},{}]})", "/boats", "too_many"}});
  expect_refused<json::RawJson>({{"[]", "", "wrong_type"}, {"1", "", "wrong_type"}});
}

TEST(Refusal, NamesTheKindThatIsNoAlternative) {
  expect_refused<Mooring>({
      {R"({})", "/kind", "missing_key"},
      {R"({"kind":"ring"})", "/kind", "unknown_kind"},
      {R"({"kind":7})", "/kind", "wrong_type"},
      {R"([])", "", "wrong_type"},
      {R"({"kind":"adrift","a":1})", "/a", "unknown_key"},
      {R"({"a":1,"kind":"buoy"})", "/z", "missing_key"},
  });
}

TEST(Refusal, NamesTheLimitOfAValue) {
  expect_refused<Text<2, 3>>({
      {R"("a")", "", "too_short"},
      {R"("è")", "", "too_short"},
      {R"("abcd")", "", "too_long"},
      {R"("a\n")", "", "control_character"},
      {R"("a\u0000")", "", "control_character"},
      {R"("a\u009f")", "", "control_character"},
      {R"("a\u007f")", "", "control_character"},
      {R"(12)", "", "wrong_type"},
  });
  EXPECT_TRUE((json::read<Text<2, 3>>(R"("\ud83d\ude02\ud83d\ude02\ud83d\ude02")").has_value()))
      << "code points, not units";
  expect_refused<MultilineText<0, 9>>({{R"("a\r\nb")", "", "control_character"}, {R"("\t")", "", "control_character"}});
  EXPECT_TRUE((json::read<MultilineText<0, 9>>(R"("a\nb")").has_value()));
  expect_refused<List<Wind, 1, 2>>({{"[]", "", "too_few"},
                                    {R"(["calm","calm","calm"])", "", "too_many"},
                                    {R"(["calm","storm"])", "/1", "unknown_value"},
                                    {R"([0])", "/0", "wrong_type"}});
  expect_refused<Ranged<1, 12>>({{"0", "", "out_of_range"}, {"13", "", "out_of_range"}});
  expect_refused<std::int32_t>({{"2147483648", "", "out_of_range"}, {"-2147483649", "", "out_of_range"}});
  expect_refused<std::uint32_t>({{"4294967296", "", "out_of_range"}, {"-1", "", "out_of_range"}});
  expect_refused<std::uint64_t>({{"-1", "", "out_of_range"}});
  expect_refused<Cents>({{"1.50", "", "not_an_integer"}, {"\"1\"", "", "wrong_type"}});
  expect_refused<Fraction>({{R"({"num":1,"den":0})", "/den", "out_of_range"},
                            {R"({"num":-1,"den":2})", "/num", "out_of_range"},
                            {R"({"num":1,"den":1001})", "/den", "out_of_range"},
                            {R"({"num":3,"den":2})", "", "out_of_range"},
                            {R"({"num":1})", "/den", "missing_key"}});
}

TEST(Refusal, NamesTheFormOfAString) {
  for (const std::string id :
       {"boat-0", "boat-01", "boat-", "boat", "ship-1", "boat-1 ", "boat-+1", "boat-1234567890123456", "Boat-1"}) {
    expect_refused<BoatId>({{'"' + id + '"', "", "bad_form"}});
  }
  for (const std::string instant :
       {"2026-11-22T09:15:02Z", "2026-11-22T09:15:02.123+00:00", "2026-11-22 09:15:02.123Z", "2026-02-30T00:00:00.000Z",
        "2026-01-01T24:00:00.000Z", "1969-12-31T00:00:00.000Z"}) {
    expect_refused<Instant>({{'"' + instant + '"', "", "bad_form"}});
  }
  for (const std::string day : {"2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T"}) {
    expect_refused<LocalDate>({{'"' + day + '"', "", "bad_form"}});
  }
  expect_refused<CommandId>({{R"("0D9E1F2A-3B4C-4D5E-8F60-718293A4B5C6")", "", "bad_form"}, {"1", "", "wrong_type"}});
}

TEST(Refusal, LeavesTheThreadReadyForTheNextText) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(json::read<Buoy>(R"({"kind":"buoy","a":[)").has_value());
    EXPECT_TRUE(json::read<Buoy>(R"({"kind":"buoy","a":1,"z":2})").has_value());
    EXPECT_TRUE(json::check_profile('"' + std::string(900'000, 'x') + '"').has_value());
  }
}

}  // namespace
