#include "protocol/rpc/documents_part.hpp"
#include "protocol/views/search.hpp"
#include "protocol/views/view.hpp"

namespace tavolo::rpc {
namespace {

template <class... V>
void add_all(Documents& all, std::variant<V...>*) {
  (detail::add<V>(all, "views/" + std::string(V::type), "Value of the entity " + std::string(V::type)), ...);
}

}  // namespace

void add_view_documents(Documents& all) {
  add_all(all, static_cast<views::Entity*>(nullptr));
  detail::add<views::CommentPage>(all, "answers/comment_page", "Answer to list_comments");
  detail::add<views::CommentHistory>(all, "answers/comment_history", "Answer to get_comment");
  detail::add<views::ProposalVersions>(all, "answers/proposal_versions", "Answer to list_proposal_versions");
  detail::add<views::NodeVersions>(all, "answers/node_versions", "Answer to list_node_versions");
  detail::add<views::PositionPage>(all, "answers/position_page", "Answer to list_positions");
  detail::add<views::EntryPage>(all, "answers/entry_page", "Answer to list_entries");
  detail::add<views::EntryDetail>(all, "answers/entry_detail", "Answer to get_entry");
  detail::add<views::Recount>(all, "answers/recount", "Answer to recount_vote");
  detail::add<views::RecountedPoll>(all, "answers/recounted_poll", "Answer to recount_poll");
  detail::add<views::SearchPage>(all, "answers/search_page", "Answer to search");
  detail::add<views::RedactionPreview>(all, "answers/redaction_preview", "Answer to preview_redaction");
  detail::add<views::OverridePage>(all, "answers/override_page", "Answer to list_overrides");
  detail::add<views::ActCounts>(all, "answers/act_counts", "Answer to count_acts");
  detail::add<views::ComplianceReport>(all, "answers/compliance_report", "Answer to report_compliance");
  detail::add<views::InvitationList>(all, "answers/invitation_list", "Answer to list_invitations");
  detail::add<views::InvitationLine>(all, "answers/invitation_line", "Answer to renew_invitation");
}

}  // namespace tavolo::rpc
