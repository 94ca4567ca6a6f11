#pragma once
// Inside the room: one function a page.

#include <string_view>

#include "server/pages/pages.hpp"

namespace tavolo::pages {

Page home_page(const Site& site);
Page plan_page(const Site& site);
Page plan_point_page(const Site& site, std::string_view code);
Page proposals_page(const Site& site);
Page proposal_page(const Site& site, std::string_view number);
Page votes_page(const Site& site);
Page vote_page(const Site& site, std::string_view id);
Page polls_page(const Site& site);
Page poll_page(const Site& site, std::string_view id);
Page sittings_page(const Site& site);
Page sitting_page(const Site& site, std::string_view number);
Page bodies_page(const Site& site);
Page regulation_page(const Site& site);
Page accessibility_page(const Site& site);
Page privacy_page(const Site& site);
Page verification_page(const Site& site);
/// What is not there, or not public: the same words for both.
Page missing_page(const Site& site);

}  // namespace tavolo::pages
