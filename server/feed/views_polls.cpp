#include "server/domain/ballot.hpp"
#include "server/domain/polls.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

std::vector<views::PollAct> acts_of(const domain::Poll& poll) {
  using views::PollAct;
  if (poll.state == VoteState::open) {
    return {PollAct::answer, PollAct::record, PollAct::contest, PollAct::close, PollAct::annul};
  }
  if (poll.state != VoteState::prepared) return {};
  return {PollAct::open, PollAct::discard};
}

/// Before the opening, for the desk that prepares it; in a sitting those who will be there.
std::int64_t asked(const domain::State& state, const domain::Poll& poll) {
  if (poll.state != VoteState::prepared) return count(poll.electorate.size());
  return poll.terms.sitting ? 0 : count(domain::poll_electorate(state, poll.terms).size());
}

}  // namespace

views::Poll poll_view(const domain::State& state, const domain::Poll& poll) {
  views::Poll view;
  view.id = poll.id;
  view.state = poll.state;
  view.terms = poll.terms;
  view.title = label(poll.title);
  view.question = body(poll.question);
  if (poll.options.value) {
    for (const PollOption& option : *poll.options.value) view.options.push_back(label(option.str()));
  }
  view.binding = domain::is_binding(poll.terms.method);
  view.scheduled = poll.scheduled;
  view.missed = poll.missed;
  view.electorate_size = asked(state, poll);
  view.electorate = poll.electorate;
  view.quorum_needed = poll.quorum_needed;
  view.on_order = poll.on_order;
  if (poll.on_order) view.order = label(poll.order);
  if (poll.opened) view.opened_at = poll.opened->ts;
  if (poll.closed) view.closed_at = poll.closed->ts;
  if (poll.closing_reason.value && !poll.closing_reason.value->str().empty()) {
    view.closing_reason = body(poll.closing_reason);
  }
  view.acts = acts_of(poll);
  for (const PollId id : poll.rounds) {
    if (state.polls.at(id).opened) view.rounds.push_back(id);
  }
  view.item = poll.item;
  for (const auto& [body, versions] : poll.answers) {
    const domain::PollAnswerVersion& last = versions.back();
    if (last.channel) view.recorded.push_back({body, *last.channel, last.contested, last.stored.has_value()});
  }
  return view;
}

views::PollTurnout poll_turnout_view(const domain::Poll& poll) {
  views::PollTurnout view{poll.id, count(poll.answers.size()), count(poll.electorate.size()), {}};
  for (const Bench bench : all_benches) {
    views::BenchCount line{bench};
    for (const auto& [organisation, its_bench] : poll.bench_at_opening) {
      if (its_bench != bench) continue;
      ++line.of;
      if (poll.answers.contains(organisation)) ++line.answered;
    }
    if (line.of > 0) view.by_bench.push_back(line);
  }
  return view;
}

views::PollResultView poll_result_view(const domain::Poll& poll) {
  TAVOLO_CHECK(poll.result && poll.declared && poll.opened && domain::answers_readable(poll));
  views::PollResultView view;
  view.id = poll.id;
  view.result = *poll.result;
  for (const Bench bench : all_benches) {
    for (const auto& [organisation, its_bench] : poll.bench_at_opening) {
      if (its_bench != bench) continue;
      views::PollAnswerLine line;
      line.organisation = organisation;
      line.bench = bench;
      if (const auto found = poll.answers.find(organisation); found != poll.answers.end()) {
        const domain::PollAnswerVersion& last = found->second.back();
        if (last.value.value) line.marks = last.value.value->marks;
        line.channel = last.channel;
        line.contested = last.contested;
      }
      view.answers.push_back(std::move(line));
    }
  }
  view.declared_at = poll.declared->ts;
  view.opened_index = index_of(poll.opened->index);
  view.declared_index = index_of(poll.declared->index);
  return view;
}

std::optional<views::OwnPollAnswer> own_poll_answer_view(const domain::Poll& poll, OrganisationId organisation) {
  const auto found = poll.answers.find(organisation);
  if (found == poll.answers.end() || !found->second.back().value.value) return std::nullopt;
  const domain::PollAnswerVersion& last = found->second.back();
  views::OwnPollAnswer view;
  view.id = poll.id;
  view.organisation = organisation;
  view.marks = last.value.value->marks;
  view.at = last.stamp.ts;
  view.index = index_of(last.stamp.index);
  view.versions = count(found->second.size());
  view.channel = last.channel;
  if (last.evidence.value) view.document = last.evidence.value->document;
  view.scan = last.stored.has_value();
  view.contested = last.contested;
  return view;
}

}  // namespace tavolo::feed
