#pragma once
// A search of a live table, asked as a line does it and waited for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/answer.hpp"
#include "tests/support/live_table.hpp"

namespace tavolo::tests {

inline commands::Search search_for(std::string_view text) {
  return {Text<1, 200>::of(text), std::nullopt, std::nullopt, {20}};
}

/// What the index has for this reader, before anything of it is held against the state.
inline search::Found candidates(LiveTable& live, const domain::Acting& acting, const commands::Search& query) {
  live.search->settle();
  const auto request = search::request_of(acting, query);
  if (!request) return std::unexpected(request.error());
  std::optional<search::Found> given;
  live.search->ask(
      *request, [&live](std::function<void()> act) { live.turns.post(std::move(act)); },
      [&given](search::Found found) { given = std::move(found); });
  for (int i = 0; i < 100 && !given; ++i) live.turns.turn(200);
  EXPECT_TRUE(given.has_value()) << "no answer came";
  return given.value_or(std::unexpected(Refusal{"no_answer", "", {}}));
}

inline std::expected<views::SearchPage, Refusal> found_by(LiveTable& live, const domain::Acting& acting,
                                                          const commands::Search& query) {
  const auto found = candidates(live, acting, query);
  if (!found) return std::unexpected(found.error());
  return search::page_of(live.state(), acting, *found);
}

/// The things found, in order: "proposal-1 comment-3".
inline std::string things(const std::expected<views::SearchPage, Refusal>& page) {
  if (!page) return page.error().code;
  std::string all;
  for (const auto& group : page->groups) {
    for (const auto& hit : group.items) all += (all.empty() ? "" : " ") + hit.object.text;
  }
  return all;
}

}  // namespace tavolo::tests
