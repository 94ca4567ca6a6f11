#include "server/audit/ballots.hpp"

#include "server/domain/ballot.hpp"

namespace tavolo::audit {

BallotCount::Fault BallotCount::open(const events::VoteOpened& event, Electorate electorate,
                                     bool institutions_required) {
  if (opened_) return "the vote is opened a second time";
  opened_ = true;
  electorate_ = std::move(electorate);
  rule_ = {event.quorum_needed, institutions_required, event.terms.majority};
  regulation_ = event.regulation;
  std::vector<OrganisationId> ids;
  for (const auto& [id, bench] : electorate_) ids.push_back(id);
  if (static_cast<std::int64_t>(ids.size()) != event.electorate_size ||
      domain::electorate_digest(ids) != event.electorate_digest) {
    return "the electorate committed is not the voting bodies of those benches at that moment (" +
           std::to_string(ids.size()) + " recomputed, " + std::to_string(event.electorate_size) + " committed)";
  }
  return std::nullopt;
}

BallotCount::Fault BallotCount::take(const events::PositionCast& event, std::optional<OrganisationId> body) {
  if (!opened_) return "a position on a vote that was not opened";
  if (closed_ || annulled_) return "a position after the close of the vote";
  if (!body || !electorate_.contains(*body)) return "a position of a body that is not in the electorate";
  last_[*body] = event.value.value ? std::optional(event.value.value->choice) : std::nullopt;
  if (!event.value.value) return "the value of a position is missing: no erasure reaches it";
  return std::nullopt;
}

BallotCount::Fault BallotCount::close() {
  if (!opened_ || closed_ || annulled_) return "the close of a vote that is not open";
  closed_ = true;
  return std::nullopt;
}

BallotCount::Fault BallotCount::annul() {
  if (!opened_ || closed_ || annulled_) return "the annulment of a vote that is not open";
  annulled_ = true;
  return std::nullopt;
}

VoteResult BallotCount::counted() const {
  TAVOLO_CHECK(closed_);
  std::vector<domain::CountedBody> bodies;
  for (const auto& [id, bench] : electorate_) {
    const auto cast = last_.find(id);
    bodies.push_back({bench, cast == last_.end() ? std::nullopt : cast->second});
  }
  return domain::count(bodies, rule_);
}

BallotCount::Fault BallotCount::declare(const events::OutcomeDeclared& event) {
  if (!closed_) return "an outcome declared of a vote that is not closed";
  if (declared_) return "a second outcome of the same vote";
  declared_ = event.result;
  const VoteResult recounted = counted();
  if (event.regulation != regulation_) return "the outcome names another regulation than the opening";
  if (recounted == event.result) return std::nullopt;
  return "the outcome declared (" + std::string(name_of(event.result.outcome)) + ", " +
         std::to_string(event.result.votes_for) + " for, " + std::to_string(event.result.votes_against) +
         " against) is not the one counted from the positions (" + std::string(name_of(recounted.outcome)) + ", " +
         std::to_string(recounted.votes_for) + " for, " + std::to_string(recounted.votes_against) + " against)";
}

}  // namespace tavolo::audit
