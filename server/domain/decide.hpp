#pragma once
// The rules: a command and a state give events, or a refusal with its code and the rule it rests on. Pure.

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "protocol/commands/command.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/lines.hpp"

namespace tavolo::domain {

/// What a command yields. `created` is the id of the thing it made ("proposal-3"), for the answer.
struct Decided {
  std::vector<events::Event> events;
  std::optional<std::string> created;
};
using Decision = std::expected<Decided, Refusal>;

/// Permission first, then the family's rules. Every act at or after a due moment of its object is refused even if the
/// system's step has not been taken yet (decision 32).
Decision decide(const State& state, const Acting& acting, const Moment& moment, const commands::Command& command);

/// A step that time brings (decision 32): a vote's deadline, the first day of a phase, the end of a consensus, the
/// absence of a body whose line fell.
struct DueStep {
  Instant due_at;
  std::string object;  ///< "vote-3", "cycle-1"
  std::string step;    ///< "close", "enter.inquiry"; with object and due_at it names the step's command id
};

/// The earliest step not yet taken, whether or not its time has come. Without `lines` nobody is found absent for a line
/// that fell.
std::optional<DueStep> next_due(const State& state, const Calendar& calendar, const Lines* lines = nullptr);

/// Bodies that are present although their line fell, until the step that finds them absent; on no record.
std::vector<LineInGrace> lines_in_grace(const State& state, const Lines& lines);

/// The events of a step whose time has come.
std::vector<events::Event> decide_due(const State& state, const Moment& moment, const DueStep& step);

}  // namespace tavolo::domain
