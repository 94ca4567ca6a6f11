#pragma once
// The list of all commands: what the permission table, the method table and the schemas are made from.

#include <variant>

#include "protocol/commands/discussion.hpp"
#include "protocol/commands/documents.hpp"
#include "protocol/commands/floor.hpp"
#include "protocol/commands/membership.hpp"
#include "protocol/commands/minutes.hpp"
#include "protocol/commands/plan.hpp"
#include "protocol/commands/polls.hpp"
#include "protocol/commands/proposals.hpp"
#include "protocol/commands/regulation.hpp"
#include "protocol/commands/sittings.hpp"
#include "protocol/commands/votes.hpp"

namespace tavolo::commands {

using Command =
    std::variant<AdmitOrganisation, ChangeMembership, GrantMandate, AppointDelegate, ValidateMandate, RevokeMandate,
                 TakeOver, HandBack, MakeAppointment, EndAppointment, TakeChair, HandBackChair, AdoptRegulation,
                 RevisePlanNode, SubmitProposal, ReviseProposal, WithdrawProposal, SupportProposal, WithdrawSupport,
                 CosignProposal, DecideAdmissibility, OpenDiscussion, PostComment, EditComment, HideComment,
                 RestoreComment, PrepareVote, DiscardVote, OpenVote, CastPosition, CloseVote, AnnulVote, PutToVote,
                 RecordPosition, ContestRecordedPosition, RatifyPosition, AnswerDissent, DraftSitting, DiscardSitting,
                 ConveneSitting, CancelSitting, RecordDelivery, RequestSitting, OpenSitting, DeclareDeserted,
                 SuspendSitting, ResumeSitting, CloseSitting, VerifyQuorum, CheckIn, LeaveSitting, RecordPresence,
                 RemoveFromSitting, GrantProxy, RevokeProxy, OpenItem, SuspendItem, CloseItem, AddItem, AskConsensus,
                 ObjectToConsensus, RequestFloor, WithdrawFloor, GrantFloor, EndFloor, PauseFloor, ResumeFloor,
                 SetSpeakingTime, WarnSpeaker, FileIntervention, WriteMinutes, ProposeMinutes, ObjectToMinutes,
                 AnswerObjection, ApproveMinutes, RectifyMinutes, PublishMinutes, FileDocument, WithdrawDocument,
                 PreparePoll, DiscardPoll, OpenPoll, AnswerPoll, ClosePoll, AnnulPoll>;

inline std::string_view method_of(const Command& command) {
  return std::visit([]<class C>(const C&) { return C::method; }, command);
}
inline const CommandId& id_of(const Command& command) {
  return std::visit([](const auto& held) -> const CommandId& { return held.command_id; }, command);
}

}  // namespace tavolo::commands
