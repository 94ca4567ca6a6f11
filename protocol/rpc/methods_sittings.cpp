#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> sitting_methods() {
  using namespace commands;
  static constexpr Method rows[] = {detail::command<DraftSitting>(),
                                    detail::command<DiscardSitting>(),
                                    detail::command<ConveneSitting>(),
                                    detail::command<CancelSitting>(),
                                    detail::command<RecordDelivery>(),
                                    detail::command<RequestSitting>(),
                                    detail::command<OpenSitting>(),
                                    detail::command<DeclareDeserted>(),
                                    detail::command<SuspendSitting>(),
                                    detail::command<ResumeSitting>(),
                                    detail::command<CloseSitting>(),
                                    detail::command<VerifyQuorum>(),
                                    detail::command<CheckIn>(),
                                    detail::command<LeaveSitting>(),
                                    detail::command<RecordPresence>(),
                                    detail::command<RemoveFromSitting>(),
                                    detail::command<GrantProxy>(),
                                    detail::command<RevokeProxy>(),
                                    detail::command<OpenItem>(),
                                    detail::command<SuspendItem>(),
                                    detail::command<CloseItem>(),
                                    detail::command<AddItem>(),
                                    detail::command<AskConsensus>(),
                                    detail::command<ObjectToConsensus>(),
                                    detail::command<AdoptRegulation>(),
                                    detail::command<MoveSitting>(),
                                    detail::command<DeclineSittingRequest>(),
                                    detail::command<WithdrawSittingRequest>(),
                                    detail::command<JustifyAbsence>(),
                                    detail::command<AdmitGuest>(),
                                    detail::command<DismissGuest>(),
                                    detail::command<DeclareConflict>(),
                                    detail::command<ShowDocument>()};
  return rows;
}

}  // namespace tavolo::rpc
