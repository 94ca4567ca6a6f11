// Steps that time brings (decision 32).

#include <algorithm>
#include <functional>

#include "server/domain/families.hpp"
#include "server/domain/minutes.hpp"
#include "server/domain/polls.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view open_step = "open";
constexpr std::string_view close_step = "close";
constexpr std::string_view approve_step = "approve_minutes";
constexpr std::string_view ratification_step = "ratification";
constexpr std::string_view open_poll_step = "open_poll";
constexpr std::string_view close_poll_step = "close_poll";
constexpr std::string_view enter_prefix = "enter.";
constexpr std::string_view consensus_step = "consensus";
constexpr std::string_view drop_prefix = "drop.";
constexpr std::string_view back_prefix = "back.";
constexpr std::string_view mandate_prefix = "mandate.";

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

using Consider = std::function<void(DueStep)>;

/// A line that fell before its body came in counts from then on.
Instant fell_at(const Line& line, const PresenceSpan& last) { return std::max(line.since, last.from); }

std::int64_t grace_ms_of(const State& state, const Sitting& sitting) {
  return sitting_rules_of(state, sitting).absence_grace_seconds * 1000;
}

bool is_taken_away(const State& state, const std::optional<MandateId>& id) {
  if (!id) return false;
  const Mandate& mandate = state.mandates.at(*id);
  return mandate.revoked || mandate.refused;
}

/// The line of a body that is inside from afar fell and the time of grace is running, or it came back (domain.md 4.3).
/// A line that comes back brings nobody back whose mandate was taken away meanwhile.
void consider_line(const State& state, const Sitting& sitting, OrganisationId body, const Presence& presence,
                   const Line& line, std::int64_t grace_ms, const Consider& consider) {
  const PresenceSpan& last = presence.spans.back();
  if (last.mode != PresenceMode::remote) return;
  const std::string object = to_string(sitting.id);
  if (presence.inside() && !line.connected) {
    const Instant out_at{fell_at(line, last).ms + grace_ms};
    consider({out_at, object, std::string(drop_prefix) + to_string(body)});
  } else if (last.went == PresenceCause::line_dropped && line.connected && !is_taken_away(state, last.mandate)) {
    consider({std::max(line.since, *last.to), object, std::string(back_prefix) + to_string(body)});
  }
}

/// Those who are there for a body may run out of their mandates at the end of a day.
void consider_mandates(const State& state, const Calendar& calendar, const Sitting& sitting, const Consider& consider) {
  for (const auto& [body, presence] : sitting.presence) {
    const auto last = presence.inside() ? last_day_inside(state, sitting, body) : std::nullopt;
    if (!last) continue;
    consider({calendar.instant_of(plus_days(*last, 1), 0), to_string(sitting.id),
              std::string(mandate_prefix) + to_string(body)});
  }
}

void consider_sitting(const State& state, const Sitting& sitting, const Lines* lines, const Consider& consider) {
  if (sitting.state == SittingState::open) {
    for (const AgendaItem& item : sitting.agenda) {
      if (!consensus_runs(item)) continue;
      consider({item.consensus->ends_at, to_string(item.entry.id), std::string(consensus_step)});
    }
  }
  if (lines == nullptr || !takes_presence(sitting)) return;
  const std::int64_t grace_ms = grace_ms_of(state, sitting);
  for (const auto& [body, presence] : sitting.presence) {
    if (!presence.spans.empty()) consider_line(state, sitting, body, presence, lines->of(body), grace_ms, consider);
  }
}

/// `at` is when the line fell or came back, which is before the entry.
std::vector<events::Event> line_events(const State& state, const Sitting& sitting, OrganisationId body, bool back,
                                       Instant due_at) {
  const PresenceSpan& last = sitting.presence.at(body).spans.back();
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = body;
  event.inside = back;
  event.mode = PresenceMode::remote;
  event.cause = back ? PresenceCause::line_back : PresenceCause::line_dropped;
  event.mandate = last.mandate;
  event.at = back ? due_at : Instant{due_at.ms - grace_ms_of(state, sitting)};
  event.reason = Text<0, 2000>{};
  return with_what_follows(state, sitting, event, due_at);
}

std::vector<events::Event> due_of_sittings(const State& state, const DueStep& step) {
  const auto body_after = [&](std::string_view prefix) -> std::optional<OrganisationId> {
    if (!step.step.starts_with(prefix)) return std::nullopt;
    return parse_id<OrganisationIdTag>(std::string_view(step.step).substr(prefix.size()));
  };
  for (const auto& [id, sitting] : state.sittings) {
    if (to_string(id) == step.object) {
      if (const auto body = body_after(drop_prefix)) return line_events(state, sitting, *body, false, step.due_at);
      if (const auto body = body_after(back_prefix)) return line_events(state, sitting, *body, true, step.due_at);
      if (const auto body = body_after(mandate_prefix)) return end_presence(state, sitting, *body, step.due_at);
    }
    for (const AgendaItem& item : sitting.agenda) {
      const bool meant = step.step == consensus_step && to_string(item.entry.id) == step.object;
      if (meant && consensus_runs(item)) return record_consensus(state, sitting, item, step.due_at);
    }
  }
  return {};
}

std::vector<events::Event> due_of_polls(const State& state, const Moment& moment, const DueStep& step) {
  const auto id = parse_id<PollIdTag>(step.object);
  TAVOLO_CHECK(id.has_value());
  const auto found = state.polls.find(*id);
  if (found == state.polls.end()) return {};
  const Poll& poll = found->second;
  if (step.step == open_poll_step) {
    return opens_by_itself(poll) ? open_poll_due(state, moment, poll, step.due_at) : std::vector<events::Event>{};
  }
  return poll.state == VoteState::open ? close_poll_due(state, poll, step.due_at) : std::vector<events::Event>{};
}

/// Closed, with a position that becomes firm or lapses by the term.
bool awaits_ratification(const Vote& vote) {
  return vote.state == VoteState::closed &&
         std::ranges::find(vote.pending, PendingCause::ratification) != vote.pending.end();
}

std::vector<events::Event> due_of_votes(const State& state, const Moment& moment, const DueStep& step) {
  const auto id = parse_id<VoteIdTag>(step.object);
  TAVOLO_CHECK(id.has_value());
  const auto found = state.votes.find(*id);
  if (found == state.votes.end()) return {};
  const Vote& vote = found->second;
  if (step.step == open_step && vote.state == VoteState::prepared && vote.opens_at) {
    return open_due(state, moment, vote, step.due_at);
  }
  if (step.step == close_step && vote.state == VoteState::open) return close_due(state, vote, step.due_at);
  if (step.step == ratification_step && awaits_ratification(vote)) return lapse_due(state, vote, step.due_at);
  return {};
}

}  // namespace

std::vector<LineInGrace> lines_in_grace(const State& state, const Lines& lines) {
  std::vector<LineInGrace> all;
  for (const auto& [id, sitting] : state.sittings) {
    if (!takes_presence(sitting)) continue;
    const std::int64_t grace_ms = grace_ms_of(state, sitting);
    for (const auto& [body, presence] : sitting.presence) {
      const Line line = lines.of(body);
      const bool falls = presence.inside() && presence.spans.back().mode == PresenceMode::remote && !line.connected;
      if (!falls) continue;
      const Instant fell = fell_at(line, presence.spans.back());
      all.push_back({body, id, fell, Instant{fell.ms + grace_ms}});
    }
  }
  return all;
}

std::optional<DueStep> next_due(const State& state, const Calendar& calendar, const Lines* lines) {
  std::optional<DueStep> earliest;
  const auto consider = [&earliest](DueStep step) {
    if (!earliest || step.due_at < earliest->due_at) earliest = std::move(step);
  };
  for (const auto& [id, sitting] : state.sittings) {
    consider_sitting(state, sitting, lines, consider);
    if (takes_presence(sitting)) consider_mandates(state, calendar, sitting, consider);
  }
  for (const Cycle& cycle : state.cycles) {
    if (const PhaseDates* dates = next_phase(cycle)) {
      consider({calendar.instant_of(dates->from, 0), to_string(cycle.id),
                std::string(enter_prefix) + std::string(name_of(dates->phase))});
    }
  }
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::prepared && vote.opens_at) {
      consider({*vote.opens_at, to_string(id), std::string(open_step)});
    }
    if (vote.state == VoteState::open) consider({vote.terms.closes_at, to_string(id), std::string(close_step)});
    if (awaits_ratification(vote)) consider({*vote.ratify_by_at, to_string(id), std::string(ratification_step)});
  }
  for (const auto& [id, poll] : state.polls) {
    if (opens_by_itself(poll)) consider({poll.terms.opens->at, to_string(id), std::string(open_poll_step)});
    if (poll.state == VoteState::open) consider({poll.terms.closes_at, to_string(id), std::string(close_poll_step)});
  }
  for (const auto& [id, sitting] : state.sittings) {
    if (const auto at = tacit_approval_at(sitting.minutes)) {
      consider({*at, to_string(id), std::string(approve_step)});
    }
  }
  return earliest;
}

std::vector<events::Event> decide_due(const State& state, const Moment& moment, const DueStep& step) {
  if (step.step == open_step || step.step == close_step || step.step == ratification_step) {
    return due_of_votes(state, moment, step);
  }
  if (step.step == open_poll_step || step.step == close_poll_step) return due_of_polls(state, moment, step);
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
  return due_of_sittings(state, step);
}

}  // namespace tavolo::domain
