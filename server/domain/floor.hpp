#pragma once
// The floor of a sitting (domain.md 6): whose turn it is and why, how long a speech may take, how long each has spoken.
// Pure functions of the state; every screen shows what stands here.

#include <map>
#include <optional>
#include <vector>

#include "server/domain/state.hpp"

namespace tavolo::domain {

struct QueuedRequest {
  const FloorRequest* request = nullptr;
  QueueReason why{};
};

/// Who waits for the floor on the open item, in the order in which it is given. A body that is out of the sitting is
/// left out until it is back, and then stands where it stood. The order:
/// 1. points of order, by order of request;
/// 2. bodies that have not had the floor on this item (points of order aside) before those that have;
/// 3. within each of the two, when more than the regulation's `alternate_above` wait, a bench other than the one that
///    spoke last, as long as another waits;
/// 4. the least time spoken in this sitting;
/// 5. order of request.
/// `why` is the first of these that puts a request before somebody who had asked earlier, else the order of request.
std::vector<QueuedRequest> floor_queue(const State& state, const Sitting& sitting);

/// The request that has the floor, running or paused, or none.
const FloorRequest* speech_under_way(const Sitting& sitting);

/// For so long a speech that ended before its time can be given back.
inline constexpr std::int64_t give_back_ms = 60'000;

/// The speech that ended last, on the open item, before its time and not by the chair's taking it away, while it can be
/// given back: nobody speaks, its body is there and at most `give_back_ms` have passed. Else none.
const FloorRequest* speech_to_give_back(const Sitting& sitting, Instant now);

/// How long a speech of that kind takes, in seconds: what the chair set for this sitting, else the regulation's.
std::int64_t speaking_seconds(const State& state, const Sitting& sitting, FloorKind kind);

/// Milliseconds that a speech has taken by `now`, without its pauses; of a speech that ended, the whole.
std::int64_t spoken_ms(const FloorRequest& request, Instant now);

/// When its time is over if it goes on; none while it is paused.
std::optional<Instant> speech_ends_at(const FloorRequest& speech);

/// Speeches and their milliseconds up to the last pause or end.
struct Spoken {
  std::int64_t times = 0;
  std::int64_t ms = 0;
};
/// Of each body that had the floor in the sitting.
std::map<OrganisationId, Spoken> spoken_by_body(const Sitting& sitting);

/// Ends the speech under way; nothing when nobody has the floor. For whoever closes or suspends the item.
std::vector<events::Event> end_speech(const Sitting& sitting, FloorEnd cause, Instant now);
/// Ends the speech of a body that goes out; nothing when it has not the floor.
std::vector<events::Event> end_speech_of(const Sitting& sitting, OrganisationId body, Instant now);
/// Stops the clock of the speech under way; nothing when none runs. For whoever suspends the sitting.
std::vector<events::Event> pause_speech(const Sitting& sitting);

}  // namespace tavolo::domain
