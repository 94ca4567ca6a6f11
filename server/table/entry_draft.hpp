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

/// Its stamp.
domain::Stamp stamp_of(const record::StoredEntry& entry);

/// Hex SHA-256 of the canonical JSON of the rules of a RegulationAdopted; empty for any other event.
std::string rules_digest(const events::Event& event);

}  // namespace tavolo::table
