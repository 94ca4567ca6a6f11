#pragma once
// Inside the room: one overload a command and an event, each in the file of its family; decide.cpp and evolve.cpp
// dispatch to them. `decide_one` may count on the permission for the action having been checked with the relation that
// `relation_to` gives.

#include "server/domain/decide.hpp"
#include "server/domain/evolve.hpp"
#include "server/domain/permission.hpp"

namespace tavolo::domain {

#define TAVOLO_DECIDE(Name)                                                                                           \
  Decision decide_one(const State& state, const Acting& acting, const Moment& moment, const commands::Name& command); \
  Relation relation_to(const State& state, const Acting& acting, const commands::Name& command)

// decide_membership.cpp
TAVOLO_DECIDE(AdmitOrganisation);
TAVOLO_DECIDE(ChangeMembership);
TAVOLO_DECIDE(SetNoticeAddresses);
TAVOLO_DECIDE(GrantMandate);
TAVOLO_DECIDE(AppointDelegate);
TAVOLO_DECIDE(ValidateMandate);
TAVOLO_DECIDE(RevokeMandate);
TAVOLO_DECIDE(TakeOver);
TAVOLO_DECIDE(HandBack);
// decide_offices.cpp
TAVOLO_DECIDE(MakeAppointment);
TAVOLO_DECIDE(EndAppointment);
TAVOLO_DECIDE(TakeChair);
TAVOLO_DECIDE(HandBackChair);
// decide_regulation.cpp
TAVOLO_DECIDE(AdoptRegulation);
// decide_plan.cpp
TAVOLO_DECIDE(RevisePlanNode);
// decide_proposals.cpp
TAVOLO_DECIDE(SubmitProposal);
TAVOLO_DECIDE(ReviseProposal);
TAVOLO_DECIDE(WithdrawProposal);
TAVOLO_DECIDE(SupportProposal);
TAVOLO_DECIDE(WithdrawSupport);
TAVOLO_DECIDE(CosignProposal);
TAVOLO_DECIDE(DecideAdmissibility);
TAVOLO_DECIDE(OpenDiscussion);
TAVOLO_DECIDE(IssueReply);
// decide_discussion.cpp
TAVOLO_DECIDE(PostComment);
TAVOLO_DECIDE(EditComment);
TAVOLO_DECIDE(HideComment);
TAVOLO_DECIDE(RestoreComment);
// decide_votes.cpp
TAVOLO_DECIDE(PrepareVote);
TAVOLO_DECIDE(DiscardVote);
TAVOLO_DECIDE(OpenVote);
TAVOLO_DECIDE(CastPosition);
TAVOLO_DECIDE(CloseVote);
TAVOLO_DECIDE(AnnulVote);

// decide_convening.cpp
TAVOLO_DECIDE(DraftSitting);
TAVOLO_DECIDE(DiscardSitting);
TAVOLO_DECIDE(ConveneSitting);
TAVOLO_DECIDE(MoveSitting);
TAVOLO_DECIDE(CancelSitting);
TAVOLO_DECIDE(RecordDelivery);
// decide_requests.cpp
TAVOLO_DECIDE(RequestSitting);
TAVOLO_DECIDE(DeclineSittingRequest);
TAVOLO_DECIDE(WithdrawSittingRequest);
// decide_presence.cpp
TAVOLO_DECIDE(CheckIn);
TAVOLO_DECIDE(LeaveSitting);
TAVOLO_DECIDE(RecordPresence);
TAVOLO_DECIDE(RemoveFromSitting);
TAVOLO_DECIDE(GrantProxy);
TAVOLO_DECIDE(RevokeProxy);
TAVOLO_DECIDE(VerifyQuorum);
// decide_attendance.cpp
TAVOLO_DECIDE(JustifyAbsence);
TAVOLO_DECIDE(AdmitGuest);
TAVOLO_DECIDE(DismissGuest);
TAVOLO_DECIDE(DeclareConflict);
// decide_sittings.cpp
TAVOLO_DECIDE(OpenSitting);
TAVOLO_DECIDE(DeclareDeserted);
TAVOLO_DECIDE(SuspendSitting);
TAVOLO_DECIDE(ResumeSitting);
TAVOLO_DECIDE(CloseSitting);
TAVOLO_DECIDE(OpenItem);
TAVOLO_DECIDE(SuspendItem);
TAVOLO_DECIDE(CloseItem);
TAVOLO_DECIDE(AddItem);
TAVOLO_DECIDE(AskConsensus);
TAVOLO_DECIDE(ObjectToConsensus);
// decide_floor.cpp
TAVOLO_DECIDE(RequestFloor);
TAVOLO_DECIDE(WithdrawFloor);
TAVOLO_DECIDE(GrantFloor);
TAVOLO_DECIDE(EndFloor);
TAVOLO_DECIDE(PauseFloor);
TAVOLO_DECIDE(ResumeFloor);
TAVOLO_DECIDE(SetSpeakingTime);
TAVOLO_DECIDE(WarnSpeaker);
TAVOLO_DECIDE(FileIntervention);
// decide_minutes.cpp
TAVOLO_DECIDE(WriteMinutes);
TAVOLO_DECIDE(ProposeMinutes);
TAVOLO_DECIDE(ObjectToMinutes);
TAVOLO_DECIDE(AnswerObjection);
TAVOLO_DECIDE(ApproveMinutes);
TAVOLO_DECIDE(RectifyMinutes);
TAVOLO_DECIDE(PublishMinutes);
// decide_documents.cpp
TAVOLO_DECIDE(FileDocument);
TAVOLO_DECIDE(WithdrawDocument);
TAVOLO_DECIDE(ShowDocument);
// decide_sitting_votes.cpp
TAVOLO_DECIDE(PutToVote);
TAVOLO_DECIDE(RecordPosition);
TAVOLO_DECIDE(ContestRecordedPosition);
// decide_standing.cpp
TAVOLO_DECIDE(RatifyPosition);
TAVOLO_DECIDE(AnswerDissent);
// decide_polls.cpp
TAVOLO_DECIDE(PreparePoll);
TAVOLO_DECIDE(DiscardPoll);
TAVOLO_DECIDE(OpenPoll);
TAVOLO_DECIDE(AnswerPoll);
TAVOLO_DECIDE(ClosePoll);
TAVOLO_DECIDE(AnnulPoll);
TAVOLO_DECIDE(RecordPollAnswer);
TAVOLO_DECIDE(ContestRecordedAnswer);
// decide_redactions.cpp
TAVOLO_DECIDE(ApplyRedaction);
// decide_findings.cpp
TAVOLO_DECIDE(FileFinding);
TAVOLO_DECIDE(AnswerFinding);
TAVOLO_DECIDE(AskFindingAgain);
TAVOLO_DECIDE(CloseFinding);
TAVOLO_DECIDE(NoteAuditAccess);

#undef TAVOLO_DECIDE

/// The events of the arranged hour of a vote: opened, or the opening missed (decide_votes.cpp).
std::vector<events::Event> open_due(const State& state, const Moment& moment, const Vote& vote, Instant due_at);
/// The events of the deadline of an open vote: closed at `due_at`, with its outcome (decide_votes.cpp).
std::vector<events::Event> close_due(const State& state, const Vote& vote, Instant due_at);
/// The events of the hours of a poll: its arranged opening or that it was missed, and its deadline (decide_polls.cpp).
std::vector<events::Event> open_poll_due(const State& state, const Moment& moment, const Poll& poll, Instant due_at);
std::vector<events::Event> close_poll_due(const State& state, const Poll& poll, Instant due_at);
/// The events of the term of ratification of a closed vote: what nobody ratified lapses (decide_standing.cpp).
std::vector<events::Event> lapse_due(const State& state, const Vote& vote, Instant due_at);

/// The events of the end of a consensus that nobody objected to (decide_sittings.cpp).
std::vector<events::Event> record_consensus(const State& state, const Sitting& sitting, const AgendaItem& item,
                                            Instant due_at);

#define TAVOLO_EVOLVE(Name) \
  void evolve_one(State& state, const Stamp& stamp, const events::Name& event, Touched& touched)

// evolve_table.cpp
TAVOLO_EVOLVE(TableCreated);
TAVOLO_EVOLVE(ZoneAdded);
TAVOLO_EVOLVE(ComuneAdded);
TAVOLO_EVOLVE(CatalogueItemAdded);
TAVOLO_EVOLVE(RegulationAdopted);  ///< the digest is set by evolve itself
TAVOLO_EVOLVE(CycleOpened);
TAVOLO_EVOLVE(PhaseEntered);
TAVOLO_EVOLVE(ClockAccepted);
// evolve_membership.cpp
TAVOLO_EVOLVE(OrganisationRegistered);
TAVOLO_EVOLVE(MembershipGranted);
TAVOLO_EVOLVE(MembershipChanged);
TAVOLO_EVOLVE(NoticeAddressesSet);
TAVOLO_EVOLVE(MandateGranted);
TAVOLO_EVOLVE(MandateValidated);
TAVOLO_EVOLVE(MandateRevoked);
TAVOLO_EVOLVE(SubstituteTookOver);
TAVOLO_EVOLVE(SubstituteHandedBack);
TAVOLO_EVOLVE(AppointmentMade);
TAVOLO_EVOLVE(AppointmentEnded);
TAVOLO_EVOLVE(ChairTakenOver);
TAVOLO_EVOLVE(ChairHandedBack);
// evolve_plan.cpp
TAVOLO_EVOLVE(PlanCreated);
TAVOLO_EVOLVE(PlanNodeAdded);
TAVOLO_EVOLVE(PlanNodeRevised);
// evolve_proposals.cpp
TAVOLO_EVOLVE(ProposalSubmitted);
TAVOLO_EVOLVE(ProposalVersioned);
TAVOLO_EVOLVE(ProposalWithdrawn);
TAVOLO_EVOLVE(ProposalSupported);
TAVOLO_EVOLVE(ProposalSupportWithdrawn);
TAVOLO_EVOLVE(ProposalCosigned);
TAVOLO_EVOLVE(AdmissibilityDecided);
TAVOLO_EVOLVE(DiscussionOpened);
TAVOLO_EVOLVE(ReplyIssued);
// evolve_discussion.cpp
TAVOLO_EVOLVE(CommentPosted);
TAVOLO_EVOLVE(CommentEdited);
TAVOLO_EVOLVE(CommentHidden);
TAVOLO_EVOLVE(CommentRestored);
// evolve_votes.cpp
TAVOLO_EVOLVE(VotePrepared);
TAVOLO_EVOLVE(VoteDiscarded);
TAVOLO_EVOLVE(VoteOpened);
TAVOLO_EVOLVE(PositionCast);
TAVOLO_EVOLVE(VoteClosed);
TAVOLO_EVOLVE(OutcomeDeclared);
TAVOLO_EVOLVE(VoteAnnulled);
TAVOLO_EVOLVE(VoteScheduled);
TAVOLO_EVOLVE(VoteOpeningMissed);
TAVOLO_EVOLVE(PollOpeningMissed);

// evolve_sittings.cpp
TAVOLO_EVOLVE(SittingDrafted);
TAVOLO_EVOLVE(SittingDiscarded);
TAVOLO_EVOLVE(SittingConvened);
TAVOLO_EVOLVE(SittingLinkSet);
TAVOLO_EVOLVE(SittingMoved);
TAVOLO_EVOLVE(SittingCancelled);
TAVOLO_EVOLVE(NoticeDelivered);
TAVOLO_EVOLVE(SittingRequested);
TAVOLO_EVOLVE(SittingRequestEnded);
TAVOLO_EVOLVE(SittingOpened);
TAVOLO_EVOLVE(CallDeserted);
TAVOLO_EVOLVE(SittingSuspended);
TAVOLO_EVOLVE(SittingResumed);
TAVOLO_EVOLVE(SittingClosed);
TAVOLO_EVOLVE(PresenceRecorded);
TAVOLO_EVOLVE(AbsenceJustified);
TAVOLO_EVOLVE(GuestRecorded);
TAVOLO_EVOLVE(ConflictDeclared);
TAVOLO_EVOLVE(ProxyGranted);
TAVOLO_EVOLVE(ProxyEnded);
TAVOLO_EVOLVE(QuorumVerified);
TAVOLO_EVOLVE(QuorumLost);
TAVOLO_EVOLVE(AgendaItemAdded);
TAVOLO_EVOLVE(AgendaItemOpened);
TAVOLO_EVOLVE(AgendaItemSuspended);
TAVOLO_EVOLVE(AgendaItemClosed);
TAVOLO_EVOLVE(ConsensusAsked);
TAVOLO_EVOLVE(ConsensusObjected);
TAVOLO_EVOLVE(ConsensusRecorded);
// evolve_floor.cpp
TAVOLO_EVOLVE(FloorRequested);
TAVOLO_EVOLVE(FloorWithdrawn);
TAVOLO_EVOLVE(FloorGranted);
TAVOLO_EVOLVE(FloorPaused);
TAVOLO_EVOLVE(FloorResumed);
TAVOLO_EVOLVE(FloorEnded);
TAVOLO_EVOLVE(SpeakingTimeSet);
TAVOLO_EVOLVE(SpeakerWarned);
TAVOLO_EVOLVE(InterventionRecorded);
// evolve_minutes.cpp
TAVOLO_EVOLVE(MinutesWritten);
TAVOLO_EVOLVE(MinutesProposed);
TAVOLO_EVOLVE(MinutesObjected);
TAVOLO_EVOLVE(ObjectionAnswered);
TAVOLO_EVOLVE(MinutesApproved);
TAVOLO_EVOLVE(MinutesRectified);
TAVOLO_EVOLVE(MinutesPublished);
// evolve_documents.cpp
TAVOLO_EVOLVE(DocumentFiled);
TAVOLO_EVOLVE(DocumentWithdrawn);
TAVOLO_EVOLVE(DocumentShown);
/// One more version of a body's position, whoever put it on record (evolve_sitting_votes.cpp).
void take_position(Vote& vote, OrganisationId body, CastVersion version, Touched& touched);
// evolve_sitting_votes.cpp
TAVOLO_EVOLVE(VotePlaced);
TAVOLO_EVOLVE(PositionRecorded);
TAVOLO_EVOLVE(RecordedPositionContested);
TAVOLO_EVOLVE(PositionRatified);
TAVOLO_EVOLVE(PositionLapsed);
TAVOLO_EVOLVE(DissentAnswered);
TAVOLO_EVOLVE(OutcomeConfirmed);
// evolve_polls.cpp
TAVOLO_EVOLVE(PollPrepared);
TAVOLO_EVOLVE(PollDiscarded);
TAVOLO_EVOLVE(PollScheduled);
TAVOLO_EVOLVE(PollOpened);
TAVOLO_EVOLVE(PollAnswered);
TAVOLO_EVOLVE(PollClosed);
TAVOLO_EVOLVE(PollResultDeclared);
TAVOLO_EVOLVE(PollAnnulled);
TAVOLO_EVOLVE(PollAnswerRecorded);
TAVOLO_EVOLVE(PollAnswerContested);
// evolve_redactions.cpp
TAVOLO_EVOLVE(RedactionOrdered);
TAVOLO_EVOLVE(RedactionApplied);
// evolve_findings.cpp
TAVOLO_EVOLVE(FindingFiled);
TAVOLO_EVOLVE(FindingAnswered);
TAVOLO_EVOLVE(FindingAskedAgain);
TAVOLO_EVOLVE(FindingClosed);
TAVOLO_EVOLVE(AuditAccessed);

#undef TAVOLO_EVOLVE

}  // namespace tavolo::domain
