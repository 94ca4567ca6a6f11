#pragma once
// From the state to what readers get: one pure function an entity type. Numbers are computed here, once, for the feed,
// the public pages and the exports alike; a text that was erased is absent.

#include "protocol/views/view.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/state.hpp"

namespace tavolo::feed {

views::Table table_view(const domain::State& state);
views::RegulationView regulation_view(const domain::RegulationVersion& regulation, const domain::Moment& moment);
views::Zone zone_view(const domain::State& state, const domain::Zone& zone);
views::Comune comune_view(const domain::Comune& comune);
views::CatalogueItem catalogue_item_view(const domain::CatalogueItem& item);
views::Cycle cycle_view(const domain::Cycle& cycle);

views::Organisation organisation_view(const domain::Organisation& organisation);
/// Nothing of a body that has none.
std::optional<views::NoticeAddressesOf> notice_addresses_view(const domain::Organisation& organisation);
views::Mandate mandate_view(const domain::State& state, const domain::Mandate& mandate, const domain::Moment& moment);
views::Appointment appointment_view(const domain::State& state, const domain::Appointment& appointment,
                                    const domain::Moment& moment);
/// What waits for a body, soonest term first.
views::Waiting waiting_of_body(const domain::State& state, OrganisationId organisation, Instant now);
/// What waits for the secretary ("desk-1").
views::Waiting waiting_of_secretary(const domain::State& state);
/// What waits for who presides ("desk-2").
views::Waiting waiting_of_chair(const domain::State& state);
/// Answers to findings, for every auditor.
views::Waiting waiting_of_auditors(const domain::State& state);
views::Activity activity_view(const domain::State& state);

views::Plan plan_view(const domain::State& state);
views::PlanNode plan_node_view(const domain::State& state, const domain::PlanNode& node);
views::NodeVersions node_versions(const domain::PlanNode& node);

/// True once everybody may see the proposal (decision 21).
bool is_public(const domain::Proposal& proposal);
views::Proposal proposal_view(const domain::State& state, const domain::Proposal& proposal);
/// Of a proposal that is_public, the version that everybody may read: the last that was found admissible. A newer one
/// is for members until it is examined (decisions 21 and 30).
const domain::ProposalVersion& public_version(const domain::Proposal& proposal);
/// The proposal as the public reads it, with its public_version.
views::Proposal public_proposal_view(const domain::State& state, const domain::Proposal& proposal);
views::OwnProposal own_proposal_view(const domain::Proposal& proposal);
views::ProposalVersions proposal_versions(const domain::Proposal& proposal);

views::Discussion discussion_view(const domain::State& state, const ObjectRef& subject);
views::Comment comment_view(const domain::Comment& comment);
views::CommentHistory comment_history(const domain::Comment& comment);

views::Redaction redaction_view(const domain::Redaction& redaction);
views::Finding finding_view(const domain::Finding& finding, const domain::Moment& moment);

views::Vote vote_view(const domain::State& state, const domain::Vote& vote);
views::Ballot ballot_view(const domain::Vote& vote);
/// Only of a vote with a declared outcome.
views::OutcomeView outcome_view(const domain::Vote& vote);
/// Nothing when the body has none, or it is erased.
std::optional<views::OwnPosition> own_position_view(const domain::Vote& vote, OrganisationId organisation);
/// Nothing when the body holds no proxy in that vote.
std::optional<views::ProxyPositions> proxy_positions_view(const domain::State& state, const domain::Vote& vote,
                                                          OrganisationId holder);
/// True once positions can be read by everybody: closed, or by roll call; never of an annulled vote.
bool positions_readable(const domain::Vote& vote);
/// Every body of the electorate with its last position, by bench, then name. Only when positions_readable.
std::vector<views::PositionLine> position_lines(const domain::State& state, const domain::Vote& vote);

views::Poll poll_view(const domain::State& state, const domain::Poll& poll);
views::PollTurnout poll_turnout_view(const domain::Poll& poll);
/// Only of a poll with a declared result.
views::PollResultView poll_result_view(const domain::Poll& poll);
/// Nothing when the body has not answered.
std::optional<views::OwnPollAnswer> own_poll_answer_view(const domain::Poll& poll, OrganisationId organisation);

views::Sitting sitting_view(const domain::State& state, const domain::Sitting& sitting);
views::SittingLink sitting_link_view(const domain::Sitting& sitting);
views::QuorumView quorum_view(const domain::State& state, const domain::Sitting& sitting);
views::Attendance attendance_view(const domain::State& state, const domain::Sitting& sitting);
views::Deliveries deliveries_view(const domain::State& state, const domain::Sitting& sitting);
views::SittingRequests sitting_requests_view(const domain::State& state);
/// `moment` only for the day that it is: whether the notice still leaves its terms.
views::Desk desk_view(const domain::State& state, const domain::Sitting& sitting, const domain::Moment& moment);
views::Floor floor_view(const domain::State& state, const domain::Sitting& sitting);
/// What was said or filed as said, oldest first; the newest 500.
views::Interventions interventions_view(const domain::Sitting& sitting);
views::FiledDocument document_view(const domain::State& state, const domain::Document& document);
/// The newest version of each block, with the terms; only of a sitting whose minutes were begun.
views::Minutes minutes_view(const domain::State& state, const domain::Sitting& sitting, const domain::Moment& moment);

/// What a thing is called: the title of a proposal with its number, of a node with its code, the name of a body.
std::optional<views::Label> label_of(const domain::State& state, std::string_view object);

}  // namespace tavolo::feed
