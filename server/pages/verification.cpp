// /pubblico/verifica: what a stranger needs to hold the record to its word.

#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_notices.hpp"

namespace tavolo::pages {

Page verification_page(const Site& site) {
  const Frame frame{
      .title = std::string(words::nav_verification), .place = Place::verification, .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide reading"}}, [&] {
      html.el("h1", words::verification_title);
      html.el("p", {{"class", "lead"}}, words::verification_lead);
      html.el("h2", words::origin_heading);
      html.in("p", [&] { html.el("code", site.state.origin); });
      if (!site.vkey.empty()) {
        html.el("h2", words::key_heading);
        html.in("p", [&] { html.el("code", site.vkey); });
        html.el("p", words::key_note);
      }
      html.el("h2", words::checkpoint_heading);
      html.el("pre", {{"tabindex", "0"}}, site.checkpoint);
      html.el("p", words::checkpoint_note);
      html.el("h2", words::how_heading);
      html.in("ol", [&] {
        for (const auto step : words::how_steps) html.el("li", step);
      });
      html.el("h2", words::limits_heading);
      paragraphs(html, words::limits);
    });
  });
}

}  // namespace tavolo::pages
