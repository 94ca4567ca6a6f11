#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {

void evolve_one(State&, const Stamp&, const events::MinutesWritten&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::MinutesProposed&, Touched&) {}    // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::MinutesObjected&, Touched&) {}    // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ObjectionAnswered&, Touched&) {}  // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::MinutesApproved&, Touched&) {}    // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::MinutesRectified&, Touched&) {}   // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::MinutesPublished&, Touched&) {}   // TO BE WRITTEN

}  // namespace tavolo::domain
