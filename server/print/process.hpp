#pragma once
// Runs another program on a text and takes what it writes, within limits of time and size.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"

namespace tavolo::print {

struct ProcessLimits {
  std::chrono::milliseconds time{60'000};
  std::size_t output_bytes = 64UL * 1024 * 1024;
};

/// The standard output of `command` (the program's path first), fed with `input` and nothing of our environment but
/// what stands in `environment` ("LANG=C.UTF-8"). Blocks. Error codes: print_not_started, print_timeout (the process
/// was killed), print_too_large (killed), print_failed (another exit status than 0; the message holds the first line
/// that it said on standard error).
Result<std::string> run_process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                                std::string_view input, const ProcessLimits& limits);

}  // namespace tavolo::print
