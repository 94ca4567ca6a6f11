#include "protocol/commands/command.hpp"

namespace tavolo::commands {

Command::Command() = default;
Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;
Command::Command(CommandKinds&& held) : CommandKinds(std::move(held)) {}

template <class Kind>
Command Command::of(Kind held) {
  return Command(CommandKinds(std::in_place_type<Kind>, std::move(held)));
}

template Command Command::of(AdmitOrganisation);
template Command Command::of(ChangeMembership);
template Command Command::of(GrantMandate);
template Command Command::of(AppointDelegate);
template Command Command::of(ValidateMandate);
template Command Command::of(RevokeMandate);
template Command Command::of(TakeOver);
template Command Command::of(HandBack);
template Command Command::of(MakeAppointment);
template Command Command::of(EndAppointment);
template Command Command::of(TakeChair);
template Command Command::of(HandBackChair);
template Command Command::of(SetNoticeAddresses);
template Command Command::of(AdoptRegulation);
template Command Command::of(RevisePlanNode);
template Command Command::of(SubmitProposal);
template Command Command::of(ReviseProposal);
template Command Command::of(WithdrawProposal);
template Command Command::of(SupportProposal);
template Command Command::of(WithdrawSupport);
template Command Command::of(CosignProposal);
template Command Command::of(DecideAdmissibility);
template Command Command::of(OpenDiscussion);
template Command Command::of(PostComment);
template Command Command::of(EditComment);
template Command Command::of(HideComment);
template Command Command::of(RestoreComment);
template Command Command::of(PrepareVote);
template Command Command::of(DiscardVote);
template Command Command::of(OpenVote);
template Command Command::of(CastPosition);
template Command Command::of(CloseVote);
template Command Command::of(AnnulVote);
template Command Command::of(PutToVote);
template Command Command::of(RecordPosition);
template Command Command::of(ContestRecordedPosition);
template Command Command::of(RatifyPosition);
template Command Command::of(AnswerDissent);
template Command Command::of(DraftSitting);
template Command Command::of(DiscardSitting);
template Command Command::of(ConveneSitting);
template Command Command::of(CancelSitting);
template Command Command::of(RecordDelivery);
template Command Command::of(RequestSitting);
template Command Command::of(OpenSitting);
template Command Command::of(DeclareDeserted);
template Command Command::of(SuspendSitting);
template Command Command::of(ResumeSitting);
template Command Command::of(CloseSitting);
template Command Command::of(VerifyQuorum);
template Command Command::of(CheckIn);
template Command Command::of(LeaveSitting);
template Command Command::of(RecordPresence);
template Command Command::of(RemoveFromSitting);
template Command Command::of(GrantProxy);
template Command Command::of(RevokeProxy);
template Command Command::of(OpenItem);
template Command Command::of(SuspendItem);
template Command Command::of(CloseItem);
template Command Command::of(AddItem);
template Command Command::of(AskConsensus);
template Command Command::of(ObjectToConsensus);
template Command Command::of(RequestFloor);
template Command Command::of(WithdrawFloor);
template Command Command::of(GrantFloor);
template Command Command::of(EndFloor);
template Command Command::of(PauseFloor);
template Command Command::of(ResumeFloor);
template Command Command::of(SetSpeakingTime);
template Command Command::of(WarnSpeaker);
template Command Command::of(FileIntervention);
template Command Command::of(WriteMinutes);
template Command Command::of(ProposeMinutes);
template Command Command::of(ObjectToMinutes);
template Command Command::of(AnswerObjection);
template Command Command::of(ApproveMinutes);
template Command Command::of(RectifyMinutes);
template Command Command::of(PublishMinutes);
template Command Command::of(FileDocument);
template Command Command::of(WithdrawDocument);
template Command Command::of(PreparePoll);
template Command Command::of(DiscardPoll);
template Command Command::of(OpenPoll);
template Command Command::of(AnswerPoll);
template Command Command::of(ClosePoll);
template Command Command::of(AnnulPoll);
template Command Command::of(RecordPollAnswer);
template Command Command::of(ContestRecordedAnswer);
template Command Command::of(ApplyRedaction);
template Command Command::of(FileFinding);
template Command Command::of(AnswerFinding);
template Command Command::of(AskFindingAgain);
template Command Command::of(CloseFinding);
template Command Command::of(NoteAuditAccess);
template Command Command::of(MoveSitting);
template Command Command::of(DeclineSittingRequest);
template Command Command::of(WithdrawSittingRequest);
template Command Command::of(JustifyAbsence);
template Command Command::of(AdmitGuest);
template Command Command::of(DismissGuest);
template Command Command::of(DeclareConflict);
template Command Command::of(ShowDocument);
template Command Command::of(IssueReply);

std::string_view method_of(const Command& command) {
  return std::visit([]<class C>(const C&) { return C::method; }, command);
}
const CommandId& id_of(const Command& command) {
  return std::visit([](const auto& held) -> const CommandId& { return held.command_id; }, command);
}

}  // namespace tavolo::commands
