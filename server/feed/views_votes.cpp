#include <algorithm>
#include <tuple>

#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

std::vector<views::VoteAct> acts_of(VoteState state) {
  using views::VoteAct;
  switch (state) {
    case VoteState::prepared:
      return {VoteAct::open, VoteAct::discard};
    case VoteState::open:
      return {VoteAct::cast, VoteAct::close, VoteAct::annul};
    default:
      return {};
  }
}

std::int64_t electorate_now(const domain::State& state, const VoteTerms& terms) {
  return std::count_if(state.organisations.begin(), state.organisations.end(), [&](const auto& row) {
    const domain::Organisation& organisation = row.second;
    return organisation.status == MembershipStatus::member && organisation.voting &&
           std::find(terms.benches.begin(), terms.benches.end(), organisation.bench) != terms.benches.end();
  });
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
  // Before the opening: what it would be now, for the desk that prepares it. A vote that was discarded has none.
  const bool prepared = vote.state == VoteState::prepared;
  view.electorate_size = prepared ? electorate_now(state, vote.terms) : count(vote.electorate.size());
  view.electorate = vote.electorate;
  view.quorum_needed = vote.quorum_needed;
  view.on_order = vote.on_order;
  if (vote.on_order) view.order = label(vote.order);
  if (vote.opened) view.opened_at = vote.opened->ts;
  if (vote.closed) view.closed_at = vote.closed->ts;
  if (vote.closing_reason.value && !vote.closing_reason.value->str().empty())
    view.closing_reason = body(vote.closing_reason);
  view.acts = acts_of(vote.state);
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
    if (bench.dissents) view.dissenting.push_back(bench.bench);
  }
  view.absent = vote.result->electorate - vote.result->present;
  view.regulation = *vote.regulation;
  view.declared_at = vote.declared->ts;
  view.opened_index = index_of(vote.opened->index);
  view.declared_index = index_of(vote.declared->index);
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
      view.versions.push_back({version.value.value->choice, version.stamp.ts, index_of(version.stamp.index)});
  }
  if (view.versions.size() > 1000) view.versions.erase(view.versions.begin(), view.versions.end() - 1000);
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
