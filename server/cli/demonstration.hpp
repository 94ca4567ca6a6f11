#pragma once
// Acts and accounts of a demonstration, made by `load --demo`: everything in them is invented and marked (decision 42).

#include <filesystem>

#include "server/cli/instance.hpp"
#include "server/cli/run_loop.hpp"
#include "server/domain/founding.hpp"

namespace tavolo::cli {

/// Plays the file's proposals, comments and votes as commands of the demonstration's delegates, secretary and chair, in
/// that order, through the same rules as everybody's. Error `demonstration_refused` names the act and the refusal.
Result<void> play_demonstration(Instance& instance, RunLoop& loop, const commands::Ambito& ambito,
                                const domain::FoundedRefs& refs);

/// Gives every account a random password and writes who can sign in to DATA/demo-accounts.txt (0600, decision 38).
Result<void> write_demo_accounts(Instance& instance, RunLoop& loop, const std::filesystem::path& data);

}  // namespace tavolo::cli
