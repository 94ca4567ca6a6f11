#pragma once
// What an auditor has put on record.

#include "server/domain/state.hpp"

namespace tavolo::domain {

/// That the holder of this office read so on that day.
bool is_noted(const State& state, AppointmentId auditor, AuditedReading reading, LocalDate today);

}  // namespace tavolo::domain
