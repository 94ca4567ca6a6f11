#pragma once
// Whether the bodies that ask for a sitting are so many that the chair has to convene one (domain.md 6).

#include <algorithm>
#include <set>
#include <vector>

#include "server/domain/outcome.hpp"
#include "server/domain/quorum.hpp"

namespace tavolo::domain {

/// A member that is called to sittings and takes part in them; observers are called and do not count.
inline bool takes_part(const Organisation& body) {
  return body.status == MembershipStatus::member && body.standing != Standing::observer;
}

struct Requests {
  std::int64_t bodies = 0;  ///< that ask for a sitting and take part
  std::int64_t needed = 0;
  std::vector<Bench> whole_benches;
  bool due() const { return bodies > 0 && (bodies >= needed || !whole_benches.empty()); }
};

/// A member that takes part and has somebody to ask in its name.
inline bool can_ask(const State& state, const Organisation& body) {
  return takes_part(body) && std::ranges::any_of(state.mandates, [&](const auto& row) {
           const Mandate& mandate = row.second;
           return mandate.organisation == body.id && !mandate.pending && !mandate.refused && !mandate.revoked;
         });
}

/// Of those that wait; requests for an item alone do not count. A bench is whole when all of it that can ask do.
inline Requests requests_of(const State& state) {
  std::set<OrganisationId> asking;
  for (const SittingAsked& request : state.sittings_asked) {
    if (!request.met_by && !request.item_only && takes_part(state.organisations.at(request.organisation))) {
      asking.insert(request.organisation);
    }
  }
  Requests requests;
  requests.bodies = static_cast<std::int64_t>(asking.size());
  std::int64_t members = 0;
  for (const Bench bench : all_benches) {
    std::int64_t of = 0;
    std::int64_t ask = 0;
    for (const auto& [id, body] : state.organisations) {
      if (body.bench != bench || !takes_part(body)) continue;
      ++members;
      if (asking.contains(id)) ++ask;
      if (asking.contains(id) || can_ask(state, body)) ++of;
    }
    if (of > 0 && ask == of) requests.whole_benches.push_back(bench);
  }
  requests.needed = quorum_needed(sitting_rules(state).convening_request, members);
  return requests;
}

}  // namespace tavolo::domain
