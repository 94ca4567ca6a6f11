#pragma once
// Inside the room: the figures of one line in their three versions.

#include <optional>
#include <string>
#include <vector>

#include "protocol/rpc/http_recomputed.hpp"
#include "protocol/vocabulary/poll_terms.hpp"
#include "server/domain/quorum.hpp"

namespace tavolo::audit {

/// What was declared, what the entries give, what the minutes say; null: nothing of it.
template <class T>
struct Versions {
  const T* declared = nullptr;
  const T* recomputed = nullptr;
  const T* minutes = nullptr;
};

/// Of a quorum; what a version does not say is absent.
struct QuorumFigures {
  std::optional<SittingCall> call;
  std::optional<std::int64_t> voting;
  std::int64_t present = 0;
  std::int64_t needed = 0;
  std::optional<bool> reached;
  std::vector<domain::BenchQuorum> by_bench;  ///< where the rule asks for each
  std::optional<bool> institutions_present;   ///< where the rule asks for them
};
QuorumFigures figures_of(const domain::Quorum& quorum);

struct ConsensusFigures {
  std::int64_t present = 0;
  Sha256Hex bodies;
  std::optional<std::int64_t> objections;
  std::optional<Instant> until;
};

using FigureList = std::vector<rpc::RecomputedValue>;

FigureList figures_of(const Versions<VoteResult>& versions);
FigureList figures_of(const Versions<PollResult>& versions);
FigureList figures_of(const Versions<QuorumFigures>& versions);
FigureList figures_of(const Versions<ConsensusFigures>& versions);
FigureList figures_of(const Versions<std::vector<PendingCause>>& versions);

}  // namespace tavolo::audit
