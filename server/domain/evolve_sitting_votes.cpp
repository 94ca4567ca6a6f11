#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {

void evolve_one(State&, const Stamp&, const events::VotePlaced&, Touched&) {}                 // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::PositionRecorded&, Touched&) {}           // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::RecordedPositionContested&, Touched&) {}  // TO BE WRITTEN

}  // namespace tavolo::domain
