#include "server/domain/families.hpp"

namespace tavolo::domain {
namespace {

/// A point and all above it: they count what lies beneath.
void touch_upwards(const State& state, NodeId from, Touched& touched) {
  std::optional<NodeId> at = from;
  while (at) {
    touched.insert({"plan_node", to_string(*at)});
    const auto node = state.nodes.find(*at);
    at = node == state.nodes.end() ? std::nullopt : node->second.parent;
  }
}

}  // namespace

void evolve_one(State& state, const Stamp&, const events::PlanCreated& event, Touched& touched) {
  state.plan = Plan{event.plan, event.from_year, event.to_year, event.version, event.title};
  touched.insert({"plan", to_string(event.plan)});
}

void evolve_one(State& state, const Stamp& stamp, const events::PlanNodeAdded& event, Touched& touched) {
  PlanNode node{event.node, event.parent, event.order, event.code, event.fields, event.unit, {}};
  node.versions.push_back(NodeVersion{1, event.origin, event.title, event.text, {}, stamp});
  state.nodes[event.node] = std::move(node);
  ++state.counters.node;
  touch_upwards(state, event.node, touched);
  touched.insert({"plan", "plan-1"});
}

void evolve_one(State& state, const Stamp& stamp, const events::PlanNodeRevised& event, Touched& touched) {
  PlanNode& node = state.nodes.at(event.node);
  node.versions.push_back(NodeVersion{event.version, event.origin, event.title, event.text, event.reason, stamp});
  TAVOLO_CHECK(state.plan.has_value());
  state.plan->version = event.plan_version;
  touched.insert({"plan_node", to_string(event.node)});
  touched.insert({"plan", to_string(state.plan->id)});
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.newest().facts.target == event.node) touched.insert({"proposal", to_string(id)});
  }
}

}  // namespace tavolo::domain
