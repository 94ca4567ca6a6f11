#pragma once
// What every page has around its content: bar, header, places, note, footer (screens.md 2, 5.11).

#include <functional>
#include <string>
#include <vector>

#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

enum class Place { home, plan, proposals, votes, sittings, bodies, regulation, verification, search, elsewhere };

struct Crumb {
  std::string path;
  std::string words;
};

struct Frame {
  std::string title;  ///< of the tab; the page's one h1 is its content's own
  Place place = Place::elsewhere;
  std::vector<Crumb> crumbs;  ///< from the home page down, without the page itself; empty: no breadcrumb
  unsigned status = 200;
  bool minutes = false;  ///< its content is minutes, which have a stylesheet of their own
  std::string question;  ///< of the address, "q=...", kept in the other language
};

/// The whole page. `content` writes what stands in <main>, with the one h1.
Page framed(const Site& site, const Frame& frame, const std::function<void(Html&)>& content);

/// The home page as the first crumb.
Crumb home_crumb();

}  // namespace tavolo::pages
