#include "server/domain/evolve.hpp"

#include "server/domain/families.hpp"

namespace tavolo::domain {
namespace {

constexpr std::size_t latest_kept = 20;

template <class... E>
bool is_any(const events::Event& event) {
  return (std::holds_alternative<E>(event) || ...);
}

/// A declined co-signature is known to the proposer alone (protocol/views), so it is no news. Comings, goings and turns
/// to speak are many, and everybody who is there sees them; what an auditor reads is for the history.
bool is_kept_quiet(const events::Event& event) {
  using namespace events;
  if (is_any<AuditAccessed, PresenceRecorded, ProxyGranted, ProxyEnded, QuorumVerified, FloorRequested, FloorWithdrawn,
             FloorGranted, FloorPaused, FloorResumed, FloorEnded>(event)) {
    return true;
  }
  if (const auto* filed = std::get_if<DocumentFiled>(&event)) return filed->draft;
  const auto* cosigned = std::get_if<ProposalCosigned>(&event);
  return cosigned != nullptr && !cosigned->accepted;
}

/// News for every member: acts of people, and the end of a vote whoever brought it. The founding is none.
bool is_latest_act(const Stamp& stamp, const events::Event& event) {
  if (events::audience_of(event) == events::EntryAudience::desk || is_kept_quiet(event)) return false;
  return stamp.capacity != Capacity::system || std::holds_alternative<events::VoteClosed>(event) ||
         is_any<events::VoteOpened, events::OutcomeDeclared, events::OutcomeConfirmed, events::PollOpened,
                events::PollClosed>(event);
}

}  // namespace

void evolve(State& state, const Stamp& stamp, const events::Event& event, std::string_view rules_digest,
            Touched& touched) {
  std::visit([&](const auto& held) { evolve_one(state, stamp, held, touched); }, event);
  if (std::holds_alternative<events::RegulationAdopted>(event)) state.regulations.back().digest = rules_digest;
  if (is_latest_act(stamp, event)) {
    if (state.latest.size() == latest_kept) state.latest.erase(state.latest.begin());
    state.latest.push_back({stamp, std::string(events::type_of(event)), events::object_of(event)});
    touched.insert({"activity", "table-1"});
  }
  state.size = stamp.index + 1;
  state.last_ts = stamp.ts;
}

}  // namespace tavolo::domain
