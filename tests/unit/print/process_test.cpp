// Another program, fed and read within limits.

#include <gtest/gtest.h>

#include <fstream>

#include "server/print/printer.hpp"

namespace tavolo::print {
namespace {

const std::vector<std::string> no_environment{};

Result<std::string> shell(const std::string& script, std::string_view input = {}, const ProcessLimits& limits = {}) {
  return run_process({"/bin/sh", "-c", script}, no_environment, input, limits);
}

TEST(AProcess, IsFedAndRead) {
  const std::string large(3'000'000, 'x');
  const auto read = run_process({"/bin/cat"}, no_environment, large, {});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, large);
}

TEST(AProcess, HasNothingOfOurEnvironmentAndOfOurFiles) {
  const std::ifstream ours("/proc/self/status");
  const auto read = shell("/usr/bin/env; ls /proc/self/fd | wc -l");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->find("HOME="), std::string::npos);
  EXPECT_NE(read->find("4\n"), std::string::npos) << "in, out, said, and the folder that ls itself reads: " << *read;
}

TEST(AProcess, ThatFailsIsSaidToHaveFailed) {
  const auto failed = shell("echo che cosa manca >&2; exit 3");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, "print_failed");
  EXPECT_EQ(failed.error().message, "che cosa manca");
}

TEST(AProcess, ThatTakesTooLongOrSaysTooMuchIsKilledWithItsChildren) {
  ProcessLimits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto slow = shell("/bin/sleep 600 & wait", {}, limits);
  ASSERT_FALSE(slow);
  EXPECT_EQ(slow.error().code, "print_timeout");
  limits = {};
  limits.output_bytes = 1'000;
  const auto loud = shell("while :; do echo parole; done", {}, limits);
  ASSERT_FALSE(loud);
  EXPECT_EQ(loud.error().code, "print_too_large");
}

TEST(AProcess, ThatReadsNothingIsNotWaitedForWithTheRest) {
  const auto read = shell("exec 0<&-; echo ecco", std::string(1'000'000, 'x'));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, "ecco\n");
}

TEST(AProcess, ThatIsNotThereIsNotStarted) {
  const auto none = run_process({"/not/there"}, no_environment, {}, {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "print_not_started");
}

TEST(APrinter, WithoutItsProgramsTakesNothing) {
  PrinterOptions options;
  options.weasyprint = "/not/there";
  Printer printer(options);
  EXPECT_FALSE(printer.ready());
  EXPECT_FALSE(printer.print("<!doctype html>", [](const Result<std::string>&) { ADD_FAILURE(); }));
}

}  // namespace
}  // namespace tavolo::print
