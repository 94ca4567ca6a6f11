#include "server/audit/ballots.hpp"

#include <algorithm>

#include "server/domain/ballot.hpp"

namespace tavolo::audit {
namespace {

std::string in_words(const VoteResult& result) {
  return "(" + std::string(name_of(result.outcome)) + ", " + std::to_string(result.votes_for) + " for, " +
         std::to_string(result.votes_against) + " against)";
}

}  // namespace

BallotCount::Fault BallotCount::open(const events::VoteOpened& event, Called called) {
  if (opened_) return "the vote is opened a second time";
  opened_ = true;
  called_ = std::move(called);
  rule_ = {event.quorum_needed, called_.institutions_required, event.terms.majority, {}};
  if (event.seat) rule_.seated = domain::SeatedCount{event.seat->present, event.seat->institutions_present};
  regulation_ = event.regulation;
  whole_ = domain::decides_the_whole(event.seat ? std::optional(event.seat->place) : std::nullopt, event.link);
  stands_at_once_ = !event.ratify_by;
  std::vector<OrganisationId> ids;
  for (const auto& [id, bench] : called_.electorate) ids.push_back(id);
  if (static_cast<std::int64_t>(ids.size()) != event.electorate_size ||
      domain::electorate_digest(ids) != event.electorate_digest) {
    return "the electorate committed is not the voting bodies of those benches at that moment (" +
           std::to_string(ids.size()) + " recomputed, " + std::to_string(event.electorate_size) + " committed)";
  }
  if (called_.seat != event.seat) return "those present at the opening are not those that the entries give";
  if (called_.quorum_needed && *called_.quorum_needed != event.quorum_needed) {
    return "the quorum committed (" + std::to_string(event.quorum_needed) + ") is not that of the call (" +
           std::to_string(*called_.quorum_needed) + ")";
  }
  if (event.seat && event.seat->present < event.quorum_needed) return "the vote opens without the quorum of the call";
  return std::nullopt;
}

BallotCount::Fault BallotCount::take(OrganisationId body, const Sealed<PositionValue>& value,
                                     bool subject_to_ratification) {
  if (!opened_) return "a position on a vote that was not opened";
  if (closed_ || annulled_) return "a position after the close of the vote";
  if (!called_.electorate.contains(body)) return "a position of a body that is not in the electorate";
  last_[body] = {value.value ? std::optional(value.value->choice) : std::nullopt, subject_to_ratification, false};
  if (!value.value) return std::string(position_missing);
  return std::nullopt;
}

BallotCount::Fault BallotCount::take(const events::PositionCast& event, std::optional<OrganisationId> body) {
  if (!body) return "a position of a body that is not in the electorate";
  return take(*body, event.value, event.subject_to_ratification);
}

BallotCount::Fault BallotCount::take(const events::PositionRecorded& event, std::optional<OrganisationId> body) {
  if (event.channel == PositionChannel::proxy) {
    const auto held = called_.proxies.find(event.organisation);
    if (held == called_.proxies.end() || body != held->second) return "a position by proxy of a body that holds none";
  } else if (body) {
    return "a position recorded by a body";
  }
  return take(event.organisation, event.value, event.subject_to_ratification);
}

BallotCount::Fault BallotCount::ratify(const events::PositionRatified& event) {
  const auto last = last_.find(event.organisation);
  if (annulled_ || last == last_.end() || !last->second.unratified || last->second.lapsed) {
    return "the ratification of a position that asks for none";
  }
  last->second.unratified = false;
  return std::nullopt;
}

BallotCount::Fault BallotCount::lapse(const events::PositionLapsed& event) {
  const auto last = last_.find(event.organisation);
  if (!closed_ || last == last_.end() || !last->second.unratified) return "a position lapses that stands";
  last->second.unratified = false;
  last->second.lapsed = true;
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

BallotCount::Fault BallotCount::answer() {
  if (!declared_ || answered_ || confirmed_) return "an answer to a dissent that does not wait for one";
  answered_ = true;
  return std::nullopt;
}

VoteResult BallotCount::counted() const {
  TAVOLO_CHECK(closed_);
  std::vector<domain::CountedBody> bodies;
  for (const auto& [id, bench] : called_.electorate) {
    const auto cast = last_.find(id);
    const bool counts = cast != last_.end() && !cast->second.lapsed;
    bodies.push_back({bench, counts ? cast->second.choice : std::nullopt});
  }
  return domain::count(bodies, rule_);
}

std::vector<PendingCause> BallotCount::pending(const VoteResult& result) const {
  std::vector<PendingCause> causes;
  const auto waits = [](const auto& row) { return row.second.unratified; };
  if (std::ranges::any_of(last_, waits)) causes.push_back(PendingCause::ratification);
  if (whole_ && domain::is_conciliated(result) && !answered_) causes.push_back(PendingCause::conciliation);
  return causes;
}

BallotCount::Fault BallotCount::compare(RegulationId regulation, const VoteResult& declared,
                                        const VoteResult& recounted) const {
  if (regulation != regulation_) return "the outcome names another regulation than the opening";
  if (recounted == declared) return std::nullopt;
  return "the outcome declared " + in_words(declared) + " is not the one counted from the positions " +
         in_words(recounted);
}

BallotCount::Fault BallotCount::declare(const events::OutcomeDeclared& event) {
  if (!closed_) return "an outcome declared of a vote that is not closed";
  if (declared_) return "a second outcome of the same vote";
  declared_ = event.result;
  const VoteResult recounted = counted();
  if (auto fault = compare(event.regulation, event.result, recounted)) return fault;
  const bool as_counted = std::ranges::equal(event.pending, pending(recounted));
  if (!as_counted && !(stands_at_once_ && event.pending.empty())) {
    return "the outcome waits for something else than it says";
  }
  confirmed_ = event.pending.empty();
  return std::nullopt;
}

BallotCount::Fault BallotCount::confirm(const events::OutcomeConfirmed& event) {
  if (!declared_ || confirmed_) return "an outcome confirmed that did not wait for it";
  confirmed_ = true;
  declared_ = event.result;
  const VoteResult recounted = counted();
  if (auto fault = compare(event.regulation, event.result, recounted)) return fault;
  if (!pending(recounted).empty()) return "the outcome is confirmed before what it waits for";
  return std::nullopt;
}

}  // namespace tavolo::audit
