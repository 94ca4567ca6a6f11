#include "server/table/table.hpp"

#include "protocol/json/write.hpp"
#include "server/base/log.hpp"
#include "server/base/random.hpp"
#include "server/record/receipt.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::table {
namespace {

const std::string no_regulation(64, '0');
constexpr std::string_view system_account = "system";

domain::Acting system_acting() {
  domain::Acting acting;
  acting.role = domain::ActorRole::system;
  acting.capacity = Capacity::system;
  return acting;
}

Refusal stopped_refusal() { return {"table_stopped", "rules#durability", {}}; }

}  // namespace

Table::Table(Parts parts) : parts_(std::move(parts)), encoder_(parts_.log->origin()) {
  state_.origin = parts_.log->origin();
}

Table::~Table() {
  *alive_ = false;
  writer_.reset();
  snapshotter_.reset();
}

void Table::apply(const events::Event& event, const domain::Stamp& stamp, domain::Touched& touched) {
  domain::evolve(state_, stamp, event, rules_digest(event), touched);
}

std::string Table::rule() const {
  return state_.regulations.empty() ? no_regulation : state_.regulations.back().digest;
}

Result<void> Table::enqueue(const domain::Acting& acting, Instant now, const std::string& cmd, const Hash& binding,
                            const std::vector<events::Event>& events) {
  TAVOLO_CHECK(!events.empty());
  const auto mark = encoder_.mark();
  std::vector<record::EncodedEntry> entries;
  for (const auto& event : events) {
    auto entry = encoder_.build(draft_of(event, acting, now, cmd, rule()));
    if (!entry) {
      encoder_.roll_back(mark);
      return std::unexpected(entry.error());
    }
    entries.push_back(*std::move(entry));
  }
  Pending pending;
  pending.row = {cmd, entries.front().seq, entries.size(), binding};
  if (entries.front().rev == 1) pending.created = entries.front().obj;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const domain::Stamp stamp{entries[i].seq, entries[i].ts, entries[i].leaf_hash, acting.capacity,
                              acting.organisation};
    apply(events[i], stamp, queue_.touched);
    queue_.entries.push_back(std::move(entries[i]));
  }
  queue_.commands.push_back(cmd);
  pending_.emplace(cmd, std::move(pending));
  return {};
}

Result<void> Table::found(const std::vector<events::Event>& events) {
  if (state_.size != 0)
    return fail("table_not_empty", "a table is founded once; this one has " + std::to_string(state_.size) + " entries");
  const std::string cmd = random_uuid();
  const Hash binding = parts_.log->binding(system_account, cmd);
  if (auto queued = enqueue(system_acting(), parts_.clocks.wall(), cmd, binding, events); !queued) return queued;
  hand_over();
  return {};
}

bool Table::answer_repeat(const commands::Command& command, const Hash& binding, std::function<void(Answer)>& answer) {
  const std::string& cmd = commands::id_of(command).text;
  const Refusal reused{"command_id_reused", "rules#commands-once", {}};
  if (const auto found = pending_.find(cmd); found != pending_.end()) {
    if (found->second.row.binding != binding) {
      refuse(reused, std::move(answer));
    } else {
      found->second.answers.push_back(std::move(answer));
    }
    return true;
  }
  auto row = parts_.log->find_command(cmd);
  if (!row) {
    refuse(stopped_refusal(), std::move(answer));
    return true;
  }
  if (!*row) return false;
  if ((*row)->binding != binding) {
    refuse(reused, std::move(answer));
    return true;
  }
  auto receipt = record::make_receipt(*parts_.log, (*row)->first_seq, (*row)->count);
  auto first = parts_.log->read_one((*row)->first_seq);
  if (!receipt || !first) {
    refuse(stopped_refusal(), std::move(answer));
    return true;
  }
  Accepted accepted{(*row)->first_seq + (*row)->count, std::nullopt, *std::move(receipt)};
  if (first->envelope.rev == 1) accepted.created = first->envelope.obj;
  answer(std::move(accepted));
  return true;
}

void Table::refuse(Refusal refusal, std::function<void(Answer)> answer) {
  if (committed_size_ >= state_.size) return answer(std::unexpected(std::move(refusal)));
  refusals_.emplace(state_.size, Untold{std::move(refusal), std::move(answer)});
}

void Table::submit(const domain::Actor& actor, std::string_view account, const commands::Command& command,
                   std::function<void(Answer)> answer) {
  if (stopped_ || closing_) {
    answer(std::unexpected(stopped_refusal()));
    return;
  }
  const auto again = [&] {
    return [this, actor, account = std::string(account), command, answer = std::move(answer)]() mutable {
      submit(actor, account, command, std::move(answer));
    };
  };
  if (resting() && !std::exchange(its_turn_, false)) {
    held_.emplace_back(again());
    return;
  }
  const std::string payload =
      std::visit([](const auto& held) { return std::string(held.method) + json::write(held); }, command);
  const Hash binding = parts_.log->binding(account, payload);
  if (answer_repeat(command, binding, answer)) return;
  clock_trusted_ = guard_->trusted(parts_.clocks.wall(), parts_.clocks.steady_ms());
  if (!clock_trusted_) {
    refuse({"clock_unsure", "rules#time", {}}, std::move(answer));
    return;
  }
  const domain::Moment now = moment();
  take_due(now.now);
  hand_over();
  if (std::holds_alternative<commands::ApplyRedaction>(command) && !is_alone()) {
    alone_.emplace_front(again());
    return;
  }
  const auto acting = domain::resolve(state_, actor, now);
  if (!acting) {
    refuse(acting.error(), std::move(answer));
    return;
  }
  auto decided = domain::decide(state_, *acting, now, command);
  if (!decided) {
    refuse(std::move(decided.error()), std::move(answer));
    return;
  }
  const std::string& cmd = commands::id_of(command).text;
  if (!decided->events.empty() && std::holds_alternative<events::RedactionOrdered>(decided->events.front())) {
    if (auto queued = enqueue_erasure(*acting, now.now, cmd, binding, decided->events.front()); !queued) {
      refuse(std::move(queued.error()), std::move(answer));
      return;
    }
  } else if (auto queued = enqueue(*acting, now.now, cmd, binding, decided->events); !queued) {
    refuse({queued.error().code, "rules#entry-size", {}}, std::move(answer));
    return;
  }
  pending_.at(cmd).answers.push_back(std::move(answer));
  hand_over();
}

Result<bool> Table::recorded(const std::string& name) {
  const std::string cmd = named_uuid(state_.origin + "/" + name);
  if (pending_.contains(cmd)) return true;
  const auto row = parts_.log->find_command(cmd);
  if (!row) return std::unexpected(row.error());
  return row->has_value();
}

bool Table::record_once(const std::string& name,
                        const std::function<std::vector<events::Event>(const domain::State&)>& make) {
  if (stopped_ || closing_ || resting()) return false;
  const auto known = recorded(name);
  if (!known) return false;
  if (*known) return true;
  clock_trusted_ = guard_->trusted(parts_.clocks.wall(), parts_.clocks.steady_ms());
  if (!clock_trusted_) return false;
  const Instant now = parts_.clocks.wall();
  take_due(now);
  const auto events = make(state_);
  if (!events.empty()) {
    const std::string cmd = named_uuid(state_.origin + "/" + name);
    const auto queued = enqueue(system_acting(), now, cmd, parts_.log->binding(system_account, cmd), events);
    TAVOLO_CHECK(queued.has_value());
  }
  hand_over();
  return true;
}

void Table::when_committed(std::function<void()> then, std::function<void()> if_stopped) {
  if (stopped_) {
    if (if_stopped) if_stopped();
  } else if (committed_size_ >= state_.size) {
    then();
  } else {
    readings_.push_back({std::move(then), std::move(if_stopped)});
  }
}

void Table::take_due(Instant now) {
  // Asked at every act and some times a second: what only events change is looked for after events alone.
  if (due_seen_size_ == state_.size && (!next_due_ || *next_due_ > now)) return;
  while (const auto step = domain::next_due(state_, *parts_.calendar, &lines_)) {
    due_seen_size_ = state_.size;
    next_due_ = step->due_at;
    if (step->due_at > now) return;
    const std::string cmd =
        named_uuid(state_.origin + "/" + step->object + "/" + step->step + "/" + to_string(step->due_at));
    const Hash binding = parts_.log->binding(system_account, cmd);
    const domain::Moment moment{now, *parts_.calendar};
    const auto queued = enqueue(system_acting(), now, cmd, binding, domain::decide_due(state_, moment, *step));
    TAVOLO_CHECK(queued.has_value());
  }
  due_seen_size_ = state_.size;
  next_due_ = std::nullopt;
}

void Table::tick() {
  if (stopped_ || closing_ || resting()) return;
  clock_trusted_ = guard_->trusted(parts_.clocks.wall(), parts_.clocks.steady_ms());
  if (!clock_trusted_) return;
  take_due(parts_.clocks.wall());
  hand_over();
  snapshot_when_due();
}

void Table::accept_clock() {
  const Instant wall = parts_.clocks.wall();
  guard_->accept(wall, parts_.clocks.steady_ms());
  clock_trusted_ = true;
  const std::string cmd = random_uuid();
  events::ClockAccepted accepted;
  accepted.wall_clock = wall;
  const auto queued = enqueue(system_acting(), wall, cmd, parts_.log->binding(system_account, cmd), {accepted});
  TAVOLO_CHECK(queued.has_value());
  hand_over();
}

void Table::hand_over() {
  if (commit_in_flight_ || stopped_ || queue_.empty()) return;
  Queue queue = std::exchange(queue_, {});
  commit_in_flight_ = true;
  in_flight_size_ = state_.size;
  in_flight_ = std::move(queue.commands);
  if (parts_.listener) parts_.listener->on_handover(state_, moment(), in_flight_size_, queue.touched);
  record::Batch batch;
  batch.entries = std::move(queue.entries);
  for (auto& entry : batch.entries) {
    Office office = office_of(entry);
    in_flight_entries_.push_back({std::move(entry.envelope), std::move(office)});
  }
  for (const auto& cmd : in_flight_) batch.commands.push_back(pending_.at(cmd).row);
  batch.redactions = std::move(queue.redactions);
  batch.attachments = std::move(queue.attachments);
  writer_->submit(std::move(batch), [this, alive = alive_, post = parts_.post](Result<record::Commit> commit) {
    post([this, alive, commit = std::move(commit)]() mutable {
      if (*alive) on_commit(std::move(commit));
    });
  });
}

void Table::on_commit(Result<record::Commit> commit) {
  if (commit) {
    committed_size_ = commit->size;
    // Still in flight for whoever acts while hearing of it: the next batch is handed over when this one is told whole.
    answer_committed(*std::move(commit));
    serve_readers();
    commit_in_flight_ = false;
    hand_over();
    serve_alone();
  } else {
    commit_in_flight_ = false;
    on_failed(commit.error());
  }
  if (!commit_in_flight_ && on_drained_) std::exchange(on_drained_, {})();
}

void Table::answer_committed(record::Commit commit) {
  const auto commands = std::exchange(in_flight_, {});
  TAVOLO_CHECK(commit.receipts.size() == commands.size());
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto node = pending_.extract(commands[i]);
    Pending& pending = node.mapped();
    Accepted accepted{pending.row.first_seq + pending.row.count, std::move(pending.created),
                      std::move(commit.receipts[i])};
    for (std::size_t repeat = 1; repeat < pending.answers.size(); ++repeat) pending.answers[repeat - 1](accepted);
    if (!pending.answers.empty()) pending.answers.back()(std::move(accepted));
  }
  const auto entries = std::exchange(in_flight_entries_, {});
  if (parts_.listener) parts_.listener->on_committed(commit.size, commit.root, commit.checkpoint, entries);
  while (!refusals_.empty() && refusals_.begin()->first <= committed_size_) {
    auto node = refusals_.extract(refusals_.begin());
    node.mapped().answer(std::unexpected(std::move(node.mapped().refusal)));
  }
}

void Table::serve_readers() {
  while (!readings_.empty() && committed_size_ >= state_.size) {
    const Reading reading = std::move(readings_.front());
    readings_.pop_front();
    reading.then();
  }
  if (resting()) return;
  for (auto& act : std::exchange(held_, {})) act();
}

void Table::on_failed(const Error& error) {
  tavolo::log(LogLevel::error, "table_stopped", {{"code", error.code}, {"message", error.message}});
  stopped_ = true;
  in_flight_.clear();
  in_flight_entries_.clear();
  for (auto& [cmd, held] : std::exchange(pending_, {})) {
    for (auto& answer : held.answers) answer(std::unexpected(stopped_refusal()));
  }
  for (auto& [size, untold] : std::exchange(refusals_, {})) untold.answer(std::unexpected(stopped_refusal()));
  for (auto& reading : std::exchange(readings_, {})) {
    if (reading.if_stopped) reading.if_stopped();
  }
  for (auto& act : std::exchange(alone_, {})) act();
  for (auto& act : std::exchange(held_, {})) act();
  if (parts_.listener) parts_.listener->on_stopped();
}

void Table::stop(std::function<void()> done) {
  closing_ = true;
  hand_over();
  auto drained = [this, done = std::move(done)] {
    snapshot_at_stop();
    done();
  };
  if (!commit_in_flight_) {
    drained();
  } else {
    on_drained_ = std::move(drained);
  }
}

}  // namespace tavolo::table
