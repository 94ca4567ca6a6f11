#pragma once
// The two acts of changing a log's key (rotation.hpp). The caller holds the DataLock: no server signs meanwhile. After
// a crash at any step the files and the registry are as before the act, or the next opening of the log finishes it.

#include <filesystem>
#include <string_view>

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/record/rotation.hpp"
#include "server/record/signing_keys.hpp"

namespace tavolo::record {

/// Makes the new key of a log ("registry", or a table's slug), durable before anything names it, and puts the rotation
/// on record. Errors: `rotation_under_way`, `log_not_found`, those of Registry and of Signer.
Result<KeyRotation> begin_rotation(const std::filesystem::path& data, std::string_view slug, Instant now,
                                   const AtStep& at_step = {});

/// Puts the end on record and destroys the old key. Errors: `no_rotation`; `overlap_empty` while no checkpoint has the
/// lines of both keys, since then nobody who has only the old key could follow.
Result<KeyRetirement> end_rotation(const std::filesystem::path& data, std::string_view slug, Instant now,
                                   const AtStep& at_step = {});

}  // namespace tavolo::record
