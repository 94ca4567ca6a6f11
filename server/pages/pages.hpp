#pragma once
// The public pages (issue point 9, screens.md 5.11): HTML from the same views as the feed, complete without script, no
// names of persons, at permanent addresses under /pubblico.

#include <optional>
#include <string>
#include <string_view>

#include "protocol/views/search.hpp"
#include "server/domain/calendar.hpp"
#include "server/domain/state.hpp"
#include "server/pages/language.hpp"

namespace tavolo::pages {

struct Page {
  unsigned status = 200;
  std::string html;
};

struct Site {
  const domain::State& state;
  domain::Moment moment;
  std::string checkpoint;     ///< the newest, shown at the foot
  std::string stylesheet;     ///< address of the one stylesheet
  bool insecure_lan = false;  ///< said on every page
  std::string vkey{};         ///< the log's public key, for the page on verification; empty: not shown
  Asked asked{};              ///< the language of the page
  std::string public_url{};   ///< "https://tavolo.example.it": where the public reaches this server; empty: not known
};

/// The page at an address: /pubblico, /pubblico/piano, /pubblico/piano/<code>, /pubblico/proposte,
/// /pubblico/proposte/<number>, /pubblico/votazioni, /pubblico/votazioni/<id>, /pubblico/sedute,
/// /pubblico/sedute/<number>, /pubblico/organismi,
/// /pubblico/regolamento, /pubblico/accessibilita, /pubblico/privacy, /pubblico/verifica. Nothing for any other path;
/// a page with status 404 for a thing that does not exist or is not public.
std::optional<Page> render(const Site& site, std::string_view path);

enum class SearchFault { none, busy, unreadable };
struct SearchAsked {
  std::string text;                        ///< empty: the form alone
  std::optional<views::SearchPage> found;  ///< what a stranger may read of it
  SearchFault fault = SearchFault::none;
};
/// /pubblico/cerca.
Page search_page(const Site& site, const SearchAsked& asked);

inline constexpr std::string_view stylesheet_path = "/pubblico/stile.css";
/// The stylesheet of the public pages (text/css).
std::string_view stylesheet();

}  // namespace tavolo::pages
