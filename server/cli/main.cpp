#include <cstdio>
#include <map>

#include "server/base/log.hpp"
#include "server/cli/commands.hpp"

namespace tavolo::cli {

int complain(const Error& error) {
  std::fprintf(stderr, "tavolo: %s\n", error.message.c_str());
  return 1;
}

namespace {

constexpr const char* about =
    "Tavolo: the permanent consultation table of an ambito territoriale sociale.\n"
    "Found a table with 'load', run it with 'serve', check its record with 'verify', and see to accounts with "
    "'admin'.\n"
    "Copy it with 'backup', bring it back with 'restore', and ask 'doctor' whether all is well.\n"
    "Hand out evidence with 'export': what it writes, 'verify PACK' checks on any machine; 'witness' cosigns the "
    "records\n"
    "of others; 'compliance' says what the regulation asked and what happened; 'recompute' counts every outcome\n"
    "and quorum again; 'rotate-key' changes a log's key, 'freeze-log' ends\nthe logs of an instance whose keys are "
    "lost or in other hands, or whose newest entries are lost.";
constexpr const char* footer =
    "Every option can stand in three places; the first that has it wins: the command line (--port 8080), the "
    "environment "
    "(TAVOLO_PORT=8080), the configuration file named by --config ([serve] port=8080). 'tavolo serve --help' lists "
    "them.\n";

int run(int argc, char** argv) {
  CLI::App program{about, "tavolo"};
  program.footer(footer);
  program.set_version_flag("--version", std::string("tavolo ") + TAVOLO_VERSION);
  program.set_config("--config", "", "Configuration file (TOML or INI), one section a subcommand")
      ->envname("TAVOLO_CONFIG");
  program.allow_config_extras(CLI::config_extras_mode::error);
  program.require_subcommand(1);
  LogLevel level = LogLevel::info;
  const std::map<std::string, LogLevel> levels{
      {"debug", LogLevel::debug}, {"info", LogLevel::info}, {"warning", LogLevel::warning}, {"error", LogLevel::error}};
  program.add_option("--log-level", level, "Lowest level of log lines on standard error: debug, info, warning, error")
      ->transform(CLI::CheckedTransformer(levels))
      ->envname("TAVOLO_LOG_LEVEL");
  const std::map<std::string, Run> runs{{"serve", add_serve(program)},          {"load", add_load(program)},
                                        {"verify", add_verify(program)},        {"admin", add_admin(program)},
                                        {"backup", add_backup(program)},        {"restore", add_restore(program)},
                                        {"doctor", add_doctor(program)},        {"export", add_export(program)},
                                        {"witness", add_witness(program)},      {"compliance", add_compliance(program)},
                                        {"recompute", add_recompute(program)},  {"rotate-key", add_rotate_key(program)},
                                        {"freeze-log", add_freeze_log(program)}};
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    return program.exit(fault);
  }
  set_log_level(level);
  return runs.at(program.get_subcommands().front()->get_name())();
}

}  // namespace
}  // namespace tavolo::cli

int main(int argc, char** argv) { return tavolo::cli::run(argc, argv); }
