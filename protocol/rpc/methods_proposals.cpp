#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> proposal_methods() {
  using namespace commands;
  static constexpr Method rows[] = {detail::command<SubmitProposal>(),      detail::command<ReviseProposal>(),
                                    detail::command<WithdrawProposal>(),    detail::command<SupportProposal>(),
                                    detail::command<WithdrawSupport>(),     detail::command<CosignProposal>(),
                                    detail::command<DecideAdmissibility>(), detail::command<OpenDiscussion>(),
                                    detail::command<RevisePlanNode>(),      detail::command<IssueReply>()};
  return rows;
}

}  // namespace tavolo::rpc
