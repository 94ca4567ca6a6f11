// Steps that time brings (decision 32).

#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/minutes.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view close_step = "close";
constexpr std::string_view approve_step = "approve_minutes";
constexpr std::string_view enter_prefix = "enter.";

/// The phase after the current one; phases stand in the order of their first days.
const PhaseDates* next_phase(const Cycle& cycle) {
  auto next = cycle.phases.begin();
  if (cycle.current) {
    next =
        std::find_if(next, cycle.phases.end(), [&](const PhaseDates& dates) { return dates.phase == *cycle.current; });
    if (next != cycle.phases.end()) ++next;
  }
  return next == cycle.phases.end() ? nullptr : &*next;
}

}  // namespace

std::optional<DueStep> next_due(const State& state, const Calendar& calendar) {
  std::optional<DueStep> earliest;
  const auto consider = [&earliest](DueStep step) {
    if (!earliest || step.due_at < earliest->due_at) earliest = std::move(step);
  };
  for (const Cycle& cycle : state.cycles) {
    if (const PhaseDates* dates = next_phase(cycle)) {
      consider({calendar.instant_of(dates->from, 0), to_string(cycle.id),
                std::string(enter_prefix) + std::string(name_of(dates->phase))});
    }
  }
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::open) consider({vote.terms.closes_at, to_string(id), std::string(close_step)});
  }
  for (const auto& [id, sitting] : state.sittings) {
    if (const auto at = tacit_approval_at(sitting.minutes)) {
      consider({*at, to_string(id), std::string(approve_step)});
    }
  }
  return earliest;
}

std::vector<events::Event> decide_due(const State& state, const DueStep& step) {
  if (step.step == close_step) {
    const auto id = parse_id<VoteIdTag>(step.object);
    TAVOLO_CHECK(id.has_value());
    const auto vote = state.votes.find(*id);
    if (vote == state.votes.end() || vote->second.state != VoteState::open) return {};
    return close_due(state, vote->second, step.due_at);
  }
  if (step.step == approve_step) {
    const auto id = parse_id<SittingIdTag>(step.object);
    TAVOLO_CHECK(id.has_value());
    const auto sitting = state.sittings.find(*id);
    if (sitting == state.sittings.end()) return {};
    return approve_due(sitting->second, step.due_at);
  }
  for (const Cycle& cycle : state.cycles) {
    const PhaseDates* dates = next_phase(cycle);
    if (dates == nullptr || to_string(cycle.id) != step.object) continue;
    if (step.step != std::string(enter_prefix) + std::string(name_of(dates->phase))) continue;
    return {events::PhaseEntered{cycle.id, dates->phase, step.due_at}};
  }
  return {};
}

}  // namespace tavolo::domain
