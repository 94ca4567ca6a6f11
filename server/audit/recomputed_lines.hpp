#pragma once
// Inside the room: what was declared and what the entries give, before the minutes are held against it.

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "server/audit/ballots.hpp"
#include "server/audit/polls.hpp"
#include "server/audit/recomputed.hpp"
#include "server/audit/recomputed_figures.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::audit {

/// What all kinds of lines have.
struct RecomputedBase {
  rpc::RecomputedLine line;  ///< without label, minutes, figures and verdict

  void fault(rpc::RecomputedFault fault, std::uint64_t entry) {
    line.faults.push_back({fault, static_cast<std::int64_t>(entry)});
  }
  void declared_at(std::uint64_t entry, Instant at) {
    line.declared_entry = static_cast<std::int64_t>(entry);
    line.declared_at = at;
    line.entries.push_back(*line.declared_entry);
  }
};

/// A vote or a poll. `recomputed` is as it was counted when it was declared last.
template <class Count, class Result>
struct RecomputedBallot : RecomputedBase {
  Count count;
  std::optional<Result> recomputed;
  std::optional<std::uint64_t> closed;
  bool annulled = false;
  bool value_missing = false;
};

struct RecomputedVote : RecomputedBallot<BallotCount, VoteResult> {
  std::optional<AgendaItemId> item;
  std::optional<std::vector<PendingCause>> pending_declared;
  std::optional<std::vector<PendingCause>> pending_recomputed;
};
using RecomputedPoll = RecomputedBallot<PollRecount, PollResult>;

struct RecomputedQuorum : RecomputedBase {
  QuorumFigures declared;
  QuorumFigures recomputed;
};

struct RecomputedConsensus : RecomputedBase {
  AgendaItemId item;
  ConsensusFigures declared;
  ConsensusFigures recomputed;
};

class Recomputation::Reader {
 public:
  void take(const record::StoredEntry& entry);
  std::uint64_t size() const { return size_; }
  rpc::Recomputed report(const domain::State& state) const;

 private:
  struct Asked {
    Instant until;
    std::int64_t objections = 0;
    std::int64_t entry = 0;
  };

  template <class Event>
  void on(const Event&) {}
  void on(const events::VoteOpened& event);
  void on(const events::PositionCast& event) { take_value(votes_[event.vote], event, position_missing); }
  void on(const events::PositionRecorded& event) { take_value(votes_[event.vote], event, position_missing); }
  void on(const events::PositionRatified& event);
  void on(const events::PositionLapsed& event);
  void on(const events::VoteClosed& event) { close(votes_[event.vote]); }
  void on(const events::VoteAnnulled& event) { annul(votes_[event.vote]); }
  void on(const events::DissentAnswered& event);
  void on(const events::OutcomeDeclared& event);
  void on(const events::OutcomeConfirmed& event);
  void on(const events::PollOpened& event);
  void on(const events::PollAnswered& event) { take_value(polls_[event.poll], event, answer_missing); }
  void on(const events::PollAnswerRecorded& event) { take_value(polls_[event.poll], event, answer_missing); }
  void on(const events::PollClosed& event) { close(polls_[event.poll]); }
  void on(const events::PollAnnulled& event) { annul(polls_[event.poll]); }
  void on(const events::PollResultDeclared& event);
  void on(const events::SittingOpened& event);
  void on(const events::CallDeserted& event);
  void on(const events::QuorumVerified& event);
  void on(const events::QuorumLost& event);
  void on(const events::ConsensusAsked& event);
  void on(const events::ConsensusObjected& event) { ++asked_[event.item].objections; }
  void on(const events::ConsensusRecorded& event);

  template <class Held, class Event>
  void take_value(Held& held, const Event& event, std::string_view missing);
  template <class Held>
  void close(Held& held);
  template <class Held>
  void annul(Held& held);
  void check(RecomputedBase& held, rpc::RecomputedFault fault, const std::optional<std::string>& found) const;
  rpc::RecomputedRule rule_of(RegulationId id) const;
  RecomputedQuorum quorum_of(rpc::RecomputedKind kind, SittingId sitting) const;

  std::uint64_t size_ = 0;
  std::uint64_t seq_ = 0;
  Instant ts_;
  std::optional<OrganisationId> body_;
  std::optional<std::int64_t> unreadable_;
  Assembly assembly_;
  std::map<VoteId, RecomputedVote> votes_;
  std::map<PollId, RecomputedPoll> polls_;
  std::map<AgendaItemId, Asked> asked_;
  std::vector<RecomputedQuorum> quorums_;
  std::vector<RecomputedConsensus> consensuses_;
};

}  // namespace tavolo::audit
