#pragma once
// That an auditor read what others do not read goes on record before it is shown (issue: auditing is itself recorded):
// once an office, kind of reading and day, so that a day's work leaves a few entries.

#include <expected>
#include <functional>
#include <optional>

#include "protocol/vocabulary/audit_terms.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

/// Calls `then` once it is on record that this actor read so today, and the state is committed. An actor that is no
/// auditor leaves nothing. `then` hears the refusal of the table if it cannot be recorded: then nothing is to be shown.
void note_audit_access(Host& host, const domain::Actor& actor, std::string_view account, AuditedReading reading,
                       std::function<void(std::expected<void, Refusal>)> then);

/// What a question reads, if that leaves an entry.
std::optional<AuditedReading> reading_of(const commands::Query& query);

}  // namespace tavolo::net
