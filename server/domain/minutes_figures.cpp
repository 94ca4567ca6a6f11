#include "server/domain/minutes_figures.hpp"

#include <algorithm>

namespace tavolo::domain {

int minutes_section_of(AgendaItemKind kind) {
  switch (kind) {
    case AgendaItemKind::previous_minutes:
      return 6;
    case AgendaItemKind::communications:
      return 7;
    case AgendaItemKind::discussion:
      return 8;
    case AgendaItemKind::any_other_business:
      return 10;
  }
  return 8;
}

int minutes_section_of(const Sitting& sitting, std::optional<AgendaItemId> item) {
  const auto found =
      std::ranges::find_if(sitting.agenda, [&](const AgendaItem& held) { return held.entry.id == item; });
  return minutes_section_of(found == sitting.agenda.end() ? AgendaItemKind::discussion : found->entry.kind);
}

bool minutes_are_out(const Minutes& minutes) {
  return minutes.state != MinutesState::none && minutes.state != MinutesState::draft;
}

const VoteResult* stated_result(const Vote& vote) {
  return vote.state == VoteState::closed && vote.result ? &*vote.result : nullptr;
}

const PollResult* stated_result(const Poll& poll) {
  return poll.state == VoteState::closed && poll.result ? &*poll.result : nullptr;
}

}  // namespace tavolo::domain
