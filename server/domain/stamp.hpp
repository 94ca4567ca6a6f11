#pragma once

#include <cstdint>
#include <optional>

#include "protocol/events/event.hpp"
#include "server/base/bytes.hpp"

namespace tavolo::domain {

/// Where, when and by whom an event got on record.
struct Stamp {
  std::uint64_t index = 0;  ///< of the entry, from 0
  Instant ts;
  Hash leaf_hash{};
  Capacity capacity = Capacity::system;
  std::optional<OrganisationId> organisation;
};

}  // namespace tavolo::domain
