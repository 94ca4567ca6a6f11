// /pubblico/votazioni: what is open, without any choice, and what came of the rest.

#include <algorithm>

#include "server/feed/views.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_polls.hpp"

namespace tavolo::pages {
namespace {

void votes(Html& html, const Site& site, std::string_view title, const std::vector<const domain::Vote*>& shown,
           std::string_view none) {
  html.el("h2", title);
  if (shown.empty()) return html.el("p", {{"class", "card empty"}}, none);
  html.in("ul", {{"class", "card items"}}, [&] {
    for (const auto* vote : shown) vote_item(html, site, *vote);
  });
}

bool any_poll_opened(const domain::State& state) {
  return std::ranges::any_of(state.polls, [](const auto& row) { return row.second.opened.has_value(); });
}

}  // namespace

Page votes_page(const Site& site) {
  std::vector<const domain::Vote*> open;
  std::vector<const domain::Vote*> ended;
  for (auto row = site.state.votes.rbegin(); row != site.state.votes.rend(); ++row) {
    if (!row->second.opened) continue;
    (row->second.state == VoteState::open ? open : ended).push_back(&row->second);
  }
  const Frame frame{.title = std::string(words::votes_title), .place = Place::votes, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::votes_title);
      html.el("p", {{"class", "lead"}}, words::votes_intro);
      if (any_poll_opened(site.state)) html.in("p", [&] { html.link("/pubblico/consultazioni", words::all_polls); });
      if (open.empty() && ended.empty()) return html.el("p", {{"class", "card empty"}}, words::no_votes);
      votes(html, site, words::open_votes, open, words::no_open_votes);
      votes(html, site, words::closed_votes, ended, words::no_closed_votes);
    });
  });
}

}  // namespace tavolo::pages
