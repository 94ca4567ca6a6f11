#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {

void evolve_one(State&, const Stamp&, const events::FloorRequested&, Touched&) {}        // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::FloorWithdrawn&, Touched&) {}        // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::FloorGranted&, Touched&) {}          // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::FloorPaused&, Touched&) {}           // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::FloorResumed&, Touched&) {}          // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::FloorEnded&, Touched&) {}            // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SpeakingTimeSet&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SpeakerWarned&, Touched&) {}         // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::InterventionRecorded&, Touched&) {}  // TO BE WRITTEN

}  // namespace tavolo::domain
