// The minutes held against what was declared and recomputed; verdicts and totals.

#include <algorithm>

#include "server/audit/recomputed_lines.hpp"
#include "server/domain/ballot.hpp"
#include "server/domain/minutes_figures.hpp"
#include "server/feed/views.hpp"

namespace tavolo::audit {
namespace {

using Fault = rpc::RecomputedFault;
using Reason = rpc::RecomputedReason;
using Verdict = rpc::RecomputedVerdict;

std::int64_t number(std::uint64_t index) { return static_cast<std::int64_t>(index); }

/// The sitting whose minutes the members have.
const domain::Sitting* sitting_of(const domain::State& state, const rpc::RecomputedLine& line) {
  if (!line.sitting) return nullptr;
  const auto found = state.sittings.find(*line.sitting);
  return found == state.sittings.end() ? nullptr : &found->second;
}

void add_minutes(rpc::RecomputedLine& line, const domain::Sitting& sitting, int section) {
  rpc::RecomputedMinutes minutes;
  minutes.state = sitting.minutes.state;
  minutes.section = section;
  minutes.out = domain::minutes_are_out(sitting.minutes);
  if (sitting.minutes.approved) {
    minutes.entry = number(sitting.minutes.approved->index);
  } else if (sitting.minutes.proposed) {
    minutes.entry = number(sitting.minutes.proposed->index);
  }
  line.minutes = minutes;
}

bool are_out(const rpc::RecomputedLine& line) { return line.minutes && line.minutes->out; }

void finish(const domain::State& state, rpc::RecomputedLine& line) {
  line.label = feed::label_of(state, line.object.text);
  if (line.sitting) line.sitting_label = feed::label_of(state, to_string(*line.sitting));
  const bool differs = std::ranges::any_of(line.figures, &rpc::RecomputedValue::differs);
  const bool awaited = line.sitting && !are_out(line);
  line.verdict = differs || !line.faults.empty() ? Verdict::differs
                 : line.reason                   ? Verdict::not_recomputed
                 : awaited                       ? Verdict::not_in_minutes
                                                 : Verdict::agrees;
}

/// The line of a vote or a poll with its figures. `stated`: what the minutes have of it.
template <class Held, class Result>
rpc::RecomputedLine line_of(const Held& held, const std::optional<Result>& declared, const Result* stated,
                            bool awaits) {
  rpc::RecomputedLine line = held.line;
  // annulled or open, it has no outcome to hold against anything
  if (held.annulled) {
    line.reason = Reason::annulled;
  } else if (!held.closed) {
    line.reason = Reason::not_closed;
  } else if (held.value_missing) {
    line.reason = Reason::value_missing;
  }
  if (awaits) line.faults.push_back({Fault::outcome, number(*held.closed)});
  line.figures = figures_of(
      Versions<Result>{declared ? &*declared : nullptr, held.recomputed ? &*held.recomputed : nullptr, stated});
  return line;
}

/// What is on record has to stand in minutes that the members have.
void expect_stated(rpc::RecomputedLine& line, bool stated) {
  if (are_out(line) && line.declared_entry && !stated) line.faults.push_back({Fault::minutes, *line.declared_entry});
}

rpc::RecomputedLine vote_line(const domain::State& state, VoteId id, const RecomputedVote& held) {
  const domain::Sitting* sitting = sitting_of(state, held.line);
  const auto found = state.votes.find(id);
  const bool out = sitting != nullptr && domain::minutes_are_out(sitting->minutes);
  const VoteResult* stated = out && found != state.votes.end() ? domain::stated_result(found->second) : nullptr;
  auto line = line_of(held, held.count.declared(), stated, held.closed && held.count.awaits_outcome());
  if (held.pending_declared && held.pending_recomputed) {
    auto pending =
        figures_of(Versions<std::vector<PendingCause>>{&*held.pending_declared, &*held.pending_recomputed, nullptr});
    line.figures.insert(line.figures.end(), pending.begin(), pending.end());
  }
  if (sitting != nullptr) add_minutes(line, *sitting, domain::minutes_section_of(*sitting, held.item));
  expect_stated(line, stated != nullptr);
  return line;
}

rpc::RecomputedLine poll_line(const domain::State& state, PollId id, const RecomputedPoll& held) {
  const domain::Sitting* sitting = sitting_of(state, held.line);
  const auto found = state.polls.find(id);
  const bool known = found != state.polls.end();
  const bool out = sitting != nullptr && domain::minutes_are_out(sitting->minutes);
  const PollResult* stated = out && known ? domain::stated_result(found->second) : nullptr;
  auto line = line_of(held, held.count.declared(), stated, held.closed && held.count.awaits_result());
  if (sitting != nullptr) {
    add_minutes(line, *sitting, domain::minutes_section_of(*sitting, known ? found->second.item : std::nullopt));
  }
  expect_stated(line, stated != nullptr);
  return line;
}

/// What the minutes say of the quorum at that entry.
std::optional<QuorumFigures> stated_quorum(const domain::Sitting& sitting, const rpc::RecomputedLine& line) {
  const auto at_entry = [&](const auto& step) { return number(step.stamp.index) == line.declared_entry; };
  if (line.kind == rpc::RecomputedKind::call_deserted) {
    const auto found = std::ranges::find_if(sitting.deserted, at_entry);
    if (found == sitting.deserted.end()) return std::nullopt;
    return QuorumFigures{found->call, {}, found->present, found->needed, false, {}, {}};
  }
  const auto found = std::ranges::find_if(sitting.quorum, at_entry);
  if (found == sitting.quorum.end()) return std::nullopt;
  return QuorumFigures{{}, {}, found->present, found->needed, found->reached, {}, {}};
}

rpc::RecomputedLine quorum_line(const domain::State& state, const RecomputedQuorum& held) {
  rpc::RecomputedLine line = held.line;
  std::optional<QuorumFigures> stated;
  if (const domain::Sitting* sitting = sitting_of(state, line); sitting != nullptr) {
    const bool deserted = line.kind == rpc::RecomputedKind::call_deserted;
    add_minutes(line, *sitting, deserted ? domain::minutes_section_of_notice : domain::minutes_section_of_quorum);
    if (are_out(line)) stated = stated_quorum(*sitting, line);
  }
  line.figures = figures_of(Versions<QuorumFigures>{&held.declared, &held.recomputed, stated ? &*stated : nullptr});
  expect_stated(line, stated.has_value());
  return line;
}

rpc::RecomputedLine consensus_line(const domain::State& state, const RecomputedConsensus& held) {
  rpc::RecomputedLine line = held.line;
  std::optional<ConsensusFigures> stated;
  if (const domain::Sitting* sitting = sitting_of(state, line); sitting != nullptr) {
    add_minutes(line, *sitting, domain::minutes_section_of(*sitting, held.item));
    const auto item = std::ranges::find_if(sitting->agenda,
                                           [&](const domain::AgendaItem& each) { return each.entry.id == held.item; });
    const bool written = item != sitting->agenda.end() && item->consensus && item->consensus->recorded;
    if (are_out(line) && written) {
      const auto& present = item->consensus->present;
      stated = {static_cast<std::int64_t>(present.size()), domain::electorate_digest(present), {}, {}};
    }
  }
  line.figures = figures_of(Versions<ConsensusFigures>{&held.declared, &held.recomputed, stated ? &*stated : nullptr});
  expect_stated(line, stated.has_value());
  return line;
}

/// Verifications that minutes hold and the record does not.
void add_unfounded(const domain::State& state, std::vector<rpc::RecomputedLine>& lines) {
  const auto known = lines;
  for (const auto& [id, sitting] : state.sittings) {
    if (!domain::minutes_are_out(sitting.minutes)) continue;
    for (const domain::QuorumStep& step : sitting.quorum) {
      const auto entry = number(step.stamp.index);
      const bool declared = std::ranges::any_of(
          known, [&](const rpc::RecomputedLine& line) { return line.sitting == id && line.declared_entry == entry; });
      if (declared) continue;
      rpc::RecomputedLine line;
      line.kind = rpc::RecomputedKind::quorum_verified;
      line.object = ObjectRef{to_string(id)};
      line.sitting = id;
      line.entries.push_back(entry);
      line.faults.push_back({Fault::minutes, entry});
      add_minutes(line, sitting, domain::minutes_section_of_quorum);
      const QuorumFigures stated{{}, {}, step.present, step.needed, step.reached, {}, {}};
      line.figures = figures_of(Versions<QuorumFigures>{nullptr, nullptr, &stated});
      lines.push_back(std::move(line));
    }
  }
}

}  // namespace

rpc::Recomputed Recomputation::Reader::report(const domain::State& state) const {
  TAVOLO_CHECK(state.size == size_);
  rpc::Recomputed report;
  report.size = number(size_);
  report.at = ts_;
  report.unreadable = unreadable_;
  for (const auto& [id, held] : votes_) {
    if (!held.line.entries.empty()) report.lines.push_back(vote_line(state, id, held));
  }
  for (const auto& [id, held] : polls_) {
    if (!held.line.entries.empty()) report.lines.push_back(poll_line(state, id, held));
  }
  for (const auto& held : consensuses_) report.lines.push_back(consensus_line(state, held));
  for (const auto& held : quorums_) report.lines.push_back(quorum_line(state, held));
  add_unfounded(state, report.lines);
  for (auto& line : report.lines) finish(state, line);
  std::ranges::sort(report.lines, {},
                    [](const rpc::RecomputedLine& line) { return std::pair(line.entries.front(), line.kind); });
  for (const auto verdict : {Verdict::differs, Verdict::not_recomputed, Verdict::not_in_minutes, Verdict::agrees}) {
    report.counts.push_back({verdict, std::ranges::count(report.lines, verdict, &rpc::RecomputedLine::verdict)});
  }
  return report;
}

}  // namespace tavolo::audit
