#pragma once
// The list of all commands: what the permission table, the method table and the schemas are made from.

#include <boost/mp11/algorithm.hpp>
#include <utility>
#include <variant>

#include "protocol/commands/discussion.hpp"
#include "protocol/commands/documents.hpp"
#include "protocol/commands/findings.hpp"
#include "protocol/commands/floor.hpp"
#include "protocol/commands/membership.hpp"
#include "protocol/commands/minutes.hpp"
#include "protocol/commands/plan.hpp"
#include "protocol/commands/polls.hpp"
#include "protocol/commands/proposals.hpp"
#include "protocol/commands/redactions.hpp"
#include "protocol/commands/regulation.hpp"
#include "protocol/commands/sittings.hpp"
#include "protocol/commands/votes.hpp"

namespace tavolo::commands {

using CommandKinds = std::variant<
    AdmitOrganisation, ChangeMembership, GrantMandate, AppointDelegate, ValidateMandate, RevokeMandate, TakeOver,
    HandBack, MakeAppointment, EndAppointment, TakeChair, HandBackChair, SetNoticeAddresses, AdoptRegulation,
    RevisePlanNode, SubmitProposal, ReviseProposal, WithdrawProposal, SupportProposal, WithdrawSupport, CosignProposal,
    DecideAdmissibility, OpenDiscussion, PostComment, EditComment, HideComment, RestoreComment, PrepareVote,
    DiscardVote, OpenVote, CastPosition, CloseVote, AnnulVote, PutToVote, RecordPosition, ContestRecordedPosition,
    RatifyPosition, AnswerDissent, DraftSitting, DiscardSitting, ConveneSitting, CancelSitting, RecordDelivery,
    RequestSitting, OpenSitting, DeclareDeserted, SuspendSitting, ResumeSitting, CloseSitting, VerifyQuorum, CheckIn,
    LeaveSitting, RecordPresence, RemoveFromSitting, GrantProxy, RevokeProxy, OpenItem, SuspendItem, CloseItem, AddItem,
    AskConsensus, ObjectToConsensus, RequestFloor, WithdrawFloor, GrantFloor, EndFloor, PauseFloor, ResumeFloor,
    SetSpeakingTime, WarnSpeaker, FileIntervention, WriteMinutes, ProposeMinutes, ObjectToMinutes, AnswerObjection,
    ApproveMinutes, RectifyMinutes, PublishMinutes, FileDocument, WithdrawDocument, PreparePoll, DiscardPoll, OpenPoll,
    AnswerPoll, ClosePoll, AnnulPoll, RecordPollAnswer, ContestRecordedAnswer, ApplyRedaction, FileFinding,
    AnswerFinding, AskFindingAgain, CloseFinding, NoteAuditAccess, MoveSitting, DeclineSittingRequest,
    WithdrawSittingRequest, JustifyAbsence, AdmitGuest, DismissGuest, DeclareConflict, ShowDocument, IssueReply>;

/// One of CommandKinds; what is asked of a std::variant is asked of it too. It is made, copied and ended in one file:
/// done in every file that names it, the members of a variant of so many kinds would be a hundred megabytes of symbols
/// in each.
struct Command : CommandKinds {
  Command();
  template <class Kind>
    requires boost::mp11::mp_contains<CommandKinds, Kind>::value
  Command(Kind held) : Command(of(std::move(held))) {}
  Command(const Command& other);
  Command(Command&& other) noexcept;
  Command& operator=(const Command& other);
  Command& operator=(Command&& other) noexcept;
  ~Command();

 private:
  explicit Command(CommandKinds&& held);
  template <class Kind>
  static Command of(Kind held);
};

std::string_view method_of(const Command& command);
const CommandId& id_of(const Command& command);

}  // namespace tavolo::commands
