// /pubblico/proposte: all that everybody may see, newest first.

#include "server/feed/views.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {

Page proposals_page(const Site& site) {
  const Frame frame{.title = std::string(words::proposals_title), .place = Place::proposals, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide"}}, [&] {
      html.el("h1", words::proposals_title);
      html.el("p", {{"class", "lead"}}, words::proposals_intro);
      std::vector<const domain::Proposal*> shown;
      for (auto row = site.state.proposals.rbegin(); row != site.state.proposals.rend(); ++row) {
        if (feed::is_public(row->second)) shown.push_back(&row->second);
      }
      if (shown.empty()) return html.el("p", {{"class", "card empty"}}, words::no_proposals);
      html.el("h2", words::proposals_count(static_cast<std::int64_t>(shown.size())));
      html.in("ul", {{"class", "card items"}}, [&] {
        for (const auto* proposal : shown) proposal_item(html, site.state, *proposal);
      });
    });
  });
}

}  // namespace tavolo::pages
