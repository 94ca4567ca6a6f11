#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> vote_methods() {
  using namespace commands;
  static constexpr Method rows[] = {
      detail::command<PrepareVote>(),    detail::command<DiscardVote>(),    detail::command<OpenVote>(),
      detail::command<CastPosition>(),   detail::command<CloseVote>(),      detail::command<AnnulVote>(),
      detail::command<PutToVote>(),      detail::command<RecordPosition>(), detail::command<ContestRecordedPosition>(),
      detail::command<RatifyPosition>(), detail::command<AnswerDissent>()};
  return rows;
}

}  // namespace tavolo::rpc
