#pragma once
// The act of freezing (freeze.hpp): all logs of an instance at once, since their keys lie in one folder. The caller
// holds the DataLock: no server signs meanwhile. A crash leaves some of the logs frozen; the next call does the rest.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/record/freeze.hpp"

namespace tavolo::record {

class Log;
class Registry;

struct FreezeRequest {
  FreezeReason reason{};
  /// Of each table's slug the size up to which its log is believed; there is a checkpoint of it.
  std::map<std::string, std::uint64_t, std::less<>> sizes;
};

/// Puts the end of each table's log, and last the registry's own, on record: nothing is signed by their keys any more.
/// Tables first, in the order of their creation, the registry last; logs that are frozen already stay as they are.
/// Nothing is written unless all of it can be. Errors: `size_missing` for a table that the request does not name,
/// `no_such_checkpoint`, those of Registry and Log (without the registry's own key nothing can be put on record).
Result<std::vector<LogFreeze>> freeze_instance(const std::filesystem::path& data, const FreezeRequest& request,
                                               Instant now, const std::function<void(std::string_view)>& at_step = {});

/// The log of a table, its key there or lost. Errors: those of Log, `log_not_found` when the registry has no such
/// table.
Result<std::unique_ptr<Log>> open_to_freeze(const Registry& registry, const std::filesystem::path& data,
                                            std::string_view slug);

}  // namespace tavolo::record
