#pragma once
// The time stamps and daily heads that the registry names, against what is there: steps of `tavolo verify`.

#include "server/record/registry.hpp"
#include "server/record/verify.hpp"
#include "server/stamp/kept.hpp"
#include "server/stamp/token.hpp"

namespace tavolo::stamp {

/// Each head of `log` that the registry stated is a checkpoint of it still. Step "heads".
record::Step check_heads(const record::Registry& registry, record::Log& log);

/// Each stamp of a checkpoint of `log` is kept as it was, stamps that checkpoint and states what the registry says;
/// with `trusted`, its authority signed it; without, the step says that this was left out. A file that the registry
/// does not name is a finding too, unless it is the newest: a stop may have come between the two. Step "time_stamps".
record::Step check_stamps(const record::Registry& registry, record::Log& log, const Kept& kept,
                          const Authorities* trusted);

}  // namespace tavolo::stamp
