#pragma once
// Which entries leave the ordinary course, or end something against somebody's expectation, with a reason.

#include <optional>
#include <string_view>

#include "protocol/vocabulary/audit_terms.hpp"
#include "server/record/envelope.hpp"

namespace tavolo::audit {

/// From the envelope alone; its `data_json` is canonical and holds no free text. A vote or a poll that the chair closed
/// is closed_early here: in a sitting that is the ordinary course, and History leaves it out.
std::optional<OverrideKind> override_of(const record::Envelope& envelope);

/// An exception, marked as one in the history; the other kinds are ordinary acts that have to be justified.
bool is_exception(OverrideKind kind);

/// The disclosure that says why; empty where there is none.
std::string_view reason_field(OverrideKind kind);

}  // namespace tavolo::audit
