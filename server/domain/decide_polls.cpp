// Polls (ADR 0024): choices, approvals, scores, rankings, meeting times and temperature checks.

#include <algorithm>
#include <set>

#include "server/domain/ballot.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/polls.hpp"
#include "server/domain/quorum.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/vote_rules.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view poll_rule = "rules#polls";

Decided one(events::Event event) { return {.events = {std::move(event)}, .created = {}}; }

Instant instant_of(const Moment& moment, const DayHour& hour) {
  return moment.calendar.instant_of(hour.on, minute_of(hour.time));
}

/// Refusals: not_found, poll_not_prepared.
std::expected<const Poll*, Refusal> prepared_poll(const State& state, PollId id) {
  const auto found = state.polls.find(id);
  if (found == state.polls.end()) return refuse_at("/poll", "not_found", poll_rule);
  if (found->second.state == VoteState::prepared) return &found->second;
  return refuse("poll_not_prepared", poll_rule, Detail().add("state", name_of(found->second.state)));
}

/// Refusals: not_found, poll_not_open, poll_annulled, poll_closed.
std::expected<const Poll*, Refusal> open_poll(const State& state, PollId id, Instant now, Seen seen) {
  const auto found = state.polls.find(id);
  if (found == state.polls.end()) return refuse_at("/poll", "not_found", poll_rule);
  const Poll& poll = found->second;
  if (poll.state == VoteState::prepared || poll.state == VoteState::discarded) {
    if (seen == Seen::by_bodies) return refuse_at("/poll", "not_found", poll_rule);
    return refuse("poll_not_open", poll_rule, Detail().add("state", name_of(poll.state)));
  }
  if (poll.state == VoteState::annulled) return refuse("poll_annulled", poll_rule);
  if (takes_answers(poll, now)) return &poll;
  return refuse("poll_closed", poll_rule, Detail().add("closed_at", to_string(poll.terms.closes_at)));
}

Checked check_options(const commands::PreparePoll& command) {
  const bool has_options = is_binding(command.kind);
  const bool has_slots = command.kind == PollMethod::meeting_time;
  const auto& options = command.options;
  const bool distinct = std::set<PollOption>(options.begin(), options.end()).size() == options.size();
  if (has_options ? options.size() < 2 || !distinct : !options.empty()) {
    return refuse_at("/options", "poll_options_wrong", poll_rule);
  }
  if (has_slots ? command.slots.size() < 2 : !command.slots.empty()) {
    return refuse_at("/slots", "poll_slots_wrong", poll_rule);
  }
  if (command.max_score.has_value() != (command.kind == PollMethod::score)) {
    return refuse_at("/max_score", "poll_scale_wrong", poll_rule);
  }
  return {};
}

Checked check_slots(const PollTerms& terms) {
  std::set<Instant> starts;
  for (const PollSlot& slot : terms.slots) {
    if (slot.at < terms.closes_at || !starts.insert(slot.at).second) {
      return refuse_at("/slots", "poll_slots_wrong", poll_rule);
    }
  }
  return {};
}

/// The hours stand in order, and leave the time that the regulation asks for outside a sitting.
Checked check_hours(const State& state, Instant now, const PollTerms& terms) {
  if (terms.opens && (terms.sitting || terms.opens->at <= now || terms.opens->at >= terms.closes_at)) {
    return refuse_at("/opens", "opening_not_sensible", poll_rule);
  }
  if (!terms.sitting) return check_deadline(state, terms.opens ? terms.opens->at : now, terms.closes_at);
  if (terms.closes_at > now) return {};
  return refuse("deadline_too_soon", poll_rule, Detail().add("pointer", "/closes").add("earliest", to_string(now)));
}

/// A round is linked to the newest of those before it.
Checked check_round(const State& state, const std::optional<PollId>& round_of) {
  if (!round_of) return {};
  const auto found = state.polls.find(*round_of);
  if (found == state.polls.end()) return refuse_at("/round_of", "not_found", poll_rule);
  const Poll& before = found->second;
  if (before.state != VoteState::closed && before.state != VoteState::annulled) {
    return refuse_at("/round_of", "poll_not_ended", poll_rule);
  }
  const bool repeated =
      std::ranges::any_of(before.rounds, [&](PollId id) { return state.polls.at(id).state != VoteState::discarded; });
  if (repeated) return refuse_at("/round_of", "poll_already_repeated", poll_rule);
  return {};
}

PollTerms terms_of(const commands::PreparePoll& command, const Moment& moment) {
  PollTerms terms;
  terms.method = command.kind;
  std::size_t options = command.options.size();
  if (command.kind == PollMethod::meeting_time) options = command.slots.size();
  if (command.kind == PollMethod::temperature) options = 1;
  terms.options = {static_cast<std::int64_t>(options)};
  for (const auto& slot : command.slots) {
    const Instant at = moment.calendar.instant_of(slot.on, minute_of(slot.time));
    terms.slots.push_back({slot.on, slot.time, slot.minutes, at});
  }
  if (command.max_score) terms.max_score = {command.max_score->value};
  terms.benches = command.benches;
  if (command.opens)
    terms.opens = PollOpening{command.opens->on, command.opens->time, instant_of(moment, *command.opens)};
  terms.closes_on = command.closes.on;
  terms.closes_time = command.closes.time;
  terms.closes_at = instant_of(moment, command.closes);
  terms.sitting = command.sitting;
  terms.round_of = command.round_of;
  return terms;
}

Checked check_texts(const commands::PreparePoll& command) {
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/question", command.question.str()}});
      !clean) {
    return clean;
  }
  for (const PollOption& option : command.options) {
    if (auto clean = refuse_personal_data({{"/options", option.str()}}); !clean) return clean;
  }
  return {};
}

/// What the sitting of a poll asks for when it is put to those who are there.
Checked check_seat(const State& state, const PollTerms& terms) {
  if (!terms.sitting) return {};
  const auto sitting = sitting_under_way(state, *terms.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  return is_binding(terms.method) ? check_quorum(state, **sitting) : Checked{};
}

events::PollOpened opening_of(const State& state, const Poll& poll) {
  const auto electorate = poll_electorate(state, poll.terms);
  events::PollOpened event;
  event.poll = poll.id;
  event.terms = poll.terms;
  event.electorate_size = static_cast<std::int64_t>(electorate.size());
  event.electorate_digest = electorate_digest(electorate);
  event.quorum_needed = poll_quorum(state.rules(), poll.terms, event.electorate_size);
  event.regulation = state.regulations.back().id;
  event.title = poll.title;
  event.question = poll.question;
  event.options = poll.options;
  return event;
}

/// The close and, in the same decision, what it amounts to (decision 26).
std::vector<events::Event> close(const State& state, const Poll& poll, std::optional<Instant> due_at,
                                 MultilineText<0, 2000> reason) {
  return {events::PollClosed{poll.id, due_at, std::move(reason)},
          events::PollResultDeclared{poll.id, poll_result(state, poll)}};
}

}  // namespace

std::vector<events::Event> open_poll_due(const State& state, const Moment& moment, const Poll& poll, Instant due_at) {
  // the timer comes a little after the hour, which is no fault of the deadline
  constexpr std::int64_t grace_ms = 60'000;
  const Instant counted = std::max(due_at, Instant{moment.now.ms - grace_ms});
  if (!check_deadline(state, counted, poll.terms.closes_at)) {
    return {events::PollOpeningMissed{poll.id, due_at, MissedOpening::too_late}};
  }
  events::PollOpened event = opening_of(state, poll);
  if (event.electorate_size == 0) {
    return {events::PollOpeningMissed{poll.id, due_at, MissedOpening::nobody_to_vote}};
  }
  event.on_order = poll.on_order;
  event.order = poll.order;
  event.due_at = due_at;
  return {std::move(event)};
}

std::vector<events::Event> close_poll_due(const State& state, const Poll& poll, Instant due_at) {
  return close(state, poll, due_at, {});
}

Relation relation_to(const State&, const Acting&, const commands::PreparePoll&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::PreparePoll& command) {
  if (auto checked = check_options(command); !checked) return std::unexpected(checked.error());
  if (auto checked = check_benches(state, command.benches); !checked) return std::unexpected(checked.error());
  if (auto checked = check_round(state, command.round_of); !checked) return std::unexpected(checked.error());
  if (command.sitting && !state.sittings.contains(*command.sitting)) {
    return refuse_at("/sitting", "not_found", poll_rule);
  }
  events::PollPrepared event;
  event.poll = PollId{state.counters.poll + 1};
  event.terms = terms_of(command, moment);
  if (auto checked = check_hours(state, moment.now, event.terms); !checked) return std::unexpected(checked.error());
  if (auto checked = check_slots(event.terms); !checked) return std::unexpected(checked.error());
  if (auto checked = check_texts(command); !checked) return std::unexpected(checked.error());
  event.title = command.title;
  event.question = command.question;
  event.options = command.options;
  Decided decided = one(event);
  decided.created = to_string(event.poll);
  return decided;
}

Relation relation_to(const State&, const Acting&, const commands::DiscardPoll&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::DiscardPoll& command) {
  const auto poll = prepared_poll(state, command.poll);
  if (!poll) return std::unexpected(poll.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::PollDiscarded{command.poll, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::OpenPoll&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment, const commands::OpenPoll& command) {
  const auto found = prepared_poll(state, command.poll);
  if (!found) return std::unexpected(found.error());
  const Poll& poll = **found;
  const bool on_order = acting.role == ActorRole::secretary;
  if (on_order && !command.order) return refuse_at("/order", "order_required", poll_rule);
  const std::string order = command.order ? command.order->str() : std::string();
  if (auto clean = refuse_personal_data({{"/order", order}}); !clean) return std::unexpected(clean.error());
  if (!poll.scheduled && poll.terms.opens && poll.terms.opens->at > moment.now) {
    return one(events::PollScheduled{poll.id, on_order, Text<0, 300>::of(order)});
  }
  PollTerms now = poll.terms;
  now.opens.reset();
  if (auto checked = check_hours(state, moment.now, now); !checked) return std::unexpected(checked.error());
  if (auto checked = check_seat(state, poll.terms); !checked) return std::unexpected(checked.error());
  events::PollOpened event = opening_of(state, poll);
  if (event.electorate_size == 0) return refuse("electorate_empty", poll_rule);
  event.on_order = on_order;
  event.order = Text<0, 300>::of(order);
  return one(std::move(event));
}

Relation relation_to(const State&, const Acting&, const commands::AnswerPoll&) { return Relation::own; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::AnswerPoll& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_poll(state, command.poll, moment.now, Seen::by_bodies);
  if (!found) return std::unexpected(found.error());
  const Poll& poll = **found;
  if (!std::ranges::binary_search(poll.electorate, *acting.organisation)) return refuse("not_in_poll", poll_rule);
  if (poll.terms.sitting && !is_inside(state.sittings.at(*poll.terms.sitting), *acting.organisation)) {
    return refuse("not_inside", poll_rule);
  }
  if (!fits(poll.terms, command.marks)) return refuse_at("/marks", "poll_answer_wrong", poll_rule);
  return one(events::PollAnswered{poll.id, PollAnswer{command.marks}});
}

Relation relation_to(const State&, const Acting& acting, const commands::RecordPollAnswer& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting&, const Moment& moment,
                    const commands::RecordPollAnswer& command) {
  const auto found = open_poll(state, command.poll, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  const Poll& poll = **found;
  if (!std::ranges::binary_search(poll.electorate, command.organisation)) {
    return refuse_at("/organisation", "body_not_in_poll", poll_rule);
  }
  // what a body answered by itself only the body changes
  const auto answers = poll.answers.find(command.organisation);
  if (answers != poll.answers.end() && !answers->second.back().channel) {
    return refuse_at("/organisation", "body_has_answered", poll_rule);
  }
  const bool known = command.file && answers != poll.answers.end() &&
                     std::ranges::any_of(answers->second, [&](const PollAnswerVersion& each) {
                       return each.stored == command.file->stored;
                     });
  if (auto checked = check_evidence(state, command.channel, command.document, command.file, known, poll_rule);
      !checked) {
    return std::unexpected(checked.error());
  }
  if (!fits(poll.terms, command.marks)) return refuse_at("/marks", "poll_answer_wrong", poll_rule);
  events::PollAnswerRecorded event;
  event.poll = poll.id;
  event.organisation = command.organisation;
  event.channel = command.channel;
  event.value = PollAnswer{command.marks};
  event.evidence = PositionEvidence{command.file ? command.file->sha256 : command.document};
  if (command.file) event.stored = command.file->stored;
  return one(std::move(event));
}

Relation relation_to(const State&, const Acting&, const commands::ContestRecordedAnswer&) { return Relation::none; }

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ContestRecordedAnswer& command) {
  if (!acting.organisation) return refuse("no_organisation", "rules#membership");
  const auto found = open_poll(state, command.poll, moment.now, Seen::by_bodies);
  if (!found) return std::unexpected(found.error());
  const auto answers = (*found)->answers.find(*acting.organisation);
  if (answers == (*found)->answers.end() || !answers->second.back().channel) {
    return refuse("no_answer_recorded", poll_rule);
  }
  if (answers->second.back().contested) return refuse("answer_already_contested", poll_rule);
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::PollAnswerContested{command.poll, *acting.organisation, command.reason});
}

Relation relation_to(const State&, const Acting&, const commands::ClosePoll&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::ClosePoll& command) {
  const auto found = open_poll(state, command.poll, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  if (!command.reason && !(*found)->terms.sitting) return refuse_at("/reason", "poll_reason_required", poll_rule);
  const std::string reason = command.reason ? command.reason->str() : std::string();
  if (auto clean = refuse_personal_data({{"/reason", reason}}); !clean) return std::unexpected(clean.error());
  return Decided{.events = close(state, **found, {}, MultilineText<0, 2000>::of(reason)), .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::AnnulPoll&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment, const commands::AnnulPoll& command) {
  const auto found = open_poll(state, command.poll, moment.now, Seen::by_desk);
  if (!found) return std::unexpected(found.error());
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return one(events::PollAnnulled{command.poll, command.reason});
}

}  // namespace tavolo::domain
