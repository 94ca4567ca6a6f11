#pragma once
// The closed list of what can be on record (decision 4). An unknown (type, tv) stops the start (decision 5).

#include <boost/mp11/algorithm.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "protocol/events/discussion.hpp"
#include "protocol/events/documents.hpp"
#include "protocol/events/findings.hpp"
#include "protocol/events/floor.hpp"
#include "protocol/events/membership.hpp"
#include "protocol/events/minutes.hpp"
#include "protocol/events/plan.hpp"
#include "protocol/events/polls.hpp"
#include "protocol/events/proposals.hpp"
#include "protocol/events/redactions.hpp"
#include "protocol/events/sittings.hpp"
#include "protocol/events/table.hpp"
#include "protocol/events/votes.hpp"

namespace tavolo::events {

using EventKinds = std::variant<
    TableCreated, ZoneAdded, ComuneAdded, CatalogueItemAdded, RegulationAdopted, CycleOpened, PhaseEntered,
    ClockAccepted, OrganisationRegistered, MembershipGranted, MembershipChanged, MandateGranted, MandateValidated,
    MandateRevoked, SubstituteTookOver, SubstituteHandedBack, AppointmentMade, AppointmentEnded, ChairTakenOver,
    ChairHandedBack, PlanCreated, PlanNodeAdded, PlanNodeRevised, ProposalSubmitted, ProposalVersioned,
    ProposalWithdrawn, ProposalSupported, ProposalSupportWithdrawn, ProposalCosigned, AdmissibilityDecided,
    DiscussionOpened, CommentPosted, CommentEdited, CommentHidden, CommentRestored, VotePrepared, VoteDiscarded,
    VoteOpened, PositionCast, VoteClosed, OutcomeDeclared, VoteAnnulled, VotePlaced, PositionRecorded,
    RecordedPositionContested, PositionRatified, PositionLapsed, DissentAnswered, OutcomeConfirmed, SittingDrafted,
    SittingDiscarded, SittingConvened, SittingLinkSet, SittingCancelled, NoticeDelivered, SittingRequested,
    SittingOpened, CallDeserted, SittingSuspended, SittingResumed, SittingClosed, PresenceRecorded, ProxyGranted,
    ProxyEnded, QuorumVerified, QuorumLost, AgendaItemAdded, AgendaItemOpened, AgendaItemSuspended, AgendaItemClosed,
    ConsensusAsked, ConsensusObjected, ConsensusRecorded, FloorRequested, FloorWithdrawn, FloorGranted, FloorPaused,
    FloorResumed, FloorEnded, SpeakingTimeSet, SpeakerWarned, InterventionRecorded, MinutesWritten, MinutesProposed,
    MinutesObjected, ObjectionAnswered, MinutesApproved, MinutesRectified, MinutesPublished, DocumentFiled,
    DocumentWithdrawn, PollPrepared, PollDiscarded, PollScheduled, PollOpened, PollAnswered, PollClosed,
    PollResultDeclared, PollAnnulled, PollAnswerRecorded, PollAnswerContested, VoteScheduled, VoteOpeningMissed,
    RedactionOrdered, RedactionApplied, FindingFiled, FindingAnswered, FindingAskedAgain, FindingClosed, AuditAccessed,
    NoticeAddressesSet, PollOpeningMissed, SittingMoved, SittingRequestEnded, AbsenceJustified, GuestRecorded,
    ConflictDeclared, DocumentShown, ReplyIssued>;

/// One of EventKinds; what is asked of a std::variant is asked of it too. It is made, copied and ended in one file:
/// done in every file that names it, the members of a variant of so many kinds would be a hundred megabytes of symbols
/// in each.
struct Event : EventKinds {
  Event();
  template <class Kind>
    requires boost::mp11::mp_contains<EventKinds, Kind>::value
  Event(Kind held) : Event(of(std::move(held))) {}
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();

 private:
  explicit Event(EventKinds&& held);
  template <class Kind>
  static Event of(Kind held);
};

std::string_view type_of(const Event& event);
EntryAudience audience_of(const Event& event);
std::string object_of(const Event& event);

}  // namespace tavolo::events
