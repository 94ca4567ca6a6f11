#pragma once
// A log that goes on from one that was frozen (freeze.hpp): its entry 0 cites where that one ended.

#include <optional>
#include <string_view>

#include "server/base/result.hpp"
#include "server/record/checkpoint.hpp"

namespace tavolo::record {

/// What the first entry of a table's log says, `succeeds` in the data of `table.created`: origin, size and root of the
/// other log. Nothing when it is of another type, says nothing, or is out of form.
std::optional<Checkpoint> succeeded_by(std::string_view type, std::string_view data_json);

/// Whether a checkpoint of the other log, kept by whoever brings it, is of the history that is cited. Its signature is
/// verified when `vkey` is not empty. Errors: those of open_checkpoint(); `other_origin`; `not_comparable` when it is
/// of another size than the cited one (only the other log's own record shows whether the two belong together);
/// `two_histories` when it has another root.
Result<void> agrees(const Checkpoint& cited, std::string_view note, std::string_view vkey);

}  // namespace tavolo::record
