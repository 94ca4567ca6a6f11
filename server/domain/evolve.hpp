#pragma once
// How one event changes the state. Total: an event that is on record always applies.

#include <set>
#include <string>

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// A value of the feed that may have changed: type and id of protocol/views ("ballot", "vote-3").
struct EntityRef {
  std::string type;
  std::string id;
  auto operator<=>(const EntityRef&) const = default;
};
using Touched = std::set<EntityRef>;

/// What is touched when a text is gone that may stand in any value: all of them may differ now.
inline const EntityRef everything{"everything", "table-1"};

/// Applies `event` and adds to `touched` every entity whose value may differ now. `rules_digest` is the hex SHA-256 of
/// the canonical JSON of the rules of a RegulationAdopted, empty otherwise (the domain knows no JSON).
void evolve(State& state, const Stamp& stamp, const events::Event& event, std::string_view rules_digest,
            Touched& touched);

}  // namespace tavolo::domain
