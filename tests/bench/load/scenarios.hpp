#pragma once
// What the load program has members do, and the figures it prints: one `name value` a line.

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/load/lines.hpp"

namespace tavolo::bench {

struct Member {
  std::string bearer;
  std::string acting;  ///< "mandate-5"
};

struct Options {
  Target target;
  int server_pid = 0;
  Member secretary;
  Member chair;
  std::vector<Member> delegates;
  std::size_t lines = 0;  ///< members that join; delegates have several lines when there are fewer of them
  int votes = 5;          ///< positions at once: so many votes, one after the other
  int loop_seconds = 5;
  int singles = 200;
  int bursts = 5;
  int burst_size = 100;
  std::string subject;  ///< what comments are on
};

class Scenarios {
 public:
  explicit Scenarios(Options options);

  /// All members connect and join.
  void join();
  /// All delegates cast at once, one vote after the other.
  void cast_at_once();
  /// Each delegate casts again as soon as its last position is acknowledged.
  void cast_in_a_loop();
  /// One change at a time, the next when every member has it.
  void single_changes();
  /// Many members change something at once.
  void bursts();

 private:
  class Span;

  void print(const char* name, double value) const;
  void print_latencies(const char* name, std::vector<std::int64_t>& ns) const;
  std::string request(const char* method, const std::string& params);
  std::string command_id();
  /// Sends on one line and waits for the answer to it.
  std::string call(std::size_t line, const char* method, const std::string& params);
  /// The name of a vote that has been opened and heard of.
  std::string opened_vote();
  std::string cast(const std::string& vote, bool favourable);
  std::string comment();
  /// Every line has had so many comments since; others may come beside.
  void until_all_have_comments(std::size_t each);
  std::size_t comments_in(std::string_view text);

  Options options_;
  Lines lines_;
  std::mt19937_64 random_{20261122};
  std::size_t secretary_ = 0;
  std::size_t chair_ = 0;
  std::uint64_t next_id_ = 1;
  std::string last_text_;  ///< members get the same bytes: what was found in them holds for all
  std::size_t last_comments_ = 0;
};

}  // namespace tavolo::bench
