#include "server/domain/families.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {

void evolve_one(State&, const Stamp&, const events::SittingDrafted&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingDiscarded&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingConvened&, Touched&) {}      // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingLinkSet&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingCancelled&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::NoticeDelivered&, Touched&) {}      // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingRequested&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingOpened&, Touched&) {}        // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::CallDeserted&, Touched&) {}         // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingSuspended&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingResumed&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::SittingClosed&, Touched&) {}        // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::PresenceRecorded&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ProxyGranted&, Touched&) {}         // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ProxyEnded&, Touched&) {}           // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::QuorumVerified&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::QuorumLost&, Touched&) {}           // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::AgendaItemAdded&, Touched&) {}      // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::AgendaItemOpened&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::AgendaItemSuspended&, Touched&) {}  // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::AgendaItemClosed&, Touched&) {}     // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ConsensusAsked&, Touched&) {}       // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ConsensusObjected&, Touched&) {}    // TO BE WRITTEN
void evolve_one(State&, const Stamp&, const events::ConsensusRecorded&, Touched&) {}    // TO BE WRITTEN

}  // namespace tavolo::domain
