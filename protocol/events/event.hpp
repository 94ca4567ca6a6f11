#pragma once
// The closed list of what can be on record (decision 4). An unknown (type, tv) stops the start (decision 5).

#include <string>
#include <string_view>
#include <variant>

#include "protocol/events/discussion.hpp"
#include "protocol/events/documents.hpp"
#include "protocol/events/floor.hpp"
#include "protocol/events/membership.hpp"
#include "protocol/events/minutes.hpp"
#include "protocol/events/plan.hpp"
#include "protocol/events/polls.hpp"
#include "protocol/events/proposals.hpp"
#include "protocol/events/sittings.hpp"
#include "protocol/events/table.hpp"
#include "protocol/events/votes.hpp"

namespace tavolo::events {

using Event =
    std::variant<TableCreated, ZoneAdded, ComuneAdded, CatalogueItemAdded, RegulationAdopted, CycleOpened, PhaseEntered,
                 ClockAccepted, OrganisationRegistered, MembershipGranted, MembershipChanged, MandateGranted,
                 MandateValidated, MandateRevoked, SubstituteTookOver, SubstituteHandedBack, AppointmentMade,
                 AppointmentEnded, ChairTakenOver, ChairHandedBack, PlanCreated, PlanNodeAdded, PlanNodeRevised,
                 ProposalSubmitted, ProposalVersioned, ProposalWithdrawn, ProposalSupported, ProposalSupportWithdrawn,
                 ProposalCosigned, AdmissibilityDecided, DiscussionOpened, CommentPosted, CommentEdited, CommentHidden,
                 CommentRestored, VotePrepared, VoteDiscarded, VoteOpened, PositionCast, VoteClosed, OutcomeDeclared,
                 VoteAnnulled, VotePlaced, PositionRecorded, RecordedPositionContested, PositionRatified,
                 PositionLapsed, DissentAnswered, OutcomeConfirmed, SittingDrafted, SittingDiscarded, SittingConvened,
                 SittingLinkSet, SittingCancelled, NoticeDelivered, SittingRequested, SittingOpened, CallDeserted,
                 SittingSuspended, SittingResumed, SittingClosed, PresenceRecorded, ProxyGranted, ProxyEnded,
                 QuorumVerified, QuorumLost, AgendaItemAdded, AgendaItemOpened, AgendaItemSuspended, AgendaItemClosed,
                 ConsensusAsked, ConsensusObjected, ConsensusRecorded, FloorRequested, FloorWithdrawn, FloorGranted,
                 FloorPaused, FloorResumed, FloorEnded, SpeakingTimeSet, SpeakerWarned, InterventionRecorded,
                 MinutesWritten, MinutesProposed, MinutesObjected, ObjectionAnswered, MinutesApproved, MinutesRectified,
                 MinutesPublished, DocumentFiled, DocumentWithdrawn, PollPrepared, PollDiscarded, PollScheduled,
                 PollOpened, PollAnswered, PollClosed, PollResultDeclared, PollAnnulled>;

inline std::string_view type_of(const Event& event) {
  return std::visit([]<class E>(const E&) { return E::type; }, event);
}
inline EntryAudience audience_of(const Event& event) {
  return std::visit([]<class E>(const E&) { return E::audience; }, event);
}
inline std::string object_of(const Event& event) {
  return std::visit([](const auto& held) { return held.object(); }, event);
}

}  // namespace tavolo::events
