#include "protocol/json/read.hpp"

#include <gtest/gtest.h>

#include "protocol/json/write.hpp"
#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;

constexpr std::string_view canonical_boat =
    R"({"afloat":true,"command":"0d9e1f2a-3b4c-4d5e-8f60-718293a4b5c6","crew":3,"draught":-2,"extra":{"a":[1,{}],"b":"x"},)"
    R"("heel":-5,"id":"boat-7","launched":"2024-02-29","log":"a\nb","miles":9007199254740991,)"
    R"("mooring":{"a":1,"kind":"buoy","z":2},"moorings":[{"kind":"adrift"},{"kind":"harbour","name":"Ancona"}],)"
    R"("name":"Sal\"ò","price":-150,"seal":0})";

std::string boat_text() {
  std::string text(canonical_boat);
  const std::string rest =
      R"("sealed":{"a":3,"kind":"buoy","z":4},"secret":"s","seen":"2026-11-22T09:15:02.123Z","share":{"den":3,"num":1},)"
      R"("wind":"gale","winds":["calm","gale"]})";
  text.replace(text.find(R"("seal":0})"), std::string::npos, rest);
  return text;
}

TEST(Read, ReadsOneFieldOfEachForm) {
  const auto boat = json::read<Boat>(boat_text());
  ASSERT_TRUE(boat.has_value()) << boat.error().code << ' ' << boat.error().pointer;
  EXPECT_EQ(boat->id.n, 7U);
  EXPECT_EQ(boat->name.str(), "Sal\"ò");
  EXPECT_EQ(boat->wind, Wind::gale);
  EXPECT_EQ(boat->draught, -2);
  EXPECT_EQ(boat->miles, 9007199254740991U);
  EXPECT_EQ(boat->crew.value, 3);
  EXPECT_EQ(boat->price.amount, -150);
  EXPECT_EQ(boat->share, (Fraction{1, 3}));
  EXPECT_EQ(to_string(boat->seen), "2026-11-22T09:15:02.123Z");
  EXPECT_EQ(to_string(boat->launched), "2024-02-29");
  EXPECT_EQ(boat->winds.size(), 2U);
  EXPECT_EQ(std::get<Buoy>(*boat->mooring), (Buoy{.z = 2, .a = 1}));
  EXPECT_FALSE(boat->flag.has_value());
  EXPECT_EQ(boat->secret.value->str(), "s");
  EXPECT_EQ(boat->extra.text, R"({"a":[1,{}],"b":"x"})");
}

TEST(Read, WritesWhatItReadAsTheSameCanonicalText) {
  EXPECT_EQ(json::write(json::read<Boat>(boat_text()).value()), boat_text());
}

}  // namespace
