#pragma once
// Entities that several families change.

#include "server/domain/evolve.hpp"

namespace tavolo::domain {

/// The point and all above it, and the plan: their counts of proposals may differ.
inline void touch_plan_around(const State& state, NodeId node, Touched& touched) {
  if (state.plan) touched.insert({"plan", to_string(state.plan->id)});
  for (auto found = state.nodes.find(node); found != state.nodes.end();) {
    touched.insert({"plan_node", to_string(found->first)});
    if (!found->second.parent) return;
    found = state.nodes.find(*found->second.parent);
  }
}

/// What waits for the secretary, and for the chair.
inline void touch_desk(Touched& touched) {
  touched.insert({"waiting", "desk-1"});
  touched.insert({"waiting", "desk-2"});
}

inline bool sitting_is_over(const Sitting& sitting) {
  return sitting.state == SittingState::closed || sitting.state == SittingState::cancelled ||
         sitting.state == SittingState::deserted || sitting.state == SittingState::discarded;
}

/// What one sitting is bears on what can be done in another: one is open at a time, and a later one approves the
/// minutes of an earlier.
inline void touch_desks(const State& state, Touched& touched) {
  for (const auto& [id, sitting] : state.sittings) {
    if (!sitting_is_over(sitting)) touched.insert({"desk", to_string(id)});
  }
}

/// What is counted over the members, of sittings that are over too; and what they ask for.
inline void touch_sittings(const State& state, Touched& touched) {
  touched.insert({"sitting_requests", "table-1"});
  for (const auto& [id, sitting] : state.sittings) {
    for (const auto* type : {"quorum", "attendance", "deliveries", "floor", "desk"}) {
      touched.insert({type, to_string(id)});
    }
  }
}

/// The documents filed with a thing, where what it is decides who reads them.
template <class Thing>
void touch_documents(const State& state, std::optional<Thing> Document::* of, Thing thing, Touched& touched) {
  for (const auto& [id, document] : state.documents) {
    if (document.*of == thing) touched.insert({"document", to_string(id)});
  }
}

/// What a body sees of its own position.
inline void touch_own_position(VoteId vote, OrganisationId body, Touched& touched) {
  touched.insert({"own_position", to_string(vote) + '/' + to_string(body)});
}

/// What a holder sees of the proxies that a vote froze, where `giver` is one of those who gave one.
inline void touch_proxy(const Vote& vote, OrganisationId giver, Touched& touched) {
  const auto held = vote.proxies.find(giver);
  if (held == vote.proxies.end()) return;
  touched.insert({"proxy_positions", to_string(vote.id) + '/' + to_string(held->second)});
  touched.insert({"waiting", to_string(held->second)});
}

/// A proxy ended or was granted: what the holders may still cast in the open vote of the sitting may differ.
inline void touch_open_proxy(const State& state, SittingId sitting, OrganisationId giver, Touched& touched) {
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::open && vote.place && vote.place->sitting == sitting)
      touch_proxy(vote, giver, touched);
  }
}

}  // namespace tavolo::domain
