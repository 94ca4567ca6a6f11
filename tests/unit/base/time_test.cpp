#include "server/base/time.hpp"

#include <gtest/gtest.h>

namespace tavolo {
namespace {

TEST(Time, AnInstantHasOneForm) {
  EXPECT_EQ(to_string(Instant{0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_string(Instant{1'795'338'902'123}), "2026-11-22T09:15:02.123Z");
  EXPECT_EQ(parse_instant("2026-11-22T09:15:02.123Z"), Instant{1'795'338'902'123});
}

TEST(Time, EveryOtherFormIsRefused) {
  for (const char* text :
       {"2026-11-22T09:15:02Z", "2026-11-22T09:15:02.123", "2026-11-22 09:15:02.123Z", "2026-13-22T09:15:02.123Z",
        "2026-02-29T09:15:02.123Z", "2026-11-22T24:00:00.000Z", "2026-11-22T09:60:02.123Z", "1969-12-31T23:59:59.999Z",
        "2026-11-22T09:15:60.000Z", "2026-11-22T09:15:02.12Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

}  // namespace
}  // namespace tavolo
