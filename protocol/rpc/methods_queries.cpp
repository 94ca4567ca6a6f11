#include "protocol/rpc/methods_part.hpp"

namespace tavolo::rpc {

std::span<const Method> query_methods() {
  using namespace commands;
  static constexpr Method rows[] = {detail::query<ListComments>(),
                                    detail::query<GetComment>(),
                                    detail::query<ListProposalVersions>(),
                                    detail::query<ListNodeVersions>(),
                                    detail::query<ListPositions>(),
                                    detail::query<ListEntries>(),
                                    detail::query<GetEntry>(),
                                    detail::query<RecountVote>(),
                                    detail::query<RecountPoll>(),
                                    detail::query<Search>(),
                                    detail::query<ListInvitations>(),
                                    detail::query<RenewInvitation>(),
                                    detail::query<WatchCollection>(),
                                    detail::query<UnwatchCollection>(),
                                    detail::query<PreviewRedaction>(),
                                    detail::query<ListOverrides>(),
                                    detail::query<CountActs>(),
                                    detail::query<ReportCompliance>(),
                                    {TableJoin::method, MethodKind::join, &detail::read_call<TableJoin, TableJoin>},
                                    {Ping::method, MethodKind::ping, &detail::read_call<Ping, Ping>}};
  return rows;
}

}  // namespace tavolo::rpc
