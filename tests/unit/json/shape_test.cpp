#include "protocol/json/shape.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;

struct Measured {
  List<BoatId, 0, 3> boats;
  std::optional<Cents> price;
  std::variant<Buoy, Adrift> mooring;
  Instant at;
  Code code;
};
BOOST_DESCRIBE_STRUCT(Measured, (), (boats, price, mooring, at, code))

struct Addressed {
  std::optional<List<Email, 1, 2>> reply_to;
};
BOOST_DESCRIBE_STRUCT(Addressed, (), (reply_to))

// Decision 6: what holds text or personal data anywhere inside never stands in a leaf.
static_assert(!json::contains_text_v<Measured>);
static_assert(!json::contains_text_v<std::vector<Wind>>);
static_assert(json::contains_text_v<Text<1, 2>>);
static_assert(json::contains_text_v<Mooring>, "one alternative is enough");
static_assert(json::contains_text_v<std::optional<List<Harbour, 0, 2>>>);
static_assert(json::contains_text_v<Addressed>);
static_assert(json::contains_text_v<Sealed<Buoy>>, "sealed values stay out, text or not");
static_assert(json::contains_text_v<Disclosed<BoatId>>);
static_assert(json::contains_text_v<json::RawJson>);
static_assert(json::contains_text_v<Fleet>);
static_assert(json::kind_v<Buoy> == "buoy" && json::kind_v<Boat>.empty());

TEST(Shape, VisitsFieldsInTheOrderOfTheDescription) {
  Harbour harbour{.name = Text<1, 20>::of("x"), .berth = 3};
  std::string names;
  json::for_each_field<Harbour>([&](std::string_view name, auto member) {
    names += std::string(name) + ' ';
    if constexpr (std::is_same_v<decltype(member), std::optional<std::int64_t> Harbour::*>) {
      EXPECT_EQ(harbour.*member, 3);
    }
  });
  EXPECT_EQ(names, "name berth ");
}

}  // namespace
