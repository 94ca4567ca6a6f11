#include "server/domain/desk.hpp"
#include "server/domain/quorum.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {

views::Desk desk_view(const domain::State& state, const domain::Sitting& sitting, const domain::Moment& moment) {
  domain::DeskSteps steps = domain::desk_steps(state, sitting, moment);
  views::Desk view;
  view.id = sitting.id;
  view.next = std::move(steps.next);
  view.acts = std::move(steps.acts);
  // before the notice and, for a move, after it
  if (sitting.state == SittingState::draft || sitting.state == SittingState::convened) {
    const SittingRules rules = domain::sitting_rules(state);
    view.notice_earliest = domain::plus_days(moment.today(), rules.notice_days);
    view.urgent_earliest = domain::plus_days(moment.today(), rules.urgent_notice_days);
  }
  return view;
}

}  // namespace tavolo::feed
