#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

/// `until`: now, or when the finding was closed: nobody waits after that.
views::FindingRound round_view(const domain::FindingRound& round, Instant until) {
  views::FindingRound view;
  view.asked_at = round.asked.ts;
  view.asked_entry = index_of(round.asked.index);
  view.text = body(round.text);
  view.answer_by = round.answer_by;
  view.late = (round.answered ? round.answered->ts : until) > round.answer_by_at;
  if (round.answered) {
    view.answered_at = round.answered->ts;
    view.answer_entry = index_of(round.answered->index);
    view.answered_as = round.answered->capacity;
    view.answer = body(round.answer);
  }
  return view;
}

}  // namespace

views::Finding finding_view(const domain::Finding& finding, const domain::Moment& moment) {
  views::Finding view;
  view.id = finding.id;
  view.state = finding.state();
  view.subject = finding.subject;
  view.entry = finding.entry;
  view.title = label(finding.title);
  view.answer_by = finding.rounds.back().answer_by;
  const Instant until = finding.closed ? finding.closed->ts : moment.now;
  for (const auto& round : finding.rounds) view.rounds.push_back(round_view(round, until));
  view.late = view.state == FindingState::open && view.rounds.back().late;
  if (finding.closed) {
    view.closed =
        views::FindingClose{finding.closed->ts, index_of(finding.closed->index), finding.outcome, body(finding.reason)};
  }
  return view;
}

}  // namespace tavolo::feed
