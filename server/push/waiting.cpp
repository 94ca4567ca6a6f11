#include "server/push/waiting.hpp"

#include <algorithm>

#include "server/feed/views.hpp"

namespace tavolo::push {
namespace {

using views::WaitingKind;

PushKind kind_of(WaitingKind what) {
  switch (what) {
    case WaitingKind::vote_open:
      return PushKind::vote_open;
    case WaitingKind::cosignature_asked:
      return PushKind::cosignature_asked;
    case WaitingKind::cure_term:
      return PushKind::cure_term;
    case WaitingKind::proposal_to_examine:
    case WaitingKind::mandate_to_validate:
    case WaitingKind::vote_to_open:
      return PushKind::desk;
  }
  return PushKind::desk;
}

bool acts_for_a_body(domain::ActorRole role) {
  return role == domain::ActorRole::delegate || role == domain::ActorRole::substitute;
}

}  // namespace

std::int64_t closing_soon_ms(Instant opened, Instant closes) {
  constexpr std::int64_t day_ms = 86'400'000;
  return std::min(day_ms, (closes.ms - opened.ms) / 4);
}

std::vector<PushKind> kinds_of(const std::vector<domain::Acting>& actings) {
  std::vector<PushKind> kinds;
  const bool body = std::ranges::any_of(actings, [](const auto& acting) { return acts_for_a_body(acting.role); });
  if (body) {
    kinds = {PushKind::vote_open, PushKind::vote_closing, PushKind::cosignature_asked, PushKind::cure_term,
             PushKind::reply};
  }
  const bool desk = std::ranges::any_of(actings, [](const auto& acting) {
    return acting.role == domain::ActorRole::secretary || acting.role == domain::ActorRole::chair;
  });
  if (desk) kinds.push_back(PushKind::desk);
  return kinds;
}

Watch::Items Watch::of_body(const domain::State& state, OrganisationId body, Instant now) {
  Items items;
  for (const auto& item : feed::waiting_of_body(state, body).items) {
    items.emplace(kind_of(item.what), item.object.text);
    const bool vote = item.what == WaitingKind::vote_open && item.until;
    if (vote && item.until->ms - now.ms <= closing_soon_ms(item.since, *item.until)) {
      items.emplace(PushKind::vote_closing, item.object.text);
    }
  }
  return items;
}

Watch::Items Watch::of(const domain::State& state, const domain::Acting& acting, Instant now) {
  if (acts_for_a_body(acting.role) && acting.organisation) return of_body(state, *acting.organisation, now);
  Items items;
  const auto add = [&](const views::Waiting& waiting) {
    for (const auto& item : waiting.items) items.emplace(kind_of(item.what), item.object.text);
  };
  if (acting.role == domain::ActorRole::secretary) add(feed::waiting_of_secretary(state));
  if (acting.role == domain::ActorRole::chair) add(feed::waiting_of_chair(state));
  return items;
}

std::set<OrganisationId> Watch::answered(const domain::State& state) {
  std::set<OrganisationId> bodies;
  const CommentId before = last_comment_;
  if (!state.comments.empty()) last_comment_ = state.comments.rbegin()->first;
  if (!started_) return bodies;
  for (auto at = state.comments.upper_bound(before); at != state.comments.end(); ++at) {
    const domain::Comment& comment = at->second;
    if (comment.hidden()) continue;
    const auto tell = [&](OrganisationId body) {
      if (body != comment.organisation) bodies.insert(body);
    };
    if (comment.parent) tell(state.comments.at(*comment.parent).organisation);
    if (const auto proposal = parse_id<ProposalIdTag>(comment.subject.text)) {
      tell(state.proposals.at(*proposal).proposer);
    }
  }
  return bodies;
}

std::map<std::uint64_t, std::set<PushKind>> Watch::look(const domain::State& state, Instant now,
                                                        const std::vector<Person>& persons) {
  const auto bodies = answered(state);
  started_ = true;
  std::map<std::uint64_t, Items> seen;
  std::map<std::uint64_t, std::set<PushKind>> news;
  for (const Person& person : persons) {
    Items items;
    bool was_answered = false;
    for (const auto& acting : person.actings) {
      items.merge(of(state, acting, now));
      was_answered = was_answered ||
                     (acts_for_a_body(acting.role) && acting.organisation && bodies.contains(*acting.organisation));
    }
    if (const auto known = known_.find(person.account); known != known_.end()) {
      std::set<PushKind> kinds;
      for (const auto& item : items) {
        if (!known->second.contains(item)) kinds.insert(item.first);
      }
      if (was_answered) kinds.insert(PushKind::reply);
      if (!kinds.empty()) news.emplace(person.account, std::move(kinds));
    }
    seen.emplace(person.account, std::move(items));
  }
  known_ = std::move(seen);
  return news;
}

}  // namespace tavolo::push
