#include "server/domain/polls.hpp"

#include <algorithm>

#include "server/base/result.hpp"
#include "server/domain/ballot.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/quorum.hpp"

namespace tavolo::domain {

std::vector<OrganisationId> poll_electorate(const State& state, const PollTerms& terms) {
  std::vector<OrganisationId> bodies = electorate_now(state, terms.benches);
  if (!terms.sitting) return bodies;
  const Sitting& sitting = state.sittings.at(*terms.sitting);
  std::erase_if(bodies, [&](OrganisationId id) { return !is_inside(sitting, id); });
  return bodies;
}

std::int64_t poll_quorum(const Regulation& rules, const PollTerms& terms, std::int64_t electorate) {
  if (!is_binding(terms.method) || terms.sitting) return 0;
  return quorum_needed(rules.async_quorum, electorate);
}

bool opens_by_itself(const Poll& poll) {
  return poll.state == VoteState::prepared && poll.scheduled && poll.terms.opens.has_value();
}

bool takes_answers(const Poll& poll, Instant now) {
  return poll.state == VoteState::open && now < poll.terms.closes_at;
}

bool answers_readable(const Poll& poll) { return poll.state == VoteState::closed; }

PollRule poll_rule_of(const PollTerms& terms, const Regulation& rules, std::int64_t quorum_needed) {
  const bool counted = is_binding(terms.method) && !terms.sitting;
  return {quorum_needed, counted && rules.institutions_required};
}

PollResult poll_result(const State& state, const Poll& poll) {
  TAVOLO_CHECK(poll.regulation.has_value());
  const auto regulation = std::ranges::find(state.regulations, *poll.regulation, &RegulationVersion::id);
  TAVOLO_CHECK(regulation != state.regulations.end());
  std::vector<CountedAnswer> asked;
  asked.reserve(poll.electorate.size());
  for (const OrganisationId id : poll.electorate) {
    CountedAnswer body{poll.bench_at_opening.at(id), std::nullopt};
    if (const auto answer = poll.answers.find(id); answer != poll.answers.end()) {
      const auto& value = answer->second.back().value.value;
      TAVOLO_CHECK(value.has_value());
      body.marks = value->marks;
    }
    asked.push_back(std::move(body));
  }
  return count_poll(poll.terms, asked, poll_rule_of(poll.terms, regulation->rules, poll.quorum_needed));
}

}  // namespace tavolo::domain
