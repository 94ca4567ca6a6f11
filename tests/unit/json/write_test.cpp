#include "protocol/json/write.hpp"

#include <gtest/gtest.h>

#include "tests/unit/json/sample.hpp"

namespace {

using namespace sample;
namespace json = tavolo::json;

TEST(Write, SortsKeysAndPutsKindAmongThem) {
  EXPECT_EQ(json::write(Buoy{.z = 1, .a = 2}), R"({"a":2,"kind":"buoy","z":1})");
  EXPECT_EQ(json::write(Mooring{Adrift{}}), R"({"kind":"adrift"})");
  EXPECT_EQ(json::write(Harbour{.name = Text<1, 20>::of("x"), .berth = 4}),
            R"({"berth":4,"kind":"harbour","name":"x"})");
}

TEST(Write, LeavesOutWhatIsAbsentOrErased) {
  Boat boat;
  const std::string text = json::write(boat);
  for (const std::string_view key : {"\"flag\"", "\"mooring\"", "\"secret\"", "\"sealed\""}) {
    EXPECT_EQ(text.find(key), std::string::npos) << key;
  }
  EXPECT_NE(text.find(R"("moorings":[])"), std::string::npos);
}

TEST(Write, EscapesAsLittleAsJcsAsks) {
  std::string out;
  json::append_string(out, std::string_view("\0\x01\b\t\n\x0b\f\r\x1f \"\\/\x7f\xC2\x80\u20ac</script>", 28));
  EXPECT_EQ(out, "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\x7f\xC2\x80\u20ac</script>\"");
}

TEST(Write, WritesAnEnvelopeByHand) {
  std::string out = "x";
  {
    json::ObjectWriter writer(out);
    writer.raw("a", "{}").string("b", "\"").integer("c", -4).boolean("d", true).value("e", Cents{3});
  }
  EXPECT_EQ(out, R"(x{"a":{},"b":"\"","c":-4,"d":true,"e":3})");
  out.clear();
  json::ObjectWriter(out).close();
  EXPECT_EQ(out, "{}");
}

TEST(WriteDeath, StopsAtAKeyOutOfOrder) {
  std::string out;
  EXPECT_DEATH(json::ObjectWriter(out).integer("b", 1).integer("a", 1), "");
  EXPECT_DEATH(json::ObjectWriter(out).integer("b", 1).integer("b", 1), "");
}

TEST(WriteDeath, StopsAtWhatNobodyCouldReadBack) {
  EXPECT_DEATH(json::write(Cents{max_wire_integer + 1}), "");
  EXPECT_DEATH(json::write(static_cast<Wind>(7)), "");
}

}  // namespace
