#include <algorithm>
#include <tuple>

#include "server/domain/ballot.hpp"
#include "server/domain/outcome.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

std::vector<views::VoteAct> acts_of(const domain::Vote& vote) {
  using views::VoteAct;
  switch (vote.state) {
    case VoteState::prepared:
      return {VoteAct::open, VoteAct::discard};
    case VoteState::open:
      return {VoteAct::cast, VoteAct::record, VoteAct::contest, VoteAct::close, VoteAct::annul, VoteAct::ratify};
    case VoteState::closed: {
      std::vector<VoteAct> acts;
      for (const PendingCause cause : vote.pending) {
        acts.push_back(cause == PendingCause::ratification ? VoteAct::ratify : VoteAct::answer_dissent);
      }
      return acts;
    }
    default:
      return {};
  }
}

/// Marks of the newest positions, which say nothing of what these hold.
void mark_positions(const domain::Vote& vote, views::Vote& view) {
  for (const auto& [body, versions] : vote.positions) {
    const domain::CastVersion& last = versions.back();
    if (last.channel) view.recorded.push_back({body, *last.channel, last.contested, last.stored.has_value()});
    if (last.subject_to_ratification) {
      view.to_ratify.push_back({body, last.ratified.has_value(), last.lapsed.has_value()});
    }
  }
}

/// Before the opening, for the desk that prepares it. A sitting's vote is put to those who will be there; one that was
/// discarded is put to nobody.
std::int64_t electorate_size(const domain::State& state, const domain::Vote& vote) {
  if (vote.state != VoteState::prepared) return count(vote.electorate.size());
  return vote.place ? 0 : count(domain::electorate_now(state, vote.terms.benches).size());
}

std::optional<OrganisationId> holder_of(const domain::Vote& vote, OrganisationId body) {
  const auto held = vote.proxies.find(body);
  const bool by_proxy = vote.positions.at(body).back().channel == PositionChannel::proxy;
  return by_proxy && held != vote.proxies.end() ? std::optional(held->second) : std::nullopt;
}

}  // namespace

views::Vote vote_view(const domain::State& state, const domain::Vote& vote) {
  views::Vote view;
  view.id = vote.id;
  view.state = vote.state;
  view.terms = vote.terms;
  view.title = label(vote.title);
  view.question = body(vote.question);
  view.regulation = vote.regulation;
  view.electorate_size = electorate_size(state, vote);
  view.electorate = vote.electorate;
  view.quorum_needed = vote.quorum_needed;
  view.on_order = vote.on_order;
  if (vote.on_order) view.order = label(vote.order);
  if (vote.opened) view.opened_at = vote.opened->ts;
  if (vote.closed) view.closed_at = vote.closed->ts;
  if (vote.closing_reason.value && !vote.closing_reason.value->str().empty())
    view.closing_reason = body(vote.closing_reason);
  view.acts = acts_of(vote);
  view.place = vote.place;
  if (vote.seat) view.present = vote.seat->present;
  for (const auto& [giver, holder] : vote.proxies) view.proxies.push_back({giver, holder});
  mark_positions(vote, view);
  view.opens_at = vote.opens_at;
  view.missed = vote.missed;
  view.ratify_by = vote.ratify_by;
  view.link = vote.link;
  for (const VoteId id : vote.linked) {
    const domain::Vote& other = state.votes.at(id);
    if (other.opened) view.linked.push_back({other.link->kind, id, other.link->order});
  }
  return view;
}

views::Ballot ballot_view(const domain::Vote& vote) {
  views::Ballot view{vote.id, count(vote.positions.size()), count(vote.electorate.size()), {}};
  for (const Bench bench : all_benches) {
    views::BenchCount line{bench};
    for (const auto& [organisation, its_bench] : vote.bench_at_opening) {
      if (its_bench != bench) continue;
      ++line.of;
      if (vote.positions.contains(organisation)) ++line.answered;
    }
    if (line.of > 0) view.by_bench.push_back(line);
  }
  return view;
}

views::OutcomeView outcome_view(const domain::Vote& vote) {
  TAVOLO_CHECK(vote.result && vote.declared && vote.opened && vote.regulation);
  views::OutcomeView view;
  view.id = vote.id;
  view.result = *vote.result;
  for (const auto& bench : vote.result->by_bench) {
    view.favourable += bench.favourable;
    view.favourable_with_reservations += bench.favourable_with_reservations;
    view.contrary += bench.contrary;
    view.abstained += bench.abstained;
    view.not_participating += bench.not_participating;
  }
  for (const Bench bench : domain::dissenting(*vote.result)) view.dissenting.push_back(bench);
  view.absent = vote.result->electorate - view.favourable - view.favourable_with_reservations - view.contrary -
                view.abstained - view.not_participating;
  view.regulation = *vote.regulation;
  view.declared_at = vote.declared->ts;
  view.opened_index = index_of(vote.opened->index);
  view.declared_index = index_of(vote.declared->index);
  view.pending = vote.pending;
  for (const PendingCause cause : vote.pending) {
    if (cause == PendingCause::ratification) view.ratify_by = vote.ratify_by;
  }
  if (vote.answered) {
    view.answer = body(vote.dissent_answer);
    view.answered_at = vote.answered->ts;
  }
  if (vote.confirmed) view.confirmed_at = vote.confirmed->ts;
  return view;
}

std::optional<views::OwnPosition> own_position_view(const domain::Vote& vote, OrganisationId organisation) {
  const auto found = vote.positions.find(organisation);
  if (found == vote.positions.end() || !found->second.back().value.value) return std::nullopt;
  const domain::CastVersion& last = found->second.back();
  views::OwnPosition view;
  view.id = vote.id;
  view.organisation = organisation;
  view.choice = last.value.value->choice;
  view.conflict_of_interest = last.value.value->conflict_of_interest;
  if (last.texts.value) view.texts = *last.texts.value;
  view.at = last.stamp.ts;
  view.index = index_of(last.stamp.index);
  view.leaf_hash = Sha256Hex{to_hex(last.stamp.leaf_hash)};
  for (const auto& version : found->second) {
    if (version.value.value)
      view.versions.push_back(
          {version.value.value->choice, version.stamp.ts, index_of(version.stamp.index), version.channel});
  }
  if (view.versions.size() > 1000) view.versions.erase(view.versions.begin(), view.versions.end() - 1000);
  view.channel = last.channel;
  view.holder = holder_of(vote, organisation);
  if (last.evidence.value) view.document = last.evidence.value->document;
  view.scan = last.stored.has_value();
  view.contested = last.contested;
  view.subject_to_ratification = last.subject_to_ratification;
  return view;
}

std::optional<views::ProxyPositions> proxy_positions_view(const domain::State& state, const domain::Vote& vote,
                                                          OrganisationId holder) {
  views::ProxyPositions view;
  view.id = vote.id;
  view.holder = holder;
  for (const auto& [giver, its_holder] : vote.proxies) {
    if (its_holder != holder) continue;
    views::ProxyPosition line;
    line.giver = giver;
    line.in_force = domain::proxy_in_force(state, vote, giver);
    const auto found = vote.positions.find(giver);
    // what the giver said by itself meanwhile is its own alone
    if (found != vote.positions.end() && found->second.back().channel == PositionChannel::proxy) {
      const domain::CastVersion& last = found->second.back();
      if (last.value.value) {
        line.choice = last.value.value->choice;
        line.conflict_of_interest = last.value.value->conflict_of_interest;
      }
      if (last.texts.value) line.texts = *last.texts.value;
      line.at = last.stamp.ts;
      line.index = index_of(last.stamp.index);
    }
    view.lines.push_back(std::move(line));
  }
  if (view.lines.empty()) return std::nullopt;
  return view;
}

bool positions_readable(const domain::Vote& vote) {
  return vote.state == VoteState::closed ||
         (vote.state == VoteState::open && vote.terms.visibility == Visibility::roll_call);
}

std::vector<views::PositionLine> position_lines(const domain::State& state, const domain::Vote& vote) {
  TAVOLO_CHECK(positions_readable(vote));
  std::vector<views::PositionLine> lines;
  for (const OrganisationId organisation : vote.electorate) {
    views::PositionLine line{organisation, vote.bench_at_opening.at(organisation)};
    if (const auto found = vote.positions.find(organisation); found != vote.positions.end()) {
      const domain::CastVersion& last = found->second.back();
      if (last.value.value) {
        line.choice = last.value.value->choice;
        line.conflict_of_interest = last.value.value->conflict_of_interest;
      }
      if (last.texts.value) line.texts = *last.texts.value;
      line.at = last.stamp.ts;
      line.index = index_of(last.stamp.index);
      line.channel = last.channel;
      line.holder = holder_of(vote, organisation);
      line.contested = last.contested;
      line.subject_to_ratification = last.subject_to_ratification;
      line.ratified = last.ratified.has_value();
      line.lapsed = last.lapsed.has_value();
    }
    lines.push_back(std::move(line));
  }
  const auto name = [&](OrganisationId id) {
    const auto& held = state.organisations.at(id).name.value;
    return held ? held->str() : std::string();
  };
  std::sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a.bench, name(a.organisation), a.organisation) <
           std::tuple(b.bench, name(b.organisation), b.organisation);
  });
  return lines;
}

}  // namespace tavolo::feed
