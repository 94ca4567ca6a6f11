#include <algorithm>

#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

bool is_within(const domain::State& state, NodeId node, NodeId ancestor) {
  for (std::optional<NodeId> at = node; at; at = state.nodes.at(*at).parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

std::int64_t public_proposals_within(const domain::State& state, NodeId ancestor) {
  return std::count_if(state.proposals.begin(), state.proposals.end(), [&](const auto& row) {
    return is_public(row.second) && is_within(state, public_version(row.second).facts.target, ancestor);
  });
}

std::int64_t nodes_within(const domain::State& state, NodeId ancestor, NodeKind kind) {
  return std::count_if(state.nodes.begin(), state.nodes.end(), [&](const auto& row) {
    return kind_of(row.second.fields) == kind && is_within(state, row.first, ancestor);
  });
}

std::int64_t nodes_of(const domain::State& state, NodeKind kind) {
  return std::count_if(state.nodes.begin(), state.nodes.end(),
                       [&](const auto& row) { return kind_of(row.second.fields) == kind; });
}

std::string version_text(const PlanVersion& version) {
  return std::to_string(version.major) + '.' + std::to_string(version.year) + '.' + std::to_string(version.serial);
}

}  // namespace

views::Plan plan_view(const domain::State& state) {
  const domain::Plan& plan = *state.plan;
  views::Plan view{plan.id, label(plan.title), plan.from_year, plan.to_year};
  view.version = Text<3, 40>::of(version_text(plan.version));
  view.objectives = nodes_of(state, NodeKind::objective);
  view.actions = nodes_of(state, NodeKind::action);
  view.proposals = std::count_if(state.proposals.begin(), state.proposals.end(),
                                 [](const auto& row) { return is_public(row.second); });
  std::vector<const domain::PlanNode*> areas;
  for (const auto& [id, node] : state.nodes) {
    if (kind_of(node.fields) == NodeKind::area) areas.push_back(&node);
  }
  std::sort(areas.begin(), areas.end(),
            [](const auto* a, const auto* b) { return std::pair(a->order, a->id) < std::pair(b->order, b->id); });
  for (const auto* area : areas) {
    view.areas.push_back({area->id, nodes_within(state, area->id, NodeKind::objective),
                          nodes_within(state, area->id, NodeKind::action), public_proposals_within(state, area->id)});
  }
  return view;
}

views::PlanNode plan_node_view(const domain::State& state, const domain::PlanNode& node) {
  const domain::NodeVersion& newest = node.newest();
  views::PlanNode view{node.id, node.parent, node.order, node.code, newest.version, node.fields, newest.origin};
  view.title = label(newest.title);
  view.text = body(newest.text);
  if (kind_of(node.fields) == NodeKind::indicator) view.unit = label(node.unit);
  view.open_to_proposals = kind_of(node.fields) != NodeKind::section;
  view.proposals = public_proposals_within(state, node.id);
  return view;
}

views::NodeVersions node_versions(const domain::PlanNode& node) {
  views::NodeVersions view{node.id, {}};
  for (auto version = node.versions.rbegin(); version != node.versions.rend(); ++version) {
    view.versions.push_back({version->version, version->stamp.ts, version->origin, label(version->title),
                             body(version->text), body(version->reason), index_of(version->stamp.index)});
  }
  return view;
}

}  // namespace tavolo::feed
