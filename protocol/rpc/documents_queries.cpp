#include "protocol/commands/queries.hpp"
#include "protocol/rpc/documents_part.hpp"

namespace tavolo::rpc {
namespace {

template <class Q>
void add_query(Documents& all, std::string_view answer) {
  detail::add<Q>(all, "queries/" + std::string(Q::method), "Parameters of the query " + std::string(Q::method),
                 "answers/" + std::string(answer));
}

}  // namespace

void add_query_documents(Documents& all) {
  using namespace commands;
  add_query<ListComments>(all, "comment_page");
  add_query<GetComment>(all, "comment_history");
  add_query<ListProposalVersions>(all, "proposal_versions");
  add_query<ListNodeVersions>(all, "node_versions");
  add_query<ListPositions>(all, "position_page");
  add_query<ListEntries>(all, "entry_page");
  add_query<GetEntry>(all, "entry_detail");
  add_query<RecountVote>(all, "recount");
  add_query<RecountPoll>(all, "recounted_poll");
  add_query<Search>(all, "search_page");
  add_query<ListInvitations>(all, "invitation_list");
  add_query<RenewInvitation>(all, "invitation_line");
  add_query<WatchCollection>(all, "done");
  add_query<UnwatchCollection>(all, "done");
  add_query<PreviewRedaction>(all, "redaction_preview");
  add_query<ListOverrides>(all, "override_page");
  add_query<CountActs>(all, "act_counts");
  add_query<ReportCompliance>(all, "compliance_report");
  add_query<TableJoin>(all, "joined");
  add_query<Ping>(all, "pong");
  static_assert(std::variant_size_v<Query> == 18, "a query more: name its answer above");
}

}  // namespace tavolo::rpc
