#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/minutes.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

/// The minutes changed, and with them what the sitting says of them and what the desk can do next.
Minutes& changed(State& state, SittingId id, Touched& touched) {
  touched.insert({"minutes", to_string(id)});
  touched.insert({"sitting", to_string(id)});
  touched.insert({"desk", to_string(id)});
  touch_desks(state, touched);
  touch_desk(touched);
  return state.sittings.at(id).minutes;
}

/// Bodies may object from now on, or no more.
void touch_bodies(const State& state, Touched& touched) {
  for (const auto& [id, body] : state.organisations) touched.insert({"waiting", to_string(id)});
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::MinutesWritten& event, Touched& touched) {
  Minutes& minutes = changed(state, event.sitting, touched);
  if (minutes.state == MinutesState::none) minutes.state = MinutesState::draft;
  minutes.blocks[{event.block, event.item}].push_back({event.version, event.text, stamp});
}

void evolve_one(State& state, const Stamp& stamp, const events::MinutesProposed& event, Touched& touched) {
  Minutes& minutes = changed(state, event.sitting, touched);
  minutes.state = MinutesState::objections;
  minutes.proposed = stamp;
  minutes.objections_until = event.objections_until;
  minutes.objections_until_at = event.objections_until_at;
  touch_bodies(state, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::MinutesObjected& event, Touched& touched) {
  Objection objection;
  objection.id = event.objection;
  objection.organisation = event.organisation;
  objection.text = event.text;
  objection.stamp = stamp;
  changed(state, event.sitting, touched).objections.push_back(std::move(objection));
  ++state.counters.objection;
}

void evolve_one(State& state, const Stamp& stamp, const events::ObjectionAnswered& event, Touched& touched) {
  Minutes& minutes = changed(state, event.sitting, touched);
  const auto found = std::find_if(minutes.objections.begin(), minutes.objections.end(),
                                  [&](const Objection& held) { return held.id == event.objection; });
  TAVOLO_CHECK(found != minutes.objections.end());
  found->accepted = event.accepted;
  found->answer = event.reason;
  found->answered = stamp;
}

void evolve_one(State& state, const Stamp& stamp, const events::MinutesApproved& event, Touched& touched) {
  Minutes& minutes = changed(state, event.sitting, touched);
  minutes.next = next_sitting(state, state.sittings.at(event.sitting));
  minutes.state = MinutesState::approved;
  minutes.approved = stamp;
  minutes.tacit = event.due_at.has_value();
  minutes.approved_in = event.at_sitting;
  touch_bodies(state, touched);
}

void evolve_one(State& state, const Stamp& stamp, const events::MinutesRectified& event, Touched& touched) {
  changed(state, event.sitting, touched).rectifications.push_back({event.text, stamp});
}

void evolve_one(State& state, const Stamp& stamp, const events::MinutesPublished& event, Touched& touched) {
  Minutes& minutes = changed(state, event.sitting, touched);
  minutes.state = MinutesState::published;
  minutes.published = stamp;
  minutes.channel = event.channel;
}

}  // namespace tavolo::domain
