#pragma once
// The same talk with a process that the system starts for us behind a Unix socket (systemd, Accept=yes).

#include <string>
#include <string_view>

#include "server/print/process.hpp"

namespace tavolo::print {

/// What comes back for `input` until the other side closes. Blocks. Error codes: print_not_started (nobody listens),
/// print_timeout, print_too_large, print_failed (the line broke).
Result<std::string> ask_socket(const std::string& path, std::string_view input, const ProcessLimits& limits);

}  // namespace tavolo::print
