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

/// Where an entry says why: in a disclosure, or in one member of it.
struct ReasonPlace {
  std::string_view field;   ///< empty: nowhere
  std::string_view member;  ///< empty: all of the disclosure
};
ReasonPlace reason_place(OverrideKind kind);

}  // namespace tavolo::audit
