// Sittings: the notice, the agenda, who is there. What the desk may do stands in views_desk.cpp.

#include <algorithm>
#include <set>
#include <tuple>

#include "server/domain/requests.hpp"
#include "server/domain/sittings.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

// as protocol/views/sittings.hpp bounds them
constexpr std::size_t most_intervals = 200;
constexpr std::size_t most_requests = 500;
constexpr std::size_t most_moves = 50;

/// A text that may be empty, as absent when it is.
template <class View, class T>
std::optional<View> if_any(const Disclosed<T>& held) {
  if (!held.value || held.value->str().empty()) return std::nullopt;
  auto made = View::parse(held.value->str());
  TAVOLO_CHECK(made.has_value());
  return *std::move(made);
}

views::ConsensusView consensus_view(const domain::Consensus& consensus) {
  views::ConsensusView view;
  view.text = body(consensus.text);
  view.asked_at = consensus.asked.ts;
  view.ends_at = consensus.ends_at;
  if (consensus.recorded) view.recorded_at = consensus.recorded->ts;
  view.present = consensus.present;
  view.objected = consensus.objected;
  return view;
}

views::AgendaItem item_view(const domain::State& state, const domain::AgendaItem& item) {
  views::AgendaItem view;
  view.entry = item.entry;
  view.title = label(item.title);
  view.state = item.state;
  view.added_late = item.added_late;
  if (item.opened) view.opened_at = item.opened->ts;
  if (item.closed) view.closed_at = item.closed->ts;
  view.note = if_any<views::Body>(item.note);
  if (item.consensus) view.consensus = consensus_view(*item.consensus);
  for (const VoteId vote : item.votes) {
    if (state.votes.at(vote).opened) view.votes.push_back(vote);
  }
  for (const domain::Conflict& conflict : item.conflicts) {
    if (conflict.holds()) view.conflicts.push_back(conflict.organisation);
  }
  return view;
}

/// An interval that a correction emptied says nothing.
bool is_empty(const domain::PresenceSpan& span) { return span.to && *span.to <= span.from; }

views::PresenceLine presence_line(const domain::Sitting& sitting, const domain::Organisation& body) {
  views::PresenceLine line;
  line.organisation = body.id;
  line.bench = body.bench;
  line.voting = body.voting;
  const bool over = sitting.state == SittingState::closed;
  line.inside = domain::is_inside(sitting, body.id) && !over;
  if (const auto found = sitting.presence.find(body.id); found != sitting.presence.end()) {
    for (const domain::PresenceSpan& span : found->second.spans) {
      line.mode = span.mode;
      if (is_empty(span)) continue;
      if (line.intervals.size() == most_intervals) line.intervals.erase(line.intervals.begin());
      line.intervals.push_back({span.from, span.came, span.to, span.went});
    }
  }
  if (const auto proxy = sitting.proxies.find(body.id); proxy != sitting.proxies.end()) {
    line.proxy_to = proxy->second.holder;
  }
  line.justified = sitting.justified.contains(body.id);
  return line;
}

}  // namespace

views::Sitting sitting_view(const domain::State& state, const domain::Sitting& sitting) {
  views::Sitting view;
  view.id = sitting.id;
  view.number = sitting.number;
  view.state = sitting.state;
  view.terms = sitting.terms;
  view.title = label(sitting.title);
  view.place = if_any<views::Label>(sitting.place);
  view.urgent = sitting.urgent;
  view.urgency = if_any<views::Body>(sitting.urgency);
  view.registry = if_any<views::Label>(sitting.registry);
  for (const auto& item : sitting.agenda) view.agenda.push_back(item_view(state, item));
  view.current_item = sitting.current_item;
  if (sitting.convened) {
    view.convened_at = sitting.convened->ts;
    view.call = domain::call_of(sitting);
  }
  if (sitting.opened) view.opened_at = sitting.opened->ts;
  if (sitting.state == SittingState::suspended) {
    view.suspended_at = sitting.suspensions.back().from.ts;
    view.suspension_reason = body(sitting.suspensions.back().reason);
  }
  if (sitting.closed) view.closed_at = sitting.closed->ts;
  view.end_reason = if_any<views::Body>(sitting.end_reason);
  view.minutes = sitting.minutes.state;
  for (const domain::Move& move : sitting.moves) {
    if (view.moves.size() == most_moves) view.moves.erase(view.moves.begin());
    view.moves.push_back({move.from.first_call, move.stamp.ts, body(move.reason)});
  }
  view.shown_document = sitting.shown_document;
  return view;
}

views::SittingLink sitting_link_view(const domain::Sitting& sitting) {
  return {sitting.id, if_any<Text<1, 500>>(sitting.link)};
}

views::QuorumView quorum_view(const domain::State& state, const domain::Sitting& sitting) {
  const domain::Quorum quorum = domain::quorum_of(state, sitting);
  views::QuorumView view;
  view.id = sitting.id;
  view.call = quorum.call;
  view.present = quorum.present;
  view.of = quorum.of;
  view.needed_first = quorum.needed_first;
  view.needed_second = quorum.needed_second;
  view.needed = quorum.needed();
  view.margin = quorum.present - quorum.needed();
  view.institutions_present = quorum.institutions_present;
  view.reached = quorum.reached();
  view.missing_benches = quorum.missing_benches;
  for (const auto& line : quorum.by_bench) view.by_bench.push_back({line.bench, line.present, line.of});
  if (!sitting.quorum.empty()) {
    if (domain::quorum_is_lost(sitting)) view.lost_at = sitting.quorum.back().stamp.ts;
    for (const auto& step : sitting.quorum) {
      if (step.reached) view.verified_at = step.stamp.ts;
    }
  }
  return view;
}

views::Attendance attendance_view(const domain::State& state, const domain::Sitting& sitting) {
  views::Attendance view{sitting.id, {}, {}};
  for (const auto& [id, organisation] : state.organisations) {
    const bool called = organisation.status == MembershipStatus::member || sitting.presence.contains(id);
    if (called) view.lines.push_back(presence_line(sitting, organisation));
  }
  const auto name = [&](OrganisationId id) {
    const auto& held = state.organisations.at(id).name.value;
    return held ? held->str() : std::string();
  };
  std::sort(view.lines.begin(), view.lines.end(), [&](const auto& a, const auto& b) {
    return std::tuple(name(a.organisation), a.organisation) < std::tuple(name(b.organisation), b.organisation);
  });
  for (const domain::Guest& guest : sitting.guests) {
    view.guests.push_back({guest.id, label(guest.capacity), guest.from, guest.to});
  }
  return view;
}

views::Deliveries deliveries_view(const domain::State& state, const domain::Sitting& sitting) {
  views::Deliveries view{sitting.id, {}, {}};
  std::set<OrganisationId> told;
  for (const auto& [organisation, steps] : sitting.deliveries) {
    const domain::Delivery* last = domain::newest_delivery(sitting, organisation);
    if (last == nullptr) continue;
    told.insert(organisation);
    view.lines.push_back(
        {organisation, last->channel, last->outcome, last->stamp.ts, if_any<Text<1, 500>>(last->detail)});
  }
  for (const auto& [id, organisation] : state.organisations) {
    if (organisation.status == MembershipStatus::member && !told.contains(id)) view.missing.push_back(id);
  }
  return view;
}

views::SittingRequests sitting_requests_view(const domain::State& state) {
  views::SittingRequests view;
  view.id = TableId{1};
  for (const auto& asked : state.sittings_asked) {
    if (asked.met_by) continue;
    if (view.lines.size() == most_requests) break;
    view.lines.push_back(
        {asked.id, asked.organisation, asked.item_only, label(asked.title), body(asked.reason), asked.stamp.ts});
  }
  const domain::Requests requests = domain::requests_of(state);
  view.bodies = requests.bodies;
  view.needed = requests.needed;
  view.whole_benches = requests.whole_benches;
  view.due = requests.due();
  return view;
}

}  // namespace tavolo::feed
