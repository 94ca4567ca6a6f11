#pragma once
// Parts of the plan that the plan's own pages and the home page show.

#include <optional>
#include <string>
#include <vector>

#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

/// The points beneath one, or those that stand beneath none, in the plan's order.
std::vector<const domain::PlanNode*> beneath(const domain::State& state, std::optional<NodeId> parent);
/// All of a kind, in the plan's order.
std::vector<const domain::PlanNode*> nodes_of(const domain::State& state, NodeKind kind);

/// Actions, where they take place, and how much of them is measured.
void action_table(Html& html, const domain::State& state);
/// What a point holds beside its texts, as rows of a description list.
void facts_of(Html& html, const domain::State& state, const domain::PlanNode& node);
/// "comuni: Lauria, Senise"
std::string where_text(const domain::State& state, const Localisation& where);
std::string zone_name(const domain::State& state, ZoneId id);
std::string comune_name(const domain::State& state, ComuneId id);
std::string item_words(const domain::State& state, ItemId id);
/// "12 giorni", or that the value is not there yet.
std::string measure(const domain::PlanNode& node, const std::optional<Decimal>& value);

}  // namespace tavolo::pages
