#include <algorithm>

#include "server/audit/compliance_lines.hpp"

namespace tavolo::audit {
namespace {

constexpr std::int64_t minute_ms = 60'000;

std::int64_t number(std::uint64_t index) { return static_cast<std::int64_t>(index); }

ComplianceVerdict at_least(std::int64_t happened, std::int64_t asked) {
  return happened >= asked ? ComplianceVerdict::kept : ComplianceVerdict::not_kept;
}

/// In so many of the unit, without a term of its own.
void judge_amount(views::ComplianceLine& line, ComplianceUnit unit, std::int64_t asked, std::int64_t happened) {
  line.unit = unit;
  line.asked = asked;
  line.happened = happened;
  line.verdict = at_least(happened, asked);
}

/// Calls `visit` with every sitting that was convened.
template <class Visit>
void for_each_convened(const Judged& judged, const Visit& visit) {
  for (const auto& [id, sitting] : judged.state.sittings) {
    if (sitting.convened) visit(sitting);
  }
}

/// What was told to all of when a sitting is: its notice, then each move.
struct Call {
  const SittingTerms& terms;
  bool urgent = false;
  const domain::Stamp& stamp;
};

/// Oldest first. The terms of each are those that it set, whatever came later.
std::vector<Call> calls_of(const domain::Sitting& sitting) {
  std::vector<Call> calls;
  const domain::Stamp* stamp = &*sitting.convened;
  for (const domain::Move& move : sitting.moves) {
    calls.push_back({move.from, move.urgent, *stamp});
    stamp = &move.stamp;
  }
  calls.push_back({sitting.terms, sitting.urgent, *stamp});
  return calls;
}

/// When the newest call had reached the body, if it did: what is known of an earlier one says nothing of it.
std::optional<Instant> reached_at(const domain::Sitting& sitting, OrganisationId body) {
  const auto sent = sitting.deliveries.find(body);
  if (sent == sitting.deliveries.end()) return std::nullopt;
  for (const auto& delivery : sent->second) {
    if (delivery.move != static_cast<std::int64_t>(sitting.moves.size())) continue;
    if (delivery.outcome == NoticeOutcome::accepted || delivery.outcome == NoticeOutcome::delivered) {
      return delivery.stamp.ts;
    }
  }
  return std::nullopt;
}

}  // namespace

void add_notice_terms(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    const std::vector<Call> calls = calls_of(sitting);
    for (const Call& call : calls) {
      auto line = line_of(judged, ComplianceRule::notice_term, to_string(sitting.id), call.stamp.index);
      const auto given = judged.days_between(judged.day_of(call.stamp.ts), call.terms.first_call.on);
      const SittingRules rules = judged.sittings_in_force(call.stamp.index);
      judge_amount(line, ComplianceUnit::days, call.urgent ? rules.urgent_notice_days : rules.notice_days, given);
      line.happened_at = call.stamp.ts;
      lines.push_back(std::move(line));
    }
  });
}

void add_notices_delivered(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    if (sitting.state == SittingState::cancelled) return;
    const Call call = calls_of(sitting).back();
    const Instant due = call.terms.first_call.at;
    const LocalDate called_on = judged.day_of(call.stamp.ts);
    std::int64_t members = 0;
    std::int64_t in_time = 0;
    std::int64_t late = 0;
    for (const auto& [id, body] : judged.state.organisations) {
      if (body.status != MembershipStatus::member || body.member_from > called_on) continue;
      ++members;
      if (const auto reached = reached_at(sitting, id)) ++(*reached <= due ? in_time : late);
    }
    auto line = line_of(judged, ComplianceRule::notice_delivered, to_string(sitting.id), call.stamp.index);
    judge_amount(line, ComplianceUnit::bodies, members, in_time);
    line.due_at = due;
    if (line.verdict != ComplianceVerdict::kept) {
      line.verdict = judged.moment.now <= due    ? ComplianceVerdict::not_yet_due
                     : in_time + late == members ? ComplianceVerdict::late
                                                 : ComplianceVerdict::missing;
    }
    lines.push_back(std::move(line));
  });
}

void add_document_terms(const Judged& judged, ComplianceLines& lines) {
  for (const auto& [id, document] : judged.state.documents) {
    if (!document.sitting) continue;
    const domain::Sitting& sitting = judged.state.sittings.at(*document.sitting);
    if (!sitting.convened || sitting.state == SittingState::cancelled) continue;
    auto line = line_of(judged, ComplianceRule::documents_term, to_string(id), document.filed.index);
    judge_amount(line, ComplianceUnit::days, judged.sittings_in_force(document.filed.index).documents_days,
                 judged.days_between(judged.day_of(document.filed.ts), sitting.terms.first_call.on));
    line.happened_at = document.filed.ts;
    if (line.verdict == ComplianceVerdict::not_kept) line.verdict = ComplianceVerdict::late;
    lines.push_back(std::move(line));
  }
}

void add_second_calls(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    if (!sitting.terms.second_call) return;
    const std::uint64_t called = calls_of(sitting).back().stamp.index;
    auto line = line_of(judged, ComplianceRule::second_call_term, to_string(sitting.id), called);
    judge_amount(line, ComplianceUnit::minutes, judged.sittings_in_force(called).second_call_minutes,
                 (sitting.terms.second_call->at.ms - sitting.terms.first_call.at.ms) / minute_ms);
    line.happened_at = sitting.terms.second_call->at;
    lines.push_back(std::move(line));
  });
}

void add_quorums(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    if (!sitting.opened || sitting.quorum.empty()) return;
    // verified in the act of opening, which may stand before or after it in the commit
    const auto verified =
        std::ranges::find_if(sitting.quorum, [&](const auto& step) { return step.stamp.ts >= sitting.opened->ts; });
    if (verified == sitting.quorum.end()) return;
    auto line = line_of(judged, ComplianceRule::quorum_at_opening, to_string(sitting.id), sitting.opened->index);
    judge_amount(line, ComplianceUnit::bodies, verified->needed, verified->present);
    line.verdict = verified->reached ? ComplianceVerdict::kept : ComplianceVerdict::not_kept;
    line.happened_at = verified->stamp.ts;
    line.entries.push_back(number(verified->stamp.index));
    lines.push_back(std::move(line));
  });
}

void add_minutes_drafts(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    if (!sitting.closed) return;
    auto line = line_of(judged, ComplianceRule::minutes_draft_term, to_string(sitting.id), sitting.closed->index);
    line.unit = ComplianceUnit::days;
    line.asked = judged.sittings_in_force(sitting.closed->index).minutes_draft_days;
    const LocalDate closed_on = judged.day_of(sitting.closed->ts);
    judge_term(judged, line, judged.moment.end_of(domain::plus_days(closed_on, *line.asked)), sitting.minutes.proposed);
    if (line.happened_at) line.happened = judged.days_between(closed_on, judged.day_of(*line.happened_at));
    lines.push_back(std::move(line));
  });
}

void add_minutes_objections(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    const domain::Minutes& minutes = sitting.minutes;
    if (!minutes.proposed || !minutes.objections_until) return;
    auto line = line_of(judged, ComplianceRule::minutes_objection_term, to_string(sitting.id), minutes.proposed->index);
    const LocalDate proposed_on = judged.day_of(minutes.proposed->ts);
    const bool ended_early = minutes.approved && minutes.approved->ts < *minutes.objections_until_at;
    const LocalDate until = ended_early ? judged.day_of(minutes.approved->ts) : *minutes.objections_until;
    judge_amount(line, ComplianceUnit::days, judged.sittings_in_force(minutes.proposed->index).minutes_objection_days,
                 judged.days_between(proposed_on, until));
    line.due_at = minutes.objections_until_at;
    if (minutes.approved) line.entries.push_back(number(minutes.approved->index));
    if (!minutes.approved && judged.moment.now <= *minutes.objections_until_at) {
      line.verdict = ComplianceVerdict::not_yet_due;
    }
    lines.push_back(std::move(line));
  });
}

void add_extracts(const Judged& judged, ComplianceLines& lines) {
  for_each_convened(judged, [&](const domain::Sitting& sitting) {
    const auto& approved = sitting.minutes.approved;
    if (!approved) return;
    auto line = line_of(judged, ComplianceRule::extract_term, to_string(sitting.id), approved->index);
    line.unit = ComplianceUnit::days;
    line.asked = judged.sittings_in_force(approved->index).extract_days;
    const LocalDate approved_on = judged.day_of(approved->ts);
    judge_term(judged, line, judged.moment.end_of(domain::plus_days(approved_on, *line.asked)),
               sitting.minutes.published);
    if (line.happened_at) line.happened = judged.days_between(approved_on, judged.day_of(*line.happened_at));
    lines.push_back(std::move(line));
  });
}

}  // namespace tavolo::audit
