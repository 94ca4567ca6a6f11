#include "protocol/events/event.hpp"

namespace tavolo::events {

Event::Event() = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;
Event::Event(EventKinds&& held) : EventKinds(std::move(held)) {}

template <class Kind>
Event Event::of(Kind held) {
  return Event(EventKinds(std::in_place_type<Kind>, std::move(held)));
}

template Event Event::of(TableCreated);
template Event Event::of(ZoneAdded);
template Event Event::of(ComuneAdded);
template Event Event::of(CatalogueItemAdded);
template Event Event::of(RegulationAdopted);
template Event Event::of(CycleOpened);
template Event Event::of(PhaseEntered);
template Event Event::of(ClockAccepted);
template Event Event::of(OrganisationRegistered);
template Event Event::of(MembershipGranted);
template Event Event::of(MembershipChanged);
template Event Event::of(MandateGranted);
template Event Event::of(MandateValidated);
template Event Event::of(MandateRevoked);
template Event Event::of(SubstituteTookOver);
template Event Event::of(SubstituteHandedBack);
template Event Event::of(AppointmentMade);
template Event Event::of(AppointmentEnded);
template Event Event::of(ChairTakenOver);
template Event Event::of(ChairHandedBack);
template Event Event::of(NoticeAddressesSet);
template Event Event::of(PlanCreated);
template Event Event::of(PlanNodeAdded);
template Event Event::of(PlanNodeRevised);
template Event Event::of(ProposalSubmitted);
template Event Event::of(ProposalVersioned);
template Event Event::of(ProposalWithdrawn);
template Event Event::of(ProposalSupported);
template Event Event::of(ProposalSupportWithdrawn);
template Event Event::of(ProposalCosigned);
template Event Event::of(AdmissibilityDecided);
template Event Event::of(DiscussionOpened);
template Event Event::of(CommentPosted);
template Event Event::of(CommentEdited);
template Event Event::of(CommentHidden);
template Event Event::of(CommentRestored);
template Event Event::of(VotePrepared);
template Event Event::of(VoteDiscarded);
template Event Event::of(VoteOpened);
template Event Event::of(PositionCast);
template Event Event::of(VoteClosed);
template Event Event::of(OutcomeDeclared);
template Event Event::of(VoteAnnulled);
template Event Event::of(VotePlaced);
template Event Event::of(PositionRecorded);
template Event Event::of(RecordedPositionContested);
template Event Event::of(PositionRatified);
template Event Event::of(PositionLapsed);
template Event Event::of(DissentAnswered);
template Event Event::of(OutcomeConfirmed);
template Event Event::of(SittingDrafted);
template Event Event::of(SittingDiscarded);
template Event Event::of(SittingConvened);
template Event Event::of(SittingLinkSet);
template Event Event::of(SittingCancelled);
template Event Event::of(NoticeDelivered);
template Event Event::of(SittingRequested);
template Event Event::of(SittingOpened);
template Event Event::of(CallDeserted);
template Event Event::of(SittingSuspended);
template Event Event::of(SittingResumed);
template Event Event::of(SittingClosed);
template Event Event::of(PresenceRecorded);
template Event Event::of(ProxyGranted);
template Event Event::of(ProxyEnded);
template Event Event::of(QuorumVerified);
template Event Event::of(QuorumLost);
template Event Event::of(AgendaItemAdded);
template Event Event::of(AgendaItemOpened);
template Event Event::of(AgendaItemSuspended);
template Event Event::of(AgendaItemClosed);
template Event Event::of(ConsensusAsked);
template Event Event::of(ConsensusObjected);
template Event Event::of(ConsensusRecorded);
template Event Event::of(FloorRequested);
template Event Event::of(FloorWithdrawn);
template Event Event::of(FloorGranted);
template Event Event::of(FloorPaused);
template Event Event::of(FloorResumed);
template Event Event::of(FloorEnded);
template Event Event::of(SpeakingTimeSet);
template Event Event::of(SpeakerWarned);
template Event Event::of(InterventionRecorded);
template Event Event::of(MinutesWritten);
template Event Event::of(MinutesProposed);
template Event Event::of(MinutesObjected);
template Event Event::of(ObjectionAnswered);
template Event Event::of(MinutesApproved);
template Event Event::of(MinutesRectified);
template Event Event::of(MinutesPublished);
template Event Event::of(DocumentFiled);
template Event Event::of(DocumentWithdrawn);
template Event Event::of(PollPrepared);
template Event Event::of(PollDiscarded);
template Event Event::of(PollScheduled);
template Event Event::of(PollOpened);
template Event Event::of(PollAnswered);
template Event Event::of(PollClosed);
template Event Event::of(PollResultDeclared);
template Event Event::of(PollAnnulled);
template Event Event::of(PollAnswerRecorded);
template Event Event::of(PollAnswerContested);
template Event Event::of(VoteScheduled);
template Event Event::of(VoteOpeningMissed);
template Event Event::of(PollOpeningMissed);
template Event Event::of(SittingMoved);
template Event Event::of(SittingRequestEnded);
template Event Event::of(AbsenceJustified);
template Event Event::of(GuestRecorded);
template Event Event::of(ConflictDeclared);
template Event Event::of(DocumentShown);
template Event Event::of(ReplyIssued);
template Event Event::of(RedactionOrdered);
template Event Event::of(RedactionApplied);
template Event Event::of(FindingFiled);
template Event Event::of(FindingAnswered);
template Event Event::of(FindingAskedAgain);
template Event Event::of(FindingClosed);
template Event Event::of(AuditAccessed);

std::string_view type_of(const Event& event) {
  return std::visit([]<class E>(const E&) { return E::type; }, event);
}
EntryAudience audience_of(const Event& event) {
  return std::visit([]<class E>(const E&) { return E::audience; }, event);
}
std::string object_of(const Event& event) {
  return std::visit([](const auto& held) { return held.object(); }, event);
}

}  // namespace tavolo::events
