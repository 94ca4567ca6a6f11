// /pubblico/accessibilita, /pubblico/privacy, and what stands where there is nothing to read.

#include <span>

#include "server/feed/views.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/page_list.hpp"
#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"
#include "server/pages/words_notices.hpp"

namespace tavolo::pages {
namespace {

Page notice(const Site& site, std::string_view title, std::string_view lead, std::span<const words::Part> parts) {
  const Frame frame{.title = std::string(title), .crumbs = {home_crumb()}};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide reading"}}, [&] {
      html.el("h1", title);
      html.el("p", {{"class", "lead"}}, lead);
      for (const words::Part& part : parts) {
        html.el("h2", part.heading);
        paragraphs(html, part.text);
      }
      const views::Table table = feed::table_view(site.state);
      html.el("h2", words::seat_heading);
      html.el("p", text_or(table.ambito, words::unnamed) + ", " + text_or(table.seat, words::unnamed));
    });
  });
}

}  // namespace

Page accessibility_page(const Site& site) {
  return notice(site, words::accessibility, words::accessibility_lead, words::accessibility_parts);
}

Page privacy_page(const Site& site) { return notice(site, words::privacy, words::privacy_lead, words::privacy_parts); }

Page missing_page(const Site& site) {
  const Frame frame{.title = std::string(words::missing_title), .crumbs = {home_crumb()}, .status = 404};
  return framed(site, frame, [&](Html& html) {
    html.in("div", {{"class", "wide reading"}}, [&] {
      html.el("h1", words::missing_title);
      html.el("p", words::missing_text);
      html.in("p", [&] { html.link("/pubblico", words::nav_home); });
    });
  });
}

}  // namespace tavolo::pages
