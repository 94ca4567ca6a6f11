#include "server/pages/pages.hpp"

#include <array>

#include "server/pages/page_list.hpp"

namespace tavolo::pages {
namespace {

struct Single {
  std::string_view path;
  Page (*page)(const Site&);
};
/// The form alone; what was found comes by search_page.
Page empty_search_page(const Site& site) { return search_page(site, {}); }

constexpr std::array<Single, 13> singles{{{"", home_page},
                                          {"/piano", plan_page},
                                          {"/proposte", proposals_page},
                                          {"/votazioni", votes_page},
                                          {"/consultazioni", polls_page},
                                          {"/sedute", sittings_page},
                                          {"/organismi", bodies_page},
                                          {"/regolamento", regulation_page},
                                          {"/accessibilita", accessibility_page},
                                          {"/privacy", privacy_page},
                                          {"/verifica", verification_page},
                                          {"/cerca", empty_search_page},
                                          {"/", home_page}}};

struct Family {
  std::string_view path;
  Page (*page)(const Site&, std::string_view);
};
constexpr std::array<Family, 5> families{{{"/piano/", plan_point_page},
                                          {"/proposte/", proposal_page},
                                          {"/votazioni/", vote_page},
                                          {"/consultazioni/", poll_page},
                                          {"/sedute/", sitting_page}}};

}  // namespace

std::optional<Page> render(const Site& site, std::string_view path) {
  const Speaking speaking(site.asked);
  constexpr std::string_view root = "/pubblico";
  if (!path.starts_with(root)) return std::nullopt;
  path.remove_prefix(root.size());
  for (const Single& one : singles) {
    if (path == one.path) return one.page(site);
  }
  for (const Family& family : families) {
    if (!path.starts_with(family.path)) continue;
    const std::string_view rest = path.substr(family.path.size());
    if (rest.empty() || rest.find('/') != std::string_view::npos) return std::nullopt;
    return family.page(site, rest);
  }
  return std::nullopt;
}

}  // namespace tavolo::pages
