#pragma once
// What the regulation asked and what happened: every rule with a term that can be held against the record.

#include "protocol/views/findings.hpp"
#include "server/domain/calendar.hpp"
#include "server/domain/state.hpp"

namespace tavolo::audit {

/// Pure: the same state and moment give the same report, byte for byte, whoever asks. `at` earlier than the state's
/// last entry counts as that entry's time. Lines are in the order of ComplianceRule, then of the things' numbers. Each
/// holds the version of the regulation that was in force when the term began; what a later version asks changes no
/// line. What the table refuses by rule cannot be broken and has no line: majorities, speaking times, proxies.
views::ComplianceReport compliance_of(const domain::State& state, const domain::Calendar& calendar, Instant at);

/// One line a row, RFC 4180, UTF-8, with a heading row of the wire's names.
std::string to_csv(const views::ComplianceReport& report);

}  // namespace tavolo::audit
