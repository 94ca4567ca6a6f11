#include "server/audit/roll.hpp"

#include <algorithm>
#include <concepts>

#include "server/domain/outcome.hpp"

namespace tavolo::audit {

void Roll::take(const events::Event& event) {
  if (const auto* presence = std::get_if<events::PresenceRecorded>(&event)) {
    if (presence->inside) {
      inside_.insert(presence->organisation);
    } else {
      inside_.erase(presence->organisation);
    }
  }
  if (const auto* granted = std::get_if<events::ProxyGranted>(&event)) proxies_[granted->giver] = granted->holder;
  if (const auto* ended = std::get_if<events::ProxyEnded>(&event)) proxies_.erase(ended->giver);
  if (const auto* opened = std::get_if<events::SittingOpened>(&event)) {
    call_ = opened->call;
    regulation_ = opened->regulation;
  }
  if (const auto* deserted = std::get_if<events::CallDeserted>(&event)) {
    // the second call's roll is its own (ADR 0023)
    inside_.clear();
    if (deserted->call == SittingCall::first) first_deserted_ = true;
  }
}

std::optional<OrganisationId> Roll::holder_for(OrganisationId giver) const {
  const auto held = proxies_.find(giver);
  const bool counts = held != proxies_.end() && !is_inside(giver) && is_inside(held->second);
  return counts ? std::optional(held->second) : std::nullopt;
}

SittingCall Roll::call() const {
  if (call_) return *call_;
  return first_deserted_ ? SittingCall::second : SittingCall::first;
}

void Assembly::take(const events::Event& event) {
  if (const auto* adopted = std::get_if<events::RegulationAdopted>(&event)) {
    regulations_[adopted->regulation] = adopted->rules;
    in_force_ = adopted->regulation;
  }
  if (const auto* registered = std::get_if<events::OrganisationRegistered>(&event)) {
    bodies_[registered->organisation] = {registered->bench};
  }
  if (const auto* granted = std::get_if<events::MembershipGranted>(&event)) {
    Body& body = bodies_[granted->organisation];
    body.member = true;
    body.voting = granted->voting;
  }
  if (const auto* changed = std::get_if<events::MembershipChanged>(&event)) {
    Body& body = bodies_[changed->organisation];
    body.member = changed->status == MembershipStatus::member;
    body.voting = changed->voting;
  }
  std::visit(
      [&](const auto& held) {
        if constexpr (requires {
                        { held.sitting } -> std::same_as<const SittingId&>;
                      }) {
          rolls_[held.sitting].take(event);
        }
      },
      event);
}

const Regulation* Assembly::regulation(RegulationId id) const {
  const auto found = regulations_.find(id);
  return found == regulations_.end() ? nullptr : &found->second;
}

const Roll* Assembly::roll(SittingId sitting) const {
  const auto found = rolls_.find(sitting);
  return found == rolls_.end() ? nullptr : &found->second;
}

std::optional<RegulationId> Assembly::regulation_of(SittingId sitting) const {
  const Roll* held = roll(sitting);
  return held != nullptr && held->regulation() ? held->regulation() : in_force_;
}

SittingCall Assembly::call_of(SittingId sitting) const {
  const Roll* held = roll(sitting);
  return held == nullptr ? SittingCall::first : held->call();
}

bool Assembly::votes(OrganisationId id) const {
  const auto body = bodies_.find(id);
  return body != bodies_.end() && body->second.member && body->second.voting;
}

bool Assembly::attends(const Roll& roll, OrganisationId body) const {
  if (roll.is_inside(body)) return true;
  const auto holder = roll.holder_for(body);
  return holder && votes(*holder);
}

Called Assembly::called(const events::VoteOpened& event, const Regulation& rules) const {
  Called called;
  called.institutions_required = rules.institutions_required;
  const Roll* held = nullptr;
  if (event.seat) {
    called.seat = VoteSeat{event.seat->place, 0, false};
    held = roll(event.seat->place.sitting);
    if (held == nullptr) return called;
  }
  std::int64_t voting = 0;
  for (const auto& [id, body] : bodies_) {
    if (!votes(id)) continue;
    ++voting;
    if (held != nullptr && !attends(*held, id)) continue;
    if (called.seat) {
      ++called.seat->present;
      if (body.bench == Bench::institutions) called.seat->institutions_present = true;
    }
    if (std::ranges::find(event.terms.benches, body.bench) == event.terms.benches.end()) continue;
    called.electorate.emplace(id, body.bench);
    const auto holder = held == nullptr ? std::nullopt : held->holder_for(id);
    if (holder) called.proxies.emplace(id, *holder);
  }
  if (held == nullptr) {
    called.quorum_needed =
        domain::quorum_needed(rules.async_quorum, static_cast<std::int64_t>(called.electorate.size()));
  } else {
    const bool second = held->call() == SittingCall::second;
    called.quorum_needed = domain::quorum_needed(second ? rules.quorum_second_call : rules.quorum_first_call, voting);
  }
  return called;
}

Electorate Assembly::asked(const events::PollOpened& event) const {
  // a proxy is given for votes: who is asked in a sitting is in it
  const Roll* held = event.terms.sitting ? roll(*event.terms.sitting) : nullptr;
  Electorate electorate;
  for (const auto& [id, body] : bodies_) {
    const bool called = std::ranges::find(event.terms.benches, body.bench) != event.terms.benches.end();
    const bool there = !event.terms.sitting || (held != nullptr && held->is_inside(id));
    if (called && there && votes(id)) electorate.emplace(id, body.bench);
  }
  return electorate;
}

std::vector<OrganisationId> Assembly::present_in(SittingId sitting) const {
  std::vector<OrganisationId> present;
  const Roll* held = roll(sitting);
  for (const auto& [id, body] : bodies_) {
    if (held != nullptr && votes(id) && attends(*held, id)) present.push_back(id);
  }
  return present;
}

domain::Quorum Assembly::quorum_in(SittingId sitting) const {
  const auto present = present_in(sitting);
  std::vector<domain::SeatedBody> voting;
  for (const auto& [id, body] : bodies_) {
    if (votes(id)) voting.push_back({body.bench, std::ranges::binary_search(present, id)});
  }
  const auto id = regulation_of(sitting);
  const Regulation* rules = id ? regulation(*id) : nullptr;
  return domain::count_quorum(rules == nullptr ? Regulation{} : *rules, call_of(sitting), voting);
}

}  // namespace tavolo::audit
