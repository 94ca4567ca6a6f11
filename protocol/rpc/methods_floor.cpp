#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> floor_methods() {
  using namespace commands;
  static constexpr Method rows[] = {
      detail::command<RequestFloor>(),    detail::command<WithdrawFloor>(),  detail::command<GrantFloor>(),
      detail::command<EndFloor>(),        detail::command<PauseFloor>(),     detail::command<ResumeFloor>(),
      detail::command<SetSpeakingTime>(), detail::command<WarnSpeaker>(),    detail::command<FileIntervention>(),
      detail::command<WriteMinutes>(),    detail::command<ProposeMinutes>(), detail::command<ObjectToMinutes>(),
      detail::command<AnswerObjection>(), detail::command<ApproveMinutes>(), detail::command<RectifyMinutes>(),
      detail::command<PublishMinutes>(),  detail::command<FileDocument>(),   detail::command<WithdrawDocument>(),
      detail::command<ApplyRedaction>(),  detail::command<FileFinding>(),    detail::command<AnswerFinding>(),
      detail::command<AskFindingAgain>(), detail::command<CloseFinding>(),   detail::command<NoteAuditAccess>()};
  return rows;
}

}  // namespace tavolo::rpc
