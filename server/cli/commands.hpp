#pragma once
// One file a subcommand: each adds its options to the program and gives what runs it.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "server/base/result.hpp"

namespace tavolo::cli {

/// 0 done; 1 could not be done; 2 (verify) the record does not hold; 10 to 19 (verify PACK) a step does not hold.
using Run = std::function<int()>;

Run add_serve(CLI::App& program);
Run add_load(CLI::App& program);
Run add_verify(CLI::App& program);
Run add_export(CLI::App& program);
Run add_compliance(CLI::App& program);
Run add_recompute(CLI::App& program);
Run add_admin(CLI::App& program);
Run add_backup(CLI::App& program);
Run add_restore(CLI::App& program);
Run add_witness(CLI::App& program);
Run add_rotate_key(CLI::App& program);
Run add_freeze_log(CLI::App& program);
/// Reads the options of `serve`, so it is added after it.
Run add_doctor(CLI::App& program);

/// Prints an error as "tavolo: <message>" and gives 1.
int complain(const Error& error);

}  // namespace tavolo::cli
