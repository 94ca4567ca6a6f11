#include "server/domain/floor.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "server/domain/quorum.hpp"

namespace tavolo::domain {
namespace {

/// What the order of the queue rests on, besides the requests themselves.
struct SoFar {
  std::set<OrganisationId> had_floor;  ///< on the open item, points of order aside
  std::map<OrganisationId, Spoken> spoken;
  std::optional<Bench> last_bench;  ///< that had the floor on the item
};

SoFar so_far(const State& state, const Sitting& sitting) {
  SoFar found;
  found.spoken = spoken_by_body(sitting);
  const FloorRequest* last = nullptr;
  for (const FloorRequest& request : sitting.floor) {
    const bool counts = request.granted && request.item == sitting.current_item;
    if (!counts || request.kind == FloorKind::point_of_order) continue;
    found.had_floor.insert(request.organisation);
    if (last == nullptr || last->granted->index < request.granted->index) last = &request;
  }
  if (last != nullptr) found.last_bench = state.organisations.at(last->organisation).bench;
  return found;
}

std::int64_t ms_of(const SoFar& past, OrganisationId body) {
  const auto found = past.spoken.find(body);
  return found == past.spoken.end() ? 0 : found->second.ms;
}

/// Takes the next of `waiting`, which stands in the order of request and is not empty.
QueuedRequest take_next(const State& state, const SoFar& past, bool alternate,
                        std::vector<const FloorRequest*>& waiting) {
  const auto had_floor = [&](const FloorRequest* each) { return past.had_floor.contains(each->organisation); };
  const auto same_bench = [&](const FloorRequest* each) {
    return alternate && past.last_bench == state.organisations.at(each->organisation).bench;
  };
  const auto rank = [&](const FloorRequest* each) {
    return std::tuple(had_floor(each), same_bench(each), ms_of(past, each->organisation));
  };
  // the first of equals: the one that asked first
  const auto next = std::min_element(waiting.begin(), waiting.end(),
                                     [&](const auto* left, const auto* right) { return rank(left) < rank(right); });
  const auto passes = [&](auto&& criterion) {
    return std::any_of(waiting.begin(), next, [&](const FloorRequest* earlier) { return criterion(earlier); });
  };
  QueuedRequest taken{*next, QueueReason::order_of_request};
  const bool fresh = !had_floor(*next);
  if (fresh && passes(had_floor)) {
    taken.why = QueueReason::has_not_spoken;
  } else if (!same_bench(*next) && passes(same_bench)) {
    taken.why = QueueReason::alternates_bench;
  } else if (next != waiting.begin()) {
    taken.why = QueueReason::least_time;
  }
  waiting.erase(next);
  return taken;
}

}  // namespace

std::vector<QueuedRequest> floor_queue(const State& state, const Sitting& sitting) {
  std::vector<QueuedRequest> queue;
  std::vector<const FloorRequest*> waiting;
  for (const FloorRequest& request : sitting.floor) {
    if (!request.waits() || request.item != sitting.current_item || !is_inside(sitting, request.organisation)) continue;
    if (request.kind == FloorKind::point_of_order) {
      queue.push_back({&request, QueueReason::point_of_order});
    } else {
      waiting.push_back(&request);
    }
  }
  SoFar past = so_far(state, sitting);
  const auto above = sitting_rules_of(state, sitting).alternate_above;
  const bool alternate = static_cast<std::int64_t>(waiting.size()) > above;
  while (!waiting.empty()) {
    queue.push_back(take_next(state, past, alternate, waiting));
    past.last_bench = state.organisations.at(queue.back().request->organisation).bench;
  }
  return queue;
}

const FloorRequest* speech_under_way(const Sitting& sitting) {
  const auto found =
      std::find_if(sitting.floor.begin(), sitting.floor.end(), [](const auto& request) { return request.speaks(); });
  return found == sitting.floor.end() ? nullptr : &*found;
}

const FloorRequest* speech_to_give_back(const Sitting& sitting, Instant now) {
  if (speech_under_way(sitting) != nullptr) return nullptr;
  const FloorRequest* last = nullptr;
  for (const FloorRequest& request : sitting.floor) {
    if (request.ended && (last == nullptr || last->ended->index < request.ended->index)) last = &request;
  }
  if (last == nullptr || last->item != sitting.current_item || last->end != FloorEnd::done) return nullptr;
  const bool early = last->spoken_ms < last->seconds * 1000;
  const bool just_now = now.ms - last->ended->ts.ms <= give_back_ms;
  return early && just_now && is_inside(sitting, last->organisation) ? last : nullptr;
}

std::int64_t speaking_seconds(const State& state, const Sitting& sitting, FloorKind kind) {
  if (const auto set = sitting.seconds.find(kind); set != sitting.seconds.end()) return set->second;
  const SittingRules rules = sitting_rules_of(state, sitting);
  switch (kind) {
    case FloorKind::intervention:
      return rules.intervention_seconds;
    case FloorKind::reply:
      return rules.reply_seconds;
    case FloorKind::vote_statement:
      return rules.vote_statement_seconds;
    case FloorKind::point_of_order:
      return rules.point_of_order_seconds;
    case FloorKind::fact:
      return rules.fact_seconds;
  }
  TAVOLO_CHECK(false);
  return 0;
}

std::optional<Instant> speech_ends_at(const FloorRequest& speech) {
  if (!speech.running_since) return std::nullopt;
  return Instant{speech.running_since->ms + speech.seconds * 1000 - speech.spoken_ms};
}

std::int64_t spoken_ms(const FloorRequest& request, Instant now) {
  if (!request.running_since) return request.spoken_ms;
  return request.spoken_ms + std::max<std::int64_t>(0, now.ms - request.running_since->ms);
}

std::map<OrganisationId, Spoken> spoken_by_body(const Sitting& sitting) {
  std::map<OrganisationId, Spoken> all;
  for (const FloorRequest& request : sitting.floor) {
    if (!request.granted) continue;
    Spoken& spoken = all[request.organisation];
    ++spoken.times;
    spoken.ms += request.spoken_ms;
  }
  return all;
}

std::vector<events::Event> end_speech(const Sitting& sitting, FloorEnd cause, Instant now) {
  const FloorRequest* speech = speech_under_way(sitting);
  if (speech == nullptr) return {};
  events::FloorEnded event;
  event.sitting = sitting.id;
  event.request = speech->id;
  event.cause = cause;
  event.spoken_ms = spoken_ms(*speech, now);
  event.reason = MultilineText<0, 2000>{};
  return {event};
}

std::vector<events::Event> end_speech_of(const Sitting& sitting, OrganisationId body, Instant now) {
  const FloorRequest* speech = speech_under_way(sitting);
  if (speech == nullptr || speech->organisation != body) return {};
  return end_speech(sitting, FloorEnd::left, now);
}

std::vector<events::Event> pause_speech(const Sitting& sitting) {
  const FloorRequest* speech = speech_under_way(sitting);
  if (speech == nullptr || !speech->running_since) return {};
  return {events::FloorPaused{sitting.id, speech->id}};
}

}  // namespace tavolo::domain
