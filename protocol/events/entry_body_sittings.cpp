#include "protocol/events/sittings.hpp"

#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> sitting_rows() {
  static constexpr EntryRow rows[] = {
      detail::row<SittingDrafted>(),   detail::row<SittingDiscarded>(),    detail::row<SittingConvened>(),
      detail::row<SittingLinkSet>(),   detail::row<SittingCancelled>(),    detail::row<NoticeDelivered>(),
      detail::row<SittingRequested>(), detail::row<SittingOpened>(),       detail::row<CallDeserted>(),
      detail::row<SittingSuspended>(), detail::row<SittingResumed>(),      detail::row<SittingClosed>(),
      detail::row<PresenceRecorded>(), detail::row<ProxyGranted>(),        detail::row<ProxyEnded>(),
      detail::row<QuorumVerified>(),   detail::row<QuorumLost>(),          detail::row<AgendaItemAdded>(),
      detail::row<AgendaItemOpened>(), detail::row<AgendaItemSuspended>(), detail::row<AgendaItemClosed>(),
      detail::row<ConsensusAsked>(),   detail::row<ConsensusObjected>(),   detail::row<ConsensusRecorded>(),
      detail::row<SittingMoved>(),     detail::row<SittingRequestEnded>(), detail::row<AbsenceJustified>(),
      detail::row<GuestRecorded>(),    detail::row<ConflictDeclared>()};
  return rows;
}

}  // namespace tavolo::events
