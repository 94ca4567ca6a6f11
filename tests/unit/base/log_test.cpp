#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/base/log.hpp"

namespace tavolo {
namespace {

TEST(Log, ALineIsOneObjectWithTimeLevelEventAndFields) {
  testing::internal::CaptureStderr();
  log(LogLevel::warning, "accept_failed", {{"fault", "Too many open files\nand more"}, {"count", "3"}});
  const std::string text = testing::internal::GetCapturedStderr();
  ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  const auto line = nlohmann::ordered_json::parse(text);
  EXPECT_EQ(line["level"], "warning");
  EXPECT_EQ(line["event"], "accept_failed");
  EXPECT_EQ(line["fault"], "Too many open files\nand more");
  EXPECT_EQ(line["ts"].get<std::string>().size(), 24U);
  EXPECT_EQ(line.size(), 5U);
}

TEST(Log, LinesBelowTheLevelAreDropped) {
  testing::internal::CaptureStderr();
  log(LogLevel::debug, "detail");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Log, AnAddressInAnotherProgramsMessageIsWithheld) {
  testing::internal::CaptureStderr();
  log(LogLevel::error, "failed",
      {{"message", "UNIQUE: anna.rossi@comune.example, again <x@y.it> and email=b@c.it; a @ b stays, @c too"}});
  const auto line = nlohmann::json::parse(testing::internal::GetCapturedStderr());
  EXPECT_EQ(line["message"], "UNIQUE: [withheld], again <[withheld]> and email=[withheld]; a @ b stays, @c too");
}

}  // namespace
}  // namespace tavolo
