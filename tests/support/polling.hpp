#pragma once
// Commands on polls, right as they stand.

#include "server/domain/polls.hpp"
#include "tests/support/acts.hpp"

namespace tavolo::given {

inline LocalTime hour(std::string_view text) { return *LocalTime::parse(text); }

/// Three options put to all benches until three days after the start of given::Table, 18:00.
inline commands::PreparePoll asking(PollMethod method) {
  commands::PreparePoll command;
  command.command_id = command_id();
  command.kind = method;
  command.title = Title::of("Consultazione di prova");
  command.question = MultilineText<10, 4000>::of("Quale delle seguenti?");
  if (domain::is_binding(method)) {
    command.options = {PollOption::of("Prima"), PollOption::of("Seconda"), PollOption::of("Terza")};
  }
  if (method == PollMethod::meeting_time) {
    command.slots = {{day("2026-12-01"), hour("10:00"), {60}}, {day("2026-12-02"), hour("10:00"), {60}}};
  }
  if (method == PollMethod::score) command.max_score = Ranged<1, 10>{5};
  command.benches = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};
  command.closes = {day("2026-11-26"), hour("18:00")};
  return command;
}

inline PollId prepared_poll(Table& table, const commands::PreparePoll& command) {
  table.decide_ok(table.secretary(), command);
  return PollId{table.state.counters.poll};
}
inline PollId opened_poll(Table& table, const commands::PreparePoll& command) {
  const PollId poll = prepared_poll(table, command);
  table.decide_ok(table.chair(), commands::OpenPoll{command_id(), poll, {}});
  return poll;
}
inline commands::AnswerPoll answer(PollId poll, const std::vector<std::int64_t>& values) {
  commands::AnswerPoll command{command_id(), poll, {}};
  for (const std::int64_t value : values) command.marks.push_back({value});
  return command;
}

}  // namespace tavolo::given
