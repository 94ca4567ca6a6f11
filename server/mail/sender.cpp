#include "server/mail/sender.hpp"

#include <algorithm>

#include "server/base/log.hpp"

namespace tavolo::mail {
namespace {

/// Without anything due, the queue is looked at this often: for what is to be given up or pruned.
constexpr std::int64_t look_at_least_every_ms = 60'000;

}  // namespace

Sender::Sender(std::unique_ptr<Queue> queue, std::unique_ptr<Relay> ordinary, std::unique_ptr<Relay> pec,
               Options options, Told told)
    : queue_(std::move(queue)),
      ordinary_(std::move(ordinary)),
      pec_(std::move(pec)),
      options_(std::move(options)),
      told_(std::move(told)),
      holds_(options_.held ? 1 : 0),
      thread_([this] { work(); }) {}

Sender::~Sender() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

const std::unique_ptr<Relay>& Sender::relay_of(Profile profile) const {
  return profile == Profile::pec ? pec_ : ordinary_;
}

void Sender::post(Act act) {
  {
    const std::lock_guard lock(mutex_);
    acts_.push_back(std::move(act));
  }
  wake_.notify_all();
}

void Sender::send(Batch batch) {
  post([this, batch = std::move(batch)] {
    const auto added = queue_->add(batch, options_.now());
    if (!added) return fail_once(added.error());
    tell(batch.about);
  });
}

void Sender::ask(std::string about) {
  post([this, about = std::move(about)] { tell(about); });
}

void Sender::note_told(std::string about, bool settled) {
  post([this, about = std::move(about), settled] {
    if (const auto noted = queue_->note_told(about, settled); !noted) fail_once(noted.error());
  });
}

void Sender::forget(std::string address) {
  post([this, address = std::move(address)] {
    if (const auto gone = queue_->forget(address); !gone) fail_once(gone.error());
  });
}

void Sender::waiting(std::function<void(std::vector<std::string>)> then) {
  post([this, then = std::move(then)] {
    auto found = queue_->waiting();
    if (!found) return fail_once(found.error());
    then(*std::move(found));
  });
}

void Sender::revise(std::vector<Batch> batches) {
  post([this, batches = std::move(batches)] {
    for (const Batch& batch : batches) {
      // Words that may not go out any more stay where they are: mail rests until the next start, which revises again.
      if (const auto revised = queue_->revise(batch, options_.now()); !revised) return fail_once(revised.error());
      tell(batch.about);
    }
    --holds_;
  });
}

void Sender::letters_to(std::string address, std::function<void(std::optional<std::vector<Held>>)> then) {
  post([this, address = std::move(address), then = std::move(then)] {
    auto found = queue_->letters_to(address);
    if (!found) fail_once(found.error());
    then(found ? std::optional(*std::move(found)) : std::nullopt);
  });
}

void Sender::find(std::string message_id, std::function<void(std::optional<Matched>)> then) {
  post([this, message_id = std::move(message_id), then = std::move(then)] {
    auto found = queue_->find(message_id);
    if (!found) fail_once(found.error());
    then(found ? *std::move(found) : std::nullopt);
  });
}

bool Sender::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Sender::work() {
  if (const auto untold = queue_->untold()) {
    for (const auto& about : *untold) tell(about);
  } else {
    fail_once(untold.error());
  }
  for (;;) {
    std::deque<Act> acts;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      acts.swap(acts_);
    }
    for (const auto& act : acts) act();
    std::int64_t wake_ms = look_at_least_every_ms;
    if (send_next(wake_ms)) continue;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(wake_ms), [this] { return stopping_ || !acts_.empty(); });
  }
}

bool Sender::send_next(std::int64_t& wake_ms) {
  if (failed_ || holds_ > 0) return false;
  const Instant now = options_.now();
  const auto expired = queue_->expire(options_.patience, now);
  if (!expired) {
    fail_once(expired.error());
    return false;
  }
  for (const auto& about : *expired) tell(about);
  if (const auto pruned = queue_->prune(options_.patience, now); !pruned) fail_once(pruned.error());
  for (const Profile profile : {Profile::ordinary, Profile::pec}) {
    if (!relay_of(profile)) continue;
    const auto rest = resting_.find(profile);
    if (rest != resting_.end() && rest->second.second > now) {
      wake_ms = std::min(wake_ms, rest->second.second.ms - now.ms);
      continue;
    }
    std::optional<Instant> wake;
    const auto due = queue_->next(profile, now, wake);
    if (!due) {
      fail_once(due.error());
      return false;
    }
    if (*due) {
      carry(**due);
      return true;
    }
    if (wake) wake_ms = std::min(wake_ms, std::max<std::int64_t>(1, wake->ms - now.ms));
  }
  return false;
}

void Sender::carry(const Due& due) {
  const auto& relay = relay_of(due.profile);
  const Relay::Hooks hooks{[this] { return stopping(); },
                           [this, &due] {
                             const auto marked = queue_->mark_sending(due.id);
                             if (!marked) fail_once(marked.error());
                             return marked.has_value();
                           }};
  const Carried carried = relay->carry(due.letter, due.message_id, due.queued, hooks);
  const Instant now = options_.now();
  if (carried.verdict != Verdict::no_relay && carried.verdict != Verdict::broken_off) resting_.erase(due.profile);
  Result<void> kept;
  const auto settle = [&](LetterState state) {
    kept = queue_->settle(due.id, state, carried.answer, now);
    if (kept) tell(due.about);
  };
  switch (carried.verdict) {
    case Verdict::accepted:
      settle(LetterState::accepted);
      break;
    case Verdict::refused:
      settle(LetterState::refused);
      log(LogLevel::warning, "mail_refused", {{"url", relay->name()}, {"status", carried.answer}});
      break;
    case Verdict::uncertain:
      settle(LetterState::uncertain);
      log(LogLevel::warning, "mail_uncertain", {{"url", relay->name()}, {"why", carried.answer}});
      break;
    case Verdict::broken_off:
    case Verdict::no_relay:
    case Verdict::again: {
      const auto until = queue_->postpone(due, carried.answer, options_.patience, now);
      if (!until) kept = std::unexpected(until.error());
      if (carried.verdict == Verdict::broken_off) break;
      log(LogLevel::warning, "mail_postponed", {{"url", relay->name()}, {"why", carried.answer}});
      if (carried.verdict == Verdict::again) break;
      auto& [times, rest_until] = resting_[due.profile];
      const auto& patience = options_.patience;
      rest_until.ms = now.ms + std::min(patience.longest_pause_ms, patience.pause_ms << std::min(times++, 20));
      break;
    }
  }
  if (!kept) fail_once(kept.error());
}

void Sender::tell(const std::string& about) {
  auto report = queue_->report(about);
  if (!report) return fail_once(report.error());
  if (told_) told_(*std::move(report));
}

void Sender::fail_once(const Error& error) {
  if (!failed_) log(LogLevel::error, "mail_stopped", {{"code", error.code}, {"message", error.message}});
  failed_ = true;
}

}  // namespace tavolo::mail
