// The load program: signs in delegates by their tokens, joins, and has them act. See tests/bench/README.md.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/bench/load/scenarios.hpp"

namespace {

using namespace tavolo::bench;

/// Lines of `role bearer acting`.
void read_members(const std::string& file, Options& options) {
  std::ifstream lines(file);
  std::string role;
  Member member;
  while (lines >> role >> member.bearer >> member.acting) {
    if (role == "secretary") {
      options.secretary = member;
    } else if (role == "chair") {
      options.chair = member;
    } else {
      options.delegates.push_back(member);
    }
  }
  if (options.delegates.empty() || options.chair.bearer.empty() || options.secretary.bearer.empty()) {
    give_up(file + " names no chair, no secretary or no delegate");
  }
}

int usage() {
  std::fputs(
      "tavolo_load --port N --pid N --members FILE [--scenario join,at_once,loop,single,burst] [--lines N] [--votes "
      "N]\n"
      "            [--seconds N] [--singles N] [--bursts N] [--burst-size N] [--table SLUG] [--subject node-1]\n",
      stderr);
  return 2;
}

}  // namespace

int main(int count, char** words) {
  Options options;
  options.target.table = "permanente";
  options.subject = "node-1";
  std::string scenario = "join,at_once,loop,single,burst";
  std::string members;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = words[i];
    const char* value = words[i + 1];
    const int number = std::atoi(value);
    if (name == "--port") options.target.port = static_cast<std::uint16_t>(number);
    else if (name == "--pid") options.server_pid = number;
    else if (name == "--members") members = value;
    else if (name == "--scenario") scenario = value;
    else if (name == "--lines") options.lines = static_cast<std::size_t>(number);
    else if (name == "--votes") options.votes = number;
    else if (name == "--seconds") options.loop_seconds = number;
    else if (name == "--singles") options.singles = number;
    else if (name == "--bursts") options.bursts = number;
    else if (name == "--burst-size") options.burst_size = number;
    else if (name == "--table") options.target.table = value;
    else if (name == "--subject") options.subject = value;
    else return usage();
  }
  if (count % 2 == 0 || options.target.port == 0 || options.server_pid == 0 || members.empty()) return usage();
  read_members(members, options);
  if (options.lines == 0) options.lines = options.delegates.size();
  if (options.lines < static_cast<std::size_t>(options.burst_size)) {
    options.burst_size = static_cast<int>(options.lines);
  }
  Scenarios scenarios(std::move(options));
  scenarios.join();
  std::istringstream names(scenario);
  for (std::string name; std::getline(names, name, ',');) {
    if (name == "at_once") scenarios.cast_at_once();
    else if (name == "loop") scenarios.cast_in_a_loop();
    else if (name == "single") scenarios.single_changes();
    else if (name == "burst") scenarios.bursts();
    else if (name != "join") return usage();
  }
  return 0;
}
