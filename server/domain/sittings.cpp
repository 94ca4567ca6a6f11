#include "server/domain/sittings.hpp"

#include <algorithm>

#include "server/domain/floor.hpp"
#include "server/domain/refuse.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view sittings_rule = "rules#sittings";
constexpr std::string_view quorum_rule = "rules#quorum";

bool is_draft(const Sitting& sitting) {
  return sitting.state == SittingState::draft || sitting.state == SittingState::discarded;
}

bool is_going_on(const Sitting& sitting) {
  return sitting.state == SittingState::open || sitting.state == SittingState::suspended;
}

std::optional<events::Event> loss_of(const Sitting& sitting, const Quorum& quorum) {
  if (quorum.reached()) return std::nullopt;
  return events::QuorumLost{sitting.id, quorum.present, quorum.needed()};
}

/// The last coming or going was otherwise.
void correct(Presence& presence, const events::PresenceRecorded& event, Instant at) {
  if (event.inside && !presence.inside()) {
    presence.spans.push_back({.from = at,
                              .came = event.cause,
                              .mode = event.mode,
                              .mandate = event.mandate,
                              .to = {},
                              .went = {},
                              .reason = event.reason,
                              .stands = {}});
    return;
  }
  if (presence.spans.empty()) return;
  PresenceSpan& last = presence.spans.back();
  last.reason = event.reason;
  if (event.inside) {
    last.from = at;
    last.came = event.cause;
    last.mode = event.mode;
  } else {
    last.to = at;
    last.went = event.cause;
  }
}

}  // namespace

std::expected<const Sitting*, Refusal> known_sitting(const State& state, const Acting& acting, SittingId id) {
  const auto found = state.sittings.find(id);
  const bool hidden = found != state.sittings.end() && is_draft(found->second) && acting.organisation;
  if (found == state.sittings.end() || hidden) return refuse_at("/sitting", "not_found", sittings_rule);
  return &found->second;
}

std::expected<const Sitting*, Refusal> sitting_under_way(const State& state, SittingId id) {
  const auto found = state.sittings.find(id);
  if (found == state.sittings.end()) return refuse_at("/sitting", "not_found", sittings_rule);
  if (found->second.state == SittingState::open) return &found->second;
  return refuse("sitting_not_open", sittings_rule, Detail().add("state", name_of(found->second.state)));
}

std::expected<const AgendaItem*, Refusal> known_item(const Sitting& sitting, AgendaItemId id) {
  for (const AgendaItem& item : sitting.agenda) {
    if (item.entry.id == id) return &item;
  }
  return refuse_at("/item", "not_found", sittings_rule);
}

bool is_over(const AgendaItem& item) {
  return item.state != AgendaItemState::pending && item.state != AgendaItemState::open &&
         item.state != AgendaItemState::suspended;
}

const AgendaItem* item_about(const Sitting& later, SittingId minutes) {
  const AgendaItem* unnamed = nullptr;
  for (const AgendaItem& item : later.agenda) {
    if (item.entry.kind != AgendaItemKind::previous_minutes) continue;
    if (!item.entry.subject) {
      unnamed = &item;
    } else if (item.entry.subject->text == to_string(minutes)) {
      return &item;
    }
  }
  return unnamed;
}

std::expected<const Organisation*, Refusal> member_body(const State& state, std::string_view pointer,
                                                        OrganisationId id) {
  const auto found = state.organisations.find(id);
  if (found == state.organisations.end()) return refuse_at(pointer, "not_found", sittings_rule);
  if (found->second.status == MembershipStatus::member) return &found->second;
  return refuse("body_not_member", "rules#membership", Detail().add("organisation", to_string(id)));
}

const Delivery* newest_delivery(const Sitting& sitting, OrganisationId body) {
  const auto held = sitting.deliveries.find(body);
  if (held == sitting.deliveries.end()) return nullptr;
  const auto& steps = held->second;
  const auto newest = std::find_if(steps.rbegin(), steps.rend(), [&](const Delivery& step) {
    return step.move == static_cast<std::int64_t>(sitting.moves.size());
  });
  return newest == steps.rend() ? nullptr : &*newest;
}

bool has_conflict(const Sitting& sitting, AgendaItemId item, OrganisationId body) {
  const auto found = known_item(sitting, item);
  return found && std::ranges::any_of((*found)->conflicts, [&](const Conflict& conflict) {
           return conflict.holds() && conflict.organisation == body;
         });
}

bool is_member_at_end(const Sitting& sitting, const Organisation& body) {
  const bool over = sitting.state == SittingState::closed || sitting.state == SittingState::deserted;
  if (!over) return body.status == MembershipStatus::member;
  return std::ranges::find(sitting.members, body.id) != sitting.members.end();
}

bool takes_presence(const Sitting& sitting) {
  return sitting.state == SittingState::convened || sitting.state == SittingState::deserted_first_call ||
         is_going_on(sitting);
}

bool consensus_runs(const AgendaItem& item) {
  return item.consensus && !item.consensus->recorded && item.consensus->objected.empty();
}

std::optional<VoteId> open_vote_on(const State& state, const AgendaItem& item) {
  const auto open =
      std::ranges::find_if(item.votes, [&](VoteId id) { return state.votes.at(id).state == VoteState::open; });
  return open == item.votes.end() ? std::nullopt : std::optional(*open);
}

std::optional<VoteId> open_vote_in(const State& state, const Sitting& sitting) {
  for (const AgendaItem& item : sitting.agenda) {
    if (const auto vote = open_vote_on(state, item)) return vote;
  }
  return std::nullopt;
}

std::optional<PollId> open_poll_in(const State& state, SittingId sitting, std::optional<AgendaItemId> item) {
  for (const auto& [id, poll] : state.polls) {
    if (poll.state != VoteState::open || poll.terms.sitting != sitting) continue;
    if (!item || poll.item == item) return id;
  }
  return std::nullopt;
}

Checked check_quorum(const State& state, const Sitting& sitting) {
  const Quorum quorum = quorum_of(state, sitting);
  if (quorum.present < quorum.needed()) {
    return refuse("quorum_missing", quorum_rule,
                  Detail().add("present", quorum.present).add("needed", quorum.needed()).add("of", quorum.of));
  }
  if (quorum.institutions_required && !quorum.institutions_present) return refuse("institutions_missing", quorum_rule);
  if (!quorum.missing_benches.empty()) {
    return refuse("bench_missing", quorum_rule, Detail().add("bench", name_of(quorum.missing_benches.front())));
  }
  return {};
}

std::optional<events::Event> quorum_lost_by(const State& state, const Sitting& before, const Sitting& after) {
  if (!is_going_on(before) || quorum_is_lost(before)) return std::nullopt;
  return loss_of(before, quorum_of(state, after));
}

std::vector<events::Event> quorums_lost_by(const State& state, const Organisation& body) {
  std::vector<events::Event> all;
  for (const auto& [id, sitting] : state.sittings) {
    if (!is_going_on(sitting) || quorum_is_lost(sitting)) continue;
    if (auto lost = loss_of(sitting, quorum_of(state, sitting, &body))) all.push_back(*std::move(lost));
  }
  return all;
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

void come_or_go(Sitting& sitting, const events::PresenceRecorded& event, Instant ts) {
  Presence& presence = sitting.presence[event.organisation];
  const Instant at = event.at.value_or(ts);
  if (event.cause == PresenceCause::correction) return correct(presence, event, at);
  if (event.inside && !presence.inside()) {
    presence.spans.push_back({.from = at,
                              .came = event.cause,
                              .mode = event.mode,
                              .mandate = event.mandate,
                              .to = {},
                              .went = {},
                              .reason = event.reason,
                              .stands = {}});
  } else if (!event.inside && presence.inside()) {
    PresenceSpan& last = presence.spans.back();
    last.to = at;
    last.went = event.cause;
    last.reason = event.reason;
  }
}

void note_stand(State& state, OrganisationId body, std::optional<MandateId> mandate, Instant at) {
  for (auto& [id, sitting] : state.sittings) {
    const auto found = sitting.presence.find(body);
    const bool inside = found != sitting.presence.end() && found->second.inside();
    if (inside && takes_presence(sitting)) found->second.spans.back().stands.push_back({at, mandate});
  }
}

namespace {

/// Under which a body that is inside has been there since it came in, and that nobody revoked.
std::vector<const Mandate*> mandates_inside(const State& state, const PresenceSpan& span) {
  std::vector<const Mandate*> all;
  const auto add = [&](const std::optional<MandateId>& id) {
    if (!id) return;
    const Mandate& mandate = state.mandates.at(*id);
    if (!mandate.revoked && !mandate.refused) all.push_back(&mandate);
  };
  add(span.mandate);
  for (const Stand& stand : span.stands) add(stand.mandate);
  return all;
}

}  // namespace

std::vector<events::Event> end_presence(const State& state, const Sitting& sitting, OrganisationId body, Instant now) {
  if (!is_inside(sitting, body)) return {};
  const PresenceSpan& span = sitting.presence.at(body).spans.back();
  events::PresenceRecorded event;
  event.sitting = sitting.id;
  event.organisation = body;
  event.mode = span.mode;
  event.cause = PresenceCause::mandate_ended;
  event.mandate = span.mandate;
  event.reason = Text<0, 2000>{};
  return with_what_follows(state, sitting, event, now);
}

std::vector<events::Event> presences_ended_with(const State& state, const Mandate& ended, const Moment& moment) {
  std::vector<events::Event> all;
  for (const auto& [id, sitting] : state.sittings) {
    if (!takes_presence(sitting) || !is_inside(sitting, ended.organisation)) continue;
    const auto there = mandates_inside(state, sitting.presence.at(ended.organisation).spans.back());
    const bool of_it = std::ranges::find(there, &ended) != there.end();
    const bool another = std::ranges::any_of(there, [&](const Mandate* each) {
      return each != &ended && (!each->valid_to || *each->valid_to >= moment.today());
    });
    if (!of_it || another) continue;
    for (events::Event& event : end_presence(state, sitting, ended.organisation, moment.now)) {
      all.push_back(std::move(event));
    }
  }
  return all;
}

std::optional<LocalDate> last_day_inside(const State& state, const Sitting& sitting, OrganisationId body) {
  std::optional<LocalDate> last;
  for (const Mandate* mandate : mandates_inside(state, sitting.presence.at(body).spans.back())) {
    if (!mandate->valid_to) return std::nullopt;
    last = last ? std::max(*last, *mandate->valid_to) : *mandate->valid_to;
  }
  return last;
}

std::vector<events::Event> with_what_follows(const State& state, const Sitting& sitting,
                                             const events::PresenceRecorded& event, Instant now) {
  std::vector<events::Event> all{event};
  Sitting after = sitting;
  come_or_go(after, event, now);
  const auto end_proxy = [&](OrganisationId giver, ProxyEnd cause) {
    all.emplace_back(events::ProxyEnded{sitting.id, giver, cause});
    after.proxies.erase(giver);
  };
  if (event.inside) {
    if (sitting.proxies.contains(event.organisation)) end_proxy(event.organisation, ProxyEnd::giver_arrived);
  } else if (is_inside(sitting, event.organisation)) {
    for (const auto& [giver, proxy] : sitting.proxies) {
      const bool left = proxy.holder == event.organisation && event.cause != PresenceCause::line_dropped;
      if (left) end_proxy(giver, ProxyEnd::holder_left);
    }
    for (events::Event& ended : end_speech_of(sitting, event.organisation, now)) all.push_back(std::move(ended));
  }
  if (auto lost = quorum_lost_by(state, sitting, after)) all.push_back(*std::move(lost));
  return all;
}

}  // namespace tavolo::domain
