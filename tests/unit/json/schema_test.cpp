#include "protocol/json/schema.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;
using Json = nlohmann::ordered_json;

TEST(Schema, SaysOneFieldOfEachForm) {
  const Json made = json::schema<Boat>();
  EXPECT_EQ(made["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(made["$ref"], "#/$defs/Boat");
  const Json& boat = made["$defs"]["Boat"];
  EXPECT_EQ(boat["type"], "object");
  EXPECT_EQ(boat["additionalProperties"], false);
  const Json& fields = boat["properties"];
  EXPECT_EQ(fields["id"], (Json{{"$ref", "#/$defs/boat_id"}}));
  EXPECT_EQ(fields["name"],
            Json::parse(
                R"({"type":"string","minLength":2,"maxLength":10,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]*$"})"));
  EXPECT_EQ(fields["log"]["pattern"], "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$");
  EXPECT_FALSE(fields["log"].contains("minLength"));
  EXPECT_EQ(fields["wind"], (Json{{"$ref", "#/$defs/Wind"}}));
  EXPECT_EQ(fields["afloat"]["type"], "boolean");
  EXPECT_EQ(fields["draught"],
            Json::parse(R"({"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991})"));
  EXPECT_EQ(fields["heel"]["maximum"], 2147483647);
  EXPECT_EQ(fields["miles"]["minimum"], 0);
  EXPECT_EQ(fields["crew"], Json::parse(R"({"type":"integer","minimum":1,"maximum":12})"));
  EXPECT_EQ(fields["command"]["pattern"], UuidForm::pattern);
  EXPECT_EQ(fields["winds"],
            Json::parse(R"({"type":"array","items":{"$ref":"#/$defs/Wind"},"minItems":1,"maxItems":3})"));
  EXPECT_EQ(fields["mooring"],
            Json::parse(R"({"oneOf":[{"$ref":"#/$defs/Harbour"},{"$ref":"#/$defs/Buoy"},{"$ref":"#/$defs/Adrift"}]})"));
  EXPECT_EQ(fields["sealed"], (Json{{"$ref", "#/$defs/Buoy"}}));
  EXPECT_EQ(fields["extra"], (Json{{"type", "object"}}));
}

TEST(Schema, RequiresWhatMayNotBeAbsent) {
  const Json made = json::schema<Boat>();
  const Json& required = made["$defs"]["Boat"]["required"];
  EXPECT_EQ(required.size(), 17U);
  for (const Json& name : required) {
    EXPECT_TRUE(name != "flag" && name != "mooring" && name != "secret" && name != "sealed") << name;
  }
}

TEST(Schema, TellsAlternativesByAConstant) {
  const Json made = json::schema<Mooring>();
  EXPECT_EQ(
      made["$defs"]["Adrift"],
      Json::parse(
          R"({"type":"object","properties":{"kind":{"const":"adrift"}},"required":["kind"],"additionalProperties":false})"));
  EXPECT_EQ(made["$defs"]["Buoy"]["required"], Json::parse(R"(["kind","z","a"])"));
}

TEST(Schema, NamesTypesOnceInABook) {
  json::SchemaBook book;
  book.of<Boat>();
  book.of<Fleet>();
  const Json defs = book.defs();
  EXPECT_EQ(defs["Wind"], Json::parse(R"({"type":"string","enum":["calm","breeze","gale"]})"));
  EXPECT_EQ(defs["boat_id"]["pattern"], "^boat-[1-9][0-9]{0,14}$");
  EXPECT_EQ(defs["Fleet"]["properties"]["boats"]["items"]["$ref"], "#/$defs/Boat");
}

TEST(Schema, KnowsTheSameDaysAsTheReader) {
  const Json made = json::schema<LocalDate>();
  const std::regex day(made["$defs"]["local_date"]["pattern"].get<std::string>());
  for (const int year : {1969, 1970, 1972, 1999, 2000, 2023, 2024, 2100, 2400, 3000, 3600, 9996, 9999}) {
    for (int month = 0; month <= 13; ++month) {
      for (int date = 0; date <= 32; ++date) {
        char text[40];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, date);
        EXPECT_EQ(std::regex_match(text, day), parse_local_date(text).has_value()) << text;
      }
    }
  }
}

TEST(Schema, KnowsTheSameMomentsAsTheReader) {
  const Json made = json::schema<Instant>();
  const std::regex moment(made["$defs"]["instant"]["pattern"].get<std::string>());
  for (const std::string text : {"2024-02-29T23:59:59.999Z", "2023-02-29T00:00:00.000Z", "2024-01-01T24:00:00.000Z",
                                 "2024-01-01T00:60:00.000Z", "2024-01-01T00:00:60.000Z", "2024-01-01T00:00:00Z",
                                 "2024-01-01T00:00:00.000", "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"}) {
    EXPECT_EQ(std::regex_match(text, moment), parse_instant(text).has_value()) << text;
  }
}

}  // namespace
