#include "server/push/waiting.hpp"

#include <algorithm>

#include "server/feed/views.hpp"

namespace tavolo::push {
namespace {

using views::WaitingKind;

/// None of a sitting that is ahead, which add_sittings tells.
std::optional<PushKind> kind_of(WaitingKind what) {
  switch (what) {
    case WaitingKind::vote_open:
    case WaitingKind::proxy_to_cast:
    case WaitingKind::recorded_position:
    case WaitingKind::ratification:
    case WaitingKind::poll_open:
    case WaitingKind::recorded_answer:
      return PushKind::vote_open;
    case WaitingKind::cosignature_asked:
      return PushKind::cosignature_asked;
    case WaitingKind::cure_term:
      return PushKind::cure_term;
    case WaitingKind::proposal_to_examine:
    case WaitingKind::proposal_to_reply_to:
    case WaitingKind::mandate_to_validate:
    case WaitingKind::vote_to_open:
    case WaitingKind::sitting_to_convene:
    case WaitingKind::sitting_requested:
    case WaitingKind::dissent_to_answer:
    case WaitingKind::poll_to_open:
    case WaitingKind::finding_to_answer:
    case WaitingKind::objection_to_answer:
      return PushKind::desk;
    case WaitingKind::finding_answered:
      return PushKind::reply;
    case WaitingKind::minutes_to_approve:
      return PushKind::minutes;
    case WaitingKind::sitting_convened:
    case WaitingKind::sitting_under_way:
      return std::nullopt;
  }
  return std::nullopt;
}

bool acts_for_a_body(domain::ActorRole role) {
  return role == domain::ActorRole::delegate || role == domain::ActorRole::substitute;
}

/// What became of the body's own proposals, and of those it signed, as long as it is new.
void add_replies(WaitingItems& items, const domain::State& state, OrganisationId body, Instant now) {
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.replies.empty()) continue;
    const domain::Reply& reply = proposal.replies.back();
    const auto signature = proposal.cosignatures.find(body);
    const bool signs = signature != proposal.cosignatures.end() && signature->second == Cosignature::confirmed;
    if (proposal.proposer != body && !signs) continue;
    if (now.ms - reply.stamp.ts.ms > reply_is_new_ms) continue;
    items.emplace(PushKind::reply, to_string(id) + "/reply-" + std::to_string(reply.version));
  }
}

WaitingItems of_body(const domain::State& state, OrganisationId body, Instant now) {
  WaitingItems items;
  for (const auto& item : feed::waiting_of_body(state, body, now).items) {
    if (const auto kind = kind_of(item.what)) items.emplace(*kind, item.object.text);
    const bool open = item.what == WaitingKind::vote_open || item.what == WaitingKind::poll_open;
    const bool vote = open && item.until;
    if (vote && item.until->ms - now.ms <= closing_soon_ms(item.since, *item.until)) {
      items.emplace(PushKind::vote_closing, item.object.text);
    }
  }
  add_replies(items, state, body, now);
  return items;
}

/// Sittings that are ahead.
void add_sittings(WaitingItems& items, const domain::State& state, Instant now) {
  for (const auto& [id, sitting] : state.sittings) {
    const auto& terms = sitting.terms;
    if (sitting.state == SittingState::convened && terms.first_call.at > now) {
      const std::string moved = sitting.moves.empty() ? "" : "/moved-" + std::to_string(sitting.moves.size());
      items.emplace(PushKind::sitting, to_string(id) + moved);
    } else if (sitting.state == SittingState::deserted_first_call && terms.second_call && terms.second_call->at > now) {
      items.emplace(PushKind::sitting, to_string(id) + "/2");
    }
  }
}

}  // namespace

std::int64_t closing_soon_ms(Instant opened, Instant closes) {
  constexpr std::int64_t day_ms = 86'400'000;
  return std::min(day_ms, (closes.ms - opened.ms) / 4);
}

std::vector<PushKind> kinds_of(const std::vector<domain::Acting>& actings) {
  const auto as = [&](auto... roles) {
    return std::ranges::any_of(actings, [&](const auto& acting) { return ((acting.role == roles) || ...); });
  };
  using enum domain::ActorRole;
  std::vector<PushKind> kinds;
  const bool body = as(delegate, substitute);
  const bool desk = as(secretary, chair);
  if (body || desk || as(observer)) kinds.push_back(PushKind::sitting);
  if (body) {
    kinds.insert(kinds.end(), {PushKind::vote_open, PushKind::vote_closing, PushKind::minutes,
                               PushKind::cosignature_asked, PushKind::cure_term, PushKind::reply});
  }
  if (as(auditor) && !body) kinds.push_back(PushKind::reply);
  if (desk) kinds.push_back(PushKind::desk);
  return kinds;
}

WaitingItems waiting_items(const domain::State& state, const domain::Acting& acting, Instant now) {
  WaitingItems items;
  const auto add = [&](const views::Waiting& waiting) {
    for (const auto& item : waiting.items) {
      if (const auto kind = kind_of(item.what)) items.emplace(*kind, item.object.text);
    }
  };
  const bool body = acts_for_a_body(acting.role) && acting.organisation;
  if (body) items = of_body(state, *acting.organisation, now);
  if (acting.role == domain::ActorRole::secretary) add(feed::waiting_of_secretary(state));
  if (acting.role == domain::ActorRole::chair) add(feed::waiting_of_chair(state));
  if (acting.role == domain::ActorRole::auditor) add(feed::waiting_of_auditors(state));
  const bool takes_part = body || acting.role == domain::ActorRole::secretary ||
                          acting.role == domain::ActorRole::chair || acting.role == domain::ActorRole::observer;
  if (takes_part) add_sittings(items, state, now);
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
  std::map<std::uint64_t, WaitingItems> seen;
  std::map<std::uint64_t, std::set<PushKind>> news;
  for (const Person& person : persons) {
    WaitingItems items;
    bool was_answered = false;
    for (const auto& acting : person.actings) {
      items.merge(waiting_items(state, acting, now));
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
