#include "server/domain/permission.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "protocol/commands/command.hpp"
#include "protocol/commands/queries.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

/// A set of roles, one bit each.
using Roles = std::uint32_t;

constexpr Roles of(ActorRole role) { return Roles{1} << static_cast<unsigned>(role); }

constexpr Roles nobody = 0;
constexpr Roles citizen = of(ActorRole::citizen);
constexpr Roles observer = of(ActorRole::observer);
constexpr Roles acting_body = of(ActorRole::delegate) | of(ActorRole::substitute);
constexpr Roles standby_delegate = of(ActorRole::standby_delegate);
constexpr Roles standby_substitute = of(ActorRole::standby_substitute);
constexpr Roles legal_representative = of(ActorRole::legal_representative);
constexpr Roles chair = of(ActorRole::chair);
constexpr Roles deputy_chair = of(ActorRole::deputy_chair);
constexpr Roles secretary = of(ActorRole::secretary);
constexpr Roles auditor = of(ActorRole::auditor);
constexpr Roles system_itself = of(ActorRole::system);
/// Whoever reads the members' area: all that are signed in with a mandate or an office (domain.md 2.4). What each
/// reads is then bounded by audience (decision 21).
constexpr Roles readers = observer | acting_body | standby_delegate | standby_substitute | legal_representative |
                          of(ActorRole::suspended) | chair | deputy_chair | secretary | auditor;
constexpr Roles everybody = readers | citizen;
/// Whoever stands for a body, whether it may act for it now or not.
constexpr Roles of_a_body = readers & ~(chair | deputy_chair | secretary | auditor);

/// Who may do an action, by relation. An action that has no thing of a body has the relation `none` alone; where the
/// relation makes no difference all three are alike.
struct Row {
  std::string_view action;
  Roles none = nobody;
  Roles own = nobody;
  Roles other = nobody;

  Roles on(Relation relation) const {
    return relation == Relation::none ? none : relation == Relation::own ? own : other;
  }
};

constexpr Row alike(std::string_view action, Roles roles) { return {action, roles, roles, roles}; }
constexpr Row on_nothing(std::string_view action, Roles roles) { return {action, roles, nobody, nobody}; }
constexpr Row on_bodies(std::string_view action, Roles own, Roles other) { return {action, nobody, own, other}; }

// The design's matrix (domain.md 2.4) as this release restricts it. Chair and secretary hold offices without an
// organisation (decision 24), and a comment is an organisation's: they do not comment. The chair opens, closes and
// annuls votes and appoints to offices; the secretary opens a vote on the chair's order alone, which decide_votes
// checks. An auditor reads everything and files findings, nothing else. A citizen has the public pages.
constexpr auto table = std::to_array<Row>({
    // offices and membership
    on_nothing(commands::AdmitOrganisation::method, secretary),
    on_bodies(commands::ChangeMembership::method, nobody, secretary),
    on_bodies(commands::SetNoticeAddresses::method, nobody, secretary),
    on_bodies(commands::GrantMandate::method, nobody, secretary),
    on_bodies(commands::AppointDelegate::method, legal_representative, nobody),
    on_bodies(commands::ValidateMandate::method, nobody, secretary),
    on_bodies(commands::RevokeMandate::method, legal_representative, secretary),
    on_bodies(commands::TakeOver::method, standby_substitute, nobody),
    on_bodies(commands::HandBack::method, of(ActorRole::substitute) | standby_delegate | observer, nobody),
    on_nothing(commands::MakeAppointment::method, chair | system_itself),
    on_nothing(commands::EndAppointment::method, chair | system_itself),
    on_nothing(commands::TakeChair::method, deputy_chair),
    on_nothing(commands::HandBackChair::method, chair | deputy_chair),
    on_nothing(commands::AdoptRegulation::method, secretary),
    // the plan
    on_nothing(commands::RevisePlanNode::method, secretary),
    // proposals
    alike(commands::SubmitProposal::method, acting_body),
    on_bodies(commands::ReviseProposal::method, acting_body, nobody),
    on_bodies(commands::WithdrawProposal::method, acting_body, nobody),
    on_bodies(commands::SupportProposal::method, nobody, acting_body),
    on_bodies(commands::WithdrawSupport::method, acting_body, acting_body),
    on_bodies(commands::CosignProposal::method, nobody, acting_body),
    alike(commands::DecideAdmissibility::method, secretary),
    alike(commands::OpenDiscussion::method, secretary),
    alike(commands::IssueReply::method, secretary),
    // discussion
    alike(commands::PostComment::method, acting_body | observer),
    on_bodies(commands::EditComment::method, acting_body | observer, nobody),
    alike(commands::HideComment::method, secretary),
    alike(commands::RestoreComment::method, secretary),
    // votes
    alike(commands::PrepareVote::method, secretary),
    alike(commands::DiscardVote::method, secretary),
    alike(commands::OpenVote::method, chair | secretary),
    {commands::CastPosition::method, acting_body, acting_body, nobody},
    alike(commands::CloseVote::method, chair),
    alike(commands::AnnulVote::method, chair),
    // polls
    alike(commands::PreparePoll::method, secretary),
    alike(commands::DiscardPoll::method, secretary),
    alike(commands::OpenPoll::method, chair | secretary),
    {commands::AnswerPoll::method, acting_body, acting_body, nobody},
    alike(commands::ClosePoll::method, chair),
    alike(commands::AnnulPoll::method, chair),
    on_bodies(commands::RecordPollAnswer::method, nobody, secretary),
    on_nothing(commands::ContestRecordedAnswer::method, acting_body),
    // sittings
    on_nothing(commands::DraftSitting::method, secretary),
    on_nothing(commands::DiscardSitting::method, secretary),
    on_nothing(commands::ConveneSitting::method, chair),
    on_nothing(commands::MoveSitting::method, chair),
    on_nothing(commands::CancelSitting::method, chair),
    on_bodies(commands::RecordDelivery::method, nobody, secretary),
    on_nothing(commands::RequestSitting::method, acting_body),
    on_nothing(commands::DeclineSittingRequest::method, chair),
    on_bodies(commands::WithdrawSittingRequest::method, acting_body, nobody),
    on_nothing(commands::OpenSitting::method, chair),
    on_nothing(commands::DeclareDeserted::method, chair),
    on_nothing(commands::SuspendSitting::method, chair),
    on_nothing(commands::ResumeSitting::method, chair),
    on_nothing(commands::CloseSitting::method, chair),
    on_nothing(commands::VerifyQuorum::method, chair | secretary),
    on_bodies(commands::CheckIn::method, acting_body | observer, nobody),
    on_bodies(commands::LeaveSitting::method, acting_body | observer, nobody),
    on_bodies(commands::RecordPresence::method, nobody, secretary),
    on_bodies(commands::RemoveFromSitting::method, nobody, chair),
    on_bodies(commands::JustifyAbsence::method, acting_body | observer, secretary),
    on_nothing(commands::AdmitGuest::method, chair | secretary),
    on_nothing(commands::DismissGuest::method, chair | secretary),
    on_bodies(commands::DeclareConflict::method, acting_body, secretary),
    on_bodies(commands::GrantProxy::method, acting_body, secretary),
    on_bodies(commands::RevokeProxy::method, acting_body, secretary),
    on_nothing(commands::OpenItem::method, chair | secretary),
    on_nothing(commands::SuspendItem::method, chair | secretary),
    on_nothing(commands::CloseItem::method, chair),
    on_nothing(commands::AddItem::method, chair),
    on_nothing(commands::AskConsensus::method, chair),
    on_nothing(commands::ObjectToConsensus::method, acting_body),
    on_nothing(commands::RequestFloor::method, acting_body | observer),
    on_bodies(commands::WithdrawFloor::method, acting_body | observer, nobody),
    on_bodies(commands::GrantFloor::method, nobody, chair | secretary),
    on_bodies(commands::EndFloor::method, acting_body | observer, chair | secretary),
    on_nothing(commands::PauseFloor::method, chair | secretary),
    on_nothing(commands::ResumeFloor::method, chair | secretary),
    on_nothing(commands::SetSpeakingTime::method, chair),
    on_bodies(commands::WarnSpeaker::method, nobody, chair),
    on_nothing(commands::FileIntervention::method, acting_body | observer),
    on_nothing(commands::WriteMinutes::method, secretary),
    on_nothing(commands::ProposeMinutes::method, secretary),
    on_nothing(commands::ObjectToMinutes::method, acting_body),
    on_nothing(commands::AnswerObjection::method, secretary),
    on_nothing(commands::ApproveMinutes::method, chair),
    on_nothing(commands::RectifyMinutes::method, secretary),
    on_nothing(commands::PublishMinutes::method, secretary),
    // documents
    {commands::FileDocument::method, acting_body | secretary, acting_body, nobody},
    {commands::WithdrawDocument::method, chair | secretary, acting_body, chair | secretary},
    on_nothing(commands::ShowDocument::method, chair | secretary),
    // erasure by order
    on_nothing(commands::ApplyRedaction::method, secretary | system_itself),
    on_nothing(commands::PreviewRedaction::method, secretary),
    // the auditor's place
    on_nothing(commands::FileFinding::method, auditor),
    on_nothing(commands::AnswerFinding::method, chair | secretary),
    on_nothing(commands::AskFindingAgain::method, auditor),
    on_nothing(commands::CloseFinding::method, auditor),
    on_nothing(commands::NoteAuditAccess::method, auditor),
    on_nothing(commands::ListOverrides::method, chair | secretary | auditor),
    on_nothing(commands::CountActs::method, chair | secretary | auditor),
    on_nothing(commands::ReportCompliance::method, chair | secretary | auditor),
    // votes of a sitting
    on_nothing(commands::PutToVote::method, chair | secretary),
    on_bodies(commands::RecordPosition::method, nobody, secretary),
    on_nothing(commands::ContestRecordedPosition::method, acting_body),
    on_nothing(commands::RatifyPosition::method, acting_body | legal_representative),
    on_nothing(commands::AnswerDissent::method, chair),
    // questions
    alike(commands::TableJoin::method, readers),
    alike(commands::Ping::method, readers),
    alike(commands::ListComments::method, readers),
    alike(commands::GetComment::method, readers),
    alike(commands::ListProposalVersions::method, readers),
    alike(commands::ListNodeVersions::method, readers),
    alike(commands::ListPositions::method, readers),
    alike(commands::ListEntries::method, readers),
    alike(commands::GetEntry::method, readers),
    alike(commands::RecountVote::method, readers),
    alike(commands::RecountPoll::method, readers),
    alike(commands::Search::method, readers),
    alike(commands::WatchCollection::method, readers),
    alike(commands::UnwatchCollection::method, readers),
    alike(commands::ListInvitations::method, secretary),
    alike(commands::RenewInvitation::method, secretary),
    // what the answers show
    on_bodies(read_moderated, of_a_body, secretary | auditor),
    on_bodies(read_sealed, of_a_body, nobody),
    on_bodies(read_actor, of_a_body, nobody),
    alike(read_acted_under, auditor),
    on_bodies(read_holder, of_a_body, secretary),
    on_bodies(read_holder_reasons, of_a_body, secretary | auditor),
    // pages and downloads
    alike("page_public", everybody),
    alike("page_search", everybody),
    alike("page_minutes", readers),
    alike("past_state", readers),
    alike("history_export", readers),
    alike("page_accessibility", everybody),
    alike("page_privacy", everybody),
    alike("login", everybody),
    alike("logout", everybody),
    alike("session", everybody),
    alike("own_password", everybody),
    alike("own_sessions", everybody),
    alike("own_data", everybody),
    alike("own_push", everybody),
    alike("own_mail", everybody),
    alike("own_calendar", everybody),
    alike("calendar", everybody),
    alike("hall_screen", everybody),
    alike("hall_link", secretary),
    alike("file_receipt", secretary),
    alike("upload_document", acting_body | secretary),
    alike("download_document", everybody),
    on_bodies("download_scan", of_a_body, secretary | auditor),
    alike("invitation", everybody),
    alike("logs", everybody),
    alike("rpc", everybody),
    alike("changes", everybody),
    alike("health", everybody),
    alike("checkpoint", everybody),
    alike("entry_proof_public", everybody),
    alike("record_proofs", everybody),
    alike("log_files", everybody),
    alike("witnesses", everybody),
    alike("client_app", everybody),
});

/// Sorted once, so that looking up needs no scan.
constexpr auto sorted_table = [] {
  auto rows = table;
  std::sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) { return left.action < right.action; });
  return rows;
}();

constexpr auto action_names = [] {
  std::array<std::string_view, table.size()> names;
  for (std::size_t i = 0; i < table.size(); ++i) names[i] = table[i].action;
  return names;
}();

}  // namespace

Relation relation_to_body(const Acting& acting, OrganisationId owner) {
  return acting.organisation == owner ? Relation::own : Relation::other;
}

bool may(ActorRole role, Relation relation, std::string_view action) {
  const auto row = std::lower_bound(sorted_table.begin(), sorted_table.end(), action,
                                    [](const Row& held, std::string_view wanted) { return held.action < wanted; });
  TAVOLO_CHECK(row != sorted_table.end() && row->action == action);
  return (row->on(relation) & of(role)) != 0;
}

std::span<const std::string_view> actions() { return action_names; }

std::vector<Permitted> permitted(ActorRole role) {
  std::vector<Permitted> all;
  for (const Row& row : table) {
    for (const Relation relation : {Relation::none, Relation::own, Relation::other}) {
      if ((row.on(relation) & of(role)) != 0) all.push_back({row.action, relation});
    }
  }
  return all;
}

std::string to_string(const Audience& audience) {
  switch (audience.kind) {
    case Audience::Kind::everyone:
      return "public";
    case Audience::Kind::members:
      return "members";
    case Audience::Kind::desk:
      return "desk";
    case Audience::Kind::audit:
      return "audit";
    case Audience::Kind::organisation:
      return "org:" + to_string(OrganisationId{audience.n});
    case Audience::Kind::person:
      return "person:" + to_string(PersonId{audience.n});
  }
  TAVOLO_CHECK(false);
  return {};
}

std::vector<Audience> audiences_of(const Acting& acting) {
  std::vector<Audience> all{{Audience::Kind::everyone, 0}};
  if (acting.role == ActorRole::citizen || acting.role == ActorRole::system) return all;
  all.push_back({Audience::Kind::members, 0});
  if (acting.role == ActorRole::auditor) {
    all.push_back({Audience::Kind::audit, 0});
    return all;
  }
  if (acting.role == ActorRole::secretary || acting.role == ActorRole::chair) all.push_back({Audience::Kind::desk, 0});
  if (acting.organisation) all.push_back({Audience::Kind::organisation, acting.organisation->n});
  if (acting.person) all.push_back({Audience::Kind::person, acting.person->n});
  std::sort(all.begin(), all.end());
  return all;
}

std::expected<void, Refusal> require(const Acting& acting, Relation relation, std::string_view action) {
  if (may(acting.role, relation, action)) return {};
  return refuse("not_permitted", "rules#permissions",
                Detail().add("action", action).add("role", name_of(acting.role)).add("relation", name_of(relation)));
}

}  // namespace tavolo::domain
