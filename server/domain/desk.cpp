#include "server/domain/desk.hpp"

#include <algorithm>

#include "server/domain/decide.hpp"
#include "server/domain/floor.hpp"
#include "server/domain/outcome.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

using views::DeskAct;
using views::DeskLine;

using Roles = List<Role, 1, 2>;

template <class Tag>
ObjectRef ref(Id<Tag> id) {
  return ObjectRef{to_string(id)};
}

CommandId probe_id() { return CommandId{"00000000-0000-4000-8000-000000000000"}; }
Reason probe_reason() { return Reason::of("Prova di regola."); }

/// Collects the acts, each asked of the rules.
class Asking {
 public:
  Asking(const State& state, const Sitting& sitting, const Moment& moment)
      : state_(state), sitting_(sitting), calendar_(moment.calendar), today_(moment.today()) {}

  const State& state() const { return state_; }
  const Sitting& sitting() const { return sitting_; }

  /// `from`: the hour before which the act is not possible, whatever else.
  void add(DeskAct act, const Roles& roles, std::optional<ObjectRef> object, const commands::Command& command,
           std::optional<Instant> from = {}) {
    DeskLine line{act, roles, std::move(object), std::nullopt, from};
    // the last entry's hour is the newest that every reader of the record knows; the day decides about notices alone
    Instant now = std::max(state_.last_ts, from.value_or(Instant{}));
    if (act == DeskAct::convene) now = calendar_.instant_of(today_, 0);
    Acting acting;
    const bool by_chair = roles.front() == Role::chair;
    acting.role = by_chair ? ActorRole::chair : ActorRole::secretary;
    acting.capacity = by_chair ? Capacity::chair : Capacity::secretary;
    const Decision decided = decide(state_, acting, Moment{now, calendar_}, command);
    if (!decided) line.refusal = Text<1, 80>::of(decided.error().code);
    lines_.push_back(std::move(line));
  }

  std::vector<DeskLine> take() { return std::move(lines_); }

 private:
  const State& state_;
  const Sitting& sitting_;
  const Calendar& calendar_;
  LocalDate today_;
  std::vector<DeskLine> lines_;
};

const Roles chair{Role::chair};
const Roles secretary{Role::secretary};
const Roles both{Role::chair, Role::secretary};

const AgendaItem* current_item(const Sitting& sitting) {
  if (!sitting.current_item) return nullptr;
  const auto item = known_item(sitting, *sitting.current_item);
  return item ? *item : nullptr;
}

/// The first that was not dealt with; one that was suspended after those that nobody opened yet.
const AgendaItem* item_to_open(const Sitting& sitting) {
  for (const AgendaItemState wanted : {AgendaItemState::pending, AgendaItemState::suspended}) {
    const auto found = std::ranges::find(sitting.agenda, wanted, &AgendaItem::state);
    if (found != sitting.agenda.end()) return &*found;
  }
  return nullptr;
}

bool awaits_answer(const Vote& vote) {
  return std::ranges::find(vote.pending, PendingCause::conciliation) != vote.pending.end();
}

void add_votes(Asking& asking, VoteState wanted) {
  for (const AgendaItem& item : asking.sitting().agenda) {
    for (const VoteId id : item.votes) {
      if (asking.state().votes.at(id).state != wanted) continue;
      if (wanted == VoteState::open) {
        asking.add(DeskAct::close_vote, chair, ref(id), commands::CloseVote{probe_id(), id, probe_reason()});
      } else if (item.entry.id == asking.sitting().current_item) {
        asking.add(DeskAct::open_vote, both, ref(id), commands::OpenVote{probe_id(), id, {}});
      }
    }
  }
}

/// The chair's reasons to a bench that dissents, which an outcome waits for.
void add_answers(Asking& asking) {
  const auto answer = MultilineText<80, 4000>::of(std::string(80, 'x'));
  for (const AgendaItem& item : asking.sitting().agenda) {
    for (const VoteId id : item.votes) {
      if (!awaits_answer(asking.state().votes.at(id))) continue;
      asking.add(DeskAct::answer_dissent, chair, ref(id), commands::AnswerDissent{probe_id(), id, answer});
    }
  }
}

void add_polls(Asking& asking) {
  for (const auto& [id, poll] : asking.state().polls) {
    if (poll.terms.sitting != asking.sitting().id) continue;
    if (poll.state == VoteState::open) {
      asking.add(DeskAct::close_poll, chair, ref(id), commands::ClosePoll{probe_id(), id, probe_reason()});
    } else if (poll.state == VoteState::prepared) {
      asking.add(DeskAct::open_poll, both, ref(id), commands::OpenPoll{probe_id(), id, {}});
    }
  }
}

commands::PutToVote probe_vote(const Asking& asking, AgendaItemId item) {
  commands::PutToVote command;
  command.command_id = probe_id();
  command.sitting = asking.sitting().id;
  command.item = item;
  command.subject = OnText{};
  command.title = Title::of("Prova di regola");
  command.question = MultilineText<10, 4000>::of("Prova di regola.");
  for (const Bench bench : all_benches) {
    const auto votes = [&](const auto& row) { return row.second.bench == bench && is_voting_member(row.second); };
    if (std::ranges::any_of(asking.state().organisations, votes)) command.benches.push_back(bench);
  }
  return command;
}

void add_item_acts(Asking& asking, const AgendaItem& item) {
  const SittingId sitting = asking.sitting().id;
  add_votes(asking, VoteState::prepared);
  asking.add(
      DeskAct::ask_consensus, chair, ref(item.entry.id),
      commands::AskConsensus{probe_id(), sitting, item.entry.id, MultilineText<10, 4000>::of("Prova di regola.")});
  asking.add(DeskAct::put_to_vote, both, ref(item.entry.id), probe_vote(asking, item.entry.id));
  asking.add(DeskAct::close_item, chair, ref(item.entry.id),
             commands::CloseItem{probe_id(), sitting, item.entry.id, AgendaItemState::no_decision, {}});
}

/// The sitting whose minutes the item is about and that bodies may still object to, or none.
std::optional<SittingId> minutes_awaited(const State& state, const AgendaItem& item) {
  if (item.entry.kind != AgendaItemKind::previous_minutes || !item.entry.subject) return std::nullopt;
  const auto about = parse_id<SittingIdTag>(item.entry.subject->text);
  if (!about || state.sittings.at(*about).minutes.state != MinutesState::objections) return std::nullopt;
  return *about;
}

/// The chair's word on minutes that the table said yes to.
void add_approvals(Asking& asking) {
  for (const AgendaItem& item : asking.sitting().agenda) {
    const auto about = minutes_awaited(asking.state(), item);
    if (!about) continue;
    asking.add(DeskAct::approve_minutes, chair, ref(*about),
               commands::ApproveMinutes{probe_id(), *about, asking.sitting().id});
  }
}

void add_going_on(Asking& asking) {
  const Sitting& sitting = asking.sitting();
  asking.add(DeskAct::verify_quorum, both, {}, commands::VerifyQuorum{probe_id(), sitting.id});
  add_votes(asking, VoteState::open);
  add_answers(asking);
  add_polls(asking);
  if (const FloorRequest* speech = speech_under_way(sitting)) {
    asking.add(DeskAct::end_floor, both, ref(speech->id), commands::EndFloor{probe_id(), sitting.id, speech->id, {}});
  }
  if (const auto queue = floor_queue(asking.state(), sitting); !queue.empty()) {
    const FloorRequestId first = queue.front().request->id;
    asking.add(DeskAct::grant_floor, both, ref(first), commands::GrantFloor{probe_id(), sitting.id, first, {}});
  }
  add_approvals(asking);
  if (const AgendaItem* item = current_item(sitting)) add_item_acts(asking, *item);
  if (const AgendaItem* item = item_to_open(sitting)) {
    asking.add(DeskAct::open_item, both, ref(item->entry.id),
               commands::OpenItem{probe_id(), sitting.id, item->entry.id});
  }
  if (sitting.state == SittingState::suspended) {
    asking.add(DeskAct::resume, chair, {}, commands::ResumeSitting{probe_id(), sitting.id});
  } else {
    asking.add(DeskAct::suspend, chair, {}, commands::SuspendSitting{probe_id(), sitting.id, probe_reason()});
  }
  asking.add(DeskAct::close, chair, {}, commands::CloseSitting{probe_id(), sitting.id});
}

/// To the same hours a year on, which no term of notice forbids.
commands::MoveSitting probe_move(const Asking& asking) {
  const SittingTerms& terms = asking.sitting().terms;
  const auto later = [](const CallTime& call) { return commands::CallDraft{plus_days(call.on, 365), call.time}; };
  commands::MoveSitting command;
  command.command_id = probe_id();
  command.sitting = asking.sitting().id;
  command.mode = terms.mode;
  command.place = Text<3, 300>::of("Prova di regola");
  command.link = Text<3, 500>::of("Prova di regola");
  command.first_call = later(terms.first_call);
  command.second_call = later(terms.second_call.value_or(terms.first_call));
  command.reason = probe_reason();
  return command;
}

void add_called(Asking& asking) {
  const SittingId id = asking.sitting().id;
  const SittingCall call = call_of(asking.sitting());
  const Instant at = call_at(asking.sitting(), call);
  const DeskAct open = call == SittingCall::first ? DeskAct::open_first_call : DeskAct::open_second_call;
  asking.add(open, chair, {}, commands::OpenSitting{probe_id(), id}, at);
  asking.add(DeskAct::declare_deserted, chair, {}, commands::DeclareDeserted{probe_id(), id}, at);
  asking.add(DeskAct::move, chair, {}, probe_move(asking));
  asking.add(DeskAct::cancel, chair, {}, commands::CancelSitting{probe_id(), id, probe_reason()});
}

void add_over(Asking& asking) {
  const SittingId id = asking.sitting().id;
  asking.add(DeskAct::propose_minutes, secretary, {}, commands::ProposeMinutes{probe_id(), id});
  asking.add(DeskAct::publish_minutes, secretary, {}, commands::PublishMinutes{probe_id(), id, {}});
}

bool was_voted(const State& state, const AgendaItem& item) {
  return std::ranges::any_of(item.votes, [&](VoteId id) {
    const Vote& vote = state.votes.at(id);
    return vote.result && decides_the_whole(vote.place, vote.link);
  });
}

bool has_answer_due(const State& state, const AgendaItem& item) {
  return std::ranges::any_of(item.votes, [&](VoteId id) { return awaits_answer(state.votes.at(id)); });
}

/// The order in which acts are to be done in a sitting that goes on. Consensus is sought before a vote (domain.md 5);
/// an item that was voted, or on which nothing is decided, is closed.
std::vector<DeskAct> order_of(const State& state, const Sitting& sitting) {
  if (sitting.state == SittingState::suspended) return {DeskAct::resume};
  if (quorum_is_lost(sitting)) return {DeskAct::verify_quorum};
  std::vector<DeskAct> order{DeskAct::close_vote, DeskAct::close_poll, DeskAct::end_floor,      DeskAct::grant_floor,
                             DeskAct::open_vote,  DeskAct::open_poll,  DeskAct::approve_minutes};
  const AgendaItem* item = current_item(sitting);
  if (item == nullptr) {
    order.push_back(DeskAct::open_item);
    order.push_back(DeskAct::close);
    return order;
  }
  if (consensus_runs(*item)) return {DeskAct::end_floor};
  const bool decides = item->entry.kind == AgendaItemKind::discussion || minutes_awaited(state, *item);
  const bool to_decide = decides && !was_voted(state, *item);
  if (to_decide && !item->consensus) order.push_back(DeskAct::ask_consensus);
  if (to_decide) order.push_back(DeskAct::put_to_vote);
  order.push_back(has_answer_due(state, *item) ? DeskAct::answer_dissent : DeskAct::close_item);
  return order;
}

std::optional<DeskLine> first_lawful(const std::vector<DeskLine>& lines, const std::vector<DeskAct>& order) {
  for (const DeskAct act : order) {
    const auto found =
        std::ranges::find_if(lines, [&](const DeskLine& line) { return line.act == act && !line.refusal; });
    if (found != lines.end()) return *found;
  }
  return std::nullopt;
}

}  // namespace

DeskSteps desk_steps(const State& state, const Sitting& sitting, const Moment& moment) {
  Asking asking(state, sitting, moment);
  std::vector<DeskAct> order;
  switch (sitting.state) {
    case SittingState::draft:
      asking.add(DeskAct::convene, chair, {}, commands::ConveneSitting{probe_id(), sitting.id, {}, {}});
      order = {DeskAct::convene};
      break;
    case SittingState::convened:
    case SittingState::deserted_first_call:
      add_called(asking);
      order = {DeskAct::open_first_call, DeskAct::open_second_call, DeskAct::declare_deserted};
      break;
    case SittingState::open:
    case SittingState::suspended:
      add_going_on(asking);
      order = order_of(state, sitting);
      break;
    case SittingState::closed:
    case SittingState::deserted:
      add_over(asking);
      order = {DeskAct::propose_minutes, DeskAct::publish_minutes};
      break;
    case SittingState::discarded:
    case SittingState::cancelled:
      break;
  }
  DeskSteps steps;
  steps.acts = asking.take();
  constexpr std::size_t most_lines = 40;  // of views::Desk
  if (steps.acts.size() > most_lines) steps.acts.resize(most_lines);
  steps.next = first_lawful(steps.acts, order);
  return steps;
}

}  // namespace tavolo::domain
