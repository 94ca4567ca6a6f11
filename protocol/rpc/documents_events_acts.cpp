#include "protocol/rpc/documents_events.hpp"

namespace tavolo::rpc {

void add_act_event_documents(Documents& all) {
  using namespace events;
  detail::add_event<ProposalSubmitted>(all);
  detail::add_event<ProposalVersioned>(all);
  detail::add_event<ProposalWithdrawn>(all);
  detail::add_event<ProposalSupported>(all);
  detail::add_event<ProposalSupportWithdrawn>(all);
  detail::add_event<ProposalCosigned>(all);
  detail::add_event<AdmissibilityDecided>(all);
  detail::add_event<DiscussionOpened>(all);
  detail::add_event<ReplyIssued>(all);
  detail::add_event<CommentPosted>(all);
  detail::add_event<CommentEdited>(all);
  detail::add_event<CommentHidden>(all);
  detail::add_event<CommentRestored>(all);
  detail::add_event<VotePrepared>(all);
  detail::add_event<VoteDiscarded>(all);
  detail::add_event<VoteOpened>(all);
  detail::add_event<VoteOpenedV1>(all);
  detail::add_event<PositionCast>(all);
  detail::add_event<PositionCastV1>(all);
  detail::add_event<VoteClosed>(all);
  detail::add_event<OutcomeDeclared>(all);
  detail::add_event<OutcomeDeclaredV1>(all);
  detail::add_event<VoteAnnulled>(all);
  detail::add_event<VotePlaced>(all);
  detail::add_event<PositionRecorded>(all);
  detail::add_event<PositionRecordedV1>(all);
  detail::add_event<RecordedPositionContested>(all);
  detail::add_event<PositionRatified>(all);
  detail::add_event<PositionLapsed>(all);
  detail::add_event<DissentAnswered>(all);
  detail::add_event<OutcomeConfirmed>(all);
  detail::add_event<VoteScheduled>(all);
  detail::add_event<VoteOpeningMissed>(all);
  detail::add_event<PollPrepared>(all);
  detail::add_event<PollDiscarded>(all);
  detail::add_event<PollScheduled>(all);
  detail::add_event<PollOpened>(all);
  detail::add_event<PollAnswered>(all);
  detail::add_event<PollClosed>(all);
  detail::add_event<PollResultDeclared>(all);
  detail::add_event<PollAnnulled>(all);
  detail::add_event<PollAnswerRecorded>(all);
  detail::add_event<PollAnswerRecordedV1>(all);
  detail::add_event<PollOpeningMissed>(all);
  detail::add_event<PollAnswerContested>(all);
}

}  // namespace tavolo::rpc
