#pragma once
// The state of a table as bytes, and back. The values of votes that are open or were annulled are not among them
// (decisions 8 and 12): only the record holds those, sealed, and from there they come again.

#include <string>
#include <string_view>

#include "server/domain/state.hpp"
#include "server/record/log.hpp"

namespace tavolo::table {

/// `state` is as before when this returns; sealed values are taken out of it meanwhile.
std::string state_bytes(domain::State& state);

/// False: the bytes are no state.
bool read_state(std::string_view bytes, domain::State& state);

/// Puts the sealed values that state_bytes() left out back from the entries that hold them. Errors: those of the log,
/// and `snapshot_damaged` (an entry named by the state holds no position).
Result<void> unseal(record::Log& log, domain::State& state);

}  // namespace tavolo::table
