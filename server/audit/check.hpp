#pragma once
// The part of `tavolo verify` that knows the table's rules: every entry read strictly against the schema of its event,
// every electorate and every outcome computed again. record::verify_table checks the bytes beneath.

#include <vector>

#include "server/record/log.hpp"
#include "server/record/verify.hpp"

namespace tavolo::audit {

/// Replays all entries. What does not hold, named by its entry: `field` is "type" (a kind of entry that this program
/// does not know), "schema", "rule" (a regulation that is not on record), "electorate", "position", "close" or
/// "outcome". Positions of votes that are not closed are read for their form alone, never tallied, and no finding says
/// anything of what they hold. A log that cannot be read to its end gives a last finding without entry. At most
/// record::max_findings.
std::vector<record::Finding> check_entries(record::Log& log);

}  // namespace tavolo::audit
