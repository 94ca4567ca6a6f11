#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> poll_methods() {
  using namespace commands;
  static constexpr Method rows[] = {detail::command<PreparePoll>(),      detail::command<DiscardPoll>(),
                                    detail::command<OpenPoll>(),         detail::command<AnswerPoll>(),
                                    detail::command<ClosePoll>(),        detail::command<AnnulPoll>(),
                                    detail::command<RecordPollAnswer>(), detail::command<ContestRecordedAnswer>()};
  return rows;
}

}  // namespace tavolo::rpc
