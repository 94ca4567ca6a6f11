#include "protocol/rpc/documents_events.hpp"

namespace tavolo::rpc {

void add_sitting_event_documents(Documents& all) {
  using namespace events;
  detail::add_event<SittingDrafted>(all);
  detail::add_event<SittingDiscarded>(all);
  detail::add_event<SittingConvened>(all);
  detail::add_event<SittingLinkSet>(all);
  detail::add_event<SittingMoved>(all);
  detail::add_event<SittingCancelled>(all);
  detail::add_event<NoticeDelivered>(all);
  detail::add_event<SittingRequested>(all);
  detail::add_event<SittingRequestEnded>(all);
  detail::add_event<SittingOpened>(all);
  detail::add_event<CallDeserted>(all);
  detail::add_event<SittingSuspended>(all);
  detail::add_event<SittingResumed>(all);
  detail::add_event<SittingClosed>(all);
  detail::add_event<PresenceRecorded>(all);
  detail::add_event<AbsenceJustified>(all);
  detail::add_event<GuestRecorded>(all);
  detail::add_event<ConflictDeclared>(all);
  detail::add_event<ProxyGranted>(all);
  detail::add_event<ProxyEnded>(all);
  detail::add_event<QuorumVerified>(all);
  detail::add_event<QuorumLost>(all);
  detail::add_event<AgendaItemAdded>(all);
  detail::add_event<AgendaItemOpened>(all);
  detail::add_event<AgendaItemSuspended>(all);
  detail::add_event<AgendaItemClosed>(all);
  detail::add_event<ConsensusAsked>(all);
  detail::add_event<ConsensusObjected>(all);
  detail::add_event<ConsensusRecorded>(all);
  detail::add_event<FloorRequested>(all);
  detail::add_event<FloorWithdrawn>(all);
  detail::add_event<FloorGranted>(all);
  detail::add_event<FloorPaused>(all);
  detail::add_event<FloorResumed>(all);
  detail::add_event<FloorEnded>(all);
  detail::add_event<SpeakingTimeSet>(all);
  detail::add_event<SpeakerWarned>(all);
  detail::add_event<InterventionRecorded>(all);
  detail::add_event<MinutesWritten>(all);
  detail::add_event<MinutesProposed>(all);
  detail::add_event<MinutesObjected>(all);
  detail::add_event<ObjectionAnswered>(all);
  detail::add_event<MinutesApproved>(all);
  detail::add_event<MinutesRectified>(all);
  detail::add_event<MinutesPublished>(all);
  detail::add_event<DocumentFiled>(all);
  detail::add_event<DocumentWithdrawn>(all);
  detail::add_event<DocumentShown>(all);
  detail::add_event<RedactionOrdered>(all);
  detail::add_event<RedactionApplied>(all);
  detail::add_event<FindingFiled>(all);
  detail::add_event<FindingAnswered>(all);
  detail::add_event<FindingAskedAgain>(all);
  detail::add_event<FindingClosed>(all);
  detail::add_event<AuditAccessed>(all);
}

}  // namespace tavolo::rpc
