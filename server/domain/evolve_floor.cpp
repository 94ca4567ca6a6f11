#include <algorithm>

#include "server/domain/families.hpp"
#include "server/domain/floor.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

/// The floor changed, and with it what the desk can do next.
Sitting& changed(State& state, SittingId id, Touched& touched) {
  touched.insert({"floor", to_string(id)});
  touched.insert({"desk", to_string(id)});
  return state.sittings.at(id);
}

FloorRequest& changed(State& state, SittingId id, FloorRequestId request, Touched& touched) {
  Sitting& sitting = changed(state, id, touched);
  const auto found =
      std::find_if(sitting.floor.begin(), sitting.floor.end(), [&](const auto& held) { return held.id == request; });
  TAVOLO_CHECK(found != sitting.floor.end());
  return *found;
}

}  // namespace

void evolve_one(State& state, const Stamp& stamp, const events::FloorRequested& event, Touched& touched) {
  FloorRequest request;
  request.id = event.request;
  request.item = event.item;
  request.organisation = event.organisation;
  request.kind = event.kind;
  request.asked = stamp;
  changed(state, event.sitting, touched).floor.push_back(std::move(request));
  ++state.counters.floor_request;
}

void evolve_one(State& state, const Stamp&, const events::FloorWithdrawn& event, Touched& touched) {
  changed(state, event.sitting, event.request, touched).withdrawn = true;
}

void evolve_one(State& state, const Stamp& stamp, const events::FloorGranted& event, Touched& touched) {
  FloorRequest& request = changed(state, event.sitting, event.request, touched);
  request.granted = stamp;
  request.seconds = event.seconds;
  request.overridden = event.overridden;
  request.override_reason = event.reason;
  request.running_since = stamp.ts;
}

void evolve_one(State& state, const Stamp& stamp, const events::FloorPaused& event, Touched& touched) {
  FloorRequest& request = changed(state, event.sitting, event.request, touched);
  request.spoken_ms = spoken_ms(request, stamp.ts);
  request.running_since.reset();
}

void evolve_one(State& state, const Stamp& stamp, const events::FloorResumed& event, Touched& touched) {
  FloorRequest& request = changed(state, event.sitting, event.request, touched);
  request.running_since = stamp.ts;
  request.ended.reset();  // of one that is given back
}

void evolve_one(State& state, const Stamp& stamp, const events::FloorEnded& event, Touched& touched) {
  FloorRequest& request = changed(state, event.sitting, event.request, touched);
  request.spoken_ms = event.spoken_ms;
  request.running_since.reset();
  request.ended = stamp;
  request.end = event.cause;
  request.end_reason = event.reason;
}

void evolve_one(State& state, const Stamp&, const events::SpeakingTimeSet& event, Touched& touched) {
  Sitting& sitting = changed(state, event.sitting, touched);
  sitting.seconds[event.kind] = event.seconds;
  for (FloorRequest& request : sitting.floor) {
    if (request.speaks() && request.kind == event.kind) request.seconds = event.seconds;
  }
}

void evolve_one(State& state, const Stamp& stamp, const events::SpeakerWarned& event, Touched& touched) {
  changed(state, event.sitting, touched).warnings.push_back({event.organisation, event.reason, stamp});
}

void evolve_one(State& state, const Stamp& stamp, const events::InterventionRecorded& event, Touched& touched) {
  state.sittings.at(event.sitting)
      .interventions.push_back({event.intervention, event.item, event.organisation, event.text, stamp});
  ++state.counters.intervention;
  touched.insert({"interventions", to_string(event.sitting)});
}

}  // namespace tavolo::domain
