#pragma once
// Who is connected now. On no record: only what follows of it is, an absence and its end.

#include <map>

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

}  // namespace tavolo::domain
