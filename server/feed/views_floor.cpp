#include <algorithm>
#include <map>

#include "server/domain/floor.hpp"
#include "server/domain/quorum.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

constexpr std::size_t queue_shown = 500;
constexpr std::size_t interventions_shown = 500;

views::Speaker speaker(const domain::FloorRequest& speech) {
  views::Speaker view;
  view.request = speech.id;
  view.organisation = speech.organisation;
  view.kind = speech.kind;
  view.granted_at = speech.granted->ts;
  view.seconds = speech.seconds;
  view.spoken_ms = speech.spoken_ms;
  view.running_since = speech.running_since;
  view.ends_at = domain::speech_ends_at(speech);
  view.overridden = speech.overridden;
  return view;
}

}  // namespace

views::Floor floor_view(const domain::State& state, const domain::Sitting& sitting) {
  views::Floor view;
  view.id = sitting.id;
  if (const domain::FloorRequest* speech = domain::speech_under_way(sitting)) view.speaker = speaker(*speech);
  for (const domain::QueuedRequest& queued : domain::floor_queue(state, sitting)) {
    if (view.queue.size() == queue_shown) break;
    const domain::FloorRequest& request = *queued.request;
    view.queue.push_back({request.id, request.organisation, state.organisations.at(request.organisation).bench,
                          request.kind, request.asked.ts, queued.why});
  }
  std::map<Bench, domain::Spoken> benches;
  for (const auto& [body, spoken] : domain::spoken_by_body(sitting)) {
    view.bodies.push_back({body, spoken.times, spoken.ms});
    domain::Spoken& bench = benches[state.organisations.at(body).bench];
    bench.times += spoken.times;
    bench.ms += spoken.ms;
  }
  for (const auto& [bench, spoken] : benches) view.benches.push_back({bench, spoken.times, spoken.ms});
  for (const FloorKind kind : {FloorKind::intervention, FloorKind::reply, FloorKind::vote_statement,
                               FloorKind::point_of_order, FloorKind::fact}) {
    view.times.push_back({kind, domain::speaking_seconds(state, sitting, kind)});
  }
  view.warning_seconds = sitting_rules_of(state, sitting).closing_warning_seconds;
  return view;
}

views::Interventions interventions_view(const domain::Sitting& sitting) {
  views::Interventions view;
  view.id = sitting.id;
  const std::size_t all = sitting.interventions.size();
  for (std::size_t i = all > interventions_shown ? all - interventions_shown : 0; i < all; ++i) {
    const domain::Intervention& held = sitting.interventions[i];
    view.lines.push_back({held.id, held.item, held.organisation, body(held.text), held.stamp.ts});
  }
  return view;
}

views::Minutes minutes_view(const domain::State& state, const domain::Sitting& sitting, const domain::Moment& moment) {
  const domain::Minutes& minutes = sitting.minutes;
  const SittingRules rules = sitting_rules_of(state, sitting);
  views::Minutes view;
  view.id = sitting.id;
  view.state = minutes.state;
  for (const auto& [key, versions] : minutes.blocks) {
    const domain::MinutesVersion& last = versions.back();
    view.texts.push_back({key.block, key.item, last.version, body(last.text), last.stamp.ts});
  }
  if (sitting.closed) {
    view.draft_by = domain::plus_days(moment.calendar.day_of(sitting.closed->ts), rules.minutes_draft_days);
  }
  view.objections_until = minutes.objections_until;
  for (const domain::Objection& held : minutes.objections) {
    views::ObjectionLine line{held.id, held.organisation, body(held.text), held.stamp.ts, held.accepted, {}};
    if (held.accepted) line.answer = body(held.answer);
    view.objections.push_back(std::move(line));
  }
  if (minutes.approved) {
    view.approved_at = minutes.approved->ts;
    view.publish_by = domain::plus_days(moment.calendar.day_of(minutes.approved->ts), rules.extract_days);
  }
  view.tacit = minutes.tacit;
  view.approved_in = minutes.approved_in;
  for (const domain::Rectification& held : minutes.rectifications) {
    if (held.text.value) view.rectifications.push_back(body(held.text.value->str()));
  }
  if (minutes.published) {
    view.published_at = minutes.published->ts;
    view.channel = label(minutes.channel);
  }
  return view;
}

}  // namespace tavolo::feed
