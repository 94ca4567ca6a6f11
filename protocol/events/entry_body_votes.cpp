#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> vote_rows() {
  static constexpr EntryRow rows[] = {detail::row<VotePrepared>(),
                                      detail::row<VoteDiscarded>(),
                                      detail::row<VoteOpened>(),
                                      detail::row<PositionCast>(),
                                      detail::row<VoteClosed>(),
                                      detail::row<OutcomeDeclared>(),
                                      detail::row<VoteAnnulled>(),
                                      detail::row<VotePlaced>(),
                                      detail::row<PositionRecorded>(),
                                      detail::row<RecordedPositionContested>(),
                                      detail::row<PositionRatified>(),
                                      detail::row<PositionLapsed>(),
                                      detail::row<DissentAnswered>(),
                                      detail::row<OutcomeConfirmed>(),
                                      detail::row<VoteScheduled>(),
                                      detail::row<VoteOpeningMissed>(),
                                      detail::old_row<VoteOpenedV1>(),
                                      detail::old_row<PositionCastV1>(),
                                      detail::old_row<OutcomeDeclaredV1>(),
                                      detail::old_row<PositionRecordedV1>()};
  return rows;
}

}  // namespace tavolo::events
