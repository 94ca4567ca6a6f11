#include "protocol/events/entry_body_family.hpp"

namespace tavolo::events {

std::span<const EntryRow> proposal_rows() {
  static constexpr EntryRow rows[] = {
      detail::row<ProposalSubmitted>(),    detail::row<ProposalVersioned>(),        detail::row<ProposalWithdrawn>(),
      detail::row<ProposalSupported>(),    detail::row<ProposalSupportWithdrawn>(), detail::row<ProposalCosigned>(),
      detail::row<AdmissibilityDecided>(), detail::row<DiscussionOpened>(),         detail::row<ReplyIssued>()};
  return rows;
}

}  // namespace tavolo::events
