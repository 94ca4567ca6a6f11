#pragma once
// Between events and entries: what an event becomes on record, and back.

#include <string>

#include "protocol/events/event.hpp"
#include "server/domain/actor.hpp"
#include "server/record/log.hpp"

namespace tavolo::table {

/// The draft of the entry of `event`, made by `acting` through command `cmd` under the regulation with digest `rule`.
record::EntryDraft draft_of(const events::Event& event, const domain::Acting& acting, Instant now,
                            const std::string& cmd, const std::string& rule);

/// The event of a stored entry, erased fields as such. Error `unknown_event`.
Result<events::Event> event_of(const record::StoredEntry& entry);

/// Under what an entry was made: what its `actor` says beside the person. Both empty: the system made it.
struct Office {
  std::string id;       ///< "mandate-7", "appointment-2"
  bool erased = false;  ///< an order took the actor away
};
Office office_of(const record::StoredEntry& entry);
/// Of one that is about to be appended.
Office office_of(const record::EncodedEntry& entry);

/// Its stamp.
domain::Stamp stamp_of(const record::StoredEntry& entry);

/// Hex SHA-256 of the canonical JSON of the rules of a RegulationAdopted; empty for any other event.
std::string rules_digest(const events::Event& event);

}  // namespace tavolo::table
