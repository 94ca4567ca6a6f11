#include "server/audit/polls.hpp"

#include <vector>

#include "server/domain/ballot.hpp"
#include "server/domain/polls.hpp"

namespace tavolo::audit {

PollRecount::Fault PollRecount::open(const events::PollOpened& event, Electorate electorate, const Regulation& rules) {
  if (opened_) return "the poll is opened a second time";
  opened_ = true;
  terms_ = event.terms;
  electorate_ = std::move(electorate);
  rule_ = domain::poll_rule_of(terms_, rules, event.quorum_needed);
  std::vector<OrganisationId> ids;
  for (const auto& [id, bench] : electorate_) ids.push_back(id);
  const auto size = static_cast<std::int64_t>(ids.size());
  if (size != event.electorate_size || domain::electorate_digest(ids) != event.electorate_digest) {
    return "those committed as asked are not the voting bodies of those benches at that moment (" +
           std::to_string(size) + " recomputed, " + std::to_string(event.electorate_size) + " committed)";
  }
  if (domain::poll_quorum(rules, terms_, size) != event.quorum_needed) {
    return "the quorum committed is not that of the regulation";
  }
  return std::nullopt;
}

PollRecount::Fault PollRecount::take(const events::PollAnswered& event, std::optional<OrganisationId> body) {
  if (!body) return "an answer of a body that is not asked";
  return take(*body, event.value);
}

PollRecount::Fault PollRecount::take(const events::PollAnswerRecorded& event, std::optional<OrganisationId> body) {
  if (body) return "an answer recorded by a body";
  return take(event.organisation, event.value);
}

PollRecount::Fault PollRecount::take(OrganisationId body, const Sealed<PollAnswer>& value) {
  if (!opened_) return "an answer to a poll that was not opened";
  if (closed_ || annulled_) return "an answer after the close of the poll";
  if (!electorate_.contains(body)) return "an answer of a body that is not asked";
  if (!value.value) return std::string(answer_missing);
  if (!domain::fits(terms_, value.value->marks)) return "an answer that does not have the form of its poll";
  last_[body] = value.value->marks;
  return std::nullopt;
}

PollRecount::Fault PollRecount::close() {
  if (!opened_ || closed_ || annulled_) return "the close of a poll that is not open";
  closed_ = true;
  return std::nullopt;
}

PollRecount::Fault PollRecount::annul() {
  if (!opened_ || closed_ || annulled_) return "the annulment of a poll that is not open";
  annulled_ = true;
  return std::nullopt;
}

PollRecount::Fault PollRecount::declare(const events::PollResultDeclared& event) {
  if (!closed_) return "a result declared of a poll that is not closed";
  if (declared_) return "a second result of the same poll";
  declared_ = event.result;
  if (counted() == event.result) return std::nullopt;
  return "the result declared is not the one counted from the answers";
}

PollResult PollRecount::counted() const {
  TAVOLO_CHECK(closed_);
  std::vector<domain::CountedAnswer> asked;
  for (const auto& [id, bench] : electorate_) {
    const auto answer = last_.find(id);
    asked.push_back({bench, answer == last_.end() ? std::nullopt : std::optional(answer->second)});
  }
  return domain::count_poll(terms_, asked, rule_);
}

}  // namespace tavolo::audit
