#include "server/feed/queries.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "server/domain/permission.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

Refusal unknown(std::string_view pointer) {
  return {"unknown_thing", "rules#ids", R"({"pointer":")" + std::string(pointer) + R"("})"};
}

std::optional<std::uint64_t> number_in(const std::optional<Cursor>& cursor) {
  if (!cursor) return std::nullopt;
  std::uint64_t n = 0;
  const char* end = cursor->text.data() + cursor->text.size();
  const auto [at, fault] = std::from_chars(cursor->text.data(), end, n);
  return fault == std::errc{} && at == end ? std::optional(n) : std::nullopt;
}

/// Where a comment stands in its list. A reply shares its entry with the comment it answers, whose last change it is:
/// the id tells them apart, or the end of a page between the two would lose one.
using CommentPlace = std::pair<std::uint64_t, std::uint64_t>;

CommentPlace place_of(const domain::Comment& comment) { return {comment.last_change, comment.id.n}; }

Cursor cursor_at(const CommentPlace& place) {
  return Cursor{std::to_string(place.first) + '-' + std::to_string(place.second)};
}

std::optional<CommentPlace> place_in(const std::optional<Cursor>& cursor) {
  if (!cursor) return std::nullopt;
  const auto dash = cursor->text.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto change = number_in(Cursor{cursor->text.substr(0, dash)});
  const auto id = number_in(Cursor{cursor->text.substr(dash + 1)});
  if (!change || !id) return std::nullopt;
  return CommentPlace{*change, *id};
}

}  // namespace

QueryAnswer<views::CommentPage> answer(const domain::State& state, const commands::ListComments& query) {
  const auto before = place_in(query.before);
  if (query.before && !before) return std::unexpected(unknown("/before"));
  views::CommentPage page;
  const auto found = state.discussions.find(query.subject);
  if (found == state.discussions.end()) return page;
  std::vector<const domain::Comment*> comments;
  for (const CommentId id : found->second.comments) {
    const auto& comment = state.comments.at(id);
    if (!before || place_of(comment) < *before) comments.push_back(&comment);
  }
  std::ranges::sort(comments, std::greater(), [](const auto* comment) { return place_of(*comment); });
  const std::size_t shown = std::min(comments.size(), comments_a_page);
  for (std::size_t i = 0; i < shown; ++i) page.items.push_back(comment_view(*comments[i]));
  if (shown < comments.size()) page.next = cursor_at(place_of(*comments[shown - 1]));
  return page;
}

QueryAnswer<views::CommentHistory> answer(const domain::State& state, const domain::Acting& acting,
                                          const commands::GetComment& query) {
  const auto found = state.comments.find(query.comment);
  if (found == state.comments.end()) return std::unexpected(unknown("/comment"));
  const domain::Comment& comment = found->second;
  const bool sees_hidden =
      domain::may(acting.role, domain::relation_to_body(acting, comment.organisation), domain::read_moderated);
  if (comment.hidden() && !sees_hidden) {
    return std::unexpected(Refusal{"comment_hidden", "rules#audiences", {}});
  }
  views::CommentHistory history = comment_history(comment);
  if (!sees_hidden) {
    for (auto& step : history.moderation) step.reason.reset();
  }
  return history;
}

QueryAnswer<views::ProposalVersions> answer(const domain::State& state, const commands::ListProposalVersions& query) {
  const auto found = state.proposals.find(query.proposal);
  if (found == state.proposals.end()) return std::unexpected(unknown("/proposal"));
  return proposal_versions(found->second);
}

QueryAnswer<views::NodeVersions> answer(const domain::State& state, const commands::ListNodeVersions& query) {
  const auto found = state.nodes.find(query.node);
  if (found == state.nodes.end()) return std::unexpected(unknown("/node"));
  return node_versions(found->second);
}

QueryAnswer<views::PositionPage> answer(const domain::State& state, const commands::ListPositions& query) {
  const auto found = state.votes.find(query.vote);
  if (found == state.votes.end() || !found->second.opened) return std::unexpected(unknown("/vote"));
  if (!positions_readable(found->second))
    return std::unexpected(Refusal{"positions_sealed", "rules#sealed-positions", {}});
  const auto after = number_in(query.after);
  if (query.after && !after) return std::unexpected(unknown("/after"));
  const auto lines = position_lines(state, found->second);
  const std::size_t from = std::min<std::size_t>(after.value_or(0), lines.size());
  const std::size_t to = std::min(lines.size(), from + positions_a_page);
  views::PositionPage page;
  page.items.assign(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
  if (to < lines.size()) page.next = Cursor{std::to_string(to)};
  return page;
}

}  // namespace tavolo::feed
