#include "server/audit/compliance.hpp"

#include <algorithm>

#include "server/audit/compliance_lines.hpp"
#include "server/feed/views.hpp"

namespace tavolo::audit {
namespace {

constexpr std::int64_t minute_ms = 60'000;

/// The last step of the proposal into `state`.
const domain::PathStep* last_step(const domain::Proposal& proposal, ProposalState state) {
  const auto found = std::ranges::find(proposal.path.rbegin(), proposal.path.rend(), state, &domain::PathStep::state);
  return found == proposal.path.rend() ? nullptr : &*found;
}

/// Of the newest version: an older one is examined no more.
void add_admissibility(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, proposal] : judged.state.proposals) {
    const domain::ProposalVersion& version = proposal.newest();
    const bool decided = proposal.admissibility && proposal.admissibility->version == version.version;
    const domain::PathStep* withdrawn = last_step(proposal, ProposalState::withdrawn);
    if (!decided && withdrawn != nullptr && withdrawn->stamp.ts <= proposal.examine_by_at) continue;
    auto line = line_of(judged, ComplianceRule::admissibility_term, to_string(id), version.stamp.index);
    line.unit = ComplianceUnit::days;
    line.asked = judged.in_force(version.stamp.index).rules.admissibility_days;
    judge_term(judged, line, proposal.examine_by_at,
               decided ? std::optional(proposal.admissibility->stamp) : std::nullopt);
    if (line.happened_at) {
      line.happened = judged.days_between(judged.day_of(version.stamp.ts), judged.day_of(*line.happened_at));
    }
    lines.push_back(std::move(line));
  }
}

/// What the proposer was asked to complete.
void add_cures(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, proposal] : judged.state.proposals) {
    const auto& decision = proposal.admissibility;
    if (!decision || !decision->cure_by_at) continue;
    const bool cured = proposal.newest().version > decision->version;
    const domain::PathStep* withdrawn = last_step(proposal, ProposalState::withdrawn);
    if (!cured && withdrawn != nullptr && withdrawn->stamp.ts <= *decision->cure_by_at) continue;
    auto line = line_of(judged, ComplianceRule::cure_term, to_string(id), decision->stamp.index);
    line.unit = ComplianceUnit::days;
    line.asked = judged.in_force(decision->stamp.index).rules.cure_days;
    // the version that followed the decision
    judge_term(
        judged, line, *decision->cure_by_at,
        cured ? std::optional(proposal.versions.at(static_cast<std::size_t>(decision->version)).stamp) : std::nullopt);
    if (line.happened_at) {
      line.happened = judged.days_between(judged.day_of(decision->stamp.ts), judged.day_of(*line.happened_at));
    }
    lines.push_back(std::move(line));
  }
}

/// The first reply after the close of the positions; later ones correct it. What had a reply without positions had no
/// term.
void add_replies(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, proposal] : judged.state.proposals) {
    if (proposal.state != ProposalState::positions_closed && proposal.state != ProposalState::replied) continue;
    const domain::PathStep* closed = last_step(proposal, ProposalState::positions_closed);
    if (closed == nullptr) continue;
    const auto reply = std::ranges::find_if(
        proposal.replies, [&](const domain::Reply& each) { return each.stamp.index > closed->stamp.index; });
    auto line = line_of(judged, ComplianceRule::reply_term, to_string(id), closed->stamp.index);
    line.unit = ComplianceUnit::days;
    line.asked = judged.in_force(closed->stamp.index).rules.reply_deadline_days;
    const LocalDate closed_on = judged.day_of(closed->stamp.ts);
    judge_term(judged, line, judged.moment.end_of(domain::plus_days(closed_on, *line.asked)),
               reply == proposal.replies.end() ? std::nullopt : std::optional(reply->stamp));
    if (line.happened_at) line.happened = judged.days_between(closed_on, judged.day_of(*line.happened_at));
    lines.push_back(std::move(line));
  }
}

/// Outside a sitting: in one the chair opens and closes.
void add_duration(const Judged& judged, ComplianceLines& lines, const std::string& object, const domain::Stamp& opened,
                  const std::optional<domain::Stamp>& closed, bool annulled) {
  auto line = line_of(judged, ComplianceRule::vote_duration, object, opened.index);
  line.unit = ComplianceUnit::minutes;
  line.asked = judged.in_force(opened.index).rules.min_vote_minutes;
  const Instant end = closed ? closed->ts : judged.moment.now;
  line.happened = (end.ms - opened.ts.ms) / minute_ms;
  if (closed) {
    line.happened_at = closed->ts;
    line.entries.push_back(static_cast<std::int64_t>(closed->index));
  }
  const bool long_enough = *line.happened >= *line.asked;
  line.verdict = long_enough ? ComplianceVerdict::kept
                 : closed    ? ComplianceVerdict::not_kept
                             : ComplianceVerdict::not_yet_due;
  if (!annulled) lines.push_back(std::move(line));
}

void add_durations(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, vote] : judged.state.votes) {
    if (!vote.opened || vote.place) continue;
    add_duration(judged, lines, to_string(id), *vote.opened, vote.closed, vote.state == VoteState::annulled);
  }
  for (const auto& [id, poll] : judged.state.polls) {
    if (!poll.opened || poll.terms.sitting) continue;
    add_duration(judged, lines, to_string(id), *poll.opened, poll.closed, poll.state == VoteState::annulled);
  }
}

/// Of closed votes: before, what a body said is sealed.
void add_ratifications(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, vote] : judged.state.votes) {
    if (vote.state != VoteState::closed || !vote.ratify_by_at || !vote.closed) continue;
    auto line = line_of(judged, ComplianceRule::ratification_term, to_string(id), vote.closed->index);
    std::int64_t asked = 0;
    std::int64_t ratified = 0;
    bool open = false;
    for (const auto& [body, versions] : vote.positions) {
      const domain::CastVersion& last = versions.back();
      if (!last.subject_to_ratification) continue;
      ++asked;
      if (last.ratified) {
        ++ratified;
        line.entries.push_back(static_cast<std::int64_t>(last.ratified->index));
      } else if (last.lapsed) {
        line.entries.push_back(static_cast<std::int64_t>(last.lapsed->index));
      } else {
        open = true;
      }
    }
    if (asked == 0) continue;
    line.unit = ComplianceUnit::bodies;
    line.asked = asked;
    line.happened = ratified;
    line.due_at = vote.ratify_by_at;
    const bool waits = open && judged.moment.now <= *vote.ratify_by_at;
    line.verdict = ratified == asked ? ComplianceVerdict::kept
                   : waits           ? ComplianceVerdict::not_yet_due
                                     : ComplianceVerdict::missing;
    lines.push_back(std::move(line));
  }
}

void add_findings(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, finding] : judged.state.findings) {
    for (const domain::FindingRound& round : finding.rounds) {
      const bool given_up = finding.closed && !round.answered && finding.closed->ts <= round.answer_by_at;
      if (given_up) continue;
      auto line = line_of(judged, ComplianceRule::finding_term, to_string(id), round.asked.index);
      judge_term(judged, line, round.answer_by_at, round.answered);
      lines.push_back(std::move(line));
    }
  }
}

std::vector<views::ComplianceCount> counts_of(const ComplianceLines& lines) {
  std::vector<views::ComplianceCount> counts;
  for (const auto verdict : {ComplianceVerdict::kept, ComplianceVerdict::late, ComplianceVerdict::missing,
                             ComplianceVerdict::not_kept, ComplianceVerdict::not_yet_due}) {
    counts.push_back({verdict, std::ranges::count(lines, verdict, &views::ComplianceLine::verdict)});
  }
  return counts;
}

}  // namespace

const domain::RegulationVersion& Judged::in_force(std::uint64_t index) const {
  const domain::RegulationVersion* found = &state.regulations.front();
  for (const auto& version : state.regulations) {
    if (version.adopted.index <= index) found = &version;
  }
  return *found;
}

SittingRules Judged::sittings_in_force(std::uint64_t index) const {
  return in_force(index).rules.sittings.value_or(SittingRules{});
}

views::ComplianceLine line_of(const Judged& judged, ComplianceRule rule, std::string object, std::uint64_t since) {
  views::ComplianceLine line;
  line.rule = rule;
  line.regulation = judged.in_force(since).id;
  line.label = feed::label_of(judged.state, object);
  line.object = ObjectRef{std::move(object)};
  line.entries.push_back(static_cast<std::int64_t>(since));
  return line;
}

void judge_term(const Judged& judged, views::ComplianceLine& line, Instant due_at,
                const std::optional<domain::Stamp>& met) {
  line.due_at = due_at;
  if (met) {
    line.happened_at = met->ts;
    line.entries.push_back(static_cast<std::int64_t>(met->index));
    line.verdict = met->ts <= due_at ? ComplianceVerdict::kept : ComplianceVerdict::late;
  } else {
    line.verdict = judged.moment.now <= due_at ? ComplianceVerdict::not_yet_due : ComplianceVerdict::missing;
  }
}

views::ComplianceReport compliance_of(const domain::State& state, const domain::Calendar& calendar, Instant at) {
  views::ComplianceReport report;
  report.size = static_cast<std::int64_t>(state.size);
  report.at = std::max(at, state.last_ts);
  if (!state.regulations.empty()) {
    const Judged judged{state, {report.at, calendar}};
    for (const auto& add : {add_notice_terms, add_notices_delivered, add_document_terms, add_second_calls, add_quorums,
                            add_admissibility, add_cures, add_replies, add_durations, add_ratifications,
                            add_minutes_drafts, add_minutes_objections, add_extracts, add_findings}) {
      add(judged, report.lines);
    }
  }
  report.counts = counts_of(report.lines);
  return report;
}

}  // namespace tavolo::audit
