#pragma once
// Who is connected now. On no record: only what follows of it is, an absence and its end.

#include <map>
#include <vector>

#include "protocol/vocabulary/ids.hpp"
#include "server/base/time.hpp"

namespace tavolo::domain {

struct Line {
  bool connected = false;
  Instant since;
};

/// A body that is not named has had no line since `started`: after a start all lines count as dropped.
struct Lines {
  Instant started;
  std::map<OrganisationId, Line> bodies;
  Line of(OrganisationId body) const {
    const auto found = bodies.find(body);
    return found == bodies.end() ? Line{false, started} : found->second;
  }
};

/// The line of a body that takes part from afar fell, and it is present until `out_at` all the same (domain.md 4.3).
struct LineInGrace {
  OrganisationId organisation;
  SittingId sitting;
  Instant dropped_at;
  Instant out_at;
  bool operator==(const LineInGrace&) const = default;
};

}  // namespace tavolo::domain
