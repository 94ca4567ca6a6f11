#pragma once
// Collections and older versions, read from the state (decision 23). Permission for the query itself was checked; what
// depends on the thing asked for is checked here. Answers must wait for Table::when_committed.

#include <expected>

#include "protocol/commands/queries.hpp"
#include "protocol/views/view.hpp"
#include "server/domain/actor.hpp"

namespace tavolo::feed {

template <class T>
using QueryAnswer = std::expected<T, Refusal>;

inline constexpr std::size_t comments_a_page = 20;
inline constexpr std::size_t positions_a_page = 100;

/// Refusals: unknown_thing; not_permitted for a hidden comment's texts; positions_sealed before the close.
QueryAnswer<views::CommentPage> answer(const domain::State& state, const commands::ListComments& query);
QueryAnswer<views::CommentHistory> answer(const domain::State& state, const domain::Acting& acting,
                                          const commands::GetComment& query);
QueryAnswer<views::ProposalVersions> answer(const domain::State& state, const commands::ListProposalVersions& query);
QueryAnswer<views::NodeVersions> answer(const domain::State& state, const commands::ListNodeVersions& query);
QueryAnswer<views::PositionPage> answer(const domain::State& state, const commands::ListPositions& query);

}  // namespace tavolo::feed
