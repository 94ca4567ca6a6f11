#include "server/push/waiting.hpp"

#include <algorithm>

#include "server/feed/views.hpp"

namespace tavolo::push {
namespace {

using views::WaitingKind;

/// None of what is told otherwise: a sitting by its notice.
std::optional<PushKind> kind_of(WaitingKind what) {
  switch (what) {
    case WaitingKind::vote_open:
    case WaitingKind::proxy_to_cast:
    case WaitingKind::recorded_position:
    case WaitingKind::ratification:
      return PushKind::vote_open;
    case WaitingKind::cosignature_asked:
      return PushKind::cosignature_asked;
    case WaitingKind::cure_term:
      return PushKind::cure_term;
    case WaitingKind::proposal_to_examine:
    case WaitingKind::mandate_to_validate:
    case WaitingKind::vote_to_open:
    case WaitingKind::sitting_to_convene:
    case WaitingKind::sitting_requested:
    case WaitingKind::dissent_to_answer:
      return PushKind::desk;
    case WaitingKind::sitting_convened:
    case WaitingKind::sitting_under_way:
      return std::nullopt;
  }
  return std::nullopt;
}

bool acts_for_a_body(domain::ActorRole role) {
  return role == domain::ActorRole::delegate || role == domain::ActorRole::substitute;
}

}  // namespace

std::int64_t closing_soon_ms(Instant opened, Instant closes) {
  constexpr std::int64_t day_ms = 86'400'000;
  return std::min(day_ms, (closes.ms - opened.ms) / 4);
}

Watch::Items Watch::of_body(const domain::State& state, OrganisationId body, Instant now) {
  Items items;
  for (const auto& item : feed::waiting_of_body(state, body).items) {
    if (const auto kind = kind_of(item.what)) items.emplace(*kind, item.object.text);
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
    for (const auto& item : waiting.items) {
      if (const auto kind = kind_of(item.what)) items.emplace(*kind, item.object.text);
    }
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
