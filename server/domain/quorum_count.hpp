#pragma once
// The arithmetic of a sitting's quorum (domain.md 5): the same for the rules and for the audit, which knows who was
// there from the entries alone. Exact integers; no floats.

#include <vector>

#include "server/domain/quorum.hpp"

namespace tavolo::domain {

/// A voting body; `present`: inside, or counted through a proxy.
struct SeatedBody {
  Bench bench{};
  bool present = false;
};

/// Of all voting bodies of the table, under the regulation of the sitting.
Quorum count_quorum(const Regulation& rules, SittingCall call, const std::vector<SeatedBody>& voting);

}  // namespace tavolo::domain
