#pragma once
// The closed list of entity types of the feed.

#include <variant>

#include "protocol/views/discussion.hpp"
#include "protocol/views/documents.hpp"
#include "protocol/views/findings.hpp"
#include "protocol/views/membership.hpp"
#include "protocol/views/plan.hpp"
#include "protocol/views/polls.hpp"
#include "protocol/views/proposals.hpp"
#include "protocol/views/record.hpp"
#include "protocol/views/redactions.hpp"
#include "protocol/views/sittings.hpp"
#include "protocol/views/table.hpp"
#include "protocol/views/votes.hpp"

namespace tavolo::views {

using Entity = std::variant<Table, RegulationView, Zone, Comune, CatalogueItem, Cycle, Organisation, Mandate,
                            Appointment, Waiting, Activity, Plan, PlanNode, Proposal, OwnProposal, Discussion, Comment,
                            Vote, Ballot, OutcomeView, OwnPosition, ProxyPositions, Sitting, SittingLink, QuorumView,
                            Attendance, Floor, Desk, Deliveries, SittingRequests, Interventions, Minutes, FiledDocument,
                            Poll, PollTurnout, PollResultView, OwnPollAnswer, Redaction, Finding, NoticeAddressesOf>;

}  // namespace tavolo::views
