#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> poll_rows() {
  static constexpr EntryRow rows[] = {
      detail::row<PollPrepared>(),        detail::row<PollDiscarded>(),     detail::row<PollScheduled>(),
      detail::row<PollOpened>(),          detail::row<PollAnswered>(),      detail::row<PollClosed>(),
      detail::row<PollResultDeclared>(),  detail::row<PollAnnulled>(),      detail::row<PollAnswerRecorded>(),
      detail::row<PollAnswerContested>(), detail::row<PollOpeningMissed>(), detail::old_row<PollAnswerRecordedV1>()};
  return rows;
}

}  // namespace tavolo::events
